"""The language of the window: the first one of the person's languages that Faxwell is translated to, else English."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.core.language import speak


class Language:
    """To be made before a module with words is loaded; Qt's own words and the direction follow, once there is an
    application."""

    def __init__(self, place: Path) -> None:
        """`place`: the folder of translations, faxwell_de.qm and so on, or the one that is wanted."""
        self._ours, self._of_qt = QTranslator(), QTranslator()
        if place.is_dir():
            found = self._ours.load(QLocale.system(), "faxwell", "_", str(place))
        else:
            found = self._ours.load(str(place))
        if found:
            speak(lambda template, one, count: self._ours.translate("", template, one, count) or "")

    def dress(self, application: QApplication) -> None:
        if not self._ours.language():
            return
        locale = QLocale(self._ours.language())
        if self._of_qt.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            application.installTranslator(self._of_qt)
        application.setLayoutDirection(locale.textDirection())
