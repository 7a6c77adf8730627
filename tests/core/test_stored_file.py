import pytest

from app.core.stored_file import StoredFile, upload_name


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        (upload_name("0123456789abcdef" * 2), True),
        (f"{upload_name('0' * 32)}0", False),
        (upload_name("x" * 32), False),
        ("fw-price-list", False),
        ("f5586561-8ff0-4291-a0ac-84fe544797bd", False),
    ],
)
def test_uploads_of_the_program_are_told_apart(name: str, ours: bool) -> None:
    assert StoredFile(name, "application/pdf", None, None).is_ours is ours
