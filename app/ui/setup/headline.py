"""All lines of the doctor in one."""

from app.core.doctor import Health, Line, can_send
from app.ui.phrases import grouped


def headline(lines: tuple[Line, ...], steps: int, sender: str) -> tuple[str, str]:
    """Words, and their tone as Remark has it. `steps`: how many of ours put it right. `sender` in E.164."""
    wrong = sum(line.health is Health.WRONG for line in lines)
    if can_send(lines):
        return f"Everything is in order. Faxes go from {grouped(sender)}.", "ok"
    if not wrong:
        return "The account could not be looked at.", "attention"
    if steps > 1:
        return "No fax can go yet. Faxwell can set up what is missing.", "attention"
    things = "One thing is" if wrong == 1 else f"{wrong} things are"
    return f"{things} missing before a fax can go.", "attention"
