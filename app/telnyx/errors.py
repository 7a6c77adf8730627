"""Foreign errors as core's, translated here and nowhere else."""

import ssl
from collections.abc import Iterator

import httpx

from app.core.errors import (
    AccountError,
    AccountHeld,
    CertificateExpired,
    CertificateNotTrusted,
    CertificateOfOtherHost,
    FaxError,
    KeyRefused,
    KeyRevoked,
    NetworkPage,
    NoCredit,
    NoMediaRoute,
    NotPermitted,
    Offline,
    ProxyAsksPassword,
    ProxyRefuses,
    Refused,
    SenderNotOurs,
    ServiceError,
    TlsProblem,
    TooManyRequests,
    Unreachable,
)
from app.telnyx import wire
from app.telnyx.answer import Answer
from app.telnyx.wire import Problem

_INSUFFICIENT_FUNDS = "20100"
_KEY_REVOKED = "20002"
_ACCOUNT_HELD = frozenset({"20012", "20013", "20014", "20016", "20017"})  # inactive, blocked, not verified yet
# Statuses that prove nothing about a request, whatever is in the body.
PROVE_NOTHING = frozenset({408, 409, 425})

# X509_V_ERR_ numbers of OpenSSL's x509_vfy.h. Windows and macOS have others: there it stays a plain TlsProblem.
_CERTIFICATE_TROUBLE: dict[int, type[TlsProblem]] = {
    9: CertificateExpired,  # not yet valid
    10: CertificateExpired,
    62: CertificateOfOtherHost,
    64: CertificateOfOtherHost,  # other address
    18: CertificateNotTrusted,  # signed by itself
    19: CertificateNotTrusted,  # an unknown root in the chain
    20: CertificateNotTrusted,  # signed by nobody we know
    21: CertificateNotTrusted,
}


def from_transport(error: httpx.TransportError) -> ServiceError:
    """Why there is no answer."""
    trouble = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None)
    if isinstance(trouble, ssl.SSLCertVerificationError):
        return _CERTIFICATE_TROUBLE.get(trouble.verify_code, TlsProblem)()
    if isinstance(error, httpx.ConnectError) and trouble and not isinstance(trouble, _BROKEN_OFF):
        return TlsProblem()
    if isinstance(error, httpx.ProxyError):
        return _from_proxy(str(error)[:3])
    if isinstance(error, httpx.ProtocolError):
        return Unreachable()
    return Offline()


def _from_proxy(status: str) -> ServiceError:
    """What a proxy answers to CONNECT, before anything has gone further. From 500 on it has not reached Telnyx."""
    if status == "407":
        return ProxyAsksPassword()
    return ProxyRefuses() if status.startswith("4") else Offline()


_BROKEN_OFF = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def from_answer(answer: Answer) -> FaxError:
    """What an answer says that is not the success we asked for. Only Telnyx's own `errors` count as a refusal:
    without them it may be the page of a proxy or of a Wi-Fi log-in."""
    problems = wire.problems_of(answer.body)
    if not problems or not 400 <= answer.status < 500 or answer.status in PROVE_NOTHING:
        return NetworkPage() if _is_page(answer) else Unreachable()
    trouble = account_trouble(answer.status, problems)
    if trouble:
        return trouble
    if answer.status == 429:
        return TooManyRequests(wait=round(answer.seconds_to_wait))
    return Refused(code=problems[0].code, detail=detail_of(problems))


def from_media_answer(answer: Answer) -> FaxError:
    """As `from_answer`, for an upload that was not taken. What holds the whole account back may be put right: it does
    not say that there is no place for documents."""
    error = from_answer(answer)
    no_place = type(error) is NotPermitted or (isinstance(error, Refused) and answer.status in (404, 405))
    return NoMediaRoute() if no_place else error


def account_trouble(status: int, problems: tuple[Problem, ...]) -> AccountError | None:
    """The trouble where it is the account's, not that of this request."""
    if status == 402 or _lacks_funds(problems):
        return NoCredit()
    if status in (401, 403) and any(problem.code in _ACCOUNT_HELD for problem in problems):
        return AccountHeld(code=problems[0].code, detail=detail_of(problems))
    if status == 401:
        return KeyRevoked() if any(problem.code == _KEY_REVOKED for problem in problems) else KeyRefused()
    if status == 403:
        refused = SenderNotOurs if problems[0].pointer == "/from" else NotPermitted
        return refused(code=problems[0].code, detail=detail_of(problems))
    return None


def detail_of(problems: tuple[Problem, ...]) -> str:
    """Telnyx's words for a person; several can come at once."""
    return wire.clean("; ".join(problem.detail or problem.code for problem in problems))


def _is_page(answer: Answer) -> bool:
    """A web page where JSON was due. Telnyx's own gateways write pages as well, with statuses from 500 on; 511 is the
    status of log-in pages (RFC 6585)."""
    return (answer.status < 500 or answer.status == 511) and answer.body.lstrip()[:1] == b"<"


def _lacks_funds(problems: tuple[Problem, ...]) -> bool:
    return any(problem.code == _INSUFFICIENT_FUNDS for problem in problems)
