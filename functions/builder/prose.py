"""The office's prose as HTML."""

from __future__ import annotations

from markdown import markdown

EXTENSIONS = tuple(
    f"markdown.extensions.{name}" for name in ("attr_list", "def_list", "sane_lists", "tables")
)
"""By their modules: short names are looked up in metadata that a package does not hold."""


def html_of(text: str) -> str:
    """Markdown without its title, as the pages show it."""
    html = markdown(text, extensions=EXTENSIONS)
    return html.replace("<th>", '<th scope="col">')
