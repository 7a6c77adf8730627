"""Telnyx's own Python SDK must find its way around the practice account."""

from __future__ import annotations

import pytest
import telnyx

from app.practice.set_ups import APPLICATION_ID, SENDER_NUMBER
from tests.practice_account import PracticeAccount, until


@pytest.fixture
def client(practice_account: PracticeAccount) -> telnyx.Telnyx:
    return telnyx.Telnyx(api_key=practice_account.key, base_url=practice_account.url, max_retries=0)


def send(client: telnyx.Telnyx, account: PracticeAccount, to: str) -> str:
    fax = client.faxes.create(
        connection_id=APPLICATION_ID,
        from_=SENDER_NUMBER,
        to=to,
        media_name=account.upload(),
        quality="very_high",
        monochrome=True,
        black_threshold=80,
        client_state="dG9rZW4=",
        from_display_name="Example Clinic",
    ).data
    assert fax
    assert fax.id
    assert (fax.status, fax.to, fax.from_, fax.client_state) == ("queued", to, SENDER_NUMBER, "dG9rZW4=")
    return fax.id


def test_create_and_retrieve(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    fax_id = send(client, practice_account, "+13125550101")
    until(lambda: (fax := client.faxes.retrieve(fax_id).data) and fax.status == "delivered")
    fax = client.faxes.retrieve(fax_id).data
    assert fax
    assert (fax.failure_reason, fax.quality, fax.direction) == (None, "very_high", "outbound")
    assert fax.created_at
    assert fax.updated_at
    assert fax.updated_at > fax.created_at


def test_list_over_several_pages(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    number = "+13125550130"
    sent = [send(client, practice_account, number) for _ in range(3)]
    first = client.faxes.retrieve(sent[0]).data
    assert first
    assert first.created_at
    pages = client.faxes.list(
        filter={
            "to": {"eq": number},
            "from": {"eq": SENDER_NUMBER},
            "direction": {"eq": "outbound"},
            "created_at": {"gte": first.created_at},
        },
        page_size=2,
    )
    assert [fax.id for fax in pages] == sent[::-1]


def test_cancel(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    fax_id = send(client, practice_account, "+13125550115")
    answer = client.faxes.actions.cancel(fax_id).data
    assert answer
    assert answer.result == "ok"
    until(lambda: (fax := client.faxes.retrieve(fax_id).data) and fax.failure_reason == "sender_canceled")
    with pytest.raises(telnyx.UnprocessableEntityError):
        client.faxes.actions.cancel(fax_id)


def test_delete(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    fax_id = send(client, practice_account, "+13125550101")
    client.faxes.delete(fax_id)
    with pytest.raises(telnyx.NotFoundError):
        client.faxes.retrieve(fax_id)


def test_the_account(client: telnyx.Telnyx) -> None:
    applications = list(client.fax_applications.list())
    assert APPLICATION_ID in [application.id for application in applications]
    application = client.fax_applications.retrieve(APPLICATION_ID).data
    assert application
    assert application.active
    assert application.outbound
    profile = application.outbound.outbound_voice_profile_id
    assert [item.id for item in client.outbound_voice_profiles.list()] == [profile]
    numbers = client.phone_numbers.list(filter={"connection_id": APPLICATION_ID, "status": "active"})
    assert [number.phone_number for number in numbers] == [SENDER_NUMBER]
    balance = client.balance.retrieve().data
    assert balance
    assert (balance.available_credit, balance.currency) == ("100.00", "USD")


def test_media(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    name = practice_account.upload()
    media = client.media.retrieve(name).data
    assert media
    assert (media.media_name, media.content_type) == (name, "application/pdf")
    assert name in [item.media_name for item in client.media.list().data or []]
    client.media.delete(name)
    with pytest.raises(telnyx.NotFoundError):
        client.media.retrieve(name)


def test_errors(client: telnyx.Telnyx, practice_account: PracticeAccount) -> None:
    stranger = telnyx.Telnyx(api_key="KEY0", base_url=practice_account.url, max_retries=0)
    with pytest.raises(telnyx.AuthenticationError):
        stranger.balance.retrieve()
    with pytest.raises(telnyx.UnprocessableEntityError):
        client.faxes.create(connection_id="1", from_=SENDER_NUMBER, to="+13125550101", media_name="none")
    with pytest.raises(telnyx.RateLimitError):
        send(client, practice_account, "+13125550108")
