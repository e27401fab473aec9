from __future__ import annotations

from typing import Any

import pytest

from functions.domain import desk_intake
from functions.domain.desk_intake import Entry
from functions.domain.errors import Invalid
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, _, SETTINGS = shipped()
NOW = wita("2026-11-24")

CALL: dict[str, Any] = {
    "channel": "phone",
    "received_at": "08.15",
    "description": "Banjir",
    "name": "Siti",
    "phone": "0812 3456 7890",
}


def check(**fields: Any) -> Entry:
    return desk_intake.check(CALL | fields, DIRECTORY, SETTINGS.filing, NOW)


def refusals(**fields: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as refused:
        check(**fields)
    return refused.value.fields


def test_one_word_and_a_phone_are_enough() -> None:
    entry = check()
    assert entry.submission.description == "Banjir"
    assert (entry.channel, entry.received_at) == ("phone", wita("2026-11-24", "08:15"))
    assert entry.submission.reach == "" and not entry.flags


@pytest.mark.parametrize(
    ("how", "reach"),
    [
        ({"phone": "", "address": "Jl. Raya 3, Batulicin"}, "letter"),
        ({"phone": "", "collect": "true"}, "counter"),
        ({"phone": "0518-70001"}, "phone"),
        ({"phone": "", "email": "siti@contoh.id"}, ""),
        ({"phone": "", "channel": "facebook"}, "social_media"),
        ({"phone": "", "name": "", "channel": "lapor", "external_number": "#9165816"}, "lapor"),
        ({"channel": "lapor", "external_number": "9165816"}, "lapor"),
    ],
)
def test_whoever_has_no_phone_is_heard_and_the_office_knows_how_to_answer(
    how: dict[str, str], reach: str
) -> None:
    assert check(**how).submission.reach == reach


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"phone": ""}, "phone", "Isi telepon, e-mail, atau alamat"),
        ({"name": ""}, "name", "Isi nama pelapor."),
        ({"description": ""}, "description", "Ceritakan apa yang terjadi."),
        ({"channel": ""}, "channel", "Pilih lewat mana"),
        ({"channel": "web"}, "channel", "Pilih saluran dari daftar."),
        ({"received_at": "besok"}, "received_at", "Waktu ini tidak terbaca."),
        ({"received_at": "14.30"}, "received_at", "Waktu ini belum terjadi."),
        ({"received_at": "1-1-1926"}, "received_at", "Periksa lagi tahunnya."),
        ({"channel": "lapor"}, "external_number", "Isi nomor laporan di LAPOR.GO.ID."),
        ({"channel": "lapor", "external_number": "AB"}, "external_number", "Nomor LAPOR terdiri"),
        ({"phone": "12"}, "phone", "Periksa nomor HP."),
        ({"incident_date": "31/2"}, "incident_date", "Tanggal ini tidak ada."),
        ({"speaker": "a" * 101}, "speaker", "Nama paling panjang 100 huruf"),
    ],
)
def test_what_the_office_must_mend_has_its_sentence(
    fields: dict[str, str], field: str, sentence: str
) -> None:
    found = refusals(**fields)
    assert list(found) == [field] and found[field].startswith(sentence)


def test_everything_wrong_is_said_at_once() -> None:
    found = refusals(description="", name="", phone="", received_at="x", channel="")
    assert set(found) == {"description", "name", "phone", "received_at", "channel"}


def test_an_entry_without_a_time_was_received_now() -> None:
    assert check(received_at="").received_at == NOW


def test_a_clock_that_is_a_little_ahead_is_no_mistake() -> None:
    assert check(received_at="10.04").received_at == NOW


def test_who_spoke_is_kept_with_the_identity_and_dates_are_read_as_written() -> None:
    entry = check(speaker="Budi, anaknya", incident_date="kemarin", urgent="true", restricted="on")
    assert entry.submission.identity.speaker == "Budi, anaknya"
    assert entry.submission.incident_date == "2026-11-23"
    assert entry.flags == {"urgent", "restricted"}


def test_a_request_under_the_law_on_information_still_needs_what_the_law_asks() -> None:
    assert set(refusals(kind="ppid_request")) == {"national_id", "address", "purpose"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [("#9165816", "9165816"), (" 9 165 816 ", "9165816"), ("9.165.816", "9165816"), ("12", None)],
)
def test_a_lapor_number_is_its_digits(typed: str, number: str | None) -> None:
    assert desk_intake.lapor_number(typed) == number
