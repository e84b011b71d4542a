"""A whole request refused: the HTTP status and the code of PROTOCOL.md's error table."""


class Refusal(Exception):  # noqa: N818 (an answer, not a fault)
    """The request changes nothing; the device learns why by `code`."""

    def __init__(self, status: int, code: str, *, epoch: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.epoch = epoch
