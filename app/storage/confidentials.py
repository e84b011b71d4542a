"""The confidential records in the store, sealed as they are."""

from sqlalchemy import select

from app.domain.circumstances.confidential import Confidential
from app.storage.of_child import OfChild
from app.storage.tables import confidential


class Confidentials(OfChild[Confidential]):
    """Reading them; nobody reads what they say here."""

    def seals(self) -> list[str]:
        """Give every seal that closed one of them."""
        statement = select(confidential.c.seal).where(confidential.c.seal != "").distinct()
        return list(self._connection.scalars(statement))
