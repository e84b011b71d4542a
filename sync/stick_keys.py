"""Giving a device that joined before there were sticks its keys: at the end of a round, by itself.

Its code and its secret are asked again, which the central answers as the first time (PROTOCOL §2);
this time both sides name their keys.
"""

from contextlib import suppress
from dataclasses import replace

from sync.enroll import ask_to_join
from sync.exchange import Halt, Refused
from sync.line import Line
from sync.memory import Link, keep_link, read_link
from sync.protocol import EnrollAnswer


def hear_keys(line: Line) -> None:
    """Ask for the central's keys where they are missing, once a day; a refusal changes nothing."""
    today = line.today().isoformat()
    with line.store.read() as snapshot:
        link = read_link(snapshot.settings)
    if not _lacks_keys(link) or link.keys_asked_on == today:
        return
    answer = None
    try:
        with suppress(Refused):  # it offers no sticks, or knows the code no more
            answer = ask_to_join(line.exchange, link)
    except Halt:
        return  # the round was done all the same; the next one asks
    with line.write() as work:
        keep_link(work.settings, replace(_with_keys(link, answer), keys_asked_on=today))


def _lacks_keys(link: Link) -> bool:
    return link.enrolled and bool(link.code) and not link.central_signing and not link.is_asking


def _with_keys(link: Link, answer: EnrollAnswer | None) -> Link:
    if answer is None or (answer.token, answer.device_id) != (link.token, link.device_id):
        return link
    return replace(link, central_signing=answer.signing_key, central_sealing=answer.sealing_key)
