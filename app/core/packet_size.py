"""Whether a fax is small enough as fax pictures, and what makes it smaller."""

from collections.abc import Sequence
from dataclasses import replace

from app.core.document import Finding, Fix, Limits, Severity
from app.core.language import tr
from app.core.line_time import packet_bytes
from app.core.packet import Lines, PageChoice, PageLook, Raster, Tone
from app.core.review import file_size

# What a page of the assembled PDF takes besides its picture.
_BYTES_AROUND_PAGE = 600


def pictures_size(
    pages: Sequence[PageChoice], looks: Sequence[PageLook | None], raster: Raster, limits: Limits
) -> list[Finding]:
    """Nothing before every page was looked at. Where the size of a page is only estimated, nobody is kept from trying:
    making the fax ends with TooLarge if it is."""
    size = _bytes_of(pages, looks)
    if size is None:
        return []
    finding = file_size(size, limits)
    if finding.severity is Severity.OK:
        return [replace(finding, text=tr("{size} as fax pictures", size=finding.text))]
    numbered = enumerate(zip(pages, looks, strict=True), 1)
    photos = tuple(number for number, (page, look) in numbered if _is_photo(page, look))
    as_text = _bytes_of([replace(page, tone=Tone.TEXT) for page in pages], looks)
    if photos and as_text is not None and as_text <= limits.bytes:
        finding = replace(finding, page=photos[0], pages=photos, fix=Fix.TEXT)
        advice = tr("Show the photos as text, or send some of the pages as another fax.")
    elif raster.lines is Lines.STANDARD:
        advice = tr("Send some of the pages as another fax.")
    else:
        advice = tr("Choose a lower quality, or send some of the pages as another fax.")
    text = tr(
        "As fax pictures these pages have about {size:,} bytes; Telnyx takes {most:,} at most. {advice}",
        size=size,
        most=limits.bytes,
        advice=advice,
    )
    counted = all(page.tone in (Tone.AUTO, Tone.TEXT) for page in pages) or raster.black_threshold is not None
    return [replace(finding, text=text, severity=Severity.ERROR if counted else Severity.WARNING)]


def _bytes_of(pages: Sequence[PageChoice], looks: Sequence[PageLook | None]) -> int | None:
    known = None if None in looks else packet_bytes(pages, looks, as_pictures=True)
    return sum(known[0]) + _BYTES_AROUND_PAGE * len(pages) if known else None


def _is_photo(page: PageChoice, look: PageLook | None) -> bool:
    """With a black threshold, both sizes of a look are the same: this is of no use then, and not offered."""
    return page.tone is Tone.PHOTO or (page.tone is Tone.AUTO and look is not None and look.tone is Tone.PHOTO)
