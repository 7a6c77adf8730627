"""What can be known about the disk image without a Mac: stand-ins for its tools write down what they are asked."""

from __future__ import annotations

import os
import plistlib
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAC = ROOT / "packaging" / "macos"
SPEC = (ROOT / "packaging" / "pyinstaller" / "faxwell.spec").read_text("utf-8")
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@dataclass
class Mac:
    scratch: Path

    def build(self, **environment: str) -> list[str]:
        """The calls of the tools, in order."""
        tools = self.scratch / "tools"
        app = self.scratch / "Faxwell.app"
        for folder in (tools, app / "Contents"):
            folder.mkdir(parents=True)
        (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps({"CFBundleShortVersionString": VERSION}))
        calls = self.scratch / "calls"
        for name, then in {
            "plutil": f"echo {VERSION}",
            "codesign": "",
            "xcrun": "",
            "uname": "echo arm64",
            "hdiutil": f'while [ "$1" != -srcfolder ]; do shift; done; ls "$2" >"{self.scratch}/inside"',
        }.items():
            noted = "" if name in ("plutil", "uname") else f'echo "{name} $*" >>"{calls}"\n'
            (tools / name).write_text(f"#!/bin/sh\n{noted}{then}\n")
            (tools / name).chmod(0o755)
        done = subprocess.run(
            ["sh", str(MAC / "build.sh"), str(app), str(self.scratch / "out")],
            env={"PATH": f"{tools}:{os.environ['PATH']}", **environment},
            check=True,
            capture_output=True,
            text=True,
        )
        assert done.stdout.strip() == f"{self.scratch}/out/faxwell-{VERSION}-arm64.dmg"
        return calls.read_text().splitlines()


@pytest.fixture
def mac(tmp_path: Path) -> Mac:
    return Mac(tmp_path)


def starts(calls: list[str]) -> list[str]:
    return [" ".join(call.split()[:2]) for call in calls]


def test_the_image_holds_the_program_and_where_to_drop_it(mac: Mac) -> None:
    assert starts(mac.build()) == ["codesign --verify", "hdiutil create"]
    assert (mac.scratch / "inside").read_text().split() == ["Applications", "Faxwell.app"]


def test_the_image_is_signed_then_looked_at_by_apple(mac: Mac) -> None:
    calls = mac.build(
        FAXWELL_MAC_IDENTITY="Developer ID Application: Example",
        FAXWELL_NOTARY_KEY="key.p8",
        FAXWELL_NOTARY_KEY_ID="KEYID",
        FAXWELL_NOTARY_ISSUER="ISSUER",
    )
    assert starts(calls) == [
        "codesign --verify",
        "hdiutil create",
        "codesign --sign",
        "xcrun notarytool",
        "xcrun stapler",
    ]
    assert all(word in calls[3] for word in ("--wait", "--key key.p8", "--key-id KEYID", "--issuer ISSUER"))


def test_without_a_key_for_apple_the_image_is_only_signed(mac: Mac) -> None:
    assert starts(mac.build(FAXWELL_MAC_IDENTITY="Example"))[2:] == ["codesign --sign"]


def test_the_program_asks_for_no_more_than_it_needs() -> None:
    asked = plistlib.loads((MAC / "entitlements.plist").read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_bundle_is_signed_with_these_rights() -> None:
    assert 'entitlements_file=str(ROOT / "packaging" / "macos" / "entitlements.plist")' in SPEC
    assert 'codesign_identity=os.environ.get("FAXWELL_MAC_IDENTITY")' in SPEC


def test_a_system_that_qt_does_not_run_on_is_told_so() -> None:
    """The wheel of PySide6 that is locked is tagged macosx_13_0."""
    assert '"LSMinimumSystemVersion": "13.0"' in SPEC
