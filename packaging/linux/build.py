"""Packages for Linux from the frozen program. PYTHON is the environment of requirements-package.lock.

    PYTHON packaging/linux/build.py deb|rpm|run FROZEN OUT [--quick]

All need chrpath; deb needs dpkg-dev; rpm needs rpmbuild (Debian: rpm); run, a file that installs for one person without
root, needs makeself. --quick packs faster and larger, for a trial. Prints the file that was made.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "linux"
DESKTOP = ROOT / "resources" / "desktop"
IDENTIFIER = "io.github.faxwell.faxwell"
MAINTAINER = "The Faxwell authors <maintainers@faxwell.invalid>"
SUMMARY = "send PDFs as faxes through your own Telnyx account"
DESCRIPTION = (
    "Drop a PDF on the window, type the number, look at the pages and send.",
    "Faxwell follows the fax to its end and says in plain words what happened.",
    "It needs an account at Telnyx; a practice account works without one.",
)
ICON_SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
# What no file of the program names: text needs a font, HTTPS certificates, a key a keyring, a link a browser.
FURTHER = "hicolor-icon-theme, fonts-dejavu-core | fonts-freefont-ttf | fonts-noto-core"
RECOMMENDED = "ca-certificates, gnome-keyring | kwalletmanager | keepassxc, xdg-utils"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("kind", choices=("deb", "rpm", "run"))
    parser.add_argument("frozen", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    os.umask(0o022)
    build = {"deb": build_deb, "rpm": build_rpm, "run": build_run}[options.kind]
    with tempfile.TemporaryDirectory(prefix="faxwell-package-") as scratch:
        print(build(options.frozen.resolve(), options.out.resolve(), Path(scratch), options.quick))
    return 0


def version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def built_at() -> int:
    return int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))


def lay_out(frozen: Path, tree: Path, scratch: Path) -> None:
    """What every package installs, as it lies below /."""
    share = tree / "usr" / "share"
    shutil.copytree(frozen, tree / "usr" / "lib" / "faxwell", symlinks=True)
    for file in files_of(tree):
        file.chmod(0o755 if file.name == "faxwell" else 0o644)
        forget_builders_folders(file)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "faxwell").symlink_to("../lib/faxwell/faxwell")
    put(DESKTOP / "faxwell.desktop", share / "applications" / "faxwell.desktop")
    metainfo = f"{IDENTIFIER}.metainfo.xml"
    put(DESKTOP / metainfo, share / "metainfo" / metainfo)
    lay_out_icons(share / "icons" / "hicolor", scratch)
    pack(share / "man" / "man1" / "faxwell.1.gz", (DESKTOP / "faxwell.1").read_text("utf-8"))


def forget_builders_folders(file: Path) -> None:
    """Many a Python has its libraries looked for in the folder that it was installed in, which users do not have."""
    found = subprocess.run(["chrpath", "--list", str(file)], check=False, capture_output=True, text=True).stdout
    if re.search(r"R(UN)?PATH=/", found):
        subprocess.run(["chrpath", "--delete", str(file)], check=True)


def lay_out_icons(theme: Path, scratch: Path) -> None:
    drawn = scratch / "icons"
    subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(drawn)], check=True)
    put(ROOT / "resources" / "icons" / "faxwell.svg", theme / "scalable" / "apps" / "faxwell.svg")
    for side in ICON_SIDES:
        put(drawn / f"faxwell-{side}.png", theme / f"{side}x{side}" / "apps" / "faxwell.png")


def put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(0o644)


def pack(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def files_of(tree: Path) -> Iterator[Path]:
    return (path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink())


def build_deb(frozen: Path, out: Path, scratch: Path, quick: bool) -> Path:
    tree = scratch / "tree"
    lay_out(frozen, tree, scratch)
    docs = tree / "usr" / "share" / "doc" / "faxwell"
    licence = (ROOT / "LICENSE").read_text("utf-8").partition("\n\n")[2].partition("\n\n")[2]
    indented = "\n".join(f" {line}" if line else " ." for line in licence.strip().splitlines())
    docs.mkdir(parents=True)
    (docs / "copyright").write_text((HERE / "copyright").read_text("utf-8").replace("@MIT@", indented), "utf-8")
    pack(docs / "changelog.gz", debian_changelog())
    put(HERE / "faxwell.lintian-overrides", tree / "usr" / "share" / "lintian" / "overrides" / "faxwell")
    control = tree / "DEBIAN"
    control.mkdir()
    architecture = spoken("dpkg", "--print-architecture").strip()
    (control / "control").write_text(debian_control(tree, architecture, scratch), "utf-8")
    sums = (
        f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(tree)}\n" for file in files_of(tree / "usr")
    )
    (control / "md5sums").write_text("".join(sums))
    package = out / f"faxwell_{version()}_{architecture}.deb"
    strength = ["-Zzstd", "-z3"] if quick else ["-Zxz", "-z9", "-Sextreme"]
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", *strength, "--build", str(tree), str(package)],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(built_at())},
    )
    return package


def debian_control(tree: Path, architecture: str, scratch: Path) -> str:
    size = sum(file.stat().st_size for file in files_of(tree)) // 1024
    fields = {
        "Package": "faxwell",
        "Version": version(),
        "Architecture": architecture,
        "Maintainer": MAINTAINER,
        "Installed-Size": size,
        "Depends": f"{libraries_needed(tree, scratch)}, {FURTHER}",
        "Recommends": RECOMMENDED,
        "Section": "comm",
        "Priority": "optional",
        "Description": "\n ".join((SUMMARY, *DESCRIPTION)),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def libraries_needed(tree: Path, scratch: Path) -> str:
    """The packages, with versions, that bring the libraries which the program does not bring itself."""
    (scratch / "debian").mkdir()
    (scratch / "debian" / "control").write_text("Source: faxwell\n\nPackage: faxwell\nArchitecture: any\n")
    programs = [file for file in files_of(tree) if file.read_bytes()[:4] == b"\x7fELF"]
    own = (re.fullmatch(r"(lib.+)\.so\.(.+)", file.name) for file in tree.rglob("lib*.so.*"))
    # A line without a package: this library needs none.
    (scratch / "debian" / "shlibs.local").write_text("".join(f"{name[1]} {name[2]}\n" for name in own if name))
    folders = {str(file.parent) for file in programs}
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in folders)]
    done = subprocess.run([*command, *map(str, programs)], cwd=scratch, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout.strip().partition("Depends=")[2]


def debian_changelog() -> str:
    """CHANGELOG.md in Debian's form: its newest entry."""
    newest = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1]
    points = "\n".join(
        textwrap.fill(point, 78, initial_indent="  * ", subsequent_indent="    ")
        for point in re.findall(r"^- (.+)$", newest, re.MULTILINE)
    )
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(built_at()))
    return f"faxwell ({version()}) unstable; urgency=medium\n\n{points}\n\n -- {MAINTAINER}  {date}\n"


def build_rpm(frozen: Path, out: Path, scratch: Path, quick: bool) -> Path:
    tree = scratch / "tree"
    lay_out(frozen, tree, scratch)
    for library in tree.rglob("*.so*"):
        library.chmod(0o755)  # rpm asks only programs what they need
    put(ROOT / "LICENSE", tree / "usr" / "share" / "licenses" / "faxwell" / "LICENSE")
    own = "|".join(sorted({file.name.replace(".", "[.]") for file in tree.rglob("lib*.so*")}))
    described = (HERE / "faxwell.spec").read_text("utf-8").replace("@OWN@", own)
    (scratch / "faxwell.spec").write_text(described, "utf-8")
    settings = {
        "_topdir": scratch / "rpmbuild",
        "_rpmdir": out,
        "tree": tree,
        "program_version": version(),
        "_binary_payload": "w3.zstdio" if quick else "w19.zstdio",
    }
    defined = [word for name, value in settings.items() for word in ("--define", f"{name} {value}")]
    done = subprocess.run(
        ["rpmbuild", "-bb", "--quiet", *defined, str(scratch / "faxwell.spec")], capture_output=True, text=True
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return out / platform.machine() / f"faxwell-{version()}-1.{platform.machine()}.rpm"


def build_run(frozen: Path, out: Path, scratch: Path, quick: bool) -> Path:
    tree = scratch / "tree"
    lay_out(frozen, tree, scratch)
    shutil.copyfile(HERE / "install.sh", tree / "install.sh")
    (tree / "install.sh").chmod(0o755)
    package = out / f"faxwell-{version()}-{platform.machine()}.run"
    strength = ["--zstd", "--complevel", "3"] if quick else ["--xz", "--complevel", "9"]
    subprocess.run(
        ["makeself", "--quiet", "--nox11", *strength, str(tree), str(package), f"Faxwell {version()}", "./install.sh"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return package


def spoken(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
