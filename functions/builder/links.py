"""Every link leads somewhere: checked on what is rendered, against all the site's addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from sys import maxsize
from typing import NamedTuple

# Two patterns: one that begins with a choice is searched for many times slower.
HREF = re.compile(rb' href="([/#][^"]*)"')
ACTION = re.compile(rb' action="([/#][^"]*)"')
ID = re.compile(rb' id="([^"]*)"')
FUNCTIONS = ("/api/", "/admin/", "/informasi-publik/cari")
"""What functions answer, not files."""


class Broken(NamedTuple):
    """A link that leads nowhere, and a sentence about it."""

    link: str
    problem: str


class Links:
    """Knows the addresses, and which links have been found good."""

    def __init__(self, addresses: Collection[str], page_of: Callable[[str], bytes]) -> None:
        self._addresses = addresses
        self._page_of = page_of
        self._good = {address.encode() for address in addresses}

    def broken(self, path: str, html: bytes, start: int = 0, end: int = maxsize) -> Broken | None:
        """A bad link of a page, looked for from `start` to `end`."""
        found = {*HREF.findall(html, start, end), *ACTION.findall(html, start, end)}
        for link in found - self._good:
            problem = self._problem(path, link.decode(), html)
            if problem:
                return Broken(link.decode(), problem)
            if link[:1] == b"/":
                self._good.add(link)
        return None

    def _problem(self, path: str, link: str, page: bytes) -> str:
        target, _, fragment = link.partition("#")
        goal = target.partition("?")[0]
        if goal.startswith(FUNCTIONS):
            return ""
        if goal and goal not in self._addresses:
            return f"tautan {target} tidak menuju ke halaman mana pun di situs ini."
        if not fragment:
            return ""
        there = self._page_of(goal) if goal and goal != path else page
        if fragment.encode() in ID.findall(there):
            return ""
        return f'tautan {link} menuju bagian "{fragment}" yang tidak ada di halamannya.'
