"""The answer's way back to the reporter: in the office's own SMS, or by a chat."""

from __future__ import annotations

import pytest

from functions.domain.identity import Identity
from tests.admin.conftest import Browser, Office
from tests.admin.test_case import ANSWER, answer
from tests.clock import Clock
from tests.desks import filed
from tests.outbound.post import Post

PHONE_ONLY = Identity(name="Siti", phone="+6281234567890")
WORDS = "Laporan Anda TB sudah dijawab. Telepon kami bila belum selesai."


@pytest.fixture
def number(office: Office, browser: Browser) -> str:
    number = filed(office.desk, identity=PHONE_ONLY).complaint.number
    browser.act(number, "dispatch", agency="dishub", via="mail")
    answer(office, number)
    return number


def test_the_offices_own_words_are_the_sms(office: Office, browser: Browser, number: str) -> None:
    assert "Bunyi SMS" in browser.get(f"/admin/complaints/{number}").text
    done = browser.act(number, "relay", text=ANSWER, via="sms", sms_text=WORDS)
    assert done.status_code == 303
    complaint, texts = office.desk.complaints.load_with_texts(number)
    [message] = [m for m in complaint.messages.values() if m.template == "relayed_final_reporter"]
    post = Post(office.desk)
    post.courier(identify=lambda number: PHONE_ONLY).prepare(complaint, message, texts)(message)
    assert post.calls[-1]["Message"] == WORDS


def test_an_sms_that_is_too_long_is_refused_with_everything_kept(
    office: Office, browser: Browser, number: str
) -> None:
    page = browser.act(number, "relay", text=ANSWER, via="sms", sms_text=WORDS * 3)
    assert page.status_code == 422 and "SMS paling panjang 160 huruf" in page.text
    assert WORDS * 3 in page.text
    assert office.desk.complaints.load(number).status == "answer_in"


def test_a_chat_opens_with_its_words_only_after_a_recorded_look(
    office: Office, browser: Browser, number: str
) -> None:
    assert "wa.me" not in browser.get(f"/admin/complaints/{number}").text
    page = browser.act(number, "reveal").text
    assert "https://wa.me/6281234567890?text=" in page and number in page.split("wa.me/")[1]
    assert "identity" in [line["what"] for line in office.staff.audit.of_month(office.desk.now())]
    browser.act(number, "relay", text=ANSWER, via="whatsapp")
    complaint = office.desk.complaints.load(number)
    assert complaint.history[-1].word("via") == "whatsapp"
    assert not [m for m in complaint.messages.values() if m.template == "relayed_final_reporter"]


def test_what_was_told_on_an_earlier_day_says_so(
    office: Office, browser: Browser, number: str, clock: Clock
) -> None:
    clock.advance(days=2)
    for day, problem in (("2026-12-01", "belum tiba"), ("2026-11-23", "mendahului jawaban")):
        page = browser.act(number, "relay", text=ANSWER, via="phone", said_on=day)
        assert page.status_code == 422 and problem in page.text and ANSWER in page.text
    assert (
        browser.act(number, "relay", text=ANSWER, via="phone", said_on="2026-11-25").status_code
        == 303
    )
    page = browser.get(f"/admin/complaints/{number}").text
    assert "disampaikan 25 November 2026" in page
    assert office.desk.complaints.load(number).history[-1].word("said_on") == "2026-11-25"


def test_the_sms_field_counts_along_only_where_an_sms_can_be_sent(
    office: Office, browser: Browser, number: str
) -> None:
    assert "Kelebihan" in browser.get(f"/admin/complaints/{number}").text.split("<script>")[-1]
    other = filed(office.desk).complaint.number
    assert "<script>" not in browser.get(f"/admin/complaints/{other}").text
