"""The office's reports in the deployed stage: asked for, looked for each hour.

All but the drawing, whose compiled part runs on Lambda's machines only.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from functions.domain.dates import local
from tests.deploy.cloud import Browser, Cloud, Portal, wait_for

UNDRAWN = "cannot import name '_imaging' from 'PIL'"


def test_who_asks_for_a_report_is_answered_by_the_function(
    cloud: Cloud, portal: Portal, admin: Browser
) -> None:
    day = (local(datetime.now(UTC)) - timedelta(days=1)).date()
    admin.get("/admin/reports")
    asked = admin.post("/admin/reports", series="daily.day", day=day.isoformat())
    assert asked.status_code == 303, asked.text
    there = asked.headers["location"]
    assert "Sedang dibuat" in admin.get(there).text
    told = wait_for(lambda: _ended(admin, there), "the function that makes reports")
    assert "Gangguan sistem." in told
    event = {"kind": "daily", "first": str(day), "last": str(day), "does": "make"}
    error = _invoke(cloud, {**event, "by": "rina", "id": "x"})
    assert UNDRAWN in error["errorMessage"], "figures and lists were read, nothing else failed"


def test_each_hour_it_looks_what_is_due(cloud: Cloud, portal: Portal) -> None:
    told = _invoke(cloud, {})
    assert told.keys() == {"made", "behind", "stuck"}, told


def _invoke(cloud: Cloud, event: dict[str, str]) -> dict[str, str]:
    answer = cloud.client("lambda").invoke(
        FunctionName="pengaduan-dev-reports", Payload=json.dumps(event).encode()
    )
    told: dict[str, str] = json.loads(answer["Payload"].read())
    return told


def _ended(admin: Browser, there: str) -> str:
    page = admin.get(there).text
    return "" if "Sedang dibuat" in page else page
