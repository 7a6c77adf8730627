from __future__ import annotations

import argparse
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.cli import Failed
from app.cli.send_options import add_send_options, send_options
from app.core.options import PreviewFormat, Quality, SendOptions
from app.core.settings import AccountSettings, Settings
from app.storage.fax_reader import FaxReader
from app.storage.settings_file import SettingsFile
from tests.cli.conftest import Terminal

TO = "+13125550101"


def parsed(*words: str, defaults: SendOptions | None = None) -> SendOptions:
    parser = argparse.ArgumentParser()
    add_send_options(parser)
    return send_options(parser.parse_args(words), defaults or SendOptions())


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("", SendOptions()),
        ("--quality ultra_dark", SendOptions(quality=Quality.ULTRA_DARK)),
        ("--monochrome --black-threshold 60", SendOptions(monochrome=True, black_threshold=60)),
        ("--no-t38", SendOptions(t38=False)),
        ("--store-media", SendOptions(store_media=True)),
        ("--store-preview --preview-format tiff", SendOptions(store_preview=True, preview_format=PreviewFormat.TIFF)),
        ("--display-name Clinic", SendOptions(display_name="Clinic")),
        ("--webhook-url https://example.com/", SendOptions(webhook_url="https://example.com/")),
        (
            "--url https://example.com/a --url https://example.com/b",
            SendOptions(media_urls=("https://example.com/a", "https://example.com/b")),
        ),
        ("--stored media-7", SendOptions(stored_name="media-7")),
    ],
)
def test_every_parameter(words: str, options: SendOptions) -> None:
    assert parsed(*words.split()) == options


CHOSEN = SendOptions(
    quality=Quality.NORMAL,
    monochrome=True,
    black_threshold=60,
    t38=False,
    store_preview=True,
    preview_format=PreviewFormat.TIFF,
    display_name="Clinic",
    webhook_url="https://example.com/",
)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("", CHOSEN),
        ("--quality high --t38", replace(CHOSEN, quality=Quality.HIGH, t38=True)),
        ("--no-monochrome", replace(CHOSEN, monochrome=False, black_threshold=None)),
        ("--no-black-threshold", replace(CHOSEN, black_threshold=None)),
        ("--no-store-preview --no-display-name", replace(CHOSEN, store_preview=False, display_name="")),
        ("--no-webhook-url --stored form", replace(CHOSEN, webhook_url="", stored_name="form")),
        ("--no-defaults --display-name Other", SendOptions(display_name="Other")),
    ],
)
def test_what_is_not_said_is_as_every_fax_of_the_account(words: str, options: SendOptions) -> None:
    assert parsed(*words.split(), defaults=CHOSEN) == options


def test_what_is_stored_there_is_not_kept_there_once_more() -> None:
    always = SendOptions(store_media=True)
    assert parsed("--stored", "form", defaults=always) == SendOptions(stored_name="form")
    with pytest.raises(Failed, match="once more"):
        parsed("--stored", "form", "--store-media", defaults=always)


def test_a_threshold_without_black_and_white_is_refused() -> None:
    with pytest.raises(Failed, match="needs black and white"):
        parsed("--no-monochrome", "--black-threshold", "60", defaults=CHOSEN)


def test_what_excludes_each_other_is_refused_before_anything_is_sent() -> None:
    with pytest.raises(Failed, match="not both"):
        parsed("--url", "https://example.com/a", "--stored", "x")


@pytest.mark.parametrize("url", ["http://example.com/a", "https://ann:secret@example.com/a", "https://10.0.0.5/a"])
def test_an_address_that_telnyx_cannot_fetch_safely_is_refused_as_in_the_window(url: str) -> None:
    with pytest.raises(Failed):
        parsed("--url", url)


def test_several_files_are_one_fax(terminal: Terminal, letter: Path, tmp_path: Path) -> None:
    picture = tmp_path / "scan.png"
    Image.new("L", (600, 800), 200).save(picture)
    ran = terminal.run("send", "--to", TO, letter, picture, "--wait", "--json")
    assert (ran.code, ran.json["pages"]) == (0, 3), ran.err
    (accepted,) = terminal.account.accepted()
    assert accepted["pages"] == 3
    assert not list((terminal.data / "prepared").glob("*"))


def test_it_goes_as_in_the_window(terminal: Terminal, letter: Path) -> None:
    """The account's options and the settings of this computer hold here too, and are set aside by a word."""
    terminal.data.mkdir(mode=0o700)
    chosen = Settings(
        always_pictures=True, practice=AccountSettings(defaults=SendOptions(quality=Quality.ULTRA_DARK, t38=False))
    )
    SettingsFile(terminal.data / "settings.json").save(chosen)
    sha256 = hashlib.sha256(letter.read_bytes()).hexdigest()
    for words in ((), ("--no-as-pictures", "--t38")):
        assert terminal.run("send", "--practice", "--to", TO, letter, *words).code == 0
    one, other = FaxReader(terminal.data / "practice" / "faxes.db").page(2)[::-1]
    assert (one.options, one.document.sha256 == sha256) == (SendOptions(quality=Quality.ULTRA_DARK, t38=False), False)
    assert (other.options, other.document.sha256) == (SendOptions(quality=Quality.ULTRA_DARK), sha256)


def test_as_fax_pictures(terminal: Terminal, letter: Path) -> None:
    ran = terminal.run("send", "--to", TO, letter, "--as-pictures", "--wait", "--json")
    assert (ran.code, ran.json["pages"]) == (0, 2), ran.err
    (accepted,) = terminal.account.accepted()
    assert accepted["sha256"] != hashlib.sha256(letter.read_bytes()).hexdigest()


def test_a_document_from_the_web_is_not_sent_from_here(terminal: Terminal) -> None:
    ran = terminal.run("send", "--to", TO, "--url", "https://example.com/form.pdf", "--wait", "--json")
    assert (ran.code, ran.json["state"]) == (0, "delivered"), ran.err
    (accepted,) = terminal.account.accepted()
    assert accepted["parameters"]["media_url"] == "https://example.com/form.pdf"
    assert accepted["client_state"]
    assert accepted["media_name"] is None


def test_one_that_is_stored_at_telnyx_stays_there(terminal: Terminal) -> None:
    name = terminal.account.upload(name="form-7")
    ran = terminal.run("send", "--to", TO, "--stored", name, "--wait", "--json")
    assert ran.code == 0, ran.err
    terminal.run("run")
    assert terminal.account.call("GET", f"/media/{name}").status == 200


def test_a_file_or_an_address(terminal: Terminal, letter: Path) -> None:
    assert terminal.run("send", "--to", TO).code == 2
    assert terminal.run("send", "--to", TO, letter, "--url", "https://example.com/").code == 2
    assert terminal.account.accepted() == []
