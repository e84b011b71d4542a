"""The spreadsheets that go out: lists, reports, review sheets."""
