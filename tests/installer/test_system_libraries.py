"""What Qt needs is found by asking the loader, so nothing is installed twice."""

import system_libraries


def test_a_library_that_is_there_loads_and_one_that_is_not_does_not():
    assert system_libraries._loads(None)  # the program itself
    assert not system_libraries._loads("libthereisnosuchthing.so.1")


def test_on_the_machine_that_runs_the_tests_nothing_is_missing():
    assert system_libraries.missing_packages() == []
