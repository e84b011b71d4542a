"""What is wrong on the form: said once a field was left, and what of it stops a save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.cleaning.checks import CheckContext, check_child
from app.domain.cleaning.problem import Level, Problem
from ui.pages.visit.form_text import HOME_FIELDS

if TYPE_CHECKING:
    from app.domain.child import Child
    from app.domain.household import Household
    from ui.pages.visit.view_model import VisitViewModel

MISSING_HEAD = Problem("head_name", "missing_head", Level.BLOCK)
INVALID_PHONE = Problem("phone", "invalid_phone", Level.BLOCK)


class FormChecks:
    """The checks of the domain over what is on the form now."""

    def __init__(self, model: VisitViewModel) -> None:
        self._model = model

    def problems(self) -> list[Problem]:
        """Check everything on the form, as of today."""
        model = self._model
        home, child = model.household(), model.child()
        found = check_child(child, self._context(child, home))
        found = found if model.has_child else [p for p in found if p.field in HOME_FIELDS]
        if model.state.texts.get("phone", "").strip() and not home.phone:
            found.append(INVALID_PHONE)
        if not (home.head_name or model.state.seen_household):
            found.append(MISSING_HEAD)
        return found

    def of_sibling(self, sibling: Child) -> list[Problem]:
        """Check a known child of the household."""
        return check_child(sibling, self._context(sibling, self._model.household()))

    def aloud(self) -> list[Problem]:
        """Give the problems of the fields that were left."""
        left = self._model.state.left
        return [problem for problem in self.problems() if problem.field in left]

    def stopping(self) -> list[Problem]:
        """Give what stops a save: blocks and warnings without a reason, new on this form."""
        already = self._already()
        return [
            problem
            for problem in self.problems()
            if problem not in already
            and (
                problem.level is Level.BLOCK
                or (problem.level is Level.WARN and not self.passed(problem.code))
            )
        ]

    def open_warnings(self) -> list[Problem]:
        """Give the warnings of the fields that were left which ask for a reason."""
        already = self._already()
        return [
            problem
            for problem in self.aloud()
            if problem.level is Level.WARN
            and problem not in already
            and not self._passed_before(problem.code)
        ]

    def passed(self, code: str) -> str:
        """Give the reason for which a warning was passed; empty when it was not."""
        return self._model.state.passed.get(code, "") or self._passed_before(code)

    def _passed_before(self, code: str) -> str:
        seen = self._model.state.seen_child
        return seen.passed.get(code, "") if seen else ""

    def _already(self) -> set[Problem]:
        """Find what was wrong with the record before: it stays on its worklist, stopping nobody."""
        state = self._model.state
        seen, home = state.seen_child, state.moved_from or state.seen_household
        if seen is None or home is None:
            return set()
        return set(check_child(seen, self._context(seen, home)))

    def _context(self, child: Child, home: Household) -> CheckContext:
        around = self._model.around
        return CheckContext(
            on=self._model.today(),
            household=home,
            known_villages=around.known.keys(),
            id_holders=lambda number: len({child.id, *around.holders.get(number, ())}),
        )
