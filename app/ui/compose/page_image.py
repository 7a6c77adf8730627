"""A drawn page as a QImage, without a copy."""

from PySide6.QtGui import QImage

from app.core.document import Picture


def image_of(picture: Picture) -> QImage:
    """The image looks into the picture's memory and keeps it alive.

    For the GUI thread: PySide makes its enums when they are first used, and two threads at it at once crash.
    """
    image = QImage(picture.data, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    # QImage does not know whose memory it is; as an attribute the picture lives as long as this object.
    image.picture = picture  # type: ignore[attr-defined]  # see above
    return image
