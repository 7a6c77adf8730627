"""What the last sheet says of how the fax goes and how long it takes. Without Qt."""

from app.core.line_time import line_seconds, line_time_words, packet_bytes
from app.core.wording import PAPER_NAMES
from app.ui.compose.draft import Draft
from app.ui.compose.packet import Contents, Way


def way_words(draft: Draft) -> str:
    if draft.options.is_remote:
        where = "its web address" if draft.options.media_urls else "its own storage"
        return f"Telnyx gets it from {where}, unchecked"
    contents = draft.contents
    match contents.way:
        case Way.ORIGINAL:
            return "The file itself"
        case Way.JOINED:
            return "One PDF of these pages"
        case Way.PICTURES:
            return f"Fax pictures on {PAPER_NAMES[contents.raster.paper]}"


def time_words(contents: Contents) -> str:
    """Empty while pages are still looked at."""
    if contents.looked_at < contents.total:
        return ""
    sizes = packet_bytes(contents.included, contents.looks_in_order, contents.raster, contents.way is Way.PICTURES)
    return line_time_words(line_seconds(*sizes)) if sizes else ""
