"""Documents with a password: opened in memory, and nowhere else."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from app.core.document import DocumentClass, Opening
from app.core.errors import Gone, WrongPassword
from app.core.packet import Packet, PageChoice, Raster, Tone
from app.documents.reader import DocumentReader
from tests import factories
from tests.documents.pictures import seen

Save = Callable[..., Path]

ALGORITHMS = ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("password", ["secret", "owner"])
def test_unlocked_at_the_third_try(reader: DocumentReader, save: Save, algorithm: str, password: str) -> None:
    path = save(factories.encrypted(algorithm, pages=2))
    facts = reader.open(path)
    assert (facts.opening, facts.pages) == (Opening.LOCKED, ())
    for wrong in ("", "Secret"):
        with pytest.raises(WrongPassword):
            reader.unlock(facts.id, wrong)
    unlocked = reader.unlock(facts.id, password)
    assert (unlocked.id, unlocked.sha256, unlocked.encrypted) == (facts.id, facts.sha256, True)
    assert (unlocked.opening, unlocked.page_count) == (Opening.OPENED, 2)
    plain = reader.open(save(factories.pdf(2), "plain.pdf"))
    for page in (1, 2):
        assert reader.picture(facts.id, page, 300, 300) == reader.picture(plain.id, page, 300, 300)
    assert reader.examine(facts.id).document_class is DocumentClass.D
    assert [entry.name for entry in path.parent.iterdir()] == sorted(["document.pdf", "plain.pdf"])


@pytest.mark.parametrize(
    ("algorithm", "password"),
    [("RC4-40", "grün"), ("AES-128", "grün"), ("AES-256", "grün"), ("AES-256", "密码"), ("AES-256-R5", "пароль")],
)
def test_passwords_in_any_script(reader: DocumentReader, save: Save, algorithm: str, password: str) -> None:
    facts = reader.open(save(factories.encrypted(algorithm, user=password)))
    assert reader.unlock(facts.id, password).page_count == 1


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("password", ["", "secret"])
def test_an_empty_owner_password(reader: DocumentReader, save: Save, algorithm: str, password: str) -> None:
    """PDFium does not take it, the second library does: unlocked by that, drawn by PDFium."""
    facts = reader.open(save(factories.encrypted(algorithm, owner="")))
    unlocked = reader.unlock(facts.id, password)
    assert (unlocked.opening, unlocked.encrypted, unlocked.page_count) == (Opening.OPENED, True, 1)
    assert reader.examine(facts.id).document_class is DocumentClass.D
    assert reader.picture(facts.id, 1, 100, 100).height == 100


def test_the_next_child_is_told_the_password(reader: DocumentReader, save: Save) -> None:
    facts = reader.open(save(factories.encrypted()))
    reader.unlock(facts.id, "secret")
    before = seen(reader.picture(facts.id, 1, 200, 200)).tobytes()
    assert reader.child is not None
    os.kill(reader.child.pid, signal.SIGKILL)
    reader.child.kill()
    assert seen(reader.picture(facts.id, 1, 200, 200)).tobytes() == before


def test_an_encrypted_document_is_only_ever_sent_as_pictures(reader: DocumentReader, save: Save) -> None:
    for facts in (
        reader.unlock(reader.open(save(factories.encrypted(), "locked.pdf")).id, "secret"),
        reader.open(save(factories.encrypted(user=""), "restricted.pdf")),
    ):
        assert facts.encrypted
        made = reader.assemble(Packet((PageChoice(facts.id, 1),))).content
        assert b"/CCITTFaxDecode" in made
        assert b"/Encrypt" not in made
        assert b"/Font" not in made
        assert reader.received(facts.id, 1, 0, Tone.AUTO, Raster(), 100, 100)


def test_a_password_is_not_told(reader: DocumentReader, save: Save, caplog: pytest.LogCaptureFixture) -> None:
    facts = reader.open(save(factories.encrypted(user="canary-5Qx")))
    with pytest.raises(WrongPassword) as wrong:
        reader.unlock(facts.id, "canary-wrong")
    unlocked = reader.unlock(facts.id, "canary-5Qx")
    held = reader._shelf.held(facts.id)
    assert held.password == "canary-5Qx"
    assert "canary" not in f"{wrong.value!r}{wrong.value.sentence}{unlocked!r}{held!r}{caplog.text}"
    reader.close(facts.id)
    with pytest.raises(Gone):
        reader.unlock(facts.id, "canary-5Qx")


def test_a_page_of_an_encrypted_document_that_cannot_be_read(reader: DocumentReader, save: Save) -> None:
    content = factories.encrypted(user="", pages=3)
    start = content.rindex(b"/Kids")
    kids = content[start : content.index(b"]", start)]
    second = kids.split(b"[")[1].split(b" 0 R")[1].strip()
    broken = content.replace(kids, kids.replace(b"%b 0 R" % second, b"null".ljust(len(second) + 4)))
    facts = reader.open(save(broken))
    verdict = reader.examine(facts.id)
    assert (verdict.document_class, verdict.unreadable) == (DocumentClass.D, (2,))
