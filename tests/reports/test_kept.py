"""A report in the archive: it comes back as it was, and is known by what it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from functions.reports.kept import digests, own_words, read, written
from functions.reports.report import NOTHING, Report, Section, Table
from tests.reports.small import REPORT


def test_a_report_comes_back_from_the_archive_as_it_was() -> None:
    corrected = replace(REPORT, corrects=REPORT.made_at - timedelta(days=1))
    for report in (REPORT, corrected):
        assert read(written(report)) == report


def test_made_again_it_is_the_same_report_and_another_figure_makes_another() -> None:
    later = replace(REPORT, made_at=REPORT.made_at + timedelta(days=3))
    assert digests(later) == digests(REPORT)
    [table] = REPORT.tables()
    other = replace(table, rows=((date(2026, 11, 24), "pupr", 8, None), *table.rows[1:]))
    found = digests(_with_table(other))
    assert found.figures != digests(REPORT).figures and found.words == digests(REPORT).words


def test_other_words_are_no_other_figures() -> None:
    [section, words] = REPORT.sections
    changed = replace(words, parts=(replace(words.parts[0], text="Hujan lebat."),))  # type: ignore[arg-type]
    report = replace(REPORT, sections=(section, changed))
    assert own_words(report) == {"penutup": "Hujan lebat."}
    assert digests(report).figures == digests(REPORT).figures
    assert digests(report).words != digests(REPORT).words


def test_which_complaints_lie_behind_a_figure_is_no_figure() -> None:
    [table] = REPORT.tables()
    assert digests(_with_table(replace(table, behind=()))) == digests(REPORT)


def test_a_list_of_what_stood_open_is_no_figure() -> None:
    [section, words] = REPORT.sections
    lists = replace(REPORT.tables()[0], is_list=True)
    several = [
        replace(REPORT, sections=(replace(section, parts=(part,)), words))
        for part in (lists, replace(lists, rows=lists.rows[:1]), NOTHING)
    ]
    assert len({digests(report).figures for report in several}) == 1


def _with_table(table: Table) -> Report:
    [section, words] = REPORT.sections
    parts = tuple(table if isinstance(part, Table) else part for part in section.parts)
    return replace(REPORT, sections=(Section(section.heading, parts), words))
