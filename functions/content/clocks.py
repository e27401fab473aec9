"""clocks.toml: the deadlines of the procedure and the national ones, and their steps."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import Column, checked, only_known, optional, required
from functions.content.sections import document
from functions.content.values import choice, text, truth, whole
from functions.domain import silence
from functions.domain.clocks import Clock, Span, Step
from functions.domain.complaint import FLAGS
from functions.domain.errors import BadContent
from functions.domain.phases import ANNOUNCE, PHASES
from functions.domain.submission import KINDS

FILE = "clocks.toml"

_UNITS = choice("minutes", "working_minutes", "days", "working_days", "promise")
_TELLS = ("admin", "agency", "lead", "deputy", "reporter", "approver", "head", "leadership")
_EARLY = {"agency", "lead", "reporter"}
"""Who may be told before a deadline: the others are told of what is late."""

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
    "extension": optional(whole(0, 1_000), empty=0),
    "steps": Column(lambda raw: raw, required=False, empty=[]),
}
_STEP = {
    "id": required(text),
    "after": optional(whole(-10_000, 10_000), empty=0),
    "unit": optional(_UNITS, empty="working_days"),
    "does": optional(choice("tell", "close"), empty="tell"),
    "reason": optional(choice(*silence.REASONS)),
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
    clock = Clock(id=id, span=span, steps=steps, kinds=kinds, **values)  # type: ignore[arg-type]
    for place, step in enumerate(steps):
        if problem := _timing(clock, step) or _closing(clock, step, steps[:place]):
            raise BadContent(FILE, f"{id}.steps", step.id, problem)
    return clock


def _step(clock: str, raw: object) -> Step:
    values = _checked(f"{clock}.steps", _STEP, raw)
    span = Span(values["after"], values["unit"])  # type: ignore[arg-type]
    if (values["does"] == "close") != bool(values["reason"]):
        problem = 'ditulis bila, dan hanya bila, does = "close".'
        raise BadContent(FILE, f"{clock}.steps", "reason", problem)
    return Step(values["id"], span, values["tells"], values["reason"])  # type: ignore[arg-type]


def _timing(clock: Clock, step: Step) -> str:
    """What is wrong with the moment of a step, if anything."""
    if not step.is_early:
        return "pelapor hanya diberi tahu sebelum tenggat." if step.is_notice else ""
    if not set(step.tells) <= _EARLY:
        return f"sebelum tenggat hanya bisa memberi tahu: {', '.join(sorted(_EARLY))}."
    if step.after.unit == clock.span.unit and -step.after.amount >= clock.span.amount:
        return f"harus jatuh sesudah jam mulai: kurang dari {clock.span.amount} sebelum tenggat."
    return ""


def _closing(clock: Clock, step: Step, before: tuple[Step, ...]) -> str:
    """What forbids a step to close, or to announce it, if anything."""
    if step.is_notice and not any(s.closes for s in clock.steps):
        return "pelapor diberi tahu, tetapi tidak ada langkah yang menutup laporan sesudahnya."
    if not step.closes:
        return ""
    if clock.phase not in silence.PHASES:
        allowed = ", ".join(sorted(silence.PHASES))
        return f"laporan hanya boleh ditutup sendiri saat menunggu pelapor (phase: {allowed})."
    if step.is_early:
        return "laporan tidak boleh ditutup sendiri sebelum tenggat."
    if not any(s.is_notice for s in before):
        return 'sebelum ditutup sendiri, pelapor harus diberi tahu (tells = ["reporter"]).'
    return ""


def _checked(row: str, columns: dict[str, Column], raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise BadContent(FILE, row, "semua", "harus berupa bagian dengan nama dan isi.")
    only_known(FILE, row, columns, raw)
    return checked(FILE, row, columns, raw)


def _listed(raw: object, allowed: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw or any(word not in allowed for word in raw):
        raise ValueError(f"harus berupa daftar dari: {', '.join(allowed)}.")
    return tuple(raw)
