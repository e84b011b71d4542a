"""The collector rests during the work, and is afterwards as it was."""

import gc

import pytest

from app.services.steady_memory import steady_memory


@pytest.fixture(params=[True, False])
def was_on(request):
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_it_rests_and_is_as_it_was_also_after_trouble(was_on):
    with steady_memory():
        assert not gc.isenabled()
    assert gc.isenabled() is was_on
    with pytest.raises(ValueError, match="x"), steady_memory():
        raise ValueError("x")
    assert gc.isenabled() is was_on
