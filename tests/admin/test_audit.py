"""The auditor's page: who saw or did what, found, paged, and taken along."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from tests.admin.conftest import Browser, Office
from tests.clock import Clock, wita
from tests.desks import filed

DAY = "?first=2026-11-24&last=2026-11-24"


@pytest.fixture
def auditor(office: Office) -> Browser:
    return office.signed_in_as("auditor")


def shown(answer: TestResponse) -> list[str]:
    """The lines of a page as text, without their moments."""
    assert answer.status_code == 200
    return [
        " ".join(re.sub(r"<[^>]+>", " ", line).split())
        for line in re.findall(r'<li>\s*<p class="marks">(.*?)</p>', answer.text, re.DOTALL)
    ]


def take(auditor: Browser, query: str) -> TestResponse:
    return auditor.get(f"/admin/audit/export?{query}")


@pytest.fixture
def number(office: Office, clock: Clock) -> str:
    """Rina has passed a complaint on, then looked at who reports, then closed a day."""
    number, rina = filed(office.desk).complaint.number, office.signed_in("rina")
    rina.act(number, "dispatch", agency="dishub", via="mail")
    clock.advance(minutes=1)
    rina.act(number, "reveal")
    clock.advance(minutes=1)
    day = {"closure_day": "25", "closure_month": "11", "closure_year": "2026"}
    rina.post("/admin/calendar", **day, does="close", name="=Banjir")
    return number


def test_the_auditor_reads_who_did_what_newest_first_and_who_looked_at_whom(
    auditor: Browser, number: str
) -> None:
    page = auditor.get("/admin/audit")
    assert shown(page) == [
        "rina : Mencatat kantor tutup 2026-11-25: =Banjir",
        f"rina : Membuka identitas pelapor {number} Identitas",
        f"rina : Meneruskan laporan ke dinas {number}",
    ]
    assert "Siti" not in page.text and "siti@contoh.id" not in page.text


FOUND = {
    DAY: 3,
    "?first=2026-11-01&last=2026-11-23": 0,
    "?group=identity": 1,
    "?group=act&who=%20Rina": 1,
    "?who=budi": 0,
    "?number={tidied}": 2,
    "?number={number}&group=identity": 1,
}


def test_lines_are_found_by_day_sort_person_and_number_however_it_is_typed(
    auditor: Browser, number: str
) -> None:
    tidied = number.lower().replace("-", "%20")
    for query, count in FOUND.items():
        found = shown(auditor.get("/admin/audit" + query.format(number=number, tidied=tidied)))
        assert len(found) == count, query


WRONG = {
    "?first=kemarin": "first",
    "?last=2026-02-30": "last",
    "?first=2026-11-24&last=2026-11-23": "first",
    "?first=2024-11-24&last=2026-11-24": "first",
    "?group=rahasia": "group",
}


def test_a_wrong_day_is_told_beside_its_field_and_nothing_is_lost(auditor: Browser) -> None:
    for query, field in WRONG.items():
        answer = auditor.get(f"/admin/audit{query}&who=rina")
        assert answer.status_code == 422, query
        assert f'id="{field}-galat"' in answer.text and 'value="rina"' in answer.text
        assert "kemarin" not in query or 'value="kemarin"' in answer.text
    for start in ("x", "2026-11-99T00:00:00.000%2B00:00%23a"):
        assert auditor.get(f"/admin/audit?start={start}").status_code == 404


def test_many_lines_are_paged_and_the_search_goes_along(
    office: Office, auditor: Browser, clock: Clock
) -> None:
    for place in range(60):
        office.staff.audit.record("rina", "identity", f"TB-{place:02}", clock(), f"{place:02}")
    first = auditor.get(f"/admin/audit{DAY}&who=rina")
    assert len(shown(first)) == 50
    way = re.search(r'href="(/admin/audit\?[^"]*start=[^"]*)"', first.text)
    assert way and "who=rina" in way[1]
    second = auditor.get(way[1].replace("&amp;", "&"))
    assert len(shown(second)) == 10 and not set(shown(first)) & set(shown(second))
    assert "Berikutnya" not in second.text


def test_what_was_found_is_taken_along_and_that_it_was_taken_is_recorded(
    office: Office, auditor: Browser, number: str, clock: Clock
) -> None:
    clock.advance(minutes=1)
    answer = take(auditor, "who=rina&format=csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == ('attachment; filename="audit-2026-11-24.csv"')
    rows = answer.get_data().decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Waktu (WITA);Petugas;") and len(rows) == 4
    assert rows[2].endswith(f";rina;Identitas pelapor;Membuka identitas pelapor;{number};")
    last = office.staff.audit.of_month(clock.now)[-1]
    assert (last["who"], last["what"]) == ("auditor", "export audit")
    assert last["note"] == "audit csv, 3 baris (who=rina first=2026-10-25 last=2026-11-24)"

    assert take(auditor, "first=kemarin&format=csv").status_code == 422


def test_what_is_odd_in_a_line_stays_readable_and_runs_nothing(
    office: Office, auditor: Browser, clock: Clock
) -> None:
    """A name like a formula, a code of an earlier version, and a month that ended tonight."""
    clock.now = wita("2026-11-30", "23:59")
    office.staff.audit.record("=rumus()", "lama sekali", "@TB", clock(), "a")
    clock.advance(minutes=2)
    assert shown(auditor.get("/admin/audit")) == ["=rumus() : lama sekali @TB"]
    text = take(auditor, "format=csv").get_data().decode("utf-8-sig")
    assert ";'=rumus();" in text and ";'@TB;" in text
