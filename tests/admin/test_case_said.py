"""What came by phone, on paper or at the counter, recorded from a complaint's page."""

from __future__ import annotations

import gzip

import pytest

from functions.actions import agency
from functions.domain.codes import AgencyLink
from tests.admin.conftest import Browser, Office
from tests.desks import filed

ANSWER = "Tiang lampunya kami ganti hari Jumat."


@pytest.fixture
def number(office: Office, browser: Browser) -> str:
    number = filed(office.desk).complaint.number
    browser.act(number, "dispatch", agency="dishub", via="phone")
    return number


def by_phone(office: Office, **fields: str) -> dict[str, str]:
    today = office.desk.now().date().isoformat()
    given = {"agency": "dishub", "text": ANSWER, "type": "final", "follow_up": "none"}
    return given | {"source": "phone", "said_on": today, "officer_name": "Hasan"} | fields


def test_an_answer_by_phone_names_who_gave_it_and_who_wrote_it_down(
    office: Office, browser: Browser, number: str
) -> None:
    fields = by_phone(office, approved_by="Kepala Dinas")
    assert browser.act(number, "record-answer", **fields).status_code == 303
    page = browser.get(f"/admin/complaints/{number}").text
    assert "Hasan, Kepala Dinas, lewat telepon" in page and "dicatat oleh rina" in page
    assert page.count(ANSWER) == 2, "in the history, and ready to be relayed"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": ""}, "Tuliskan jawaban dinas."),
        ({"type": "interim"}, "Isi tanggal janji selesai."),
        ({"said_on": "31-02-2026"}, "Tanggal ini tidak ada."),
        ({"said_on": "2031-01-01"}, "Tanggal ini belum tiba."),
        ({"source": "mimpi"}, "Pilih lewat apa ini disampaikan."),
        ({"agency": "dlh"}, "tidak sedang berada di instansi itu"),
    ],
)
def test_what_is_wrong_is_said_beside_it(
    office: Office, browser: Browser, number: str, fields: dict[str, str], sentence: str
) -> None:
    page = browser.act(number, "record-answer", **by_phone(office, **fields))
    assert page.status_code == 422 and sentence in page.text
    assert fields.get("text") == "" or ANSWER in page.text
    assert office.desk.complaints.load(number).status == "dispatched"


def test_an_agency_that_has_it_is_recorded(browser: Browser, office: Office, number: str) -> None:
    browser.act(number, "record-receipt", agency="dishub", source="letter", officer_name="Ani")
    assert office.desk.complaints.load(number).status == "acknowledged"
    assert "Ani, lewat surat, dicatat oleh rina" in browser.get(f"/admin/complaints/{number}").text


def test_a_call_back_is_recorded_and_the_agency_reads_it_as_the_reporters(
    browser: Browser, office: Office, number: str
) -> None:
    words = "Sudah saya ukur: lubangnya dua meter."
    browser.act(number, "record-reply", says="reply", text=words, source="phone")
    assert "lewat telepon, dicatat oleh rina" in browser.get(f"/admin/complaints/{number}").text
    complaint = office.desk.complaints.load(number)
    link = AgencyLink(number, "dishub", complaint.dispatch, office.desk.now())
    [said] = [w for w in agency.open_case(office.desk, link)["conversation"] if w["text"] == words]
    assert said["label"] == "Pelapor"


@pytest.mark.parametrize("act", ["", "/dispatch", "/record-answer", "/reclassify"])
def test_the_page_is_small_enough_for_a_slow_line(browser: Browser, number: str, act: str) -> None:
    page = browser.get(f"/admin/complaints/{number}{act}")
    assert page.status_code == 200 and len(gzip.compress(page.data)) <= 10_000


def test_one_form_can_be_opened_by_its_own_address(browser: Browser, number: str) -> None:
    page = browser.get(f"/admin/complaints/{number}/reclassify").text
    assert 'id="reclassify-category"' in page and 'id="dispatch-agency"' not in page
    whole = browser.get(f"/admin/complaints/{number}").text
    assert f'<a href="/admin/complaints/{number}/reclassify#act-reclassify">Ubah topik' in whole
    assert browser.get(f"/admin/complaints/{number}/relay").status_code == 303
