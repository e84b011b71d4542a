"""What the desktop remembers of the person's own taste, in the store's settings."""

from app.services.app import App

_SCALE = "ui.scale"


def read_scale(app: App) -> int:
    """Read the user's scale in percent."""
    with app.store.read() as snapshot:
        text = snapshot.settings.get(_SCALE, "100")
    return int(text) if text.isdecimal() else 100


def keep_scale(app: App, scale: int) -> None:
    """Remember the user's scale."""
    with app.write("setting") as work:
        work.settings.put(_SCALE, str(scale))
