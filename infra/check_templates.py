"""Compile every template, so that a slip in a page nobody visits fails the check."""

from __future__ import annotations

import sys

from jinja2 import TemplateSyntaxError

from build_site import SITE
from functions.faces.pages import environment


def main() -> int:
    """0 when all templates compile; otherwise each mistake with its place."""
    pages = environment(SITE)
    wrong = 0
    for name in pages.list_templates():
        try:
            pages.get_template(name)
        except TemplateSyntaxError as error:
            wrong += 1
            print(f"site/templates/{error.filename or name}:{error.lineno}: {error.message}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
