from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.domain import intake
from functions.domain.errors import Invalid
from functions.domain.submission import Submission
from tests.clock import wita
from tests.desks import STORY, shipped

DIRECTORY, _, SETTINGS = shipped()
NOW = wita("2026-11-24")

GOOD: dict[str, Any] = {"description": STORY, "name": "Siti", "phone": "0812 3456 7890"}


def check(**fields: Any) -> Submission:
    return intake.check(GOOD | fields, DIRECTORY, SETTINGS.filing, NOW)


def refusals(**fields: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        check(**fields)
    return refused.value.fields


def test_three_fields_are_enough() -> None:
    submission = check()
    assert submission.kind == "complaint"
    assert submission.identity.phone == "+6281234567890"
    assert not submission.hide_identity


def test_every_field_is_kept_as_it_was_meant() -> None:
    submission = check(
        kind="aspiration",
        title="  Lampu   mati ",
        category="lampu-jalan-mati",
        district="63.10.01",
        location="Depan pasar",
        latitude="-3.4429",
        longitude="115.9935",
        incident_date="2026-11-23",
        email="siti@Contoh.ID",
        hide_identity="on",
    )
    assert submission.title == "Lampu mati"
    assert (submission.latitude, submission.longitude) == ("-3.4429", "115.9935")
    assert submission.incident_date == "2026-11-23"
    assert submission.identity.email == "siti@contoh.id"
    assert submission.hide_identity


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("description", "", "Ceritakan apa yang terjadi."),
        ("description", "   \r\n \u200b ", "Ceritakan apa yang terjadi."),
        ("description", "Jalan rusak", "Tulis sedikit lebih lengkap, paling sedikit 20 huruf"),
        ("description", "a" * 4001, "Laporan paling panjang 4.000 huruf; Anda menulis 4.001."),
        ("title", "a" * 151, "Judul paling panjang 150 huruf"),
        ("location", "a" * 201, "Patokan lokasi paling panjang 200 huruf"),
        ("name", "a" * 101, "Nama paling panjang 100 huruf"),
        ("address", "a" * 301, "Alamat paling panjang 300 huruf"),
        ("name", "", "Isi nama Anda."),
        ("name", "12345", "Tulis nama Anda dengan huruf."),
        ("name", "😀😀", "Tulis nama Anda dengan huruf."),
        ("kind", "gosip", "Pilih jenis laporan yang tersedia."),
        ("category", "cuaca", "Topik ini tidak ada di daftar."),
        ("district", "63.10.99", "Pilih kecamatan dari daftar."),
        ("district", "Jakarta", "Pilih kecamatan dari daftar."),
        ("phone", "12", "Periksa nomor HP."),
        ("email", "siti@", "Periksa alamat e-mail."),
        ("national_id", "6310013208900001", "Periksa NIK."),
        ("incident_date", "2026-02-30", "Tanggal ini tidak ada."),
        ("incident_date", "kemarin", "Tanggal ini tidak ada."),
        ("incident_date", "2026-11-25", "Tanggal kejadian tidak boleh sesudah hari ini."),
        ("incident_date", "1926-11-23", "Periksa lagi tahunnya."),
        ("latitude", "utara", "Koordinat ini tidak terbaca."),
        ("latitude", "91", "Koordinat ini tidak terbaca."),
        ("longitude", "-181", "Koordinat ini tidak terbaca."),
    ],
)
def test_a_field_that_is_wrong_gets_a_sentence_of_its_own(
    field: str, value: str, sentence: str
) -> None:
    position = {"latitude": "1", "longitude": "1"} if field.endswith("itude") else {}
    found = refusals(**(position | {field: value}))
    assert list(found) == [field]
    assert found[field].startswith(sentence)


def test_all_wrong_fields_are_told_at_once() -> None:
    assert set(refusals(description="", name="", phone="x", district="x", category="x")) == {
        *("description", "name", "phone", "district", "category")
    }


def test_half_a_position_asks_for_the_other_half() -> None:
    assert list(refusals(latitude="-3.4")) == ["longitude"]
    assert list(refusals(longitude="115.9")) == ["latitude"]


def test_someone_must_be_reachable_by_phone_or_mail() -> None:
    assert refusals(phone="") == {
        "phone": "Isi nomor HP atau e-mail, supaya kami bisa mengirim jawaban."
    }
    assert check(phone="", email="a@b.id").identity.contact == "email"
    assert list(refusals(phone="", email="bukan")) == ["email"]


def test_the_kabupaten_decides_whether_a_report_may_be_anonymous() -> None:
    open_filing = replace(SETTINGS.filing, allow_anonymous=True)
    fields = {"description": STORY, "hide_identity": "on"}
    assert intake.check(fields, DIRECTORY, open_filing, NOW).identity.contact == ""
    with pytest.raises(Invalid):
        intake.check(fields, DIRECTORY, SETTINGS.filing, NOW)


def test_a_request_under_the_information_law_needs_what_the_law_asks() -> None:
    assert set(refusals(kind="ppid_request")) == {"national_id", "address", "purpose"}
    given = {"national_id": "6310011708900001", "address": "Jl. Raya 1", "purpose": "Skripsi"}
    assert check(kind="ppid_request", **given).purpose == "Skripsi"


@pytest.mark.parametrize(
    "name", ["Suharto", "O", "Nur'aini", "José", "سيتي", "李", "I Gusti Ngurah"]
)
def test_a_name_of_one_word_or_in_any_script_is_a_name(name: str) -> None:
    assert check(name=name).identity.name == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jalan rusak\r\nparah sekali, tolong.", "Jalan rusak\nparah sekali, tolong."),
        ("Jalan rusak parah sekali 😡👨‍👩‍👧", "Jalan rusak parah sekali 😡👨‍👩‍👧"),
        ("Jalan \u202erusak\u202c parah \u200bsekali sekali", "Jalan rusak parah sekali sekali"),
        ("Jalan <b>rusak</b> parah & gelap", "Jalan <b>rusak</b> parah & gelap"),
        ("Jalan rusak\x00 parah sekali\x1b[31m", "Jalan rusak parah sekali[31m"),
        ("الطريق مكسور منذ يوم الاثنين", "الطريق مكسور منذ يوم الاثنين"),
        ("Jalan rusak parah \ud83d sekali", "Jalan rusak parah sekali"),
    ],
)
def test_words_are_kept_and_tricks_are_not(typed: str, kept: str) -> None:
    assert check(description=typed).description == kept


def test_a_line_break_in_a_short_field_cannot_reach_a_mail_header() -> None:
    submission = check(title="Lampu\r\nBcc: a@b.id", name="Siti\nAminah", location="a\u2028b")
    assert submission.title == "Lampu Bcc: a@b.id"
    assert submission.identity.name == "Siti Aminah"
    assert submission.location == "a b"


@pytest.mark.parametrize("value", [["a"], {"a": 1}, True, [None]])
@pytest.mark.parametrize(
    "field", ["description", "title", "name", "phone", "email", "category", "kind", "incident_date"]
)
def test_json_of_a_wrong_type_is_answered_in_words(field: str, value: Any) -> None:
    found = refusals(**{field: value})
    assert found[field] == "Isian ini harus berupa tulisan."


def test_json_numbers_are_read_as_written_and_null_as_nothing() -> None:
    submission = check(phone=6281234567890, latitude=-3.44, longitude=115, title=None, email=None)
    assert submission.identity.phone == "+6281234567890"
    assert (submission.latitude, submission.longitude, submission.title) == ("-3.44", "115", "")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**30, "١"])
def test_numbers_that_are_no_coordinates_are_refused(value: Any) -> None:
    assert "latitude" in refusals(latitude=value, longitude="1")


@pytest.mark.parametrize(
    ("value", "hidden"),
    [
        (True, True),
        ("on", True),
        ("ya", True),
        ("", False),
        (None, False),
        ([], False),
        ({}, False),
    ],
)
def test_the_one_tick(value: Any, hidden: bool) -> None:
    assert check(hide_identity=value).hide_identity is hidden


def test_unknown_fields_are_passed_over() -> None:
    assert check(is_admin="yes", status="closed") == check()
