"""The settings as a JSON file. A file that cannot be read is put aside, never overwritten."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.core.cover import CoverHabits
from app.core.errors import ListeningError, SettingsDamaged
from app.core.line_time import price_of
from app.core.listening import Listening
from app.core.options import PreviewFormat, Quality, SendOptions, problems_of
from app.core.own_accounts import is_account_id, name_problem, with_found_accounts
from app.core.packet import Paper
from app.core.proxy import proxy_address
from app.core.schedule import FURTHER_ATTEMPTS
from app.core.settings import (
    LONGEST_HOLD,
    LONGEST_KEEP_DAYS,
    AccountKind,
    AccountSettings,
    Colour,
    Settings,
    TelnyxAccount,
)
from app.storage.private_files import disk_errors, sync_folder, write_whole

_MOST_BYTES = 1_000_000
_VERSION = 2  # 1 knew one Telnyx account
UNREADABLE = Settings(keep_days=None)
"""Those of a new program, but no document is removed: nobody knows for how long it was to be kept."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """`damaged`: where an unreadable file was put; the settings are then UNREADABLE, and a person must be told,
    once."""

    settings: Settings
    damaged: Path | None = None

    @property
    def trouble(self) -> SettingsDamaged | None:
        return SettingsDamaged(name=self.damaged.name) if self.damaged else None


class SettingsFile:
    """Both methods raise DiskFull or DiskTrouble."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> LoadedSettings:
        """Fields that are missing, or hold what this version does not know, are as in a new program. Accounts whose
        folder lies beside the file are never missing."""
        with disk_errors():
            if not self._path.exists():
                return LoadedSettings(self._with_found(Settings()))
            with self._path.open("rb") as file:
                content = file.read(_MOST_BYTES)
        try:
            fields = json.loads(content)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            return LoadedSettings(self._with_found(UNREADABLE), self._put_aside())
        return LoadedSettings(self._with_found(_settings(fields)))

    def save(self, settings: Settings) -> None:
        """After a power cut there is the old file or the new one, whole."""
        content = json.dumps({"version": _VERSION, **asdict(settings)}, indent=2).encode()
        with disk_errors():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(self._path, content)
            sync_folder(self._path.parent)

    def _with_found(self, settings: Settings) -> Settings:
        with disk_errors():
            beside = self._path.parent
            folders = {place.name for place in beside.iterdir() if place.is_dir()} if beside.exists() else set()
        return with_found_accounts(settings, folders)

    def _put_aside(self) -> Path:
        number = 1
        while (place := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists():
            number += 1
        with disk_errors():
            return self._path.rename(place)


def _settings(fields: dict[str, Any]) -> Settings:
    fresh = Settings()
    region, proxy, price = fields.get("home_region"), fields.get("proxy"), fields.get("page_price")
    removed = _list(fields.get("removed"))
    accounts = _accounts(fields)
    known = [AccountKind.PRACTICE, AccountKind.OTHER_SERVER, *(each.id for each in accounts)]
    return Settings(
        account=next((str(each) for each in known if each == fields.get("account")), fresh.account),
        home_region=region if isinstance(region, str) else fresh.home_region,
        accounts=accounts,
        removed=tuple(dict.fromkeys(str(each) for each in removed if is_account_id(each))),
        practice=_account(fields.get("practice")),
        cover=CoverHabits(**_texts(fields.get("cover"), ("sender", "organisation", "own_text", "logo"))),
        proxy=(proxy_address(proxy) or "") if isinstance(proxy, str) else fresh.proxy,
        page_price=price if isinstance(price, str) and price_of(price) is not None else fresh.page_price,
        always_pictures=fields.get("always_pictures") is True,
        asks_again=fields.get("asks_again") is not False,
        notifications=fields.get("notifications") is not False,
        hold=_whole(fields.get("hold"), LONGEST_HOLD, fresh.hold),
        further_attempts=_whole(fields.get("further_attempts"), FURTHER_ATTEMPTS, fresh.further_attempts),
        keep_days=_keep_days(fields.get("keep_days", fresh.keep_days)),
        paper=Paper(fields["paper"]) if fields.get("paper") in list(Paper) else None,
    )


def _keep_days(days: object) -> int | None:
    """Always, where nobody can tell: what is removed does not come back."""
    return _whole(days, LONGEST_KEEP_DAYS, 0) or None


def _whole(number: object, most: int, usual: int) -> int:
    fits = isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= most
    return number if fits and isinstance(number, int) else usual


def _accounts(fields: dict[str, Any]) -> tuple[TelnyxAccount, ...]:
    """One at least, no two with the same id or name. Before there could be several, the one was called "telnyx"."""
    if "accounts" not in fields:
        return (TelnyxAccount(chosen=_account(fields.get("telnyx"))),)
    read = Settings(accounts=())
    for each in _list(fields["accounts"]):
        known = each if isinstance(each, dict) else {}
        account_id, name, colour = known.get("id"), known.get("name"), known.get("colour")
        if not isinstance(account_id, str) or not is_account_id(account_id) or read.telnyx(account_id):
            continue
        fits = isinstance(name, str) and not name_problem(name, read, account_id)
        account = TelnyxAccount(
            account_id,
            name if fits and isinstance(name, str) else "",
            Colour(colour) if colour in list(Colour) else Colour.BLUE,
            _account(known.get("chosen")),
        )
        read = replace(read, accounts=(*read.accounts, account))
    return read.accounts or Settings().accounts


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _account(fields: object) -> AccountSettings:
    known = fields if isinstance(fields, dict) else {}
    texts = _texts(known, ("connection_id", "application_name", "sender"))
    return AccountSettings(
        **texts, defaults=_options(known.get("defaults")), listening=_listening(known.get("listening"))
    )


def _listening(fields: object) -> Listening:
    """Not at all, where it could not be."""
    known = fields if isinstance(fields, dict) else {}
    texts = _texts(known, ("address", "public_key", "secret"))
    place = Listening(**texts, port=_whole(known.get("port"), 65535, 0))
    try:
        place.check()
    except ListeningError:
        return Listening()
    return place


def _options(fields: object) -> SendOptions:
    """Never with a document. As in a new program where together they are what Telnyx would refuse."""
    known = fields if isinstance(fields, dict) else {}
    fresh, texts = SendOptions(), _texts(known, ("display_name", "webhook_url"))
    quality, threshold, preview = (known.get(name) for name in ("quality", "black_threshold", "preview_format"))
    options = SendOptions(
        quality=Quality(quality) if quality in list(Quality) else fresh.quality,
        monochrome=known.get("monochrome") is True,
        black_threshold=threshold if isinstance(threshold, int) and not isinstance(threshold, bool) else None,
        t38=known.get("t38") is not False,
        store_media=known.get("store_media") is True,
        store_preview=known.get("store_preview") is True,
        preview_format=PreviewFormat(preview) if preview in list(PreviewFormat) else fresh.preview_format,
        display_name=texts.get("display_name", ""),
        webhook_url=texts.get("webhook_url", ""),
    )
    return fresh if problems_of(options) else options


def _texts(fields: object, names: tuple[str, ...]) -> dict[str, str]:
    """Those of the names that hold text."""
    known = fields if isinstance(fields, dict) else {}
    texts = {name: known.get(name) for name in names}
    return {name: text for name, text in texts.items() if isinstance(text, str)}
