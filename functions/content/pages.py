"""Prose that the office edits: one Markdown file a page."""

from __future__ import annotations

from pathlib import Path

from functions.content.reading import text_of
from functions.domain.errors import BadContent


def page(folder: Path, slug: str) -> str:
    """The Markdown of a page; an empty one would be an empty page."""
    file = f"pages/{slug}.md"
    prose = text_of(folder, file)
    if not prose.strip():
        raise BadContent(file, 1, "semua", "halaman ini masih kosong.")
    return prose
