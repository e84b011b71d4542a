"""Equal records have equal bytes, whoever writes them."""

from app.domain.canonical import canonical


def test_order_and_unknown_fields_do_not_matter():
    assert (
        canonical({"b": "Vi Thị Bình", "a": "1\n2", "c": ""}) == '{"a":"1\\n2","b":"Vi Thị Bình"}'
    )
    assert canonical({"a": "1\n2", "b": "Vi Thị Bình"}) == canonical(
        {"c": "", "b": "Vi Thị Bình", "a": "1\n2"}
    )
