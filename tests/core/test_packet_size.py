from dataclasses import replace

import pytest

from app.core.document import Finding, Fix, Limits, Severity
from app.core.packet import Lines, PageChoice, PageLook, Raster, Tone
from app.core.packet_size import pictures_size

TEXT = PageLook(0.05, 0.001, 1.0, 12.0, "digest", 30_000, 60_000, Tone.TEXT)
PHOTO = replace(TEXT, tone=Tone.PHOTO, photo_bytes=300_000)
NOISE = replace(PHOTO, text_bytes=250_000)


def size(
    *looks: PageLook | None, raster: Raster | None = None, tone: Tone = Tone.AUTO, limit: int = 500_000
) -> list[Finding]:
    pages = [PageChoice(1, number, tone=tone) for number in range(1, len(looks) + 1)]
    return pictures_size(pages, looks, raster or Raster(), Limits(bytes=limit))


def test_small_enough() -> None:
    (found,) = size(TEXT, PHOTO)
    assert (found.severity, found.text) == (Severity.OK, "0.3 of 0.5 MB as fax pictures")


def test_not_known_before_every_page_was_looked_at() -> None:
    assert size(PHOTO, None, PHOTO) == []
    assert size() == []


def test_photos_that_fit_as_text() -> None:
    (found,) = size(PHOTO, TEXT, PHOTO)
    assert (found.code, found.severity, found.fix) == ("too_large", Severity.ERROR, Fix.TEXT)
    assert found.pages == (1, 3)
    assert found.text == (
        "As fax pictures these pages have about 631,800 bytes; Telnyx takes 500,000 at most. "
        "Show the photos as text, or send some of the pages as another fax."
    )
    assert size(PHOTO, TEXT, PHOTO, tone=Tone.TEXT)[0].severity is Severity.OK


@pytest.mark.parametrize(
    ("lines", "advice"),
    [
        (Lines.FINE, "Choose a lower quality, or send some of the pages as another fax."),
        (Lines.STANDARD, "Send some of the pages as another fax."),
    ],
)
def test_too_large_as_text_too(lines: Lines, advice: str) -> None:
    (found,) = size(NOISE, NOISE, NOISE, raster=Raster(lines))
    assert (found.severity, found.fix, found.pages) == (Severity.ERROR, None, ())
    assert found.text.endswith(advice)


def test_with_a_black_threshold_a_tone_is_of_no_use() -> None:
    cut = replace(PHOTO, text_bytes=300_000)
    (found,) = size(cut, cut, raster=Raster(black_threshold=60), tone=Tone.CLEARER)
    assert (found.severity, found.fix) == (Severity.ERROR, None)


@pytest.mark.parametrize("tone", [Tone.CLEARER, Tone.PHOTO])
def test_an_estimate_keeps_nobody_from_trying(tone: Tone) -> None:
    """The size of a page of text as a photo, and of a page made clearer, is known when the fax is made."""
    (found,) = size(NOISE, NOISE, tone=tone, limit=400_000)
    assert (found.code, found.severity) == ("too_large", Severity.WARNING)
