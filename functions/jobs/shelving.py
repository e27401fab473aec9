"""One report, made and put on the shelf: a new edition, the same one again, or nothing new."""

from __future__ import annotations

from dataclasses import replace

from functions.domain.errors import Busy, Outdated
from functions.domain.shelf import Filed, Rule
from functions.jobs import making
from functions.reports import kept
from functions.reports.report import Period, Report
from functions.wiring.reports import Reporting

ATTEMPTS = 3
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def make(parts: Reporting, kind: str, period: Period, by: str) -> Filed:
    """The edition that holds what is true now; `by` is an account, "" for the schedule.

    Whoever makes the same at the same time is not in the way: then it lies there already.
    """
    for _ in range(ATTEMPTS):
        try:
            return _make(parts, kind, period, by)
        except Outdated:
            continue
    raise Busy("Laporan ini sedang dibuat orang lain juga. Coba lagi sebentar lagi.")


def renew_files(parts: Reporting, filed: Filed) -> Filed:
    """Make the files anew after a signature; what the report says stays as it was signed."""
    if not filed.awaits_files:
        return filed
    body = parts.archive.get(filed.file("json"))
    if body is None:
        raise Busy("Berkas laporan ini tidak ada di arsip. Hubungi teknisi.")
    renewed = replace(filed, files=filed.rev)
    _file(parts, renewed, kept.read(body))
    parts.shelf.has_files(filed)
    return renewed


def _make(parts: Reporting, kind: str, period: Period, by: str) -> Filed:
    name = f"{kind}/{period.first}_{period.last}"
    words = parts.words.load(name).value.get("texts", {})
    report = making.report(parts, kind, period, words)
    found = kept.digests(report)
    editions = parts.shelf.editions(kind, period.first, period.last)
    newest = editions[0] if editions else None
    if newest and newest.figures == found.figures:
        if newest.words == found.words:
            return renew_files(parts, newest)  # should whoever was asked for them have failed
        if not newest.is_signed:
            return _rewritten(parts, newest, report, by)
    corrects = newest.made_at if newest else None
    edition = newest.edition + 1 if newest else 1
    days = (period.first, period.last)
    filed = Filed(kind, *days, edition, *found, report.made_at, by, corrects)
    _file(parts, filed, replace(report, corrects=corrects))
    parts.shelf.add(filed)
    return filed


def _rewritten(parts: Reporting, newest: Filed, report: Report, by: str) -> Filed:
    """The same edition with other words of the office: nobody has signed it yet."""
    report = replace(report, corrects=newest.corrects)
    after = {"words": kept.digests(report).words, "made_at": report.made_at, "made_by": by}
    rev = newest.rev + 1
    _file(parts, replace(newest, **after, rev=rev, files=rev), report)  # type: ignore[arg-type]
    return parts.shelf.change(newest, **after, files=rev)


def _file(parts: Reporting, filed: Filed, report: Report) -> None:
    """Its files go first: an edition that stands in the list can be read."""
    rule: Rule = parts.rules()[filed.kind]
    years = 0 if filed.is_signed else rule.keep_years  # what was signed is appraised before it goes
    made = {**making.files(parts, report, filed, rule), "json": kept.written(report)}
    for form, body in made.items():
        parts.archive.put(filed.file(form), body, TYPES[form], years)
