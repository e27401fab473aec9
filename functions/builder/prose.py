"""The office's prose as HTML."""

from __future__ import annotations

from markdown import markdown


def html_of(text: str) -> str:
    """Markdown without its title, as the pages show it."""
    html = markdown(text, extensions=["attr_list", "def_list", "sane_lists", "tables"])
    return html.replace("<th>", '<th scope="col">')
