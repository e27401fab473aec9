from __future__ import annotations

import re
from datetime import timedelta

import pytest

from functions.actions import agency, reporter
from functions.actions.agency import Signature
from functions.domain.attachments import Upload
from functions.domain.codes import AgencyLink
from functions.jobs.images import take
from functions.wiring.images import images as wired_images
from tests.admin.conftest import Browser, Office, fail_message
from tests.clock import Clock
from tests.desks import STORY, filed
from tests.emulated import Aws
from tests.jobs.photos import HEIC, PDF, photo

ANSWER = "Lampu sudah kami ganti dengan yang baru."


def answer(office: Office, number: str, who: str = "dishub", dispatch: int = 1) -> None:
    link = AgencyLink(number, who, dispatch, office.desk.now() + timedelta(days=1))
    agency.answer(
        office.desk,
        link,
        ANSWER,
        Signature("Hasan"),
        type="final",
        follow_up="inspection",
        promised_by=None,
        dispatch=dispatch,
    )


def test_everything_stands_on_one_page_but_not_who_reports(
    office: Office, browser: Browser
) -> None:
    number = filed(office.desk).complaint.number
    page = browser.get(f"/admin/complaints/{number}").text
    for words in (STORY, number, "Lampu jalan mati", "Diterima", "Diteruskan ke dinas"):
        assert words in page
    assert "siti@contoh.id" not in page


def test_the_office_sees_every_file_and_why_one_was_refused(
    office: Office, browser: Browser, aws: Aws
) -> None:
    number = filed(office.desk).complaint.number
    images = wired_images(aws.config, office.desk.now)
    for slot, data in ((1, photo()), (2, PDF), (3, HEIC)):
        upload = Upload(number, slot, "upload-a")
        images.bucket.put(upload.key, data, "application/octet-stream", "")
        take(images, upload.key)
    page = browser.get(f"/admin/complaints/{number}").text
    assert f'src="{aws.attachments_url}files/{number}/1-upload-a-kecil.jpg?' in page
    assert "Unduh dokumen 2 (PDF)" in page and "berformat HEIC" in page


def test_a_look_at_the_identity_is_recorded(office: Office, browser: Browser, clock: Clock) -> None:
    number = filed(office.desk).complaint.number
    page = browser.act(number, "reveal").text
    assert "siti@contoh.id" in page and "sudah dicatat" in page
    [line] = office.staff.audit.of_month(clock.now)
    assert (line["who"], line["what"], line["number"]) == ("rina", "identity", number)


def test_the_main_way_from_form_to_archive(office: Office, browser: Browser) -> None:
    number = filed(office.desk).complaint.number
    act = browser.act(number, "dispatch", agency=["dishub", "", "pupr"], via="mail", note="Mohon")
    assert act.location.endswith("?done=dispatch")
    assert "Laporan diteruskan." in browser.get(act.location).text
    assert office.desk.complaints.load(number).agencies == ("dishub", "pupr")
    answer(office, number)
    assert ANSWER in browser.get(f"/admin/complaints/{number}").text
    browser.act(number, "relay", text=ANSWER, via="web")
    assert office.desk.complaints.load(number).status == "answered"
    browser.act(number, "close")
    assert office.desk.complaints.load(number).status == "closed"
    assert number in browser.get("/admin/queue?view=done").text


@pytest.mark.parametrize(
    ("act", "fields", "status"),
    [
        ("ask", {"question": "Di RT berapa?"}, "incomplete"),
        ("refer", {"to": "pln-pusat", "external_number": "123"}, "referred"),
        ("decline", {"reason": "too_general"}, "declined"),
        ("reclassify", {"category": "jalan-jembatan", "kind": "aspiration"}, "received"),
        ("flag", {"urgent": "true"}, "received"),
    ],
)
def test_each_act_leads_where_the_procedure_says(
    office: Office, browser: Browser, act: str, fields: dict[str, str], status: str
) -> None:
    number = filed(office.desk).complaint.number
    if "to" in fields:
        fields = fields | {"to": next(iter(office.desk.directory.outside))}
    assert browser.act(number, act, **fields).status_code == 303
    assert office.desk.complaints.load(number).status == status


@pytest.mark.parametrize(
    ("act", "fields", "sentence"),
    [
        ("dispatch", {"via": "mail"}, "Pilih paling sedikit satu instansi."),
        ("ask", {"question": " "}, "Tuliskan pertanyaan untuk pelapor."),
        ("decline", {"reason": "", "text": "x"}, "Pilih salah satu alasan dari daftar."),
        ("relay", {"text": "Halo semua", "via": "web"}, "tindakan ini tidak bisa dilakukan"),
        ("refer", {"to": "bulan"}, "Pilih instansi tujuan."),
        ("reclassify", {"category": "bulan", "kind": "complaint"}, "Pilih topik dari daftar."),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_changes(
    office: Office, browser: Browser, act: str, fields: dict[str, str], sentence: str
) -> None:
    number = filed(office.desk).complaint.number
    page = browser.act(number, act, **fields)
    assert page.status_code in (409, 422) and sentence in page.text
    assert office.desk.complaints.load(number).version == 1


def test_a_stale_page_says_what_changed_and_keeps_the_typed_text(
    office: Office, browser: Browser
) -> None:
    case = filed(office.desk)
    number = case.complaint.number
    reporter.reply(office.desk, number, case.code, "Sekarang tiang lampunya miring juga.")
    page = browser.act(number, "ask", question="Di RT berapa, Bu?", version="1")
    assert page.status_code == 409
    assert "Pelapor menambah keterangan" in page.text and "Di RT berapa, Bu?" in page.text
    assert re.search(r"\(Pelapor, \d+ \w+ 20\d\d pukul \d\d\.\d\d WITA\)", page.text)
    assert 'name="version" value="2"' in page.text


def test_corruption_offers_the_inspectorate_and_refuses_all_others(
    office: Office, browser: Browser
) -> None:
    number = filed(office.desk, category="korupsi").complaint.number
    page = browser.get(f"/admin/complaints/{number}").text
    form = page[page.index("/dispatch") : page.index("/ask")]
    assert re.findall(r'<option value="([\w-]+)"', form)[0] == "inspektorat"
    assert "dishub" not in form and "Nama pelapor tidak ikut dikirim" in form
    refused = browser.act(number, "dispatch", agency="dishub", via="mail")
    assert refused.status_code == 422 and "hanya boleh diteruskan" in refused.text


def test_html_is_shown_as_text_wherever_it_was_typed(office: Office, browser: Browser) -> None:
    bad = "<script>alert(1)</script> di <b>sini</b> sekali"
    case = filed(office.desk, description=bad, title=bad, location=bad)
    number = case.complaint.number
    reporter.reply(office.desk, number, case.code, bad)
    browser.act(number, "dispatch", agency="dishub", via="mail", note=bad)
    page = browser.act(number, "ask", question=bad, version="1").text
    assert "<script>alert" not in page and "<b>sini" not in page
    assert page.count("&lt;script&gt;") >= 5


def test_only_a_message_that_needs_a_person_can_be_sent_again(
    office: Office, browser: Browser
) -> None:
    number, id = filed(office.desk).complaint.number, "0.filed_admin.admin"
    assert browser.act(number, "resend", message=id).status_code == 409
    fail_message(office, number, id)
    assert "Kirim ulang" in browser.get(f"/admin/complaints/{number}").text
    assert browser.act(number, "resend", message=id).status_code == 303
    assert office.desk.complaints.load(number).messages[id].state == "pending"


def test_an_unknown_number_says_so(browser: Browser) -> None:
    assert browser.get("/admin/complaints/TB-0000-0000").status_code == 404
    assert browser.get("/admin/find?number=tb0000").status_code == 404


def test_an_act_answers_json_to_whoever_asks_for_it(office: Office, browser: Browser) -> None:
    number = filed(office.desk).complaint.number
    page = browser.get(f"/admin/complaints/{number}").text
    token = re.search(r'csrf_token" value="(\w+)"', page)
    assert token
    path = f"/admin/complaints/{number}/decline"
    answer = browser.client.post(
        path,
        data={"csrf_token": token[1], "reason": "spam"},
        headers={"Accept": "application/json"},
    )
    assert answer.json == {"number": number, "status": "declined", "version": 2}
