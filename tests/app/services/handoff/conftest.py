"""The small commune whose lists go to the police."""

import pytest

from tests.app.services.police import Commune


@pytest.fixture
def commune(app, tmp_path):
    return Commune(app, tmp_path)


@pytest.fixture
def sent(commune):
    """Send the list of all its children."""
    commune.send()
