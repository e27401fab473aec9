"""A chart as inline SVG; its colours are the page's (site/assets/report.css)."""

from __future__ import annotations

from html import escape

from functions.forms.charts import Drawing, Line, Rect, Shape, Words


def svg(drawing: Drawing) -> str:
    """For a page, hidden from readers aloud: the table beside it says the same."""
    shapes = "".join(map(_shape, drawing.shapes))
    box = f"0 0 {drawing.width:g} {drawing.height:g}"
    return f'<svg class="drawn" viewBox="{box}" aria-hidden="true" focusable="false">{shapes}</svg>'


def _shape(shape: Shape) -> str:
    match shape:
        case Rect(x, y, width, height, tone):
            return (
                f'<rect class="t{tone}" x="{x:.1f}" y="{y:.1f}" '
                f'width="{width:.1f}" height="{height:.1f}"/>'
            )
        case Line(points, tone):
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            return f'<polyline class="{"axis" if tone < 0 else f"t{tone}"}" points="{path}"/>'
        case Words(x, y, text, anchor):
            return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
