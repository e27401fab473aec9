from __future__ import annotations

import pytest

from functions.storage.complaints import MOST_FAILURES
from tests.admin.conftest import Office, fail_message
from tests.clock import Clock
from tests.desks import filed


def test_the_queue_shows_what_is_due_first(office: Office, clock: Clock) -> None:
    late = filed(office.desk).complaint.number
    clock.advance(days=1)
    fresh = filed(office.desk, description="Parkir liar di depan pasar setiap sore.")
    page = office.signed_in().get("/admin/queue").text
    assert page.index(late) < page.index(fresh.complaint.number)


def test_a_passed_deadline_is_said_in_words(office: Office, clock: Clock) -> None:
    number = filed(office.desk).complaint.number
    browser = office.signed_in()
    browser.act(number, "dispatch", agency="dishub", via="mail")
    page = browser.get("/admin/queue?view=agency").text
    assert "Dijawab dinas paling lambat 25 November 2026" in page and "Lewat target" not in page
    assert number not in browser.get("/admin/queue?view=overdue").text
    clock.advance(days=3)
    assert "Lewat target" in browser.get("/admin/queue?view=agency").text
    assert number in browser.get("/admin/queue?view=overdue").text


def test_a_long_queue_has_a_next_page(office: Office) -> None:
    numbers = [
        filed(office.desk, description=f"Lampu jalan nomor {n} mati.").complaint.number
        for n in range(27)
    ]
    browser = office.signed_in()
    first = browser.get("/admin/queue").text
    link = first[first.index("start=") :].split('"')[0]
    second = browser.get(f"/admin/queue?view=admin&{link}").text
    assert all((n in first) != (n in second) for n in numbers)


def test_a_number_is_found_however_it_is_typed(office: Office) -> None:
    number = filed(office.desk).complaint.number
    typed = number.lower().replace("-", " ")
    answer = office.signed_in().client.get("/admin/find", query_string={"number": typed})
    assert answer.location == f"/admin/complaints/{number}"


@pytest.mark.fault(22)
def test_a_message_that_failed_is_seen_in_the_list(office: Office) -> None:
    complaint = filed(office.desk).complaint
    browser = office.signed_in()
    assert "perlu dilihat" not in browser.get("/admin/").text
    fail_message(office, complaint.number, "0.filed_admin.admin")
    assert "1 pesan perlu dilihat" in browser.get("/admin/").text
    browser.act(complaint.number, "resend", message="0.filed_admin.admin")
    assert "perlu dilihat" not in browser.get("/admin/").text


def test_a_complaint_that_stands_still_is_not_called_late(office: Office, clock: Clock) -> None:
    number = filed(office.desk).complaint.number
    for _ in range(MOST_FAILURES):
        office.desk.complaints.set_aside(number, clock.now)
    clock.advance(hours=1)
    page = office.signed_in().get("/admin/queue?view=stuck").text
    assert "Macet sejak" in page and "Lewat target" not in page


@pytest.mark.parametrize("start", ["abc", "TB-1~abc", "~", "TB-1~1~2"])
def test_a_start_that_no_page_wrote_is_no_page(office: Office, start: str) -> None:
    answer = office.signed_in().get(f"/admin/queue?start={start}")
    assert answer.status_code == 404 and "Daftar ini tidak ada." in answer.text


def test_an_unknown_list_says_so(office: Office) -> None:
    assert office.signed_in().get("/admin/queue?view=bulan").status_code == 404


def test_every_message_that_needs_a_person_is_on_one_page_whatever_its_queue(
    office: Office, clock: Clock
) -> None:
    browser = office.signed_in()
    assert "Tidak ada pesan yang perlu dilihat" in browser.get("/admin/messages").text
    numbers = [
        filed(office.desk, description=f"Lampu jalan nomor {n} mati.").complaint.number
        for n in range(27)
    ]
    for number in numbers[:26]:
        clock.advance(minutes=1)
        fail_message(office, number, "0.filed_admin.admin")
    browser.act(numbers[0], "decline", reason="spam")
    first = browser.get("/admin/messages").text
    assert first.index(numbers[0]) < first.index(numbers[1]) < first.index(numbers[24])
    assert "Bermasalah sejak" in first and "Lewat target" not in first
    link = first[first.index("start=") :].split('"')[0]
    second = browser.get(f"/admin/messages?{link}").text
    assert [n for n in numbers if n in second] == [numbers[25]]
    assert browser.get("/admin/messages?start=abc").status_code == 404
