def test_a_setting_is_kept_and_written_over(app):
    with app.write("setting") as work:
        assert work.settings.get("ui.scale", "100") == "100"
        work.settings.put("ui.scale", "150")
        work.settings.put("ui.scale", "")
    with app.store.read() as snapshot:
        assert snapshot.settings.get("ui.scale", "100") == ""
