"""Keep a half-filled form where a crash cannot take it. Drafts stay on this machine."""

from app.domain.ids import DraftId
from app.services.app import App
from app.services.circumstances.seal_draft import sealed_draft


def keep_draft(app: App, draft_id: DraftId, page: str, body: str) -> None:
    """Store `body`, the page's own JSON, in the place of what the draft held before.

    What is confidential in it is sealed.
    """
    with app.write("draft") as unit:
        unit.drafts.put(draft_id, page, sealed_draft(unit, app.new_id, body), app.clock())


def drop_draft(app: App, draft_id: DraftId) -> None:
    """Forget a draft; nothing happens when it is not there."""
    with app.write("draft") as unit:
        unit.drafts.drop(draft_id)
