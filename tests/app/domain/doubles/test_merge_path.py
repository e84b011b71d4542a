from app.domain.doubles.merge_path import follow


def test_whatever_says_where_records_lead_is_followed_alike():
    into = {"a": "b", "b": "c", "d": "e", "e": "d"}
    assert [follow(one, into.get) for one in "abcde"] == ["c", "c", "c", "d", "d"]
