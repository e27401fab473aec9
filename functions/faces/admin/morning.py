"""The morning page: what the office does first today, to be read on a screen or on paper."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from werkzeug.wrappers import Response

from functions.domain import duty
from functions.domain.complaint import RESTRICTED
from functions.domain.morning import Block, blocks, day_of
from functions.domain.queues import ADMIN, AGENCY, FLAGGED, LAPOR, REPORTER, STUCK, Row
from functions.faces.admin import chosen as lists
from functions.faces.admin.answers import page
from functions.faces.admin.parts import parts
from functions.faces.admin.rows import SINCE, shown

SILENT = timedelta(minutes=5)
"""A sweep that has not run for so long is worth a warning."""

FIRST = 5
"""Rows of a block; the rest is behind its link."""

_READ = {RESTRICTED: 25, LAPOR: 25, FLAGGED: 25, ADMIN: 100, AGENCY: 25, REPORTER: 25, STUCK: 5}
"""Rows that are read of each list, what is due first."""

_DUE_TODAY = 50
"""Rows of the agencies' list from today on: what is late must not hide what can be in time."""

_FIGURES = (
    ("filed", "Masuk"),
    ("forwarded", "Diteruskan ke dinas"),
    ("answered", "Dijawab"),
    ("solved", "Dinyatakan selesai"),
    ("closed", "Ditutup"),
    ("reopened", "Dibuka lagi"),
    ("open", "Masih terbuka"),
    ("late_sop", "Lewat target kami"),
    ("late_national", "Terlambat (waktu nasional)"),
)


def morning() -> Response:
    """What the office does first today."""
    desk, staff = parts().desk, parts().staff
    now, beat = desk.now(), staff.heartbeats.last("sweep")
    today = day_of(now, desk.rules.calendar)
    today = today._replace(ended=desk.directory.ended(today.date))
    found = {name: staff.indexes.queue(name, limit=most) for name, most in _READ.items()}
    stuck = found.pop(STUCK)
    found["today"] = staff.indexes.queue(AGENCY, limit=_DUE_TODAY, since=today.begins)
    rows = {row.number: row for page in found.values() for row in page.rows if lists.sees(row)}
    is_cut = any(page.next for page in found.values())
    troubled = staff.indexes.messages(limit=25)
    return page(
        "morning.html",
        now=now,
        on_duty=_on_duty(),
        blocks=[_block(*block, is_cut) for block in blocks(rows.values(), today)],
        stuck=shown(stuck.rows, "Macet sejak"),
        troubled=shown(troubled.rows[:FIRST], SINCE, by_clock=False),
        troubles=f"{len(troubled.rows)}{'+' if troubled.next else ''}",
        silent_since=beat if beat is not None and now - beat > SILENT else None,
        yesterday=today.date - timedelta(days=1),
        figures=_figures(),
    )


def _block(block: Block, rows: list[Row], is_cut: bool) -> dict[str, Any]:
    first = shown(rows[:FIRST], "Berubah")
    for row, line in zip(rows, first, strict=False):
        line["liaison"] = _liaison(row) if row.turn == AGENCY else None
    many = f"{len(rows)}{'+' if is_cut and rows else ''}"
    return {"title": block.title, "view": block.view, "count": many, "rows": first}


def _liaison(row: Row) -> dict[str, str] | None:
    """Whom to call of the agency that leads, and the number as WhatsApp wants it."""
    agency = parts().desk.directory.agencies.get(row.agencies[0]) if row.agencies else None
    if agency is None:
        return None
    digits = "".join(filter(str.isdigit, agency.whatsapp))
    return {
        "name": agency.liaison or agency.name,
        "phone": agency.phone,
        "whatsapp": f"62{digits[1:]}" if digits.startswith("0") else digits,
        "words": f"Laporan {row.number} menunggu jawaban {agency.short_name}.",
    }


def _on_duty() -> list[tuple[str, str]]:
    """Each post with the name of who stands in today, or the address that mails go to."""
    desk, turns = parts().desk, parts().staff.current().turns
    portal = desk.settings.portal
    usual = {"admin": portal.admin_email, "deputy": portal.deputy_email}
    standing = {post: duty.on_duty(turns, post, desk.now()) for post in duty.POSTS}
    return [
        (words, turn.name if (turn := standing[post]) else usual[post])
        for post, words in duty.POSTS.items()
    ]


def _figures() -> list[tuple[str, int]]:
    """Yesterday's counts, once the night has counted them."""
    day = day_of(parts().desk.now(), parts().desk.rules.calendar).date - timedelta(days=1)
    tally = parts().staff.statistics.day(day)
    return [(words, tally[f"{measure}||"]) for measure, words in _FIGURES] if tally else []
