"""What tests of the reports' job and pages share: a small report instead of a real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from functions.domain.shelf import Filed, Rule
from functions.jobs import making
from functions.reports.report import OwnWords, Period, Report, Section, Table
from functions.wiring.reports import Reporting
from tests.reports.small import REPORT

ARCHIVE = "archive"


@dataclass
class Maker:
    """Makes small reports and files; `received` is the figure in them, `made` what was asked."""

    patch: pytest.MonkeyPatch
    received: int = 7
    made: list[tuple[str, Period]] = field(default_factory=list)

    def give_back(self) -> None:
        """Let the real one make them."""
        self.patch.undo()

    def report(
        self, parts: Reporting, kind: str, period: Period, words: Mapping[str, str]
    ) -> Report:
        self.made.append((kind, period))
        section, closing = REPORT.sections
        sections = (Section(section.heading, tuple(map(self._part, section.parts))),)
        own = OwnWords("penutup", "Catatan kantor.", words.get("penutup", ""))
        sections += (Section(closing.heading, (own,)),)
        about = {"kind": kind, "period": period, "made_at": parts.now()}
        return replace(REPORT, **about, sections=sections)  # type: ignore[arg-type]

    def _part(self, part: object) -> object:
        if not isinstance(part, Table):
            return part
        [first, *rest] = part.rows
        return replace(part, rows=((*first[:2], self.received, *first[3:]), *rest))

    def files(self, parts: Reporting, report: Report, filed: Filed, rule: Rule) -> dict[str, bytes]:
        said = f"{filed.number}|{filed.signed_by}|{self.received}"
        return {"pdf": f"%PDF {said}".encode(), "xlsx": b"PK" + said.encode()}


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> Maker:
    """The small one in the real one's place."""
    found = Maker(monkeypatch)
    monkeypatch.setattr(making, "report", found.report)
    monkeypatch.setattr(making, "files", found.files)
    return found


def counted(parts: Reporting, until: str) -> None:
    """The nightly count has come so far."""
    state = {"until": until, "months": [until[:7]]}
    parts.statistics.put_published("state", state)


def day(written: str) -> date:
    return date.fromisoformat(written)
