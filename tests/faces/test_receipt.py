"""What a browser is shown after filing."""

from __future__ import annotations

import pytest

from functions.faces.qr import qr_code
from tests.desks import STORY
from tests.faces.browser import Page
from tests.faces.face import BASE, Face
from tests.faces.test_filing import GOOD


def test_the_browser_gets_a_receipt_whose_button_opens_the_complaint(citizen: Face) -> None:
    answer = citizen.form("/api/complaints", **GOOD)
    assert answer.status_code == 201
    receipt = Page.of(answer.text)
    assert receipt.seen.headings == ["Laporan Anda sudah kami terima"]
    form = receipt.form("/api/track")
    assert form.values["code"] in receipt.seen.text
    assert STORY not in receipt.html and "Siti" not in receipt.html
    tracked = citizen.page(form.action, **form.values)
    assert form.values["number"] in tracked.seen.headings[0]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"email": ""}, "Kami mengabari Anda lewat SMS setiap kali"),
        ({"phone": "", "email": "siti@contoh.example"}, "Kami mengabari Anda lewat e-mail setiap"),
        ({"email": "siti@contoh.example"}, "Kami mengabari Anda lewat e-mail setiap"),
        ({"phone": "0518 70123"}, "Kami tidak bisa mengirim kabar"),
    ],
    ids=["a mobile", "e-mail", "both: messages go to one, the e-mail", "a landline gets no SMS"],
)
def test_the_receipt_says_how_news_will_reach_the_reporter(
    citizen: Face, given: dict[str, str], sentence: str
) -> None:
    assert sentence in Page.of(citizen.form("/api/complaints", **GOOD | given).text).seen.text


def test_the_receipt_says_each_day_once(citizen: Face) -> None:
    receipt = citizen.form("/api/complaints", **GOOD).text
    assert receipt.count("Paling lambat <strong>Rabu, 25 November 2026 pukul 16.30 WITA") == 1
    assert receipt.count("25 November 2026") == 1


def test_the_receipts_qr_code_opens_the_complaint_with_the_code_in_no_servers_log(
    citizen: Face,
) -> None:
    receipt = Page.of(citizen.form("/api/complaints", **GOOD).text)
    key = receipt.form("/api/track").values
    address = f"{BASE}/lacak/#{key['number']}.{key['code']}"
    assert qr_code(address) in receipt.html
