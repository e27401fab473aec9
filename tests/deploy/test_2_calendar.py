"""The office closes a day on the staff pages, and every function goes by it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from tests.deploy.cloud import Browser, Portal, wait_for

WITA = timezone(timedelta(hours=8))


def test_a_day_that_the_staff_closed_moves_the_deadline_that_a_citizen_reads(
    portal: Portal, admin: Browser
) -> None:
    filed = portal.file(description="Gorong-gorong di Jalan Anggrek runtuh separuh sejak subuh.")
    key = {"number": filed["number"], "code": filed["code"]}

    def due() -> Any:
        [first, *_] = portal.post("/api/track", **key).json()["deadlines"]
        return datetime.fromisoformat(first["due"]).astimezone(WITA)

    before = due()
    admin.get("/admin/calendar")
    parts = ("day", "month", "year")
    typed = {f"closure_{part}": str(getattr(before, part)) for part in parts}
    done = admin.post("/admin/calendar", **typed, does="close", name="Banjir")
    assert done.status_code == 303, done.text
    assert "Banjir" in admin.get("/admin/calendar").text
    after = wait_for(lambda: (now := due()) > before and now, "the citizen's function to read it")
    assert after.date() > before.date()
    told = portal.file(description="Pagar taman kota roboh menimpa bangku di sisi timur.")
    assert datetime.fromisoformat(told["deadlines"][0]["due"]).astimezone(WITA) == after
