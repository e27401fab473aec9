"""One row of a content file as a form: what stands in it, and what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from functions.domain.dates import tanggal
from functions.domain.errors import Invalid
from functions.domain.text import one_line, paragraphs, whole_number
from functions.editing.changes import Cells, Rows
from functions.editing.fields import DESCRIBED, Field
from functions.editing.formats import Csv, Prose
from functions.faces.admin import content_steps
from functions.faces.admin.content import Book, editing

SEVERAL = 4
"""Choices that a field with several of them offers."""


def values(book: Book, cells: Cells) -> dict[str, str]:
    """What stands in the form's fields."""
    found = {field.name: str(cells.get(field.name, "")) for field in book.words.fields}
    for field in book.words.fields:
        if field.kind == "several":
            found |= dict(zip(places(field), found[field.name].split(";"), strict=False))
        elif field.kind == "steps":
            found |= content_steps.values(cells.get(field.name, ()))
    return found


def places(field: Field) -> list[str]:
    """The names of the choices of a field that has several."""
    return [field.name, *(f"{field.name}_{n}" for n in range(2, SEVERAL + 1))]


def cells(book: Book, before: Cells, typed: Mapping[str, str]) -> dict[str, Any]:
    """The row that was typed, over what the form does not show; Invalid for no number."""
    made, errors = dict(before), {}
    for field in book.words.fields:
        if field.kind.startswith("fixed") and before:
            continue
        if field.kind == "steps":
            made[field.name] = content_steps.gathered(before.get(field.name, ()), typed)
            continue
        written = _clean(book, field, _together(field, before, typed))
        number = whole_number(written) if field.kind == "number" else None
        if field.kind == "number" and number is None:
            errors[field.name] = "Tulis angkanya saja, misalnya 3."
        elif not written and not isinstance(book.file.format, Csv) and field.optional:
            made.pop(field.name, None)
        else:
            made[field.name] = written if number is None else number
    if errors:
        raise Invalid(errors)
    return made


def _together(field: Field, before: Cells, typed: Mapping[str, str]) -> str:
    """What was typed into a field; of several choices each once, in order.

    Choices that a file has beyond those of the form stay behind them.
    """
    if field.kind != "several":
        return typed.get(field.name, "")
    unseen = str(before.get(field.name, "")).split(";")[SEVERAL:]
    chosen = [*(typed.get(place, "") for place in places(field)), *unseen]
    return ";".join(dict.fromkeys(filter(None, chosen)))


def _clean(book: Book, field: Field, typed: str) -> str:
    """Text from Word arrives as plain text; the indentation of Markdown says something."""
    if isinstance(book.file.format, Prose) and field.kind == "long":
        lines = paragraphs(typed).split("\n") if "\t" in typed else _lines(typed)
        return "\n".join(lines).strip("\n")
    is_one_line = field.kind != "long" or isinstance(book.file.format, Csv)
    return one_line(typed) if is_one_line else paragraphs(typed)


def _lines(typed: str) -> list[str]:
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line[: len(line) - len(line.lstrip(" "))] + one_line(line) for line in lines]


def options(book: Book) -> dict[str, list[tuple[str, str]]]:
    """The choices of each select."""
    chosen = ("select", "several")
    return {field.name: _options(field) for field in book.words.fields if field.kind in chosen}


def _options(field: Field) -> list[tuple[str, str]]:
    if not isinstance(field.options, str):
        return list(field.options)
    name, rows = DESCRIBED[field.options].name, editing().rows(field.options)
    return [("", "Pilih")] + [(key, str(row[name])) for key, row in rows.items()]


def differences(book: Book, before: Cells | None, after: Cells | None) -> list[dict[str, str]]:
    """What changes from one state to another: field by field, in the office's words."""
    old, new = before or {}, after or {}
    return [
        {
            "label": field.label,
            "was": shown(field, old.get(field.name, "")),
            "now": shown(field, new.get(field.name, "")),
        }
        for field in book.words.fields
        if str(old.get(field.name, "")) != str(new.get(field.name, ""))
    ]


def shown(field: Field, value: Any) -> str:
    """A value as people read it."""
    if field.kind == "steps":
        return content_steps.in_words(value or ())
    words = str(value)
    if field.kind.endswith("date") and words:
        try:
            return tanggal(date.fromisoformat(words))
        except ValueError:
            return words
    known = dict(field.options) if not isinstance(field.options, str) else {}
    return str(known.get(words, words))


def named(book: Book, rows: Rows, key: str) -> str:
    """How a row is called."""
    return str(rows.get(key, {}).get(book.words.name) or key)
