"""Links under which whoever may read a complaint sees its files, for some minutes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from functions.actions.ports import Files
from functions.domain import attachments
from functions.domain.attachments import SLOTS, Attachment
from functions.domain.privacy import View


def views(
    files: Files,
    number: str,
    found: Iterable[Attachment],
    now: datetime,
    *,
    refused: bool = True,
    slots: Collection[int] = SLOTS,
) -> list[View]:
    """The files in the order of their slots; what was refused is no business of an agency."""

    def link(key: str) -> str:
        return files.link(key, now)

    shown = [attachments.view(number, each, link, now) for each in found if each.slot in slots]
    return [each for each in shown if refused or each["state"] != "refused"]
