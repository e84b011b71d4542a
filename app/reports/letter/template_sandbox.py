"""The engine that fills templates: it reaches nothing of the program and never runs for long."""

from typing import Any

from jinja2 import Template, Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

MOST_STEPS = 10_000
"""All loops over numbers of one letter together; a letter has some hundred lines."""
MOST_PIECES = 500_000
MOST_NUMBER = 100_000
MOST_DEPTH = 3
_REMOVED = ("lipsum", "cycler", "joiner", "namespace")


class TooMuchError(SecurityError):
    """A template asks for more than any letter needs."""


class _Limited(Template):
    """A template that stops when it has printed far too much."""

    def render(self, *given: Any, **named: Any) -> str:  # noqa: ANN401 (the library's own)
        """Render within bounds."""
        pieces: list[str] = []
        for piece in self.generate(*given, **named):
            pieces.append(piece)
            if len(pieces) > MOST_PIECES:
                raise TooMuchError
        return "".join(pieces)


class TemplateSandbox(SandboxedEnvironment):
    """What a template may do: print what it is given, choose, and go through lists."""

    intercepted_binops = frozenset(("*", "**"))
    template_class = _Limited

    def __init__(self, undefined: type[Undefined]) -> None:
        super().__init__(autoescape=True, undefined=undefined)
        for name in _REMOVED:
            del self.globals[name]
        self._steps = 0
        self.globals["range"] = self._range

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Let small numbers be multiplied, and nothing else."""
        numbers = all(isinstance(one, int | float) and not is_large(one) for one in (left, right))
        if operator == "**" or not numbers:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)

    def _range(self, *bounds: int) -> range:
        found = range(*bounds)
        self._steps += len(found) if len(found) < MOST_STEPS else MOST_STEPS + 1
        if self._steps > MOST_STEPS:
            raise TooMuchError
        return found


def is_large(value: object) -> bool:
    """Say whether a number is larger than any letter needs."""
    return isinstance(value, int | float) and abs(value) > MOST_NUMBER
