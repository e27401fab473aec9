"""One report out of what the table holds, and its files."""

from __future__ import annotations

from collections.abc import Mapping

from functions.domain.shelf import Filed, Rule
from functions.forms.letter import letter
from functions.jobs.facts import Sources, facts_of
from functions.reports import made
from functions.reports.report import Period, Report
from functions.wiring.reports import Reporting


def report(parts: Reporting, kind: str, period: Period, words: Mapping[str, str]) -> Report:
    """The report of a kind as the figures stand now, with the office's own words in it."""
    sources = Sources(parts.statistics.days, parts.indexes, parts.dip)
    facts = facts_of(sources, parts.standing_now(), kind, period, words, parts.now())
    return made.make(kind, facts)


def files(parts: Reporting, report: Report, filed: Filed, rule: Rule) -> dict[str, bytes]:
    """What people get, by the end of its name."""
    # Drawing loads a library of its own: most hours have nothing to draw.
    from functions.forms.pdf import pdf  # noqa: PLC0415
    from functions.forms.workbook import workbook  # noqa: PLC0415

    frame = letter(filed, rule, parts.settings)
    return {"pdf": pdf(report, frame), "xlsx": workbook(report)}
