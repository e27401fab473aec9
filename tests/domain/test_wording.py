from __future__ import annotations

import pytest

from functions.domain import wording
from functions.domain.dates import daftar, hari_tanggal, tanggal, waktu
from functions.domain.lifecycle import EVENTS, STATUSES
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()
ENDS = "Tanpa balasan, laporan ditutup sendiri {}; sesudahnya bisa Anda buka lagi."
ANSWERED = (
    "Jawaban terkirim. Belum puas? Balas sebelum 8 Desember 2026. "
    f"{ENDS.format('Rabu, 9 Desember 2026')}"
)
ASKED = (
    "Kami perlu jawaban Anda atas satu pertanyaan. "
    f"{ENDS.format('Senin, 28 Desember 2026')}"  # the thirtieth day is cuti bersama
)
PUPR = DIRECTORY.agencies["pupr"].name


def explained(case: Case) -> str:
    return wording.explanation(case.complaint, DIRECTORY, RULES)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("dispatched", f"Laporan sudah dikirim ke {PUPR}."),
        ("in_progress", f"{PUPR} berjanji selesai 4 Desember 2026."),
        ("answered", ANSWERED),
        ("incomplete", ASKED),
        ("closed", "Laporan ditutup dan diarsipkan. Anda bisa membukanya lagi."),
        ("merged", "Laporan Anda ditangani bersama laporan serupa, nomor TB-AAAA-BBBB."),
        (
            "referred",
            f"Ini wewenang {DIRECTORY.outside['pupr-provinsi'].name}; sudah kami kirim, "
            "nomor KS-12.",
        ),
        (
            "declined",
            "Alasan: laporan terlalu umum sehingga tidak bisa diperiksa. Anda boleh keberatan "
            "sebelum 8 Desember 2026.",
        ),
    ],
)
def test_the_status_is_explained_with_names_dates_and_reasons(status: str, sentence: str) -> None:
    assert explained(case_in(status)) == sentence


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_explained_in_a_whole_sentence(status: str) -> None:
    sentence = explained(case_in(status))
    assert sentence[0].isupper() and sentence.endswith(".") and "{" not in sentence


def test_several_agencies_are_named_as_a_list() -> None:
    names = [DIRECTORY.agencies[a].name for a in ("pupr", "dlh", "dinkes")]
    case = Case().dispatch("pupr", "dlh", "dinkes")
    assert explained(case) == f"Laporan sudah dikirim ke {daftar(names)}."


def test_a_complaint_that_was_declined_as_answered_already_names_the_other() -> None:
    case = Case().decline("already_answered", same_as="TB-AAAA-BBBB")
    assert "yaitu laporan nomor TB-AAAA-BBBB" in explained(case)


def test_every_event_has_words_for_the_timeline_or_stays_inside_the_office() -> None:
    assert wording.TIMELINE.keys() <= EVENTS.keys()
    case = Case().dispatch("pupr").return_().refer()
    labels = [wording.timeline_label(e, DIRECTORY) for e in case.complaint.history]
    assert labels[1] == f"Diteruskan ke {PUPR}"
    assert labels[2] == f"{PUPR} menyatakan bukan tugasnya"
    assert not any("{" in label for label in labels)


def test_an_agency_that_has_left_the_directory_keeps_its_id() -> None:
    assert wording.short_name("dinas-lama", DIRECTORY) == "dinas-lama"
    assert wording.place_name("dinas-lama", DIRECTORY) == "dinas-lama"


def test_days_and_times_are_said_as_people_say_them() -> None:
    moment = wita("2026-11-24", "14:05")
    assert tanggal(moment) == "24 November 2026"
    assert hari_tanggal(moment) == "Selasa, 24 November 2026"
    assert waktu(moment) == "24 November 2026 pukul 14.05 WITA"
    assert [daftar(list("abc"[:n])) for n in range(4)] == ["", "a", "a dan b", "a, b, dan c"]
