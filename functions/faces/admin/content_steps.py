"""The steps of a clock as a form: for each when, and who is told; one room more for a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from functions.domain.errors import Invalid
from functions.domain.text import whole_number
from functions.editing.fields import UNITS

Steps = Sequence[Mapping[str, Any]]

TELLS = {
    "agency": "Dinas yang belum menjawab",
    "lead": "Dinas utama",
    "admin": "Admin kabupaten",
    "deputy": "Wakil admin",
    "approver": "Pimpinan dinas yang diminta menyetujui",
    "head": "Pimpinan dinas",
    "leadership": "Pimpinan kabupaten",
    "reporter": "Pelapor",
}
"""Whom a step may tell (functions/content/clocks.py), in the office's words."""

DEFAULT_UNIT = "working_days"


def values(steps: Steps) -> dict[str, str]:
    """What stands in the fields of the form."""
    found: dict[str, str] = {}
    for n, step in enumerate(steps, 1):
        found |= {f"step_{n}_id": step["id"], f"step_{n}_after": str(step.get("after", 0))}
        found[f"step_{n}_unit"] = step.get("unit", DEFAULT_UNIT)
        found |= {f"step_{n}_{who}": "true" for who in step["tells"]}
    return found


def rooms(form: Mapping[str, object]) -> list[int]:
    """The numbers of the steps that a form shows: those that it has, and one more."""
    names = (name.removeprefix("step_").removesuffix("_id") for name in form)
    shown = [whole_number(n, 2) or 0 for n in names if f"step_{n}_id" in form]
    return list(range(1, max(shown, default=0) + 2))


def gathered(before: Steps, typed: Mapping[str, str]) -> list[dict[str, Any]]:
    """The steps that were typed; one that tells nobody is left out.

    What the form does not show of a step, such as that it closes, stays as it is.
    """
    known = {step["id"]: step for step in before}
    made = []
    for n in rooms(typed):
        tells = [who for who in TELLS if typed.get(f"step_{n}_{who}")]
        if tells:
            id = typed.get(f"step_{n}_id") or _new_id(known)
            made.append(_step(known.get(id, {"id": id}), n, tells, typed))
    return made


def in_words(steps: Steps) -> str:
    """All of them as people read them."""
    units = dict(UNITS)
    return "; ".join(
        f"{_when(step.get('after', 0), units[step.get('unit', DEFAULT_UNIT)])}: "
        + ", ".join(TELLS.get(who, who) for who in step["tells"])
        for step in steps
    )


def _step(
    before: Mapping[str, Any], n: int, tells: list[str], typed: Mapping[str, str]
) -> dict[str, Any]:
    name = f"step_{n}_after"
    written = typed.get(name, "").strip() or "0"
    if whole_number(written.removeprefix("-")) is None:
        raise Invalid({name: "Tulis angkanya saja, misalnya 2, atau -1 untuk sebelum tenggat."})
    after, unit = int(written), typed.get(f"step_{n}_unit", DEFAULT_UNIT)
    made = {**before, "after": after, "unit": unit, "tells": _ordered(before, tells)}
    if after == 0 and "after" not in before:
        del made["after"]
    if unit == DEFAULT_UNIT and "unit" not in before:
        del made["unit"]
    return made


def _ordered(before: Mapping[str, Any], tells: list[str]) -> list[str]:
    """In the order that stands, so that a form that changed nothing changes nothing."""
    kept = [who for who in before.get("tells", ()) if who in tells]
    return kept + [who for who in tells if who not in kept]


def _new_id(known: Mapping[str, object]) -> str:
    names = (f"langkah-{n}" for n in range(1, 100))
    return next(name for name in names if name not in known)


def _when(after: int, unit: str) -> str:
    if after == 0:
        return "Saat tenggat lewat"
    return f"{abs(after)} {unit} {'sebelum' if after < 0 else 'sesudah'} tenggat"
