"""A bundle brought straight to the central: answered without a courier, by the same API."""

import asyncio
from dataclasses import replace
from pathlib import Path

from fastapi import FastAPI

from app.domain.errors import KnownError
from sync.bundle import ANSWER_OF, MAX_PARTS, Bundle, file_name, read_bundle, write_bundle
from sync.central.api import Central, make_api
from sync.central.carried import answer_carried
from sync.central.refusal import Refusal

_OF_BUNDLES = {"device_unknown": "bundle_device_unknown", "bad_keys": "bundle_refused"}


def take_bundle(central: Central, source: Path, target: Path) -> Path:
    """Answer a bundle; the answer is put at `target`, or into that folder under its usual name.

    Raises KnownError: those of `read_bundle` and `new_file`, bundle_not_for_central,
    bundle_device_unknown, bundle_refused, code_unknown …
    """
    bundle = read_bundle(source)
    if not bundle.goes_up:
        raise KnownError("bundle_not_for_central")
    try:
        parts = asyncio.run(_answers(make_api(central), central, bundle))
    except Refusal as refusal:
        raise KnownError(_OF_BUNDLES.get(refusal.code, refusal.code)) from None
    answer = replace(bundle, kind=ANSWER_OF[bundle.kind], parts=tuple(parts))
    path = target / file_name(answer.kind, answer.label) if target.is_dir() else target
    write_bundle(answer, path)
    return path


async def _answers(api: FastAPI, central: Central, bundle: Bundle) -> list[bytes]:
    answers: list[bytes] = []
    for part in bundle.parts:
        cursor: int | None = None
        for _ in range(MAX_PARTS - len(bundle.parts)):
            answered = await answer_carried(api, central, bundle.bound, part, cursor)
            answers.append(answered.envelope)
            cursor = answered.next_cursor
            if cursor is None:
                break
    return answers
