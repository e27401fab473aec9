"""A report for other programs: all of it as JSON, a table as CSV."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from functions.reports.report import OwnWords, Paragraph, Part, Report, Table

FORMAT = "laporan-pengaduan/1"
"""What the JSON is; another shape gets another number."""


def as_json(report: Report) -> bytes:
    """The report in readable names; dates in ISO 8601, what is not known null."""
    value = {
        "format": FORMAT,
        "kind": report.kind,
        "title": report.title,
        "period": {"first": report.period.first, "last": report.period.last},
        "made_at": report.made_at,
        "corrects": report.corrects,
        "sections": [
            {"heading": section.heading, "parts": [_part(part) for part in section.parts]}
            for section in report.sections
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1, default=date.isoformat).encode()


def _part(part: Part) -> dict[str, Any]:
    match part:
        case Paragraph(text):
            return {"text": text}
        case OwnWords(name, prompt, text):
            return {"name": name, "prompt": prompt, "words": text}
    return _table(part)


def _table(table: Table) -> dict[str, Any]:
    return {
        "table": table.name,
        "caption": table.caption,
        "columns": [asdict(column) for column in table.columns],
        "rows": table.rows,
        "total": table.total or None,
        "note": table.note,
    }
