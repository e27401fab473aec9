from __future__ import annotations

import re
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.domain.submission import KINDS
from tests.faces.browser import Page
from tests.faces.face import BROWSER, Face
from tests.faces.test_filing import GOOD, KEY

PPID = {
    "kind": "ppid_request",
    "national_id": "6310011308890001",
    "address": "Jl. Raya Batulicin",
    "purpose": "Skripsi",
}

ON_THE_FORM = [
    ({"kind": "aspiration", "description": ""}, "description", "Tuliskan usul Anda."),
    (PPID | {"description": ""}, "description", "Tuliskan informasi yang Anda perlukan."),
    ({"description": ""}, "description", "Ceritakan apa yang terjadi."),
    ({"description": " \r\n \u200b "}, "description", "Ceritakan apa yang terjadi."),
    ({"description": "Jalan rusak"}, "description", "paling sedikit 20 huruf"),
    ({"description": "a" * 4001}, "description", "Anda menulis 4.001."),
    ({"title": "a" * 151}, "title", "Judul paling panjang 150 huruf"),
    ({"location": "a" * 201}, "location", "Patokan lokasi paling panjang 200 huruf"),
    ({"name": ""}, "name", "Isi nama Anda."),
    ({"name": "a" * 101}, "name", "Nama paling panjang 100 huruf"),
    ({"name": "12345"}, "name", "Tulis nama Anda dengan huruf."),
    ({"name": "\u202e\u200b"}, "name", "Isi nama Anda."),
    ({"category": "cuaca"}, "category", "Topik ini tidak ada di daftar."),
    ({"district": "63.10.99"}, "district", "Pilih kecamatan dari daftar."),
    ({"district": "Jakarta"}, "district", "Pilih kecamatan dari daftar."),
    ({"phone": ""}, "phone", "Isi nomor HP atau e-mail"),
    ({"phone": "+1 202 555 0100"}, "phone", "Periksa nomor HP."),
    ({"phone": "0812"}, "phone", "Periksa nomor HP."),
    ({"phone": "\u0660\u0668\u0661\u0662\u0663\u0664\u0665\u0666"}, "phone", "Periksa nomor HP."),
    ({"email": "siti@"}, "email", "Periksa alamat e-mail."),
    ({"email": "a@b.id\r\nBcc: c@d.id"}, "email", "Periksa alamat e-mail."),
    (PPID | {"national_id": "123"}, "national_id", "Periksa NIK."),
    (PPID | {"national_id": "6310013213890001"}, "national_id", "Periksa NIK."),
    (PPID | {"address": ""}, "address", "Isi alamat;"),
    (PPID | {"address": "a" * 301}, "address", "Alamat paling panjang 300 huruf"),
    (PPID | {"purpose": ""}, "purpose", "Tuliskan untuk apa"),
    (PPID | {"purpose": "a" * 501}, "purpose", "paling panjang 500 huruf"),
]

ONLY_BY_AN_APP = [
    ({"kind": "gosip"}, "kind", "Pilih jenis laporan yang tersedia."),
    ({"incident_date": "2026-11-25"}, "incident_date", "tidak boleh sesudah hari ini"),
    ({"incident_date": "2026-02-30"}, "incident_date", "Tanggal ini tidak ada."),
    ({"incident_date": "kemarin"}, "incident_date", "Tanggal ini tidak ada."),
    ({"incident_date": "1899-01-01"}, "incident_date", "Periksa lagi tahunnya."),
    ({"latitude": 91, "longitude": 115}, "latitude", "Koordinat ini tidak terbaca."),
    ({"latitude": -3.4}, "longitude", "dua-duanya"),
    ({"longitude": "timur", "latitude": "-3.4"}, "longitude", "Koordinat ini tidak terbaca."),
    ({"national_id": "0000000000000000"}, "national_id", "Periksa NIK."),
    ({"name": ["Siti"]}, "name", "Isian ini harus berupa tulisan."),
    ({"description": {"a": 1}}, "description", "Isian ini harus berupa tulisan."),
    ({"title": True}, "title", "Isian ini harus berupa tulisan."),
    ({"idempotency_key": "pendek"}, "idempotency_key", "16 sampai 64"),
    ({"idempotency_key": "a" * 65}, "idempotency_key", "16 sampai 64"),
    ({"idempotency_key": "kunci dengan spasi"}, "idempotency_key", "16 sampai 64"),
]


@pytest.mark.parametrize(("wrong", "field", "sentence"), ON_THE_FORM + ONLY_BY_AN_APP)
def test_bad_input_gets_a_sentence_for_its_field_and_nothing_is_stored(
    citizen: Face, desk: Desk, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    answer = citizen.json("/api/complaints", **GOOD | wrong)
    assert answer.status_code == 422
    error = answer.json()
    assert error["error"] == "invalid" and set(error["fields"]) == {field}
    assert sentence in error["fields"][field]
    assert nothing_is_stored(desk)


@pytest.mark.parametrize(("wrong", "field", "sentence"), ON_THE_FORM)
def test_the_form_comes_back_with_the_sentence_beside_the_field(
    citizen: Face, desk: Desk, wrong: dict[str, str], field: str, sentence: str
) -> None:
    typed = GOOD | wrong
    answer = citizen.form("/api/complaints", **typed)
    assert answer.status_code == 422
    page = Page.of(answer.text)
    assert page.says_beside(field, sentence)
    assert page.seen.links.count(f"#{field}") == 1
    assert [name for name, f in page.seen.fields.items() if "aria-invalid" in f] == [field]
    kept = page.form("/api/complaints").values
    offered = {k: v for k, v in typed.items() if k not in ("category", "district")}
    assert offered.items() <= kept.items()
    assert nothing_is_stored(desk)


@pytest.mark.parametrize(("wrong", "field", "sentence"), ONLY_BY_AN_APP)
def test_what_no_form_sends_is_told_on_the_page_too(
    citizen: Face, desk: Desk, wrong: dict[str, Any], field: str, sentence: str
) -> None:
    answer = citizen.send("/api/complaints", json=GOOD | wrong, headers={"Accept": BROWSER})
    assert answer.status_code == 422
    page = Page.of(answer.text)
    shown = field if field in page.seen.ids or field == "incident_date" else "description"
    assert page.says_beside(shown, sentence)
    assert nothing_is_stored(desk)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_does_not_say_the_hint_above_it_once_more(citizen: Face, kind: str) -> None:
    wrong = {"description": "", "name": "", "phone": "12", "email": "a", "national_id": "1"}
    page = citizen.form("/api/complaints", kind=kind, incident_day="44", **wrong).text
    found = re.findall(
        r'class="hint" id="(.+)-petunjuk">(.+)</p>\n<p class="error".+</span>(.+)<', page
    )
    assert {name for name, _, _ in found} >= {"description", "name", "phone"}
    for _, hint, error in found:
        said = {sentence.strip() for sentence in error.split(".")} - {""}
        assert said.isdisjoint(sentence.strip() for sentence in hint.split("."))
        assert not all(re.search("isalnya|ontoh", words) for words in (hint, error))


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_stands_beside_a_field_of_the_page(citizen: Face, kind: str) -> None:
    wrong = ON_THE_FORM[5:] + ONLY_BY_AN_APP[1:9]
    typed = {"kind": kind} | {k: str(v) for w, _, _ in wrong for k, v in w.items() if k != "kind"}
    found = citizen.json("/api/complaints", **typed).json()["fields"]
    page = citizen.page("/api/complaints", **typed)
    assert len(found) >= 12
    for name, sentence in found.items():
        own = page.says_beside(name, sentence)
        assert own or page.says_beside("description", sentence), name


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_wrong_is_listed_in_the_order_of_the_fields(citizen: Face, kind: str) -> None:
    wrong = {"description": "", "phone": "12", "email": "a", "title": "a" * 151}
    page = citizen.page("/api/complaints", kind=kind, incident_day="44", **wrong)
    listed = [link[1:] for link in page.seen.links if link.startswith("#") and link != "#isi"]
    assert len(listed) >= 5
    assert listed == sorted(listed, key=page.seen.ids.index)


def test_a_key_that_cannot_be_used_does_not_stand_in_the_way(citizen: Face) -> None:
    form = citizen.page("/api/complaints", **GOOD, idempotency_key="pendek").form("/api/complaints")
    assert form.values["idempotency_key"] == ""
    assert citizen.form(form.action, **form.values).status_code == 201


def test_all_that_is_wrong_is_said_at_once(citizen: Face) -> None:
    wrong = {"description": "", "name": "", "phone": "12", "district": "?", "title": "a" * 151}
    fields = citizen.json("/api/complaints", **GOOD | wrong).json()["fields"]
    assert set(fields) == set(wrong)


def test_a_halved_character_in_json_does_not_break_the_page(citizen: Face) -> None:
    body = b'{"description": "\\ud83d pendek", "name": "Siti", "phone": "081234567890"}'
    headers = {"Content-Type": "application/json", "Accept": "text/html"}
    answer = citizen.send("/api/complaints", content=body, headers=headers)
    assert answer.status_code == 422 and "paling sedikit 20 huruf" in answer.text


def test_an_unforeseen_error_says_try_again_and_keeps_the_text(citizen: Face, desk: Desk) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("dynamodb is on fire")

    desk.submissions.record = broken  # type: ignore[method-assign, assignment]
    answer = citizen.form("/api/complaints", **GOOD, idempotency_key=KEY)
    assert answer.status_code == 503 and "Coba lagi sebentar lagi" in answer.text
    assert "fire" not in answer.text
    assert GOOD.items() <= Page.of(answer.text).form("/api/complaints").values.items()
    assert citizen.json("/api/complaints", **GOOD).json()["error"] == "busy"


def nothing_is_stored(desk: Desk) -> bool:
    stores: Any = (desk.complaints, desk.submissions, desk.identities)
    return all(store.items == {} for store in stores)
