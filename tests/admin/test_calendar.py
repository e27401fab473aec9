"""The office closes a day in the browser: who did, what moves, and what the reporter reads."""

from __future__ import annotations

from datetime import timedelta

import pytest

from functions.actions.track import track
from functions.jobs import recount
from functions.jobs.sweep import sweep
from functions.storage.audit import Audit
from functions.storage.editions import Editions
from functions.wiring.jobs import Jobs, jobs
from tests.admin.conftest import Browser, Office
from tests.clock import Clock, wita
from tests.desks import filed
from tests.emulated import Aws

TOMORROW = {"closure_day": "25", "closure_month": "11", "closure_year": "2026"}
FLOOD = TOMORROW | {"does": "close", "name": "Banjir"}


@pytest.fixture
def elsewhere(aws: Aws, office: Office, clock: Clock) -> Jobs:
    """The jobs' function: another process, which has read the calendar before."""
    made = jobs(aws.config, clock)
    made.desk.rules  # noqa: B018 - it has
    return made


def say(browser: Browser, **fields: str) -> str:
    return browser.post("/admin/calendar", **fields).text


def told(browser: Browser) -> str:
    return " ".join(browser.get("/admin/calendar").text.split())


def settle(jobs: Jobs, clock: Clock, minutes: int = 3) -> None:
    for _ in range(minutes):
        clock.advance(minutes=1)
        sweep(jobs)


def test_the_page_lists_what_differs_and_marks_what_is_only_estimated(browser: Browser) -> None:
    page = told(browser)
    assert "Jumat, 25 Desember 2026" in page and "Hari libur nasional" in page
    assert "Perkiraan" in page and "17 Agustus" not in page, "six months ahead"
    assert 'href="/admin/calendar" aria-current="page"' in page


def test_a_closed_day_is_listed_with_who_and_when_and_stands_in_the_audit(
    aws: Aws, browser: Browser, clock: Clock
) -> None:
    assert browser.post("/admin/calendar", **FLOOD).status_code == 303
    page = told(browser)
    assert "Rabu, 25 November 2026" in page and "Banjir" in page and "Dicatat rina" in page
    (line,) = Audit(aws.client("dynamodb"), aws.table).of_month(clock.now)
    assert (line["who"], line["what"]) == ("rina", "calendar close")
    assert line["number"] == "2026-11-25: Banjir"


def test_the_reporter_reads_why_the_deadline_is_later_within_a_minute(
    browser: Browser, elsewhere: Jobs, clock: Clock
) -> None:
    done = filed(elsewhere.desk)
    number, code = done.complaint.number, done.code
    browser.post("/admin/calendar", **FLOOD)
    clock.advance(minutes=1)
    deadline = track(elsewhere.desk, number, code)["deadlines"][0]
    assert deadline["due"] == wita("2026-11-26", "16:30")
    assert "25 November 2026 libur (Banjir)" in deadline["explanation"]


@pytest.mark.fault(34)
def test_what_is_open_moves_both_ways_and_the_page_names_it(
    browser: Browser, elsewhere: Jobs, clock: Clock
) -> None:
    desk = elsewhere.desk
    number = filed(desk).complaint.number
    sweep(elsewhere)
    before = desk.complaints.load(number).due_at
    browser.post("/admin/calendar", **FLOOD)
    assert "sedang diterapkan" in told(browser)
    settle(elsewhere, clock)
    later = desk.complaints.load(number).due_at
    assert before and later and later - before >= timedelta(days=1)
    page = told(browser)
    assert "1 laporan bergeser" in page and number in page
    assert "25 November 2026 pukul 16.30 WITA menjadi 26 November 2026 pukul 16.30 WITA" in page
    browser.post("/admin/calendar/back", "/admin/calendar", day="2026-11-25")
    settle(elsewhere, clock)
    assert desk.complaints.load(number).due_at == before, "no visit would have noticed"
    page = told(browser)
    assert "26 November 2026 pukul 16.30 WITA menjadi 25 November" in page
    assert "Dicatat" not in page


def test_many_move_a_portion_a_minute_and_none_is_missed(
    browser: Browser, elsewhere: Jobs, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recount, "PORTION", 2)
    for n in range(5):
        filed(elsewhere.desk, description=f"Lampu jalan nomor {n} di depan pasar mati.")
    sweep(elsewhere)
    browser.post("/admin/calendar", **FLOOD)
    settle(elsewhere, clock, 2)
    assert "sedang diterapkan" in told(browser), "the first portion only"
    settle(elsewhere, clock, 7)
    assert "5 laporan bergeser" in told(browser)


def test_the_same_day_again_replaces_what_was_said(browser: Browser) -> None:
    browser.post("/admin/calendar", **FLOOD)
    browser.post("/admin/calendar", **(FLOOD | {"name": "Pelantikan"}))
    page = told(browser)
    assert "Pelantikan" in page and "</strong>: Banjir" not in page


def test_a_weekend_can_be_opened(browser: Browser, elsewhere: Jobs, clock: Clock) -> None:
    browser.post("/admin/calendar", **(FLOOD | {"closure_day": "28", "does": "open"}))
    clock.advance(minutes=1)
    assert elsewhere.desk.rules.calendar.is_working_day(wita("2026-11-28").date())


def test_two_who_enter_at_once_lose_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    load, once = Editions.load, [True]

    def overtaken(self: Editions, name: str) -> object:
        found = load(self, name)
        if name == "rules" and once.pop() if once else False:
            self.save(
                name,
                found,
                {"calendar": {"2026-11-27": {"w": False, "n": "Rapat", "by": "budi", "at": 1}}},
                wita("2026-11-24"),
            )
        return found

    token = browser.get("/admin/calendar").text.split('csrf_token" value="')[1].split('"')[0]
    monkeypatch.setattr(Editions, "load", overtaken)
    answer = browser.client.post("/admin/calendar", data={"csrf_token": token, **FLOOD})
    assert answer.status_code == 303
    page = told(browser)
    assert "Rapat" in page and "Banjir" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"closure_day": ""}, "Isi tanggal, bulan, dan tahun."),
        ({"closure_month": "13"}, "Tanggal ini tidak ada."),
        ({"closure_day": "dua"}, "Tanggal ini tidak ada."),
        ({"closure_year": "2029"}, "Paling jauh dua tahun"),
        ({"closure_day": "23"}, "Tanggal ini sudah lewat"),
        ({"closure_day": "28"}, "Hari itu kantor memang tutup."),
        ({"does": "open"}, "Hari itu kantor memang buka."),
        ({"closure_day": "25", "closure_month": "12"}, "memang tutup: "),
        ({"does": ""}, "Pilih tutup atau buka."),
        ({"name": "  "}, "Tuliskan alasannya"),
        ({"name": "b" * 101}, "Paling panjang 100 huruf"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    aws: Aws, browser: Browser, wrong: dict[str, str], sentence: str
) -> None:
    typed = FLOOD | wrong
    answer = browser.post("/admin/calendar", **typed)
    assert answer.status_code == 422 and answer.text.count(sentence) == 2
    assert f'value="{typed["closure_day"]}"' in answer.text and typed["name"] in answer.text
    assert not [item for item in aws.items() if item["pk"]["S"].startswith(("E#", "U#"))]


def test_a_day_that_has_passed_asks_once_more(browser: Browser) -> None:
    yesterday = FLOOD | {"closure_day": "23"}
    page = say(browser, **yesterday)
    assert 'name="past"' in page and 'name="past"' not in browser.get("/admin/calendar").text
    assert browser.post("/admin/calendar", **yesterday, past="true").status_code == 303
    assert "Senin, 23 November 2026" in told(browser)


def test_only_the_admin_may(office: Office, browser: Browser) -> None:
    office.hire("budi", role="operator")
    other = office.browser()
    other.sign_in("budi")
    assert other.get("/admin/calendar").status_code == 403
    assert browser.client.post("/admin/calendar", data=FLOOD).status_code == 403, "no token"
