from app.services.rollup.files_of import files_of


def test_folders_stand_for_their_files_but_for_those_excel_lays_there(tmp_path):
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".x"):
        (tmp_path / name).touch()
    (tmp_path / "trong").mkdir()
    given = [tmp_path, tmp_path / "b.xlsx", tmp_path / "nowhere.xlsx"]
    assert [path.name for path in files_of(given)] == ["a.csv", "b.xlsx", "nowhere.xlsx"]
