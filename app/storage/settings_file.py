"""The settings as a JSON file. A file that cannot be read is put aside, never overwritten."""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.core.settings import AccountKind, AccountSettings, Settings
from app.storage.private_files import disk_errors, sync, sync_folder

_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """`damaged`: where an unreadable file was put; the settings are then those of a new program."""

    settings: Settings
    damaged: Path | None = None


class SettingsFile:
    """Both methods raise DiskFull or DiskTrouble."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> LoadedSettings:
        """Fields that are missing, or hold what this version does not know, are as in a new program."""
        with disk_errors():
            if not self._path.exists():
                return LoadedSettings(Settings())
            with self._path.open("rb") as file:
                content = file.read(_MOST_BYTES)
        try:
            fields = json.loads(content)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            return LoadedSettings(Settings(), self._put_aside())
        return LoadedSettings(_settings(fields))

    def save(self, settings: Settings) -> None:
        """After a power cut there is the old file or the new one, whole."""
        content = json.dumps(asdict(settings), indent=2).encode()
        with disk_errors():
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            written, name = tempfile.mkstemp(prefix=f".{self._path.name}.", dir=self._path.parent)  # with mode 0600
            try:
                with os.fdopen(written, "wb") as file:
                    file.write(content)
                    file.flush()
                    sync(file.fileno())
                os.replace(name, self._path)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            sync_folder(self._path.parent)

    def _put_aside(self) -> Path:
        number = 1
        while (place := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists():
            number += 1
        with disk_errors():
            return self._path.rename(place)


def _settings(fields: dict[str, Any]) -> Settings:
    fresh = Settings()
    account, region = fields.get("account"), fields.get("home_region")
    return Settings(
        account=AccountKind(account) if account in list(AccountKind) else fresh.account,
        home_region=region if isinstance(region, str) else fresh.home_region,
        telnyx=_account(fields.get("telnyx")),
        practice=_account(fields.get("practice")),
    )


def _account(fields: object) -> AccountSettings:
    known = fields if isinstance(fields, dict) else {}
    texts = {name: known.get(name) for name in ("connection_id", "application_name", "sender")}
    return AccountSettings(**{name: text for name, text in texts.items() if isinstance(text, str)})
