"""Reports of odd days and months: none came, none was counted, an agency was merged, a leap day."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from functions.reports.kept import digests
from functions.reports.report import Paragraph, Report
from functions.reports.running import differences
from tests.cases import Case
from tests.catalogue.records import record
from tests.clock import wita
from tests.desks import shipped
from tests.reports.facts import of_cases, over, table


def day(text: str) -> date:
    return date.fromisoformat(text)


def case(text: str, **facts: Any) -> Case:
    return Case(wita(text), **facts)


def rows(found: Report, name: str) -> dict[Any, tuple[Any, ...]]:
    return {row[0]: row[1:] for row in table(found, name).rows}


def said(found: Report) -> str:
    return " ".join(p.text for s in found.sections for p in s.parts if isinstance(p, Paragraph))


def test_a_day_without_complaints_says_none_and_no_share() -> None:
    today = day("2026-11-24")
    found = over(of_cases([], today - timedelta(days=7), today), "daily", today, today)
    assert "Laporan: 0 masuk, 0 diteruskan ke dinas, dan 0 dijawab." in said(found)
    assert rows(found, "ringkasan")["Masuk"] == (0, 0.0)
    assert rows(found, "tenggat")["Target kabupaten"] == (0, 0, None, 0), "no share of nothing"
    assert "Menurut dinas dan instansi: tidak ada." in said(found)
    assert "Belum dihitung" not in said(found)


def test_a_day_that_nobody_counted_is_named_and_no_mean_takes_it_for_an_empty_one() -> None:
    monday, friday = day("2026-11-23"), day("2026-11-20")
    days = of_cases([case("2026-11-19"), case("2026-11-22")], day("2026-11-16"), monday)
    del days[day("2026-11-21")], days[day("2026-11-16")]
    weekend = over(days, "daily", day("2026-11-21"), monday)
    assert "Belum dihitung, jadi tidak ada dalam angka di bawah ini: 21 November 2026." in said(
        weekend
    )
    assert rows(weekend, "ringkasan")["Masuk"] == (1, 0.2), "one in the four counted days before"
    assert "Belum dihitung" not in said(over(days, "daily", friday, friday))


def test_what_was_kept_too_little_one_day_and_too_much_another_does_not_look_right() -> None:
    first, last = day("2026-11-21"), day("2026-11-23")
    days = of_cases([case("2026-11-22")], day("2026-11-14"), last)
    one, two = Counter({"filed||": 1}), Counter({"filed||": 2})
    days[first] += differences(kept=one, counted=two)
    days[last] += differences(kept=two, counted=one)
    assert "hitung ulang: masuk -1 dan masuk +1." in said(over(days, "daily", first, last))
    assert "berbeda" not in said(over(days, "daily", day("2026-11-22"), day("2026-11-22")))


def test_a_month_before_of_which_nobody_counted_anything_is_a_dash_and_gaps_are_told() -> None:
    days = of_cases([case("2026-10-05"), case("2026-11-05")], day("2026-10-03"), day("2026-11-30"))
    first, last = day("2026-11-01"), day("2026-11-30")
    found = table(over(days, "service", first, last), "perbandingan")
    assert found.rows[0] == ("Masuk", 1, 1)
    assert found.note == "Dari masa sebelumnya 2 hari belum dihitung."
    alone = {d: tally for d, tally in days.items() if d >= first}
    new = table(over(alone, "service", first, last), "perbandingan")
    assert new.rows[0] == ("Masuk", 1, None) and new.note == ""


def test_an_agency_that_was_merged_in_the_year_counts_for_who_has_its_tasks_now() -> None:
    directory = shipped()[0]
    old = replace(directory.agencies["dlh"], valid_until=day("2026-06-30"), successor="pupr")
    merged = replace(directory, agencies={**directory.agencies, "dlh": old})
    cases = [
        case("2026-06-10").dispatch("dlh").on("2026-06-11").answer("dlh").relay(),
        case("2026-07-10").dispatch("pupr").on("2026-07-13").answer("pupr").relay(),
        case("2026-06-29").dispatch("dlh"),
    ]
    days = of_cases(cases, day("2026-06-01"), day("2026-07-31"))
    found = over(days, "annual", day("2026-01-01"), day("2026-12-31"), directory=merged)
    assert [row[:5] for row in table(found, "per-dinas").rows] == [
        (directory.name_of("pupr"), 1, 0, 2, 3)
    ]
    before = over(days, "service", day("2026-06-01"), day("2026-06-30"), directory=merged)
    assert [row[0] for row in table(before, "per-dinas").rows] == [directory.name_of("dlh")]


def test_a_leap_year_has_its_day() -> None:
    days = of_cases([case("2028-02-29"), case("2028-02-28")], day("2028-02-01"), day("2028-03-31"))
    found = over(days, "annual", day("2028-01-01"), day("2028-12-31"))
    months = table(found, "per-bulan").rows
    assert len(months) == 12
    assert [row[:2] for row in months[:3]] == [
        ("Januari 2028", None),
        ("Februari 2028", 2),
        ("Maret 2028", 0),
    ]
    leap = over(days, "daily", day("2028-02-29"), day("2028-02-29"))
    assert rows(leap, "ringkasan")["Masuk"][0] == 1


def test_what_came_by_phone_and_was_typed_three_days_later_counts_then_and_is_shown() -> None:
    late = case("2026-11-26", received_at=wita("2026-11-23"), channel="phone")
    late.dispatch().answer().relay()
    days = of_cases([late], day("2026-11-16"), day("2026-11-26"))
    monday = over(days, "daily", day("2026-11-23"), day("2026-11-23"))
    assert rows(monday, "ringkasan")["Masuk"][0] == 0
    thursday = over(days, "daily", day("2026-11-26"), day("2026-11-26"))
    assert rows(thursday, "ringkasan")["Dicatat kemudian"][0] == 1
    month = over(days, "service", day("2026-11-01"), day("2026-11-30"))
    assert rows(month, "waktu")["Sampai dijawab, rata-rata"] == (3.0,)
    assert "lebih dari sepersepuluh: catat pada hari yang sama" in said(month)


def test_the_public_list_by_agency_and_its_later_changes_correct_no_report() -> None:
    agencies = shipped()[0]
    records = [
        record("A", agency="pupr", url="https://contoh.id/a", updated_on=day("2026-11-02")),
        record("B", agency="pupr", updated_on=day("2025-11-30")),
        record("C", agency="dlh", updated_on=day("2025-11-29"), category="setiap-saat"),
    ]
    days = of_cases([], day("2026-11-01"), day("2026-11-30"))
    first, last = day("2026-11-01"), day("2026-11-30")
    found = over(days, "communication", first, last, dip=records)
    assert rows(found, "dip-per-dinas") == {
        agencies.name_of("pupr"): (2, 50.0, 100.0, day("2026-11-02")),
        agencies.name_of("dlh"): (1, 0.0, 0.0, day("2025-11-29")),
    }
    assert table(found, "dip-per-dinas").total == ("Semua", 3, 33.3, 66.6, day("2026-11-02"))
    year = (day("2026-01-01"), day("2026-12-31"))
    assert table(over(days, "annual", *year, dip=records), "dip").total == ("Jumlah", 3, 1)
    for kind, period in (("communication", (first, last)), ("annual", year)):
        later = [over(days, kind, *period, dip=dip) for dip in (records, records[:1])]
        assert digests(later[0]) == digests(later[1]), kind
