"""Who is on duty: the official who stands in for the admin or the deputy, from one day to another.

Mails to that post go to whoever stands in; without anybody they go where settings.toml says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from functions.domain import identity
from functions.domain.dates import local
from functions.domain.errors import Invalid
from functions.domain.messages import ADMIN, DEPUTY
from functions.domain.text import one_line

PART = "duty"
"""Their place in the edition of what every function goes by."""

POSTS = {ADMIN: "Admin", DEPUTY: "Wakil admin"}

LONGEST_NAME = 100
FARTHEST = timedelta(days=366)


class Turn(NamedTuple):
    """One official's time in a post, both days included; `id` names the entry."""

    id: str
    post: str
    name: str
    email: str
    phone: str
    first: date
    last: date
    by: str
    at: datetime


def on_duty(turns: Iterable[Turn], post: str, now: datetime) -> Turn | None:
    """Who stands in for the post at this moment; the last entry of several counts."""
    today = local(now).date()
    standing = [turn for turn in turns if turn.post == post and turn.first <= today <= turn.last]
    return max(standing, key=lambda turn: turn.at, default=None)


def coming(turns: Iterable[Turn], now: datetime) -> list[Turn]:
    """The turns that are not over, the first ones first."""
    today = local(now).date()
    return sorted((t for t in turns if t.last >= today), key=lambda t: (t.first, t.post, t.at))


def written(turns: Iterable[Turn]) -> dict[str, Any]:
    """The turns as plain values, by their ids."""
    return {
        turn.id: {
            **{name: getattr(turn, name) for name in ("post", "name", "email", "phone", "by")},
            "first": turn.first.isoformat(),
            "last": turn.last.isoformat(),
            "at": int(turn.at.timestamp()),
        }
        for turn in turns
    }


def read(value: Mapping[str, Any]) -> tuple[Turn, ...]:
    """The turns from plain values."""
    return tuple(
        Turn(
            id,
            raw["post"],
            raw["name"],
            raw["email"],
            raw["phone"],
            date.fromisoformat(raw["first"]),
            date.fromisoformat(raw["last"]),
            raw["by"],
            datetime.fromtimestamp(raw["at"], UTC),
        )
        for id, raw in value.items()
    )


def check(fields: Mapping[str, str], id: str, by: str, now: datetime) -> Turn:
    """The turn that was typed, or Invalid."""
    errors: dict[str, str] = {}
    post = fields.get("post", "")
    if post not in POSTS:
        errors["post"] = "Pilih siapa yang digantikan."
    name = one_line(fields.get("name", ""))
    if not name or len(name) > LONGEST_NAME:
        errors["name"] = f"Tuliskan namanya, paling panjang {LONGEST_NAME} huruf."
    email = identity.email(fields.get("email", "").strip())
    if email is None:
        errors["email"] = "Tuliskan alamat e-mail yang lengkap, misalnya nama@tanahbumbu.go.id."
    typed = one_line(fields.get("phone", ""))
    phone = identity.phone(typed) if typed else ""
    if phone is None:
        errors["phone"] = "Nomor telepon ini belum lengkap. Contoh: 0812 3456 7890."
    first, last = (_day(fields, stem, now, errors) for stem in ("first", "last"))
    if first and last and last < first:
        errors["last_date"] = "Hari terakhir tidak boleh sebelum hari pertama."
    if errors or email is None or phone is None or first is None or last is None:
        raise Invalid(errors)
    return Turn(id, post, name, email, phone, first, last, by, now)


def _day(
    fields: Mapping[str, str], stem: str, now: datetime, errors: dict[str, str]
) -> date | None:
    parts = [fields.get(f"{stem}_{part}", "").strip() for part in ("year", "month", "day")]
    today = local(now).date()
    try:
        day = date(*map(int, parts))
    except (ValueError, OverflowError):
        errors[f"{stem}_date"] = "Isi tanggal, bulan, dan tahun. Contoh: 5 12 2026."
        return None
    if not today - timedelta(days=31) <= day <= today + FARTHEST:
        errors[f"{stem}_date"] = "Paling jauh satu tahun dari hari ini. Periksa tahunnya."
        return None
    return day
