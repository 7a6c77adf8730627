"""The network's faults, row for row: what the server does, and what must become of the one fax that meets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.core.errors import (
    CertificateExpired,
    CertificateNotTrusted,
    CertificateOfOtherHost,
    FaxError,
    KeyRefused,
    NetworkPage,
    NoCredit,
    NotPermitted,
    Offline,
    SenderNotOurs,
    TlsProblem,
    TooManyRequests,
)
from app.core.fax import FaxState
from tests.network.faulty_account import Act, properly
from tests.network.misbehaviour import (
    accept_for_another,
    accept_late,
    accept_twice,
    accepting,
    answer,
    bomb,
    close_when_idle,
    cut_by_length,
    cut_json,
    drip,
    endless,
    hang_up,
    huge_header,
    list_as_delivered,
    list_half,
    list_nothing,
    list_strangers,
    never_read,
    page,
    put_off,
    raw,
    redirect,
    refuse,
    reset,
    reset_after,
    says,
    slow_down,
    slow_down_until,
    stay_silent,
)
from tests.telnyx.test_wire import HOSTILE

OPERATIONS = ("probe", "upload", "post", "list", "get", "delete")
DELIVERED, NEEDS_CHECK, QUEUED = FaxState.DELIVERED, FaxState.NEEDS_CHECK, FaxState.QUEUED
ACCEPTED, FAILED, REJECTED = FaxState.ACCEPTED, FaxState.FAILED, FaxState.REJECTED


@dataclass(frozen=True)
class Row:
    """`number`: which fault it is. `posts`: how many POST /faxes the server sees. `accepted`: faxes that come into
    being there. `error`: why the queue waits, as told. `statuses`: what the GETs say in turn. `listener`: where the
    program connects to. `resumes`: a person says that the account is mended. `hurried`: with short deadlines.
    `large`: a document of more bytes than the system holds for a peer that does not read. `spare`: left to the script.
    """

    number: str
    name: str
    ends: FaxState = DELIVERED
    acts: Mapping[str, tuple[Act, ...]] = field(default_factory=dict)
    posts: int = 1
    accepted: int = 1
    error: type[FaxError] | None = None
    statuses: tuple[str, ...] = ("sending", "delivered")
    listener: str = "good"
    alarm: str = ""
    resumes: bool = False
    hurried: bool = False
    large: bool = False
    spare: bool = False

    @property
    def told(self) -> str:
        return "" if self.error is None else self.error.__name__


def _alike(rows: Iterable[Row], first: int = 1) -> Iterator[Row]:
    """Rows that differ in a number only: the test suite has enough with the first ones."""
    for index, row in enumerate(rows):
        yield replace(row, spare=index >= first)


def _offline(number: str, name: str, listener: str, error: type[FaxError], hurried: bool = False) -> Row:
    return Row(number, name, QUEUED, {}, 0, 0, error, listener=listener, hurried=hurried)


def _post(number: str, name: str, *acts: Act, **rest: object) -> Row:
    return Row(number, name, acts={"post": acts}, **rest)  # type: ignore[arg-type]  # passed on by name


def _lost(number: str, name: str, act: Act, **rest: object) -> tuple[Row, Row]:
    """The answer is lost: of a fax that exists, which is found, and of one that does not, which is not sent again."""
    after = _post(number, f"{name} after acceptance", accepting(act), **rest)
    before = _post(number, f"{name} before acceptance", act, ends=NEEDS_CHECK, accepted=0, **rest)
    return after, before


def _contents(number: str, name: str, act: Act, **rest: object) -> Row:
    """An account that stores no documents."""
    acts = {"upload": (refuse(404),), "post": (act, properly)}
    return Row(number, name, acts=acts, **rest)  # type: ignore[arg-type]  # passed on by name


_HURRIED = {"hurried": True}
_NOTHING_LEFT = {
    "N1": [_offline("N1", "the name is unknown", "unknown name", Offline)],
    "N2": [_offline("N2", "connection refused", "closed port", Offline)],
    "N3": [
        _offline("N3", "certificate of another host", "other host", CertificateOfOtherHost),
        _offline("N3", "certificate expired", "expired", CertificateExpired),
        _offline("N3", "certificate not yet valid", "not yet valid", CertificateExpired),
        _offline("N3", "certificate of an unknown authority", "self-signed", CertificateNotTrusted),
    ],
    "N4": [_offline("N4", "nobody takes the connection", "full", Offline, hurried=True)],
    "N22": [
        _offline("N22", "a log-in page instead of TLS", "no TLS", TlsProblem),
        _offline("N22", "a log-in page for every host", "portal", NetworkPage),
    ],
}

_SIZES = {
    "no byte": lambda size: 0,
    "one byte": lambda size: 1,
    "half": lambda size: size // 2,
    "all but one": lambda size: size - 1,
    "all": lambda size: size,
}

_UPLOADS = [
    Row("N5", "an upload that nobody reads", acts={"upload": (never_read, properly)}, hurried=True, large=True),
    *(
        Row("N6", f"an upload reset after {name}", acts={"upload": (reset_after(count), properly)}, large=True)
        for name, count in _SIZES.items()
    ),
    *(
        _contents("N6", f"a send call with its document reset after {name}", reset_after(_SIZES[name]),
                  posts=2, large=True)
        for name in ("no byte", "one byte", "half")
    ),
    *(
        _contents(
            "N6", f"a send call with its document reset after {name}", reset_after(_SIZES[name]),
            ends=NEEDS_CHECK, accepted=0,
        )
        for name in ("all but one", "all")
    ),
    _contents("N7", "accepted with its document and reset", accepting(reset), ends=NEEDS_CHECK),
    _contents("N12", "an account without media", properly),
    Row("N11", "an upload answered 500", acts={"upload": (answer(500), properly)}),
    Row("N13", "an upload answered by a proxy", acts={"upload": (page(403), properly)}),
    Row("N10", "an upload asked to slow down", acts={"upload": (slow_down(retry_after="2"), properly)}),
]  # fmt: skip

_LOST = [
    *_lost("N7", "closed", hang_up),
    *_lost("N7", "reset", reset),
    *_lost("N7", "silent", stay_silent, **_HURRIED),
    _post("N8", "closed and listed", accepting(hang_up)),
    Row("N8", "the list says delivered and the fax does not", ACCEPTED, {"post": (accepting(hang_up),),
        "list": (list_as_delivered,)}, statuses=("sending",)),
    Row("N9", "listed late", acts={"post": (accepting(hang_up),), "list": (*[list_nothing] * 8, properly)}),
    Row("N9", "accepted late", acts={"post": (put_off,), "list": (*[list_nothing] * 6, accept_late)}),
    Row("N9", "never listed", NEEDS_CHECK, {"post": (accepting(hang_up),), "list": (list_nothing,)}),
    Row("N9", "others are listed", NEEDS_CHECK, {"post": (accepting(hang_up),), "list": (list_strangers,)}),
    Row("N9", "a list that contradicts itself", NEEDS_CHECK, {"post": (hang_up,), "list": (list_half,)}, accepted=0),
    Row("N9", "a list that fails", acts={"post": (accepting(hang_up),), "list": (answer(500), page(403), properly)}),
    _post("N9", "two faxes for one request", accept_twice, accepted=2, alarm="twice"),
    *_alike((row for status in (500, 502, 503, 504) for row in _lost("N11", f"{status}", answer(status))), 2),
    *_alike(_lost("N13", f"{status} of a proxy", page(status))[0] for status in (403, 400, 404, 422, 429)),
    *_alike((row for status in (408, 409, 425) for row in _lost("N12", f"{status} with errors", refuse(status))), 2),
]  # fmt: skip

_REFUSED = [
    *_alike(
        _post("N10", f"slow down {name}", slow_down(**headers), properly, posts=2)
        for name, headers in {
            "for 2 seconds": {"retry_after": "2"},
            "without a time": {},
            "1e9": {"retry_after": "1e9"},
            "-1": {"retry_after": "-1"},
            "NaN": {"retry_after": "NaN"},
            "abc": {"retry_after": "abc"},
            "until the limit is reset": {"x_ratelimit_reset": "3"},
        }.items()
    ),
    _post("N10", "slow down until a date", slow_down_until(20), properly, posts=2),
    _post("N10", "slow down for years", slow_down(retry_after="99999999"), ends=QUEUED, accepted=0,
          error=TooManyRequests),
    *_alike(
        _post("N12", f"{status} with errors", refuse(status), ends=REJECTED, accepted=0)
        for status in (400, 404, 405, 413, 415, 422)
    ),
    *_alike((
        _post("N12", f"account {name}", refuse(*refusal), properly, posts=2, error=error, resumes=True)
        for name, refusal, error in (
            ("401", (401,), KeyRefused),
            ("402", (402,), NoCredit),
            ("403", (403,), NotPermitted),
            ("403 for the sender", (403, "10010", "/from"), SenderNotOurs),
            ("20100", (422, "20100"), NoCredit),
        )
    ), 2),
]  # fmt: skip

_ANSWERS = [
    _post("N14", "HTML", says(lambda fax: b"<html>Thank you</html>")),
    _post("N14", "nothing", says(lambda fax: b"")),
    _post("N14", "cut JSON", raw(cut_json)),
    _post("N14", "cut by its length", raw(cut_by_length)),
    _post("N14", "no id", says(lambda fax: {"data": {**fax, "id": None}})),
    _post("N14", "an id that is a number", says(lambda fax: {"data": {**fax, "id": 7}})),
    _post("N14", "an id that is a path", says(lambda fax: {"data": {**fax, "id": "../balance"}})),
    _post("N14", "a list", says(lambda fax: {"data": [fax]})),
    _post("N14", "no number", says(lambda fax: {"data": {**fax, "to": None}})),
    _post("N14", "another number in the answer only", says(lambda fax: {"data": {**fax, "to": "+13125550177"}}),
          ends=NEEDS_CHECK, alarm="other_recipient"),
    _post("N14", "another number", accept_for_another, ends=NEEDS_CHECK, alarm="other_recipient"),
    *_alike((
        Row("N15", f"body {number}", acts={
            **{operation: (answer(200, body), properly) for operation in OPERATIONS},
            "post": (accepting(answer(202, body)),),
        })
        for number, body in sorted(enumerate(HOSTILE, 1), key=lambda body: body[0] % 4)
    ), 4),
    Row("N16", "unknown words", ACCEPTED, statuses=("exploded", "teleported")),
    Row("N16", "words like delivered", ACCEPTED,
        statuses=("Delivered", "delivered ", "delivered\x00", "partially_delivered", "DELIVERED", "")),
    Row("N16", "an unknown word, then the end", statuses=("exploded", "delivered")),
    Row("N17", "back and forth", statuses=("sending", "queued", "originated", "sending", "delivered", "failed")),
    Row("N17", "failed, then delivered", FAILED, statuses=("failed", "delivered")),
    *_lost("N18", "a byte now and then", drip, **_HURRIED),
    Row("N18", "a slow list", acts={"probe": (drip, properly), "get": (drip, properly)}, hurried=True),
    _post("N19", "an endless answer", accepting(endless)),
    _post("N19", "a bomb", accepting(bomb)),
    _post("N19", "a huge header", accepting(huge_header)),
    Row("N19", "bombs everywhere", acts=dict.fromkeys(("probe", "upload", "get", "list"), (bomb, properly))),
    *_alike(
        _post("N20", f"{status} from the send call", redirect(status, safe), ends=NEEDS_CHECK, accepted=0)
        for status, safe in ((307, True), (301, False), (302, True), (303, False), (308, False))
    ),
    *_alike(
        _contents("N20", f"{status} from the send call with its document", redirect(status, safe),
                  ends=NEEDS_CHECK, accepted=0)
        for status, safe in ((308, True), (302, False), (307, False))
    ),
    *_alike(
        Row("N20", f"{status} from everything else", acts=dict.fromkeys(
            set(OPERATIONS) - {"post"}, (redirect(status, safe), properly)))
        for status, safe in ((307, False), (301, True), (302, False), (308, True))
    ),
    Row("N23", "an address that is a black hole", listener="black hole first", hurried=True),
    Row("N24", "idle connections are closed", acts=dict.fromkeys(OPERATIONS, (close_when_idle,)),
        statuses=("delivered",)),
]  # fmt: skip

ROWS: list[Row] = [*(row for rows in _NOTHING_LEFT.values() for row in rows), *_UPLOADS, *_LOST, *_REFUSED, *_ANSWERS]
