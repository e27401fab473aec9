from __future__ import annotations

import pytest

from functions.domain import deadlines
from functions.domain.clocks import Rules
from functions.domain.deadlines import Deadline
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped

RULES: Rules = shipped()[1]


def clocks_of(case: Case) -> dict[str, Deadline]:
    return {d.clock.id: d for d in deadlines.deadlines(case.complaint, RULES)}


@pytest.mark.parametrize(
    ("filed", "clock", "sentence"),
    [
        (
            "2026-11-24",
            "sop_forward",
            "1 hari kerja setelah 24 November 2026.",
        ),
        (
            "2026-08-14",
            "sop_forward",
            "1 hari kerja setelah 14 Agustus 2026; "
            "17 Agustus 2026 libur (Hari Kemerdekaan Republik Indonesia); "
            "Sabtu dan Minggu tidak dihitung.",
        ),
        (
            "2026-11-27",
            "sop_forward",
            "1 hari kerja setelah 27 November 2026; Sabtu dan Minggu tidak dihitung.",
        ),
        (
            "2026-11-24",
            "sop_announce",
            "5 menit setelah 24 November 2026 pukul 10.00 WITA.",
        ),
    ],
)
def test_a_deadline_explains_itself(filed: str, clock: str, sentence: str) -> None:
    assert clocks_of(Case(wita(filed)))[clock].explanation == sentence


def test_a_deadline_says_that_it_waited_for_the_reporter() -> None:
    case = Case().ask()
    waiting = clocks_of(case)["sop_forward"].explanation
    assert waiting == "Waktu berhenti dihitung sampai Anda menjawab pertanyaan kami."
    case.on("2026-11-26").reply()
    after = clocks_of(case)["sop_forward"].explanation
    assert after.endswith("; hari-hari menunggu jawaban Anda tidak dihitung.")
