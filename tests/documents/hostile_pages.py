"""A page that holds what it is given."""

from tests.factories import Objects, assemble, stream

IMAGE = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
_SHOW_IMAGE = b"q 612 0 0 792 0 0 cm /I Do Q"


def page_with(content: bytes, more: Objects | None = None, resources: bytes = b"", entries: bytes = b"") -> bytes:
    """One page with this content stream; `more` are objects from 5."""
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<%b>>%b>>"
            % (resources, entries),
            content,
            *(more or []),
        ]
    )


def page_with_image(image: bytes) -> bytes:
    return page_with(stream(_SHOW_IMAGE), [image], b"/XObject<</I 5 0 R>>")
