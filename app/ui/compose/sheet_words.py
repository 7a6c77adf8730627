"""What the last sheet says of how the fax goes and how long it takes. Without Qt."""

from app.core.language import tr
from app.core.line_time import line_seconds, line_time_words, packet_bytes
from app.core.wording import PAPER_NAMES
from app.ui.compose.draft import Draft
from app.ui.compose.packet import Contents, Way


def way_words(draft: Draft, *, as_pictures: bool = False) -> str:
    """`as_pictures`: what is sent was made of fax pictures."""
    if draft.options.is_remote:
        where = tr("its web address") if draft.options.media_urls else tr("its own storage")
        return tr("Telnyx gets it from {where}, unchecked", where=where)
    contents = draft.contents
    if not as_pictures:
        return tr("The file itself") if contents.way is Way.ORIGINAL else tr("One PDF of these pages")
    paper = PAPER_NAMES[contents.raster.paper]
    if contents.way is Way.PICTURES:
        return tr("Fax pictures on {paper}", paper=paper)
    return tr("Fax pictures on {paper}, because the pages cannot be joined as they are", paper=paper)


def time_words(contents: Contents, *, as_pictures: bool) -> str:
    """Empty while pages are still looked at."""
    if contents.looked_at < contents.total:
        return ""
    sizes = packet_bytes(contents.included, contents.looks_in_order, as_pictures)
    return line_time_words(line_seconds(*sizes)) if sizes else ""
