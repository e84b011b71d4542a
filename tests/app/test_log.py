"""A bug is logged by its place; the name that its text quotes is logged nowhere."""

import subprocess
import sys

import pytest

from app.log import place_of

NAME = "Trịnh Thị Bí Mật"
WAYS = {
    "nobody catches it": "read(name)",
    "in a thread": "t = threading.Thread(target=read, args=[name]); t.start(); t.join()",
    "while something is thrown away": "Gone(name)",
    "another library logs it": "try: read(name)\nexcept ValueError: log.exception('trouble')",
}
PROGRAM = """
import logging, threading
from app.log import begin_log

class Gone:
    def __init__(self, name): self.name = name
    def __del__(self): read(self.name)

def read(name):
    raise ValueError(f"no date: {{name}}")

begin_log()
log = logging.getLogger("another.library")
name = "Trịnh Thị " + "Bí Mật"
{way}
"""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_what_nobody_caught_is_told_by_its_place(way):
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM.format(way=way)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "ValueError at <string>:" in done.stderr
    assert " read" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Bí Mật" not in done.stdout + done.stderr


def test_the_place_leads_from_the_inside_out():
    def inside():
        raise KeyError(NAME)

    with pytest.raises(KeyError) as caught:
        inside()
    place = place_of(caught.value)
    assert place.startswith("KeyError at test_log.py:")
    assert place.index("inside") < place.index("test_the_place_leads")
    assert NAME not in place
