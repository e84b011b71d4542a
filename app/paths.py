"""Where this machine keeps things when nobody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path


def default_folder() -> Path:
    """Give the data folder of the current user."""
    return user_data_path("sotreem", appauthor=False)
