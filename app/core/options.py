"""What Telnyx's send call can be asked for, beyond numbers and document."""

from dataclasses import dataclass
from enum import StrEnum


class Quality(StrEnum):
    """Telnyx's own words; which resolution each stands for is not published."""

    NORMAL = "normal"
    HIGH = "high"
    VERY_HIGH = "very_high"
    ULTRA_LIGHT = "ultra_light"
    ULTRA_DARK = "ultra_dark"


@dataclass(frozen=True, slots=True)
class SendOptions:
    quality: Quality = Quality.HIGH
