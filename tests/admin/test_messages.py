"""Every message of a complaint, its state, its evidence, and the press that sends it again."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from functions.actions.erasing import erase
from functions.actions.visit import visit
from functions.domain import messages as outbox
from functions.domain.identity import Identity
from functions.domain.messages import Message
from functions.faces.admin.messages import OPENED
from functions.jobs.mail_events import take
from functions.storage import keys
from tests.admin.conftest import Browser, Office, fail_message
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import filed
from tests.emulated import Aws
from tests.jobs.news import AGENCY, MAIL, SECOND, news

ADMIN_MAIL = "0.filed_admin.admin"
REPORTER_MAIL = "0.filed_reporter.reporter"


def listed(page: str) -> list[str]:
    """The words of each message on a page, in order."""
    rows = re.findall(r'<p class="marks"><span><strong>.*?</li>', page, re.DOTALL)
    plain = (html.unescape(re.sub(r"<[^>]+>", "", row)) for row in rows)
    return [" ".join(words.split()) for words in plain]


def deliver(office: Office, clock: Clock, number: str, seconds: int = 3) -> None:
    """All that waits is accepted so many seconds later."""
    clock.advance(seconds=seconds)
    visit(office.desk, MemoryCourier(clock), number, "v1")


def put(office: Office, number: str, changed: Message) -> None:
    """As a deliverer would leave a message."""
    complaints = office.desk.complaints
    standing = complaints.load(number)
    claim = outbox.claimed(standing.messages[changed.id], "o1", office.desk.now())
    complaints.claim(standing, [claim])
    standing = complaints.load(number)
    after = replace(standing, messages={**standing.messages, changed.id: changed})
    complaints.settle(standing, [(claim, changed)], office.desk.agenda(after))


def test_all_messages_of_a_complaint_stand_in_order_with_their_evidence(
    office: Office, browser: Browser, clock: Clock
) -> None:
    number = filed(office.desk).complaint.number
    deliver(office, clock, number)
    clock.advance(minutes=5)
    browser.act(number, "dispatch", agency="dishub", via="mail")
    typed = number.lower().replace("-", " ")
    page = browser.client.get("/admin/messages", query_string={"number": typed}).text
    accepted = (
        "Diterima layanan Perlu dikirim sejak 24 November 2026 pukul 10.00 WITA. "
        "Diterima layanan e-mail 24 November 2026 pukul 10.00 WITA, 3 detik sesudah itu."
    )
    waiting = "Menunggu dikirim Perlu dikirim sejak 24 November 2026 pukul 10.05 WITA."
    assert listed(page) == [
        f"Admin kabupaten: Laporan diterima {accepted}",
        f"Pelapor: Laporan diterima {accepted}",
        f"Dinas Perhubungan: Diteruskan ke Dinas Perhubungan {waiting}",
        f"Pelapor: Diteruskan ke Dinas Perhubungan {waiting}",
    ]
    assert "Kirim ulang" not in page
    assert f'href="/admin/complaints/{number}"' in page
    assert listed(browser.get(f"/admin/complaints/{number}").text) == listed(page)


@pytest.mark.fault(23)
def test_a_bounce_says_why_and_that_it_went_on_to_the_second_address(
    office: Office, browser: Browser, clock: Clock
) -> None:
    number = filed(office.desk).complaint.number
    browser.act(number, "dispatch", agency=AGENCY, via="mail")
    deliver(office, clock, number)
    take(office.desk, news("no_such_address", number, clock.now))
    first, second = listed(browser.get(f"/admin/messages?number={number}").text)[2:4]
    assert "Gagal" in first and "tidak ada atau tidak aktif lagi." in first
    assert first.endswith("Dilanjutkan ke alamat kedua.")
    assert "(alamat kedua)" in second and "Menunggu dikirim" in second
    deliver(office, clock, number, seconds=62)
    take(office.desk, news("no_such_address", number, clock.now, SECOND))
    page = browser.get(f"/admin/messages?number={number}").text
    assert page.count("Kirim ulang</button>") == 1, "of the second address alone"
    browser.act(number, "resend", message=SECOND)
    deliver(office, clock, number, seconds=0)
    second = listed(browser.get(f"/admin/messages?number={number}").text)[3]
    assert "Dikirim ulang oleh rina 24 November 2026 pukul 10.01 WITA." in second
    assert second.endswith("kurang dari 1 detik sesudah itu.")
    page = browser.get(f"/admin/messages?number={number}").text
    assert page.count("Dikirim ulang oleh") == 1, "nobody pressed for the others"


def test_each_state_is_told_in_words(office: Office, browser: Browser, clock: Clock) -> None:
    siti = Identity(name="Siti", phone="+6281234567890")
    number = filed(office.desk, identity=siti).complaint.number
    message = office.desk.complaints.load(number).messages
    put(office, number, outbox.unknown(message[ADMIN_MAIL], clock.now))
    put(office, number, outbox.sent(message[REPORTER_MAIL], clock.now + timedelta(seconds=125)))
    browser.act(number, "dispatch", agency="dishub", via="mail")
    mail = office.desk.complaints.load(number).messages["1.dispatched_agency.dishub"]
    later = outbox.put_off(replace(mail, tries=1), clock.now, burn=True)
    put(office, number, later)
    admin, reporter, agency, _ = listed(browser.get(f"/admin/messages?number={number}").text)
    assert "Tidak diketahui" in admin and "mungkin sampai, mungkin tidak" in admin
    assert "layanan SMS" in reporter and reporter.endswith("2 menit 5 detik sesudah itu.")
    assert agency.endswith("Belum berhasil; dicoba lagi 24 November 2026 pukul 10.02 WITA.")
    browser.act(number, "refer", to=next(iter(office.desk.directory.outside)))
    agency = listed(browser.get(f"/admin/messages?number={number}").text)[2]
    assert "Dibatalkan 24 November 2026 pukul 10.00 WITA: Tidak perlu dikirim lagi." in agency
    standing = office.desk.complaints.load(number)
    waiting = next(m for m in standing.messages.values() if m.event == 2 and m.to == "reporter")
    office.desk.complaints.claim(standing, [outbox.claimed(waiting, "o1", clock.now)])
    last = listed(browser.get(f"/admin/messages?number={number}").text)[-1]
    assert "Sedang dikirim" in last and "paling lambat 24 November 2026 pukul 10.03" in last


def test_what_its_agency_needs_no_more_is_not_offered_again(
    office: Office, browser: Browser, clock: Clock
) -> None:
    number = filed(office.desk).complaint.number
    browser.act(number, "dispatch", agency="dishub", via="mail")
    deliver(office, clock, number)
    take(office.desk, news("spam", number, clock.now, MAIL.replace(AGENCY, "dishub")))
    page = browser.get(f"/admin/messages?number={number}").text
    assert "menandai e-mail ini sebagai spam." in page and "Kirim ulang</button>" in page
    browser.act(number, "dispatch", agency="pupr", via="mail")
    page = browser.get(f"/admin/messages?number={number}").text
    assert "tidak lagi di instansi itu, jadi tidak perlu dikirim ulang." in page
    assert "Kirim ulang</button>" not in page


def test_an_unknown_number_is_said_beside_the_field_with_what_was_typed(browser: Browser) -> None:
    for typed in ("TB-0000-0000", "bulan", "<b>", "TB-" + "9" * 200):
        answer = browser.client.get("/admin/messages", query_string={"number": typed})
        assert answer.status_code == 404 and "Tidak ada laporan dengan nomor" in answer.text
        assert f'value="{html.escape(typed)}"' in answer.text and "<b>" not in answer.text
        assert 'aria-invalid="true"' in answer.text
        assert "Tidak ada pesan yang perlu dilihat" not in answer.text
    assert browser.get("/admin/messages?number=").status_code == 200


def damage(aws: Aws, number: str) -> None:
    """A complaint that cannot be read any more."""
    aws.client("dynamodb").update_item(
        TableName=aws.table, Key=keys.complaint(number), UpdateExpression="REMOVE h"
    )


def test_the_list_shows_at_once_which_message_and_why(
    office: Office, browser: Browser, clock: Clock, aws: Aws
) -> None:
    numbers = []
    for n in range(OPENED + 1):
        numbers.append(filed(office.desk, description=f"Lampu nomor {n} mati.").complaint.number)
        fail_message(office, numbers[-1], ADMIN_MAIL)
        clock.advance(minutes=1)
    page = browser.get("/admin/messages").text
    assert len(listed(page)) == OPENED, "the rest stand there too, a press away"
    assert all("Admin kabupaten" in row and "Ditolak." in row for row in listed(page))
    assert all(f'href="/admin/messages?number={number}"' in page for number in numbers)
    damage(aws, numbers[0])
    page = browser.get("/admin/messages").text
    assert len(listed(page)) == OPENED - 1, "one damaged complaint hides none of the others"
    assert all(f'href="/admin/messages?number={number}"' in page for number in numbers)


def test_a_failed_mail_to_somebody_who_was_forgotten_says_why_nobody_sends_it_again(
    office: Office, browser: Browser
) -> None:
    number = filed(office.desk).complaint.number
    fail_message(office, number, REPORTER_MAIL)
    assert number in browser.get("/admin/messages").text
    erase(office.desk, number, "staff:make-erase")
    assert number not in browser.get("/admin/messages").text
    page = browser.get(f"/admin/messages?number={number}").text
    assert "Identitas pelapor sudah dihapus, jadi tidak bisa dikirim ulang." in page
    assert f'name="message" value="{REPORTER_MAIL}"' not in page


BACK = [
    ("one", "/admin/messages?number={}", "/admin/messages?number={}&done=resend"),
    ("all", "/admin/messages", "/admin/messages?done=resend"),
    ("", "/admin/complaints/{}", "/admin/complaints/{}?done=resend"),
    ("https://jahat.example", "/admin/complaints/{}", "/admin/complaints/{}?done=resend"),
]


def test_a_press_leads_back_to_the_page_it_was_made_on(office: Office, browser: Browser) -> None:
    headings = {"one": "Pesan laporan <span", "all": "Pesan yang perlu dilihat"}
    for n, (back, page, where) in enumerate(BACK):
        number = filed(office.desk, description=f"Lampu jalan nomor {n} mati.").complaint.number
        fail_message(office, number, ADMIN_MAIL)
        shown, press = page.format(number), f"/admin/complaints/{number}/resend"
        assert (f'name="back" value="{back}"' in browser.get(shown).text) is (back in headings)
        answer = browser.post(press, shown, message=ADMIN_MAIL, back=back)
        assert (answer.status_code, answer.location) == (303, where.format(number))
        after = browser.get(answer.location).text
        assert "Pesan dikirim ulang." in after and "Kirim ulang</button>" not in after
        again = browser.post(press, shown, message=ADMIN_MAIL, back=back)
        assert again.status_code == 409 and "Pesan ini tidak perlu dikirim ulang." in again.text
        assert headings.get(back, "<h2>Riwayat</h2>") in again.text
