"""A whole request refused: the HTTP status and the code of PROTOCOL.md's error table."""

from typing import Any

from starlette.responses import JSONResponse, Response

from sync.protocol import VERSION, Limits


class Refusal(Exception):  # noqa: N818 (an answer, not a fault)
    """The request changes nothing; the device learns why by `code`."""

    def __init__(self, status: int, code: str, *, epoch: str = "") -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.epoch = epoch


def refuse(
    status: int, code: str, limits: Limits, *, epoch: str = "", retry_after: int = 0
) -> Response:
    """Refuse in the one form of errors; a 413 or 415 says what would go."""
    content: dict[str, Any] = {"protocol": VERSION, "error": code}
    headers = {}
    if epoch:
        content["epoch"] = epoch
    if retry_after:
        headers["Retry-After"] = str(retry_after)
    if status in (413, 415):
        content["limits"] = limits.model_dump(mode="json")
        headers["Accept-Encoding"] = ", ".join(limits.codings)
    return JSONResponse(content, status, headers)
