"""How a PDF's words are set: its fonts, which travel in the file, its colours and styles."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import reportlab
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

MARGIN, PADDING = 20 * mm, 6
"""Of a page, and of the frame in it that reportlab fills."""

PLAIN, BOLD = "Vera", "VeraBd"
BRAND, SUN, SOFT, LINE = map(colors.HexColor, ("#155e2b", "#c08a00", "#5b665e", "#b9c2bb"))
TONES = (BRAND, SUN, colors.HexColor("#1f6fb5"))


@cache
def fonts() -> None:
    """Make the fonts known to reportlab, which ships them."""
    folder = Path(reportlab.__file__).with_name("fonts")
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def style(name: str, size: float = 9.5, font: str = PLAIN, **more: Any) -> ParagraphStyle:
    """A way to set a paragraph; lengths in points."""
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.4, **more)


TEXT = style("text", spaceAfter=6)
NOTE = style("note", 7.5, textColor=SOFT, spaceBefore=3, spaceAfter=8)
TITLE = style("title", 14, BOLD, alignment=1, spaceBefore=10)
SUBTITLE = style("subtitle", 10.5, alignment=1, spaceAfter=10)
HEADING = style("heading", 11.5, BOLD, textColor=BRAND, spaceBefore=12, spaceAfter=5)
CAPTION = style("caption", 9.5, BOLD, spaceBefore=6, spaceAfter=4)
CELL = style("cell", 8)
RIGHT = style("right", 8, alignment=2)
SUM_CELL = style("sum", 8, BOLD)
SUM_RIGHT = style("sum-right", 8, BOLD, alignment=2)
HEAD_CELL = style("head", 7.5, BOLD)
HEAD_RIGHT = style("head-right", 7.5, BOLD, alignment=2)
