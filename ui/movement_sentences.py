"""The words of movements on the desktop."""

from ui.words import thousands


def turned_16_words(count: int) -> str:
    """Say that children left the list by themselves."""
    return (
        f"{thousands(count)} trẻ đã đủ 16 tuổi: hồ sơ được giữ lại và đóng, không còn trong "
        "danh sách trẻ em."
    )
