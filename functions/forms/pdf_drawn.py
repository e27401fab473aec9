"""What is drawn on a PDF's pages beside its words: the office's head, charts, page numbers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph

from functions.forms.charts import END, MIDDLE, Drawing, Line, Rect, Words
from functions.forms.letter import Letter
from functions.forms.pdf_type import (
    BOLD,
    MARGIN,
    PADDING,
    PLAIN,
    SOFT,
    TONES,
)


class Outlined(Paragraph):  # type: ignore[misc]
    """A heading that is in the outline of the file as well."""

    def draw(self) -> None:
        """Draw it and enter it."""
        key = self.getPlainText()
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(key, key)
        super().draw()


class Head(Flowable):  # type: ignore[misc]
    """The office's head, with the portal's own emblem."""

    def __init__(self, letter: Letter, width: float) -> None:
        super().__init__()
        self._letter, self.width, self.height = letter, width, 22 * mm

    def draw(self) -> None:
        """Draw it across the frame."""
        canvas, middle = self.canv, self.width / 2
        office, room = self._letter.office.upper(), self.width - 32 * mm
        _emblem(canvas, 0, 4 * mm, 15 * mm)
        canvas.setFillColor(colors.black)
        canvas.setFont(PLAIN, 10.5)
        canvas.drawCentredString(middle, 16 * mm, f"PEMERINTAH {self._letter.kabupaten.upper()}")
        canvas.setFont(BOLD, min(12.0, 12 * room / pdfmetrics.stringWidth(office, BOLD, 12)))
        canvas.drawCentredString(middle, 10.5 * mm, office)
        canvas.setFont(PLAIN, 8)
        canvas.drawCentredString(middle, 6 * mm, self._letter.address)
        canvas.setLineWidth(1.6)
        canvas.line(0, 2.4 * mm, self.width, 2.4 * mm)
        canvas.setLineWidth(0.5)
        canvas.line(0, 1.5 * mm, self.width, 1.5 * mm)


class Picture(Flowable):  # type: ignore[misc]
    """A chart."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing, self._scale = drawing, min(1.0, width / drawing.width)
        self.width, self.height = drawing.width * self._scale, drawing.height * self._scale + 6

    def draw(self) -> None:
        """Draw its shapes, whose y runs down, where y runs up."""
        canvas, top = self.canv, self._drawing.height
        canvas.scale(self._scale, self._scale)
        for shape in self._drawing.shapes:
            match shape:
                case Rect(x, y, width, height, tone):
                    canvas.setFillColor(TONES[tone % len(TONES)])
                    canvas.rect(x, top - y - height, width, height, stroke=0, fill=1)
                case Line(points, tone):
                    canvas.setStrokeColor(SOFT if tone < 0 else TONES[tone % len(TONES)])
                    canvas.setLineWidth(0.6 if tone < 0 else 1.6)
                    canvas.lines(
                        [(x1, top - y1, x2, top - y2) for (x1, y1), (x2, y2) in pairwise(points)]
                    )
                case Words(x, y, text, anchor):
                    canvas.setFillColor(colors.black)
                    canvas.setFont(PLAIN, 8)
                    where = {MIDDLE: canvas.drawCentredString, END: canvas.drawRightString}
                    where.get(anchor, canvas.drawString)(x, top - y, text)


def _emblem(canvas: Canvas, x: float, y: float, height: float) -> None:
    """The shield of site/templates/macros/emblem.html, in its box of 40 by 46."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(height / 46, height / 46)
    shield = canvas.beginPath()
    shield.moveTo(2, 44)
    shield.lineTo(38, 44)
    shield.lineTo(38, 23)
    shield.curveTo(38, 12, 30, 6, 20, 2)
    shield.curveTo(10, 6, 2, 12, 2, 23)
    shield.close()
    canvas.setFillColor(colors.HexColor("#2b8a36"))
    canvas.setStrokeColor(colors.HexColor("#f7d51d"))
    canvas.setLineWidth(3)
    canvas.drawPath(shield, stroke=1, fill=1)
    canvas.setFillColor(colors.HexColor("#7f2f2f"))
    canvas.rect(3.5, 34.5, 33, 8, stroke=0, fill=1)
    canvas.setFillColor(colors.white)
    for corners in (((19, 32), (19, 18), (9.5, 18)), ((21, 30), (29.5, 18), (21, 18))):
        sail = canvas.beginPath()
        sail.moveTo(*corners[0])
        for corner in corners[1:]:
            sail.lineTo(*corner)
        sail.close()
        canvas.drawPath(sail, stroke=0, fill=1)
    canvas.rect(12, 13, 16, 3.5, stroke=0, fill=1)
    canvas.restoreState()


def numbered(letter: Letter) -> type[Canvas]:
    """Pages that know how many there are: written once all are there."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                self._foot(number)
                super().showPage()
            super().save()

        def _foot(self, number: int) -> None:
            self.setFont(PLAIN, 8)
            self.setFillColor(SOFT)
            width = self._pagesize[0]
            if letter.is_draft:
                self.drawString(MARGIN + PADDING, 10 * mm, "Rancangan: belum ditandatangani")
            text = f"Halaman {number} dari {len(self._pages)}"
            self.drawRightString(width - MARGIN - PADDING, 10 * mm, text)

    return Numbered
