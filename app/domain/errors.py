"""Two kinds of trouble: what the user must be told, and bugs (every other exception)."""


class KnownError(Exception):
    """Something the user can act on: a code, and the facts its sentence needs.

    The sentence itself is in `app/messages` (headless) and `ui/messages.py`; it says what
    happened, what is safe and what to do. No personal data goes into `facts`.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
