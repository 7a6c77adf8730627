"""The client against the practice account."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.core.attempt import Route
from app.core.errors import KeyRefused, NoCredit, NoMediaRoute, NotPermitted, Refused
from app.core.options import SendOptions
from app.core.ports import Accepted, AccountRefused, RefusedForNow, RequestRefused, SendOrder, Unclear
from app.telnyx.client import TelnyxClient
from tests.practice_account import PracticeAccount, pdf, until
from tests.telnyx.conftest import RECIPIENT, TOKEN, Patience, Steps, nothing

if TYPE_CHECKING:
    pass


class Office:
    """A client of the practice account, and what a test asks of both."""

    def __init__(self, account: PracticeAccount, folder: Path) -> None:
        self.account = account
        self.client = TelnyxClient(account.url, lambda: account.key)
        self.document = folder / "x.pdf"
        self.document.write_bytes(pdf(3))

    def order(self, to: str, route: Route = Route.MEDIA) -> SendOrder:
        return SendOrder(
            self.account.connection_id,
            to,
            self.account.sender,
            SendOptions(),
            route,
            TOKEN,
            str(uuid.uuid4()),
            self.document,
        )

    def send(self, to: str, route: Route = Route.MEDIA) -> Any:
        order = self.order(to, route)
        if route is Route.MEDIA:
            self.client.upload(self.document, order.media_name, Steps(), Patience())
        return self.client.send(order, nothing, Steps(), Patience())


@pytest.fixture
def office(practice_account: PracticeAccount, tmp_path: Path) -> Any:
    office = Office(practice_account, tmp_path)
    yield office
    office.client.close()


@pytest.mark.parametrize("route", [Route.MEDIA, Route.CONTENTS])
def test_a_whole_fax(office: Office, route: Route) -> None:
    client = office.client
    since = client.preflight() - timedelta(minutes=15)
    outcome = office.send(RECIPIENT, route)
    assert isinstance(outcome, Accepted)
    final = until(lambda: fax if (fax := client.fax(outcome.fax.id)) and fax.status == "delivered" else None)
    assert (final.to, final.page_count) == (RECIPIENT, 3)
    assert final.client_state == (TOKEN if route is Route.MEDIA else "")
    for to in (RECIPIENT, None):
        found = client.scan(since, to)
        assert [fax.id for fax in found.faxes] == [outcome.fax.id]
        assert found.clean
    assert len(office.account.accepted()) == 1
    if route is Route.MEDIA:
        assert client.delete_media(final.media_name)
        assert client.delete_media(final.media_name)
    assert "cancel" in client.cancel(final.id)


def test_what_the_practice_account_holds(office: Office) -> None:
    overview = office.client.overview()
    assert office.account.connection_id in [application.id for application in overview.applications]
    assert office.account.sender in [number.e164 for number in overview.numbers]
    assert float(overview.balance.available) > 0
    assert overview.balance.currency == "USD"


def test_a_wrong_key(office: Office) -> None:
    with pytest.raises(KeyRefused):
        TelnyxClient(office.account.url, lambda: "KEYwrong").preflight()


def test_an_account_without_media(tmp_path: Path) -> None:
    account = PracticeAccount(tmp_path / "account", without_media=True).start()
    try:
        office = Office(account, tmp_path)
        with pytest.raises(NoMediaRoute):
            office.send(RECIPIENT)
        assert isinstance(office.send(RECIPIENT, Route.CONTENTS), Accepted)
        office.client.close()
    finally:
        account.stop()


def test_answers_of_the_practice_account(office: Office) -> None:
    """The recipient's number chooses what happens."""
    assert office.send("+13125550105") == RequestRefused("10002", "'to' cannot receive faxes")
    assert isinstance(office.send("+13125550108"), RefusedForNow)
    for number, trouble in (("+13125550118", NoCredit), ("+13125550119", NotPermitted)):
        outcome = office.send(number)
        assert isinstance(outcome, AccountRefused)
        assert type(outcome.error) is trouble
    assert office.account.accepted() == []


@pytest.mark.parametrize(
    ("number", "why"),
    [("+13125550106", "no_answer"), ("+13125550109", "server_error"), ("+13125550120", "other_recipient")],
)
def test_a_lost_answer_is_found_by_its_token(office: Office, number: str, why: str) -> None:
    since = office.client.preflight() - timedelta(minutes=15)
    outcome = office.send(number)
    assert isinstance(outcome, Unclear)
    assert outcome.why == why
    found = office.client.scan(since, None)
    assert [fax.client_state for fax in found.faxes] == [TOKEN]
    assert len(office.account.accepted()) == 1
    assert outcome.telnyx_id in ("", found.faxes[0].id)


def test_a_refusal_has_its_words(office: Office) -> None:
    with pytest.raises(Refused) as raised:
        office.client.upload(office.document, "no spaces", Steps(), Patience())
    assert "media_name" in raised.value.sentence


def test_what_the_event_of_a_delivered_fax_tells(office: Office) -> None:
    outcome = office.send(RECIPIENT)
    assert isinstance(outcome, Accepted)
    until(lambda: office.client.counts(outcome.fax.id) is not None)
    told, fax = office.client.counts(outcome.fax.id), office.client.fax(outcome.fax.id)
    assert told is not None
    assert fax is not None
    assert (told.pages, told.seconds) == (3, fax.call_seconds)
    assert office.client.counts("no-such-fax") is None
