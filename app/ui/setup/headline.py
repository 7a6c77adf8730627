"""All lines of the doctor in one."""

from app.core.doctor import Health, Line, can_send
from app.core.language import plural, tr
from app.ui.phrases import grouped


def headline(lines: tuple[Line, ...], steps: int, sender: str) -> tuple[str, str]:
    """Words, and their tone as Remark has it. `steps`: how many of ours put it right. `sender` in E.164."""
    wrong = sum(line.health is Health.WRONG for line in lines)
    if can_send(lines):
        return tr("Everything is in order. Faxes go from {number}.", number=grouped(sender)), "ok"
    if not wrong:
        return tr("The account could not be looked at."), "attention"
    if steps > 1:
        return tr("No fax can go yet. Faxwell can set up what is missing."), "attention"
    return plural(
        "{count} things are missing before a fax can go.", "One thing is missing before a fax can go.", wrong
    ), "attention"
