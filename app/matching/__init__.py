"""Who is the same child: one engine behind one interface.

`Matcher(people).likely(draft)` serves the strip beside the form and `lookup`, `.pairs()` the scan.
"""

from app.matching.matcher import Matcher
from app.matching.person import Person, person_of
from app.matching.reason import VERDICTS, Match, Pair, Reason

__all__ = ["VERDICTS", "Match", "Matcher", "Pair", "Person", "Reason", "person_of"]
