"""What stands for nothing, and what does not."""

import pytest

from app.domain.text.placeholder import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "…",
        "?",
        "0",
        "x",
        "X",
        "không",
        "Không có",
        "chưa có",
        "Chưa cấp",
        "KO",
        "chờ cấp",
        "N/A",
        "000000000000",
        "chưa đăng ký",
        "\u200b",
        "chưa có.",
    ],
)
def test_written_for_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["Huy", "Khổng Tú", "An", "10", "Chu A Xa", "024", "Xa"])
def test_written_for_something(text: str) -> None:
    assert not is_placeholder(text)
