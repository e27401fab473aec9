"""clocks.toml: the deadlines of the procedure and the national ones, and their steps."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import Column, checked, only_known, optional, required
from functions.content.sections import document
from functions.content.values import choice, text, truth, whole
from functions.domain.complaint import FLAGS
from functions.domain.deadlines import Clock, Span, Step
from functions.domain.errors import BadContent
from functions.domain.phases import ANNOUNCE, PHASES
from functions.domain.submission import KINDS

FILE = "clocks.toml"

_UNITS = choice("minutes", "working_minutes", "days", "working_days", "promise")
_TELLS = ("admin", "agency", "lead", "deputy")

_CLOCK = {
    "family": required(choice("sop", "national", "internal")),
    "phase": required(choice(ANNOUNCE, *PHASES)),
    "amount": required(whole(1, 1_000)),
    "unit": required(_UNITS),
    "label": required(text),
    "legal": required(text),
    "kinds": Column(lambda raw: _listed(raw, tuple(KINDS)), required=False, empty=()),
    "flag": optional(choice(*FLAGS)),
    "without_flag": optional(choice(*FLAGS)),
    "pauses": optional(truth, empty=False),
    "steps": Column(lambda raw: raw, required=False, empty=[]),
}
_STEP = {
    "id": required(text),
    "after": optional(whole(0, 10_000), empty=0),
    "unit": optional(_UNITS, empty="working_days"),
    "tells": Column(lambda raw: _listed(raw, _TELLS)),
}


def clocks(folder: Path) -> tuple[Clock, ...]:
    """The checked clocks of a content folder, in the order of the file."""
    return tuple(_clock(id, raw) for id, raw in document(folder, FILE).items())


def _clock(id: str, raw: object) -> Clock:
    values = _checked(id, _CLOCK, raw)
    span = Span(values.pop("amount"), values.pop("unit"))  # type: ignore[arg-type]
    steps = tuple(_step(id, step) for step in values.pop("steps"))  # type: ignore[attr-defined]
    kinds = frozenset(values.pop("kinds"))  # type: ignore[call-overload]
    return Clock(id=id, span=span, steps=steps, kinds=kinds, **values)  # type: ignore[arg-type]


def _step(clock: str, raw: object) -> Step:
    values = _checked(f"{clock}.steps", _STEP, raw)
    span = Span(values["after"], values["unit"])  # type: ignore[arg-type]
    return Step(values["id"], span, values["tells"])  # type: ignore[arg-type]


def _checked(row: str, columns: dict[str, Column], raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise BadContent(FILE, row, "semua", "harus berupa bagian dengan nama dan isi.")
    only_known(FILE, row, columns, raw)
    return checked(FILE, row, columns, raw)


def _listed(raw: object, allowed: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw or any(word not in allowed for word in raw):
        raise ValueError(f"harus berupa daftar dari: {', '.join(allowed)}.")
    return tuple(raw)
