"""Where things are: the data folder and what is in it, and the resources that come with the program."""

import hashlib
import os
import sys
from pathlib import Path


def data_dir(override: Path | None = None) -> Path:
    """The folder of everything the program keeps: `override`, or the usual place of the system. It need not exist."""
    if override is not None:
        return override.absolute()
    if sys.platform == "win32":
        return _from_environment("LOCALAPPDATA", "AppData", "Local") / "Faxwell"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Faxwell"
    return _from_environment("XDG_DATA_HOME", ".local", "share") / "faxwell"


def account_dir(data: Path, account_id: str, base_url: str) -> Path:
    """The folder of one account, so that faxes of different accounts can never meet."""
    if account_id != "other_server":
        return data / account_id
    # Another server is told by its address; a slash at the end makes no other server of it.
    digest = hashlib.sha256(base_url.rstrip("/").encode()).hexdigest()
    return data / f"server-{digest[:16]}"


def spool_dir(account: Path) -> Path:
    """Our own copies of an account's documents."""
    return account / "spool"


def prepared_dir(data: Path) -> Path:
    """Files made for a fax that is not sent yet: assembled ones, covers, pasted pictures."""
    return data / "prepared"


def kept_fax_file(data: Path, other_server: str) -> Path:
    """The fax that is being prepared; apart for windows that do not know each other."""
    name = account_dir(data, "other_server", other_server).name if other_server else "fax"
    return data / "kept" / f"{name}.json"


def log_dir(data: Path) -> Path:
    return data / "logs"


def settings_file(data: Path) -> Path:
    return data / "settings.json"


def practice_server_dir(data: Path) -> Path:
    """What the practice server keeps, as Telnyx keeps it on its side: apart from the practice account's own folder."""
    return data / "practice-server"


def running_dir(data: Path) -> Path:
    """For the lock and the socket of the window that is open: where the system keeps such things as long as a person is
    logged in, else beside the rest."""
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return runtime / "faxwell" if runtime.is_absolute() and sys.platform != "win32" else data / "running"


def make_private(folder: Path) -> Path:
    """The folder, for its owner only; made when it is missing.

    One that exists keeps its mode: --data-dir may name any folder, and then it is not ours to lock others out of.
    Raises OSError.
    """
    for place in (*reversed(folder.parents), folder):
        if place == folder or not place.exists():
            place.mkdir(mode=0o700, exist_ok=True)
    return folder


def resource(name: str) -> Path:
    """A file or folder of resources/, such as "icons/fax.svg": in the frozen program, the wheel or the source tree."""
    here = Path(__file__).resolve().parent
    places = [here / "resources", here.parent / "resources"]
    if bundle := getattr(sys, "_MEIPASS", None):
        places.insert(0, Path(bundle, "resources"))
    for place in places:
        if (found := place / name).exists():
            return found
    raise FileNotFoundError(name)


def translations() -> Path:
    """The languages of the window, faxwell_de.qm and so on; the folder is missing where there are none."""
    return resource(".") / "translations"


def _from_environment(variable: str, *below_home: str) -> Path:
    place = Path(os.environ.get(variable, ""))
    return place if place.is_absolute() else Path.home().joinpath(*below_home)
