"""Where this machine keeps things when nobody says otherwise."""

from pathlib import Path

from platformdirs import user_data_path, user_log_path


def default_folder() -> Path:
    """Give the data folder of the current user."""
    return user_data_path("sotreem", appauthor=False)


def log_folder() -> Path:
    """Give the folder of the rotating logs; nothing personal is written there."""
    return user_log_path("sotreem", appauthor=False)
