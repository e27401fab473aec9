"""The desk's own entry, as whoever types it sees it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from tests.admin.conftest import Browser, Office
from tests.desks import filed

NEW = "/admin/complaints/new"

CALL = {
    "channel": "phone",
    "received_at": "kemarin 14.30",
    "description": "Banjir di Jalan Kodeco, air masuk rumah.",
    "name": "Siti Aminah",
    "phone": "081234567890",
}


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in_as("operator", name="rina")


def enter(browser: Browser, **fields: Any) -> TestResponse:
    return browser.post(NEW, **(CALL | {"idempotency_key": "form-of-this-page"} | fields))


def number_in(answer: TestResponse) -> str:
    found = re.search(r"TB-\w{4}-\w{4}", answer.location or answer.text)
    assert found, answer.text
    return found[0]


def test_a_call_becomes_a_complaint_with_a_receipt_to_take_home(
    office: Office, browser: Browser
) -> None:
    answer = enter(browser)
    assert answer.status_code == 303
    receipt = browser.get(answer.location).text
    assert number_in(answer) in receipt and re.search(r"\d{4}-\d{4}-\d{4}", receipt)
    assert "Senin, 23 November 2026 pukul 14.30 WITA" in receipt and "<svg" in receipt
    assert "24 November 2026 pukul 10.00 WITA" in receipt and "Telepon" in receipt
    assert "Siti" not in receipt and "81234567890" not in receipt
    complaint = office.desk.complaints.load(number_in(answer))
    assert (complaint.channel, complaint.contact) == ("phone", "phone")
    assert office.desk.identities.get(complaint.number).name == "Siti Aminah"


def test_the_form_starts_with_now_and_the_channel_that_was_used_last(browser: Browser) -> None:
    page = browser.get(f"{NEW}?channel=letter").text
    assert 'value="letter" selected' in page and 'value="sekarang"' in page
    assert 'value="phone" selected' in browser.get(f"{NEW}?channel=kabar").text
    assert (
        len(set(re.findall(r'idempotency_key" value="([^"]+)"', page + browser.get(NEW).text))) == 2
    )


def test_sending_the_form_twice_leads_to_the_same_receipt(browser: Browser) -> None:
    first, second = enter(browser), enter(browser)
    assert number_in(first) == number_in(second)
    assert "Tidak dicatat dua kali" in browser.get(second.location).text


def test_the_form_of_another_complaint_says_so_and_can_be_sent_as_a_new_one(
    browser: Browser,
) -> None:
    first = enter(browser)
    answer = enter(browser, description="Lampu jalan mati.")
    assert answer.status_code == 409 and "Lampu jalan mati." in answer.text
    key = re.search(r'idempotency_key" value="([^"]+)"', answer.text)
    assert key
    again = enter(browser, description="Lampu jalan mati.", idempotency_key=key[1])
    assert again.status_code == 303 and number_in(again) != number_in(first)


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(browser: Browser) -> None:
    answer = enter(browser, received_at="besok", phone="12", urgent="true")
    assert answer.status_code == 422
    assert answer.text.index("Waktu ini tidak terbaca") < answer.text.index("Periksa nomor HP")
    assert 'value="besok"' in answer.text and "air masuk rumah." in answer.text
    assert 'name="urgent"' in answer.text and "checked" in answer.text
    assert 'value="form-of-this-page"' in answer.text


def test_the_same_lapor_number_leads_to_the_first_complaint(
    office: Office, browser: Browser
) -> None:
    lapor = {"channel": "lapor", "external_number": "#9165816", "phone": "", "name": ""}
    first = enter(browser, **lapor)
    again = enter(browser, **lapor, description="Kata lain", idempotency_key="another-form-page")
    assert number_in(again) == number_in(first)
    assert "Tidak dicatat dua kali" in browser.get(again.location).text
    colleague = office.signed_in_as("operator", name="budi")
    told = enter(colleague, **lapor, idempotency_key="form-of-a-colleague")
    assert (
        told.status_code == 422 and f"sudah tercatat dengan nomor {number_in(first)}" in told.text
    )


def test_a_receipt_shows_the_code_only_to_who_entered_it_or_sees_the_complaint(
    office: Office, browser: Browser
) -> None:
    receipt = enter(browser).location
    assert office.signed_in_as("operator", name="budi").get(receipt).status_code == 404
    page = office.signed_in_as("admin").get(receipt)
    assert page.status_code == 200 and "Buka laporan ini" in page.text
    assert "Buka laporan ini" not in browser.get(receipt).text
    looks = [line for line in office.staff.audit.of_month(office.desk.now())]
    assert {line["who"] for line in looks if line["what"] == "print receipt"} == {"rina", "admin"}


def test_who_asks_for_json_gets_the_number(browser: Browser) -> None:
    page = browser.get(NEW).text
    token = re.search(r'csrf_token" value="(\w+)"', page)
    assert token
    how: dict[str, Any] = {"headers": {"Accept": "application/json", "X-CSRF-Token": token[1]}}
    answer = browser.client.post(NEW, data=CALL, **how)
    assert answer.status_code == 201 and answer.json and answer.json["status"] == "received"
    refused = browser.client.post(NEW, data=CALL | {"name": ""}, **how)
    assert refused.status_code == 422 and refused.json
    assert refused.json["fields"] == {"name": "Isi nama pelapor."}


def test_late_typing_is_seen_on_the_complaints_page_and_on_no_other(
    office: Office, browser: Browser
) -> None:
    late = enter(browser)
    at_once = enter(browser, received_at="09.45", idempotency_key="form-of-another-page")
    admin = office.signed_in_as("admin")
    page = admin.get(f"/admin/complaints/{number_in(late)}").text
    assert "Baru dicatat" in page and "Telepon" in page
    assert "Baru dicatat" not in admin.get(f"/admin/complaints/{number_in(at_once)}").text


def test_an_entry_has_its_register_number_at_once_and_a_web_complaint_by_a_button(
    office: Office, browser: Browser
) -> None:
    assert ">1/2026<" in browser.get(enter(browser).location).text
    from_web = filed(office.desk).complaint.number
    admin = office.signed_in_as("admin")
    assert "Beri nomor agenda" in admin.get(f"/admin/complaints/{from_web}").text
    assert admin.act(from_web, "register").status_code == 303
    page = admin.get(f"/admin/complaints/{from_web}").text
    assert ">2/2026<" in page and "Beri nomor agenda" not in page


def test_the_register_number_finds_the_complaint(office: Office, browser: Browser) -> None:
    number = number_in(enter(browser))
    admin = office.signed_in_as("admin")
    found = admin.post("/admin/find", q="1/2026")
    assert number in admin.get(found.location).text


def test_a_number_given_from_a_list_leads_back_with_the_list(office: Office) -> None:
    number, admin = filed(office.desk).complaint.number, office.signed_in_as("admin")
    page = f"/admin/complaints/{number}?view=new"
    assert 'name="list" value="view=new"' in admin.get(page).text
    answer = admin.post(f"/admin/complaints/{number}/register", page, list="view=new")
    assert answer.status_code == 303 and "view=new" in answer.location
