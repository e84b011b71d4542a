"""A page that is drawn needs an application: the one of all the tests of this process."""

import pytest


@pytest.fixture(autouse=True)
def application(qapp):
    """Make it whole: one for pages alone could not hold the windows of later tests."""
    return qapp
