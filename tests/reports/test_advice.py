"""What the evaluation of the service recommends: each rule where it begins, and not before."""

from __future__ import annotations

from datetime import date

from functions.reports.report import OwnWords, Paragraph
from tests.cases import Case
from tests.clock import wita
from tests.desks import shipped
from tests.reports.facts import of_cases, over

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def waits() -> Case:
    return Case(wita("2026-11-24")).dispatch("pupr")


def answered(since: str = "2026-11-23", *, resolved: bool | None = None) -> Case:
    case = Case(wita(since)).dispatch("pupr").on("2026-11-24").answer("pupr").relay()
    return case if resolved is None else case.rate(resolved=resolved)


def advice(*cases: Case) -> str:
    found = over(of_cases(cases, FIRST, LAST), "service", FIRST, LAST)
    [section] = [s for s in found.sections if s.heading == "Rekomendasi"]
    return " ".join(p.text for p in section.parts if isinstance(p, Paragraph))


def test_an_agency_that_followed_up_fewer_than_four_of_five_is_named() -> None:
    name = shipped()[0].name_of("pupr")
    low = f"Tindak lanjut di bawah 80 % dari sedikitnya lima laporan: {name}."
    assert low in advice(*(waits() for _ in range(2)), *(answered() for _ in range(3)))
    assert low not in advice(waits(), *(answered() for _ in range(4))), "80 % is enough"
    assert low not in advice(*(waits() for _ in range(4))), "four say too little"


def test_answers_past_the_national_time_are_to_be_talked_about() -> None:
    words = "Jawaban tanpa melewati waktu nasional 75,0 %, di bawah 80 %"
    assert words in advice(answered("2026-11-13"), *(answered() for _ in range(3)))
    assert "waktu nasional" not in advice(answered("2026-11-13"), *(answered() for _ in range(4)))
    assert "waktu nasional" not in advice(waits()), "no answer, no share"


def test_more_unsolved_than_solved_asks_to_look_at_the_answers() -> None:
    words = "Lebih banyak pelapor menyatakan belum selesai daripada selesai"
    assert words in advice(answered(resolved=False))
    assert words not in advice(answered(resolved=False), answered(resolved=True))


def test_typing_late_is_advised_on_from_more_than_a_tenth() -> None:
    late = Case(wita("2026-11-24"), received_at=wita("2026-11-23"), channel="phone")
    assert "dicatat sesudah hari diterima" in advice(late, *(waits() for _ in range(8)))
    assert "dicatat sesudah hari diterima" not in advice(late, *(waits() for _ in range(9)))


def test_the_offices_own_words_stand_below_and_nothing_wrong_gives_no_advice() -> None:
    days = of_cases([answered(resolved=True)], FIRST, LAST)
    found = over(days, "service", FIRST, LAST, words={"rekomendasi": "Tambah petugas loket."})
    [section] = [s for s in found.sections if s.heading == "Rekomendasi"]
    assert [type(part) for part in section.parts] == [OwnWords]
    assert section.parts[0].text == "Tambah petugas loket."
