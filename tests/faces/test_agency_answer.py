from __future__ import annotations

from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.domain import staff_acts
from tests.desks import filed
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face
from tests.faces.test_filing import HARD

GOOD = {
    "type": "final",
    "text": office.ANSWER,
    "follow_up": "inspection",
    "officer_name": "Hasan",
    "officer_title": "Kepala Bidang",
    "approved_by": "Kepala Dinas Perhubungan",
}
INTERIM = GOOD | {"type": "interim"}
DATE = ("promised_by_day", "promised_by_month", "promised_by_year")


def test_an_answer_is_signed_and_waits_for_the_admin(
    agency: Face, citizen: Face, desk: Desk, number: str, key: dict[str, str]
) -> None:
    done = agency.json("/api/agency/answer", **key, **GOOD)
    assert done.status_code == 200 and done.json()["status"] == "answer_in"
    complaint, texts = desk.complaints.load_with_texts(number)
    assert complaint.history[-1].word("follow_up") == "inspection"
    assert texts[complaint.history[-1].act].signed == {
        "name": "Hasan",
        "title": "Kepala Bidang",
        "approved_by": "Kepala Dinas Perhubungan",
    }


def test_the_page_answers_with_what_its_form_holds(agency: Face, desk: Desk, number: str) -> None:
    page = agency.page("/api/agency/case", token=office.token(desk, number))
    form = page.form("/api/agency/answer")
    parts = dict(zip(DATE, ("30", "11", "2026"), strict=True))
    assert parts.keys() <= form.values.keys()
    done = agency.form(form.action, **form.values | INTERIM | parts)
    assert done.status_code == 200
    event = desk.complaints.load(number).history[-1]
    assert (event.what, event.word("promised_by")) == ("answered_interim", "2026-11-30")
    again = Page.of(done.text).form("/api/agency/case")
    assert "Jawaban diperiksa" in agency.page(again.action, **again.values).seen.text


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"text": ""}, "text", "Tuliskan jawaban untuk pelapor."),
        ({"text": " \u200b\r\n "}, "text", "Tuliskan jawaban untuk pelapor."),
        ({"text": "Sudah beres."}, "text", "paling sedikit 20 huruf"),
        ({"text": "a" * 4001}, "text", "Paling panjang 4000 huruf; Anda menulis 4001."),
        ({"type": ""}, "type", "Pilih jawaban sementara atau final."),
        ({"type": "akhir"}, "type", "Pilih jawaban sementara atau final."),
        ({"follow_up": "lainnya"}, "follow_up", "Pilih tindak lanjut."),
        ({"officer_name": ""}, "officer_name", "Isi nama Anda."),
        ({"officer_name": "a" * 101}, "officer_name", "Paling panjang 100 huruf"),
        ({"officer_title": "a" * 101}, "officer_title", "Paling panjang 100 huruf"),
        ({"approved_by": "a" * 201}, "approved_by", "Paling panjang 200 huruf"),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field_and_nothing_is_stored(
    agency: Face,
    desk: Desk,
    number: str,
    key: dict[str, str],
    change: dict[str, str],
    field: str,
    sentence: str,
) -> None:
    before = desk.complaints.load(number)
    typed = GOOD | change
    refused = agency.json("/api/agency/answer", **key, **typed)
    assert refused.status_code == 422 and set(refused.json()["fields"]) == {field}
    assert sentence in refused.json()["fields"][field]
    answer = agency.form("/api/agency/answer", **key, **typed)
    assert answer.status_code == 422
    page = Page.of(answer.text)
    assert page.says_beside(field, sentence) and f"#{field}" in page.seen.links
    kept = page.form("/api/agency/answer").values
    unknown = {"type", "follow_up"} & {field}
    assert {k: v for k, v in typed.items() if k not in unknown}.items() <= kept.items()
    assert desk.complaints.load(number) == before


PROMISES = [
    (("", "", ""), "Tuliskan tanggal"),
    (("23", "11", "2026"), "harus hari ini atau sesudahnya"),
    (("31", "11", "2026"), "Tanggal ini tidak ada."),
    (("besok", "", ""), "Tanggal ini tidak ada."),
]


@pytest.mark.parametrize(("parts", "sentence"), PROMISES)
def test_an_answer_for_now_needs_a_day_that_is_to_come(
    agency: Face,
    desk: Desk,
    number: str,
    key: dict[str, str],
    parts: tuple[str, str, str],
    sentence: str,
) -> None:
    before = desk.complaints.load(number)
    typed = dict(zip(DATE, parts, strict=True))
    refused = agency.json("/api/agency/answer", **key, **INTERIM, **typed)
    assert refused.status_code == 422
    assert sentence in refused.json()["fields"]["promised_by"]
    assert desk.complaints.load(number) == before


@pytest.mark.parametrize(("parts", "sentence"), PROMISES)
def test_the_form_comes_back_with_the_day_as_it_was_typed(
    agency: Face, key: dict[str, str], parts: tuple[str, str, str], sentence: str
) -> None:
    typed = INTERIM | dict(zip(DATE, parts, strict=True))
    page = agency.page("/api/agency/answer", **key, **typed)
    assert page.says_beside("promised_by", sentence)
    assert "#promised_by_day" in page.seen.links
    assert page.form("/api/agency/answer").values.items() >= typed.items()


def test_all_that_is_wrong_is_said_at_once(agency: Face, key: dict[str, str]) -> None:
    wrong = {"text": "", "type": "", "follow_up": "?", "officer_name": ""}
    fields = agency.json("/api/agency/answer", **key, **wrong).json()["fields"]
    assert set(fields) == set(wrong)


def test_a_promise_of_today_is_a_promise(agency: Face, key: dict[str, str]) -> None:
    done = agency.json("/api/agency/answer", **key, **INTERIM, promised_by="2026-11-24")
    assert done.status_code == 200


@pytest.mark.fault(28)
def test_a_second_final_answer_is_refused_and_its_text_kept(
    agency: Face, desk: Desk, number: str, key: dict[str, str]
) -> None:
    agency.json("/api/agency/answer", **key, **GOOD)
    before = desk.complaints.load(number)
    second = GOOD | {"text": HARD}
    refused = agency.json("/api/agency/answer", **key, **second)
    assert refused.status_code == 409 and refused.json()["error"] == "already_answered"
    page = agency.page("/api/agency/answer", **key, **second)
    assert page.form("/api/agency/answer").values.items() >= second.items()
    assert page.says_beside("text", "Jawaban yang pertama tetap tersimpan.")
    assert desk.complaints.load(number) == before


def test_an_older_page_is_told_so_and_its_text_kept(agency: Face, desk: Desk, number: str) -> None:
    office.answered(desk, number)
    office.act(desk, number, staff_acts.send_back, "Belum jelas.")
    stale: dict[str, Any] = {"token": office.token(desk, number), "dispatch": "1"}
    typed = GOOD | {"text": HARD}
    refused = agency.json("/api/agency/answer", **stale, **typed)
    assert refused.status_code == 409 and refused.json()["error"] == "stale"
    page = agency.page("/api/agency/answer", **stale, **typed)
    form = page.form("/api/agency/answer")
    assert form.values.items() >= typed.items() and "Belum jelas." in page.seen.text
    assert form.values["dispatch"] == "2"
    assert agency.form(form.action, **form.values).status_code == 200


@pytest.mark.parametrize("dispatch", ["x", "", "-1", "1.5", "\u0661", "9" * 7, True, None, [1]])
def test_a_dispatch_is_a_small_number(
    agency: Face, desk: Desk, number: str, dispatch: object
) -> None:
    key = {"token": office.token(desk, number), "dispatch": dispatch}
    refused = agency.json("/api/agency/answer", **key, **GOOD)
    assert refused.status_code == 422 and set(refused.json()["fields"]) == {"dispatch"}


def test_a_page_with_a_broken_dispatch_is_told_and_mended(
    agency: Face, key: dict[str, str]
) -> None:
    page = agency.page("/api/agency/answer", **key | {"dispatch": "x"}, **GOOD)
    assert page.says_beside("text", "Muat ulang halaman, lalu kirim lagi.")
    form = page.form("/api/agency/answer")
    assert form.values.items() >= GOOD.items()
    assert agency.form(form.action, **form.values).status_code == 200


def test_html_in_an_answer_is_text_for_the_reporter(
    agency: Face, citizen: Face, desk: Desk
) -> None:
    case = filed(desk)
    number = case.complaint.number
    office.dispatch(desk, number)
    agency.json("/api/agency/answer", token=office.token(desk, number), **GOOD | {"text": HARD})
    office.act(desk, number, staff_acts.relay, HARD)
    page = citizen.page("/api/track", number=number, code=case.code)
    assert HARD in page.seen.text and page.seen.scripts == []
