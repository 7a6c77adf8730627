"""A fax that is being prepared, as it is kept so that it survives the end of the program."""

from dataclasses import dataclass, field, replace

from app.core.cover import CoverKind
from app.core.options import SendOptions
from app.core.packet import PageChoice, Paper


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """`sha256` in hex; empty where it was not read yet. `name` is what the person knows it by."""

    path: str
    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeptCoverPage:
    """What it says, by field of core.cover.Cover; it is drawn anew."""

    kind: CoverKind
    to: str = ""
    sender: str = ""
    organisation: str = ""
    subject: str = ""
    case_number: str = ""
    parties: str = ""
    message: str = ""
    own_text: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class KeptFax:
    """Everything that a person did on *New fax*, but for passwords.

    `account` is its id, `recipient` as it was typed. In `pages`, `document` counts `documents` from 0; those of
    documents that were not open are missing. `later`: document and page of those that wait for the next fax.
    `compose_ids`: of the last sheets that were opened for it. A fax with one of them was handed in.
    """

    account: str
    recipient: str = ""
    documents: tuple[KeptDocument, ...] = ()
    pages: tuple[PageChoice, ...] = ()
    later: tuple[tuple[int, int], ...] = ()
    as_pictures: bool = False
    paper: Paper = Paper.LETTER
    options: SendOptions = field(default_factory=SendOptions)
    cover: KeptCoverPage | None = None
    compose_ids: tuple[str, ...] = ()


def rest_of(kept: KeptFax) -> KeptFax | None:
    """What is left of it when it was handed in: the pages that waited. None: nothing."""
    waiting = [choice for choice in kept.pages if (choice.document, choice.page) in kept.later and choice.left_out]
    needed = sorted({choice.document for choice in waiting})
    pages = (replace(choice, document=needed.index(choice.document), left_out=False) for choice in waiting)
    if not needed:
        return None
    return replace(
        kept,
        documents=tuple(kept.documents[number] for number in needed),
        pages=tuple(pages),
        later=(),
        compose_ids=(),
    )
