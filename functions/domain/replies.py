"""Ready sentences for what happens often: the office chooses one and goes on from there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

PLACES = {
    "ask": "question",
    "relay": "text",
    "decline": "text",
    "refer": "note",
    "send-back": "reason",
    "dispatch": "note",
}
"""The acts whose form offers replies, each with the field that one fills."""

TYPED = "teks"
"""Stands for what the field holds already; a reply without it comes after that."""

FIELDS = frozenset(("nomor", "dinas", "tanggal", TYPED))
"""What a reply may name: the complaint's number, who holds it, today, and TYPED."""

_FIELD = re.compile(r"\{(\w*)\}")


class Reply(NamedTuple):
    """One situation: the act that it is for, its name in the list, and its sentences."""

    code: str
    act: str
    title: str
    text: str


def named(text: str) -> set[str]:
    """The fields that a reply's text names."""
    return set(_FIELD.findall(text))


def filled(reply: Reply, typed: str, values: Mapping[str, str]) -> str:
    """The reply's sentences with what was typed, of which nothing is lost."""
    known = {**values, TYPED: typed}
    text = _FIELD.sub(lambda field: known[field[1]], reply.text)
    if TYPED in named(reply.text) or not typed or text in typed:
        return text if text not in typed else typed
    return f"{typed}\n\n{text}"
