from app.services.doubles.hear_of_doubles import EnteredBy, entered_by, hear_of_doubles, heard_upto

ONE = EnteredBy("Lâm Văn Sáu", "Máy xã", "commune")
OTHER = EnteredBy("Vi Thị Mơ", "Máy thôn", "collaborator")


def test_what_was_told_is_kept_and_a_new_life_of_the_central_tells_it_all_again(app):
    with app.write("sync") as work:
        assert heard_upto(work.settings, "a") == 0
        hear_of_doubles(work.settings, "a", 3, {"1": ONE})
        hear_of_doubles(work.settings, "a", 5, {"2": OTHER})
    with app.store.read() as snapshot:
        assert heard_upto(snapshot.settings, "a") == 5
        assert heard_upto(snapshot.settings, "b") == 0
        assert entered_by(snapshot.settings, ["1", "2", "3"]) == {"1": ONE, "2": OTHER}
