"""What the template of a report's page needs beside the report (templates/macros/report.html)."""

from __future__ import annotations

from typing import Any

from functions.forms.charts import drawn
from functions.forms.svg import svg
from functions.forms.words import is_number, shown
from functions.reports.report import OwnWords, Report, Table


def context(report: Report) -> dict[str, Any]:
    """`charts` are SVG texts by the names of their tables; the others say what a part is."""
    pictures = {table.name: drawn(table) for table in report.tables()}
    return {
        "charts": {name: svg(picture) for name, picture in pictures.items() if picture},
        "shown": shown,
        "is_number": is_number,
        "is_table": lambda part: isinstance(part, Table),
        "is_own": lambda part: isinstance(part, OwnWords),
    }
