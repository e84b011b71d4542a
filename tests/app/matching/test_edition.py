"""The engine's numbers have a name by which others are told from them."""

import re
import subprocess
import sys

from app.matching.edition import edition

OTHER = """
from app.matching import weights
weights.CERTAIN = 0.9
from app.matching.edition import edition
print(edition())
"""


def asked(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_same_numbers_have_one_name_in_every_process():
    assert re.fullmatch("[0-9a-f]{16}", edition())
    assert asked("from app.matching.edition import edition; print(edition())") == edition()


def test_another_number_gives_another_name():
    assert asked(OTHER) != edition()
