"""The function behind the bucket: looks at each file that was sent, keeps it or says why not.

S3 tells of an object at least once and in any order, so everything here can be done twice: the
slot is claimed, the files are written, the slot is settled, and only then the object goes. Whoever
dies on the way is followed by the retry; pages show what a settled slot names, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from functions import config, figures
from functions.domain import attachments
from functions.domain.attachments import MOST_BYTES, Attachment
from functions.domain.errors import Busy
from functions.jobs.pictures import Prepared, Unfit, prepare
from functions.wiring import images as wiring
from functions.wiring.images import Images

_NAMES = {"photo": "foto", "pdf": "dokumen"}


def handler(event: Mapping[str, Any], context: object) -> None:
    """Lambda's entry for one "Object Created" of S3; any error asks to be called again."""
    figures.tell("images", **take(_images(), str(event["detail"]["object"]["key"])))


def take(images: Images, key: str) -> dict[str, int]:
    """Look at the object under a key: how many were accepted, refused, or dropped unseen."""
    upload = attachments.read_key(key)
    if upload is None or not images.attachments.is_known(upload.number):
        images.bucket.delete(key)
        return _figures(dropped=1)
    data = images.bucket.get(key, MOST_BYTES)
    if data is None:
        return _figures()  # told twice: it has been looked at, and is gone
    found = images.attachments.claim(upload, images.now())
    if found.upload != upload.id and found.state == "checking":
        raise Busy  # another file for this slot is being looked at: what becomes of it decides
    if found.upload != upload.id or found.state != "checking":
        images.bucket.delete(key)  # the slot has its file: a second one is not taken
        return _figures(dropped=1)
    try:
        prepared = prepare(data)
    except Unfit as unfit:
        images.attachments.settle(upload.number, found, state="refused", reason=unfit.reason)
        images.bucket.delete(key)
        return _figures(refused=1)
    _publish(images, upload.number, replace(found, kind=prepared.kind), prepared)
    images.bucket.delete(key)
    return _figures(accepted=1)


def _publish(images: Images, number: str, claimed: Attachment, prepared: Prepared) -> None:
    """The files first, and then the slot that names them."""
    place = attachments.file_key(number, claimed)
    words, ending = _NAMES[claimed.kind], place.rpartition(".")[2]
    name = f'filename="{number}-{words}-{claimed.slot}.{ending}"'
    if claimed.kind == "pdf":
        images.bucket.put(place, prepared.body, "application/pdf", f"attachment; {name}")
    else:
        small = attachments.thumbnail_key(number, claimed)
        images.bucket.put(place, prepared.body, "image/jpeg", f"inline; {name}")
        images.bucket.put(small, prepared.thumbnail, "image/jpeg", "inline")
    images.attachments.settle(number, claimed, state="accepted")


def _figures(accepted: int = 0, refused: int = 0, dropped: int = 0) -> dict[str, int]:
    return {"accepted": accepted, "refused": refused, "dropped": dropped}


@cache
def _images() -> Images:
    """Made from the environment when the first event comes; a warm function keeps it."""
    return wiring.images(config.from_environment())
