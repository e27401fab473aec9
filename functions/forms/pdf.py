"""A report on A4 as PDF, with head, page numbers and room to sign; for mail and archive.

The same report and letter give the same bytes. The fonts travel in the file, so that it looks the
same in ten years.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import reportlab
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid

from functions.domain.dates import tanggal
from functions.forms.charts import END, MIDDLE, Drawing, Line, Rect, Words, drawn
from functions.forms.letter import Letter
from functions.forms.words import is_number, shown
from functions.reports import report as parts
from functions.reports.report import Cell, Report, Section, Table

MARGIN, PADDING = 20 * mm, 6
"""Of a page, and of the frame in it that reportlab fills."""

WIDE = 8
"""Columns from which on the paper lies on its side."""

SHORT = 16
"""Rows of a table that is not split between pages."""

SMALL, LYING = 4, 600
"""Columns of a table that fits beside its picture, on paper that is wider than this (points)."""

PLAIN, BOLD = "Vera", "VeraBd"
BRAND, SUN, SOFT, LINE = map(colors.HexColor, ("#155e2b", "#c08a00", "#5b665e", "#b9c2bb"))
_TONES = (BRAND, SUN, colors.HexColor("#1f6fb5"))


def pdf(report: Report, letter: Letter) -> bytes:
    """The file."""
    _fonts()
    widest = max((len(table.columns) for table in report.tables()), default=0)
    size = landscape(A4) if widest > WIDE else A4
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=f"{report.title}, {report.subtitle}",
        author=letter.office,
        subject=report.subtitle,
        lang="id-ID",
        invariant=True,
    )
    width = document.width - 2 * PADDING
    document.build(list(_story(report, letter, width)), canvasmaker=_numbered(letter))
    return file.getvalue()


@cache
def _fonts() -> None:
    folder = Path(reportlab.__file__).with_name("fonts")
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))


def _style(name: str, size: float = 9.5, font: str = PLAIN, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.4, **more)


_TEXT = _style("text", spaceAfter=6)
_NOTE = _style("note", 7.5, textColor=SOFT, spaceBefore=3, spaceAfter=8)
_TITLE = _style("title", 14, BOLD, alignment=1, spaceBefore=10)
_SUBTITLE = _style("subtitle", 10.5, alignment=1, spaceAfter=10)
_HEADING = _style("heading", 11.5, BOLD, textColor=BRAND, spaceBefore=12, spaceAfter=5)
_CAPTION = _style("caption", 9.5, BOLD, spaceBefore=6, spaceAfter=4)
_CELL = _style("cell", 8)
_RIGHT = _style("right", 8, alignment=2)
_SUM_CELL = _style("sum", 8, BOLD)
_SUM_RIGHT = _style("sum-right", 8, BOLD, alignment=2)
_HEAD_CELL = _style("head", 7.5, BOLD)
_HEAD_RIGHT = _style("head-right", 7.5, BOLD, alignment=2)
_OFFICE = _style("office", 10.5, alignment=1)

Piece = list[Flowable]
"""What stays on one page if one page has room for it."""


def _story(report: Report, letter: Letter, width: float) -> Iterator[Flowable]:
    yield _Head(letter, width)
    if letter.number:
        yield Paragraph(f"Nomor: {escape(letter.number)}", _TEXT)
    yield Paragraph(escape(report.title), _TITLE)
    yield Paragraph(escape(report.subtitle[:1].upper() + report.subtitle[1:]), _SUBTITLE)
    if report.corrects:
        yield Paragraph(f"Ralat atas laporan yang dibuat {tanggal(report.corrects)}.", _TEXT)
    pieces = [piece for section in report.sections for piece in _section(section, width)]
    last = pieces.pop() if pieces else []
    for piece in pieces:
        yield KeepTogether(piece) if len(piece) > 1 else piece[0]
    # A signature alone on a page could stand under anything.
    yield KeepTogether([*last, *_signature(letter, width)])


def _section(section: Section, width: float) -> Iterator[Piece]:
    """The heading stays with what comes first, and a short table in one piece."""
    before: Piece = [_Outlined(escape(section.heading), _HEADING)]
    for part in section.parts:
        match part:
            case parts.Paragraph(text):
                before.append(Paragraph(escape(text), _TEXT))
            case parts.OwnWords(_, prompt, text):
                yield [*before, *_own_words(prompt, text)]
                before = []
            case Table():
                yield from _table(part, width, before)
                before = []
    if before:
        yield before


def _own_words(prompt: str, text: str) -> Iterator[Flowable]:
    if text:
        yield from (Paragraph(escape(line), _TEXT) for line in text.splitlines() if line.strip())
    else:
        yield Paragraph(f"({escape(prompt)})", _NOTE)


def _table(table: Table, width: float, before: Piece) -> Iterator[Piece]:
    picture = drawn(table)
    head = [*before, Paragraph(escape(table.caption), _CAPTION)]
    is_short = len(table.rows) <= SHORT
    is_beside = is_short and width > LYING and len(table.columns) <= SMALL
    if picture and not is_beside:
        head += [_Picture(picture, width), Spacer(1, 6)]
    end = Paragraph(escape(table.note), _NOTE) if table.note else Spacer(1, 8)
    if picture and is_beside:
        yield [*head, _beside(picture, table, width), end]
    elif is_short:
        yield [*head, _grid(table, width), end]
    else:
        yield [*head, CondPageBreak(25 * mm)]
        yield [_grid(table, width)]
        yield [end]


_BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _beside(picture: Drawing, table: Table, width: float) -> Grid:
    """On paper that lies there is room for a small table at its picture's right."""
    cells = [[_Picture(picture, width * 0.57), _grid(table, width * 0.4)]]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_BARE]
    return Grid(cells, colWidths=[width * 0.6, width * 0.4], style=TableStyle(style), hAlign="LEFT")


def _grid(table: Table, width: float) -> Grid:
    lines = [
        _line([column.label for column in table.columns], table, _HEAD_CELL, _HEAD_RIGHT),
        *(_line(_said(row, table), table, _CELL, _RIGHT) for row in table.rows),
    ]
    if table.total:
        lines.append(_line(_said(table.total, table), table, _SUM_CELL, _SUM_RIGHT))
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, BRAND),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, LINE),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if table.total:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.8, BRAND))
    return Grid(
        lines,
        colWidths=_widths(table, width),
        repeatRows=1,
        splitInRow=0,
        style=TableStyle(style),
        hAlign="LEFT",
    )


def _said(row: Sequence[Cell], table: Table) -> list[str]:
    return [shown(cell, column.unit) for cell, column in zip(row, table.columns, strict=True)]


def _line(
    texts: Sequence[str], table: Table, words: ParagraphStyle, numbers: ParagraphStyle
) -> list[Paragraph]:
    """A row of a table, its numbers to the right."""
    return [
        Paragraph(escape(text), numbers if is_number(column.unit) else words)
        for text, column in zip(texts, table.columns, strict=True)
    ]


def _widths(table: Table, width: float) -> list[float]:
    """A number gets what it and its heading's longest word need, and words what numbers leave.

    A small table stays narrow, so that no row is read askew.
    """
    narrow = {n: _needed(table, n) for n, c in enumerate(table.columns) if is_number(c.unit)}
    spare = width - sum(narrow.values())
    texts = len(table.columns) - len(narrow)
    text = min(spare / max(texts, 1), 95 * mm)
    left = min((spare - text * texts) / max(len(narrow), 1), 8 * mm)
    return [narrow[n] + left if n in narrow else text for n in range(len(table.columns))]


def _needed(table: Table, place: int) -> float:
    column = table.columns[place]
    cells = [shown(row[place], column.unit) for row in (*table.rows, table.total) if row]
    words = [(word, BOLD, 7.5) for word in column.label.split()]
    words += [(cell, BOLD, 8) for cell in cells]
    return max((pdfmetrics.stringWidth(*word) for word in words), default=0.0) + 9


def _signature(letter: Letter, width: float) -> Iterator[Flowable]:
    day = tanggal(letter.day) if letter.day else "……………………"
    where = f"{escape(letter.place)}, {day}" if letter.place else day
    name = f"<u>{escape(letter.signer_name)}</u>" if letter.signer_name else "……………………………………"
    nip = f"NIP {escape(letter.signer_nip)}" if letter.signer_nip else "NIP"
    lines = [where, escape(letter.signer_title), "<br/><br/><br/>", name, nip]
    block = _style("sign", 9.5, leftIndent=width * 0.58, keepWithNext=1)
    yield Spacer(1, 14)
    yield from (Paragraph(line, block) for line in lines if line)


class _Outlined(Paragraph):  # type: ignore[misc]
    """A heading that is in the outline of the file as well."""

    def draw(self) -> None:
        key = self.getPlainText()
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(key, key)
        super().draw()


class _Head(Flowable):  # type: ignore[misc]
    """The office's head, with the portal's own emblem."""

    def __init__(self, letter: Letter, width: float) -> None:
        super().__init__()
        self._letter, self.width, self.height = letter, width, 22 * mm

    def draw(self) -> None:
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


class _Picture(Flowable):  # type: ignore[misc]
    """A chart."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing, self._scale = drawing, min(1.0, width / drawing.width)
        self.width, self.height = drawing.width * self._scale, drawing.height * self._scale + 6

    def draw(self) -> None:
        canvas, top = self.canv, self._drawing.height
        canvas.scale(self._scale, self._scale)
        for shape in self._drawing.shapes:
            match shape:
                case Rect(x, y, width, height, tone):
                    canvas.setFillColor(_TONES[tone % len(_TONES)])
                    canvas.rect(x, top - y - height, width, height, stroke=0, fill=1)
                case Line(points, tone):
                    canvas.setStrokeColor(SOFT if tone < 0 else _TONES[tone % len(_TONES)])
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


def _numbered(letter: Letter) -> type[Canvas]:
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
