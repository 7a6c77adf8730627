"""Every option of Telnyx's send call but the quality, with what each is for and what keeps it from being sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.language import tr
from app.core.options import LONGEST_ADDRESS, LONGEST_DISPLAY_NAME, PreviewFormat, SendOptions, display_name_of
from app.ui import theme
from app.ui.announcing import announce
from app.ui.check_box import CheckBox
from app.ui.compose.threshold_field import ThresholdField
from app.ui.flow import Flow
from app.ui.widgets import Combo, column, label, line, row, section_title, set_property

_INDENT = 29  # to the text of a check box
_FORMATS = {PreviewFormat.PDF: "PDF", PreviewFormat.TIFF: "TIFF"}
_STORED = tr("The document is stored there already.")
_LOST = tr("If the answer is lost, only you can tell whether the fax was sent: such a fax cannot carry our mark.")
_PREVIEW = tr("Telnyx's own picture of what it sent.")
_PREVIEW_AS_TIFF = tr("Telnyx's own picture of what it sent. With the document kept there it is a TIFF.")


class OptionsFields(QWidget):
    changed = Signal()  # what `options` says, by the person

    def __init__(self) -> None:
        super().__init__()
        self._shown = SendOptions()
        self.monochrome = CheckBox(tr("&Black and white"))
        self.threshold = ThresholdField()
        self.t38 = CheckBox(tr("Fax over IP (T.3&8)"))
        self.store_media = CheckBox(tr("&Keep the document at Telnyx"))
        self._store_media_says = _explained(_LOST)
        self.store_preview = CheckBox(tr("Keep a pr&eview at Telnyx"))
        self.preview_format = Combo()
        self.preview_format.setAccessibleName(tr("Format of the preview"))
        self.preview_format.setMinimumContentsLength(4)
        for words in _FORMATS.values():
            self.preview_format.addItem(words)
        self._preview_says = _explained("")
        self.display_name = QLineEdit()
        self._count = label(kind="small", tone="secondary")
        self._name_says = _explained("")
        self.webhook_url = QLineEdit()
        self.webhook_url.setMaxLength(LONGEST_ADDRESS)
        self.webhook_url.setPlaceholderText("https://")
        self._webhook_says = _explained("")
        self._lay_out()
        self._connect()
        self.choose(self._shown)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.S)
        t38_says = _explained(tr("Off: as sound, for a machine that breaks off again and again."))
        lines.addLayout(_under(self.monochrome, self.threshold))
        lines.addLayout(_under(self.t38, t38_says))
        lines.addWidget(line())
        lines.addLayout(_under(self.store_media, self._store_media_says))
        preview = Flow(self.store_preview, self.preview_format, last_at_right=True)
        lines.addLayout(column(preview, _indented(self._preview_says), spacing=theme.XS))
        lines.addWidget(line())
        name_title = section_title(tr("Display &name"), self.display_name)
        lines.addLayout(column(row(name_title, 1, self._count), self.display_name, self._name_says, spacing=theme.XS))
        webhook_title = section_title(tr("&Webhook address"), self.webhook_url)
        lines.addLayout(column(webhook_title, self.webhook_url, self._webhook_says, spacing=theme.XS))
        state = label(
            tr("Set by Faxwell: it is how a lost answer is found."), kind="small", tone="secondary", wrap=True
        )
        lines.addLayout(column(section_title(tr("Client state")), state, spacing=theme.XS))

    def _connect(self) -> None:
        for box in (self.monochrome, self.t38, self.store_media, self.store_preview):
            box.clicked.connect(self._follow)
        self.preview_format.activated.connect(self._follow)
        self.threshold.changed.connect(self._follow)
        self.display_name.textEdited.connect(self._filter_name)
        self.webhook_url.textEdited.connect(self._follow)

    @property
    def options(self) -> SendOptions:
        """Without quality and document."""
        monochrome = self.monochrome.isChecked()
        return SendOptions(
            monochrome=monochrome,
            black_threshold=self.threshold.threshold if monochrome else None,
            t38=self.t38.isChecked(),
            store_media=self.store_media.isChecked(),
            store_preview=self.store_preview.isChecked(),
            preview_format=list(_FORMATS)[self.preview_format.currentIndex()],
            display_name=self.display_name.text(),
            webhook_url=self.webhook_url.text().strip(),
        )

    def choose(self, options: SendOptions) -> None:
        self.monochrome.setChecked(options.monochrome)
        self.threshold.choose(options.black_threshold)
        self.t38.setChecked(options.t38)
        self.store_media.setChecked(options.store_media)
        self.store_preview.setChecked(options.store_preview)
        self.preview_format.setCurrentIndex(list(_FORMATS).index(options.preview_format))
        self.display_name.setText(options.display_name)
        self.webhook_url.setText(options.webhook_url)
        self._say_name(filtered=False)
        self._show_what_counts()

    def show_problems(self, problems: dict[str, str], *, stored: bool) -> None:
        """By the field that they are about. `stored`: the document is a file that is stored at Telnyx."""
        stays_on = self.store_media.isChecked()
        self.store_media.setEnabled(stays_on or not stored)
        usual = _STORED if stored and not stays_on else _LOST
        _say(self._store_media_says, problems.get("store_media", ""), usual)
        begun = "https://".startswith(self.webhook_url.text()) or "http://".startswith(self.webhook_url.text())
        wrong = problems.get("webhook_url", "")
        _say(
            self._webhook_says,
            "" if begun else wrong,
            wrong or tr("Gets the events of this fax, instead of the application's address."),
        )
        set_property(self.webhook_url, "tone", "error" if wrong and not begun else "")

    def _follow(self) -> None:
        self._show_what_counts()
        self.changed.emit()

    def _show_what_counts(self) -> None:
        self.threshold.setVisible(self.monochrome.isChecked())
        forced = self.store_media.isChecked()
        self.preview_format.setVisible(self.store_preview.isChecked())
        self.preview_format.setEnabled(not forced)
        if forced and self.store_preview.isChecked():
            self.preview_format.setCurrentIndex(list(_FORMATS).index(PreviewFormat.TIFF))
        self._preview_says.setText(_PREVIEW_AS_TIFF if forced else _PREVIEW)

    def _filter_name(self, typed: str) -> None:
        """What Telnyx would refuse does not stay in the field."""
        kept = display_name_of(typed)
        if kept != typed:
            before = display_name_of(typed[: self.display_name.cursorPosition()])
            self.display_name.setText(kept)
            self.display_name.setCursorPosition(len(before))
        self._say_name(filtered=kept != typed)
        self._follow()

    def _say_name(self, *, filtered: bool) -> None:
        self._count.setText(
            tr(
                "{typed} of {most}",
                typed=len(self.display_name.text()),
                most=LONGEST_DISPLAY_NAME,
            )
        )
        usual = tr("The caller's name, where the network shows one. Empty: your number.")
        filter_words = tr("Only A to Z, digits, spaces and -_~!.+ can be in it.")
        set_property(self._name_says, "tone", "attention" if filtered else "secondary")
        self._name_says.setText(filter_words if filtered else usual)

    @property
    def says(self) -> dict[str, str]:
        """What stands under each field."""
        return {
            "store_media": self._store_media_says.text(),
            "store_preview": self._preview_says.text(),
            "display_name": self._name_says.text(),
            "webhook_url": self._webhook_says.text(),
            "count": self._count.text(),
        }


def _explained(words: str) -> QLabel:
    return label(words, kind="small", tone="secondary", wrap=True)


def _indented(part: QWidget) -> QHBoxLayout:
    inside = row(part)
    inside.setContentsMargins(theme.current().size(_INDENT), 0, 0, 0)
    return inside


def _under(box: CheckBox, part: QWidget) -> QVBoxLayout:
    return column(box, _indented(part), spacing=theme.XS)


def _say(where: QLabel, problem: str, usual: str) -> None:
    set_property(where, "tone", "error" if problem else "secondary")
    if problem != where.text():
        announce(where, problem)
    where.setText(problem or usual)
