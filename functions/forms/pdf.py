"""A report on A4 as PDF, with head, page numbers and room to sign; for mail and archive.

The same report and letter give the same bytes. The fonts travel in the file, so that it looks the
same in ten years.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
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
from functions.forms.charts import Drawing, drawn
from functions.forms.letter import Letter
from functions.forms.pdf_drawn import Head, Outlined, Picture, numbered
from functions.forms.pdf_table import grid
from functions.forms.pdf_type import (
    CAPTION,
    HEADING,
    MARGIN,
    NOTE,
    PADDING,
    SUBTITLE,
    TEXT,
    TITLE,
    fonts,
    style,
)
from functions.reports import report as parts
from functions.reports.report import Report, Section, Table

WIDE = 8
"""Columns from which on the paper lies on its side."""

SHORT = 16
"""Rows of a table that is not split between pages."""

SMALL, LYING = 4, 600
"""Columns of a table that fits beside its picture, on paper that is wider than this (points)."""


def pdf(report: Report, letter: Letter) -> bytes:
    """The file."""
    fonts()
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
    document.build(list(_story(report, letter, width)), canvasmaker=numbered(letter))
    return file.getvalue()


Piece = list[Flowable]
"""What stays on one page if one page has room for it."""


def _story(report: Report, letter: Letter, width: float) -> Iterator[Flowable]:
    yield Head(letter, width)
    if letter.number:
        yield Paragraph(f"Nomor: {escape(letter.number)}", TEXT)
    yield Paragraph(escape(report.title), TITLE)
    yield Paragraph(escape(report.subtitle[:1].upper() + report.subtitle[1:]), SUBTITLE)
    if report.corrects:
        yield Paragraph(f"Ralat atas laporan yang dibuat {tanggal(report.corrects)}.", TEXT)
    pieces = [piece for section in report.sections for piece in _section(section, width)]
    last = pieces.pop() if pieces else []
    for piece in pieces:
        yield KeepTogether(piece) if len(piece) > 1 else piece[0]
    # A signature alone on a page could stand under anything.
    yield KeepTogether([*last, *_signature(letter, width)])


def _section(section: Section, width: float) -> Iterator[Piece]:
    """The heading stays with what comes first, and a short table in one piece."""
    before: Piece = [Outlined(escape(section.heading), HEADING)]
    for part in section.parts:
        match part:
            case parts.Paragraph(text):
                before.append(Paragraph(escape(text), TEXT))
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
        yield from (Paragraph(escape(line), TEXT) for line in text.splitlines() if line.strip())
    else:
        yield Paragraph(f"({escape(prompt)})", NOTE)


def _table(table: Table, width: float, before: Piece) -> Iterator[Piece]:
    picture = drawn(table)
    head = [*before, Paragraph(escape(table.caption), CAPTION)]
    is_short = len(table.rows) <= SHORT
    is_beside = is_short and width > LYING and len(table.columns) <= SMALL
    if picture and not is_beside:
        head += [Picture(picture, width), Spacer(1, 6)]
    end = Paragraph(escape(table.note), NOTE) if table.note else Spacer(1, 8)
    if picture and is_beside:
        yield [*head, _beside(picture, table, width), end]
    elif is_short:
        yield [*head, grid(table, width), end]
    else:
        yield [*head, CondPageBreak(25 * mm)]
        yield [grid(table, width)]
        yield [end]


_BARE = [(f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]


def _beside(picture: Drawing, table: Table, width: float) -> Grid:
    """On paper that lies there is room for a small table at its picture's right."""
    cells = [[Picture(picture, width * 0.57), grid(table, width * 0.4)]]
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_BARE]
    return Grid(cells, colWidths=[width * 0.6, width * 0.4], style=TableStyle(style), hAlign="LEFT")


def _signature(letter: Letter, width: float) -> Iterator[Flowable]:
    day = tanggal(letter.day) if letter.day else "……………………"
    where = f"{escape(letter.place)}, {day}" if letter.place else day
    name = f"<u>{escape(letter.signer_name)}</u>" if letter.signer_name else "……………………………………"
    nip = f"NIP {escape(letter.signer_nip)}" if letter.signer_nip else "NIP"
    lines = [where, escape(letter.signer_title), "<br/><br/><br/>", name, nip]
    block = style("sign", 9.5, leftIndent=width * 0.58, keepWithNext=1)
    yield Spacer(1, 14)
    yield from (Paragraph(line, block) for line in lines if line)
