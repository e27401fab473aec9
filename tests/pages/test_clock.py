"""Nobody acts, and the clock moves on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.pages.conftest import DESKTOP, PHONE, Portal, assert_accessible
from tests.pages.test_whole_way import dispatch, sign_in

NOW = "2026-12-11T15:00:00+08:00"

JSON = "application/json"


@pytest.fixture(scope="module")
def monday(portal: Portal) -> str:
    """The portal's clock on a Monday morning, ten days before Christmas."""
    return portal.set_clock("2026-12-14T09:00:00+08:00")


def test_an_agency_that_does_not_answer_is_reminded_once_per_stage(
    open_page: Callable[..., Page], portal: Portal, monday: str
) -> None:
    filed = portal.file(description="Lampu lalu lintas di simpang empat mati total.")
    number = filed["number"]
    staff = open_page("/admin/")
    sign_in(staff, portal)
    dispatch(staff, number, "dishub")

    portal.set_clock("2026-12-15T17:00:00+08:00")  # the procedure's day is over
    assert portal.track(filed)["overdue"] is True
    assert not _reminders(portal, number), "nobody is reminded after office hours"

    portal.set_clock("2026-12-16T12:00:00+08:00")
    assert sorted(m["to"].split("@")[0] for m in _reminders(portal, number)) == [
        "admin.pengaduan",
        "pengaduan",
    ]

    portal.set_clock("2026-12-28T12:00:00+08:00")  # over Christmas: the national five days
    after = _reminders(portal, number)
    told = [(m["sent_at"][:10], m["subject"].split("] ")[1]) for m in after if "dishub" in m["to"]]
    assert told == [
        ("2026-12-16", "Pengingat: tenggat jawaban sudah lewat"),
        ("2026-12-22", "Pengingat: tenggat jawaban sudah lewat"),
        ("2026-12-23", "Untuk pimpinan: laporan belum dijawab"),
    ]
    admin = [m["sent_at"][:10] for m in after if "admin.pengaduan" in m["to"]]
    assert admin == ["2026-12-16", "2026-12-22", "2026-12-23"]
    assert len(after) == len(told) + len(admin), "the kabupaten's leadership has days left"
    for message in after:
        assert _in_office_hours(message["sent_at"]), message["sent_at"]

    staff.goto(f"/admin/complaints/{number}")
    assert "Lewat target" in staff.inner_text("main") and "Terlambat" in staff.inner_text("main")


def test_the_counted_statistics_are_accessible_and_the_same_as_their_file(
    open_page: Callable[..., Page], portal: Portal, monday: str
) -> None:
    portal.set_clock("2026-12-29T09:00:00+08:00")
    assert portal.http.post("/_local/publish").status_code == 303
    figures = portal.http.get("/api/statistics.json")
    assert figures.status_code == 200 and figures.headers["content-type"].startswith(JSON)
    for size in (PHONE, DESKTOP):
        page = open_page("/statistik/", size=size)
        shown = page.inner_text("main")
        assert "Dihitung sampai 28 Desember 2026" in shown and "Desember 2026 (masih" in shown
        assert_accessible(page)
    running = {
        f["number"] for f in figures.json()["months"][-1]["figures"] if f["measure"] == "open"
    }
    assert f"Masih berjalan\n{running.pop()}\n" in shown


def test_overnight_both_daily_reports_are_made_and_mailed_and_can_be_signed(
    open_page: Callable[..., Page], portal: Portal, monday: str
) -> None:
    portal.set_clock("2026-12-29T23:30:00+08:00")
    assert not _reports(portal, "Selasa, 29 Desember 2026")
    local = open_page("/_local/", js=False)
    local.get_by_role("button", name="Besok pukul 07.00").click()
    mails = _reports(portal, "Selasa, 29 Desember 2026")
    assert {mail["subject"].strip().split(",")[0] for mail in mails} == {
        "Laporan harian pelayanan informasi dan pengaduan",
        "Laporan harian isu strategis",
    }
    page = open_page("/admin/", size=DESKTOP)
    sign_in(page, portal)
    page.goto("/admin/reports")
    assert_accessible(page)
    page.click("text=Laporan harian pelayanan informasi dan pengaduan, Selasa, 29 Desember 2026")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert_accessible(page)
    page.fill("#number", "17")
    page.get_by_role("button", name="Tandatangani").click()
    page.wait_for_selector("text=nomor 480/17/Diskominfo-PKP/XII/2026")
    with page.expect_download() as taken:
        page.click("main a:has-text('PDF')")
    assert taken.value.path().read_bytes().startswith(b"%PDF")


def _reports(portal: Portal, period: str) -> list[dict[str, Any]]:
    return [m for m in portal.messages() if m["subject"].endswith(period)]


def _reminders(portal: Portal, number: str) -> list[dict[str, Any]]:
    subjects = ("Pengingat", "Tenggat lewat", "Untuk pimpinan")
    return [m for m in portal.messages(number) if any(s in m["subject"] for s in subjects)]


def _in_office_hours(moment: str) -> bool:
    at = datetime.fromisoformat(moment)
    christmas = {(12, 24), (12, 25)}
    return at.weekday() < 5 and 8 <= at.hour < 17 and (at.month, at.day) not in christmas
