"""Picture files and grey pages made by the tests."""

import io
from typing import Any

from PIL import Image, ImageDraw

from app.core.document import Picture


def packed(image: Image.Image, format: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format, **options)
    return out.getvalue()


def corner(mode: str = "RGB", size: tuple[int, int] = (300, 400), black: Any = 0, white: Any = 255) -> Image.Image:
    """White, with the top left quarter black."""
    if mode == "RGB":
        black, white = (black,) * 3, (white,) * 3
    image = Image.new(mode, size, white)
    image.paste(black, (0, 0, size[0] // 2, size[1] // 2))
    return image


def shades(size: tuple[int, int] = (600, 800)) -> Image.Image:
    """A photograph, as far as tones go: every grey, nowhere the same."""
    image = Image.linear_gradient("L").resize(size)
    ImageDraw.Draw(image).ellipse((100, 100, 300, 300), fill=90)
    return image


def seen(picture: Picture) -> Image.Image:
    """What the reader drew, in colour."""
    image = Image.frombytes("RGBA", (picture.width, picture.height), bytes(picture.data))
    blue, green, red, _full = image.split()
    return Image.merge("RGB", (red, green, blue))


def quarters(image: Image.Image) -> list[int]:
    """The middle tones of the quarters: top left, top right, bottom left, bottom right."""
    grey = image.convert("L")
    tones: list[int] = []
    for y in (0.25, 0.75):
        for x in (0.25, 0.75):
            tone = grey.getpixel((int(grey.width * x), int(grey.height * y)))
            assert isinstance(tone, int)
            tones.append(tone)
    return tones
