"""The morning page: what the office does first, with whom to call, and yesterday's figures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from functions.actions.perform import perform
from functions.domain import desk_acts, staff_acts
from functions.faces.admin.morning import SILENT
from tests.admin.conftest import Office, fail_message
from tests.clock import Clock, wita
from tests.desks import filed


def block(page: str, title: str) -> str:
    """What stands under a heading, up to the next one; "" without it."""
    found = re.search(rf"<h2[^>]*>{title}.*?(?=<h2|</main>)", page, re.DOTALL)
    return found[0] if found else ""


def dispatched(office: Office, story: str) -> str:
    number = filed(office.desk, description=story).complaint.number
    perform(
        office.desk,
        number,
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, office.desk.directory, ("dishub",)),
    )
    return number


def test_each_block_has_its_count_its_first_five_and_the_way_to_the_rest(
    office: Office, clock: Clock
) -> None:
    numbers = []
    for n in range(7):
        clock.advance(minutes=1)
        numbers.append(filed(office.desk, description=f"Lampu nomor {n} mati.").complaint.number)
    new = block(office.signed_in().get("/admin/").text, "Baru masuk")
    assert "(7)" in new and 'href="/admin/queue?view=new"' in new
    assert [n for n in numbers if n in new] == numbers[:5]


def test_what_an_agency_owes_today_comes_with_whom_to_call(office: Office, clock: Clock) -> None:
    number = dispatched(office, "Lampu merah di simpang empat mati.")
    browser = office.signed_in()
    assert not block(browser.get("/admin/").text, "Harus dijawab dinas hari ini")
    clock.now = wita("2026-11-25", "08:00")
    due = block(browser.get("/admin/").text, "Harus dijawab dinas hari ini")
    agency = office.desk.directory.agencies["dishub"]
    assert number in due and agency.liaison in due
    assert f'href="tel:{agency.phone.replace("-", "")}"' in due
    assert re.search(r'href="https://wa\.me/628\d+\?text=Laporan%20TB', due)


def test_a_restricted_urgent_one_of_the_night_comes_first(office: Office, clock: Clock) -> None:
    number = filed(office.desk).complaint.number
    flags = ["urgent", "restricted"]
    perform(
        office.desk,
        number,
        "staff:rina",
        lambda c, act: desk_acts.flag(c, act, office.desk.directory, flags),
    )
    page = office.signed_in().get("/admin/").text
    assert number in block(page, "Mendesak")
    assert page.index("Mendesak") < page.index("Baru masuk")


def test_yesterdays_figures_are_there_once_the_night_has_counted(office: Office) -> None:
    browser = office.signed_in()
    assert "Belum dihitung" in browser.get("/admin/").text
    yesterday = Counter({"filed||": 12, "open||": 1234, "filed|channel|web": 3})
    office.staff.statistics.put_day(date(2026, 11, 23), yesterday)
    figures = block(browser.get("/admin/").text, "Angka kemarin, 23 November 2026")
    assert re.search(r"Masuk</th><td>12<", figures) and ">1.234<" in figures


def test_the_page_says_who_is_on_duty(office: Office) -> None:
    assert office.desk.settings.portal.admin_email in office.signed_in().get("/admin/").text


def test_a_silent_sweep_is_a_warning(office: Office, clock: Clock) -> None:
    office.staff.heartbeats.beat("sweep", clock.now)
    browser = office.signed_in()
    assert "Pengingat otomatis berhenti" not in browser.get("/admin/").text
    clock.advance(seconds=(SILENT + timedelta(minutes=1)).total_seconds())
    assert "Pengingat otomatis berhenti" in browser.get("/admin/").text


def test_a_message_in_trouble_is_on_the_morning_page_until_it_is_sent_again(
    office: Office,
) -> None:
    number = filed(office.desk).complaint.number
    browser = office.signed_in()
    title = "Pesan yang perlu dilihat"
    assert not block(browser.get("/admin/").text, title)
    fail_message(office, number, "0.filed_admin.admin")
    assert "1 pesan perlu dilihat" in block(browser.get("/admin/").text, title)
    browser.act(number, "resend", message="0.filed_admin.admin")
    assert not block(browser.get("/admin/").text, title)


def test_an_agency_that_left_the_directory_has_nobody_to_call(office: Office, clock: Clock) -> None:
    number = dispatched(office, "Lampu merah di simpang tiga mati.")
    clock.now = wita("2026-11-25", "08:00")
    complaint = office.desk.complaints.load(number)
    handed = replace(complaint.history[-1], details={"agencies": ("dinas-lama",)})
    history = (*complaint.history[:-1], handed)
    gone = replace(complaint, number="TB-0000-0000", history=history)
    office.desk.complaints.create(gone, office.desk.agenda(gone))
    due = block(office.signed_in().get("/admin/").text, "Harus dijawab dinas hari ini")
    assert gone.number in due and due.count("wa.me") == 1
