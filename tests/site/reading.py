"""What a browser would make of a page, as far as the tests need to know."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}


@dataclass
class Seen(HTMLParser):
    """One page: its text, links, ids and everything that would cause a request."""

    html: str
    lang: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._open.append(tag)
        self.ids += [found["id"]] if "id" in found else []
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        self.described += found.get("aria-describedby", "").split()
        if tag == "html":
            self.lang = found.get("lang", "")
        if tag == "h1":
            self.headings.append("")
        if tag == "a":
            self.links.append(found.get("href", ""))
        if tag == "form":
            self.actions.append(found.get("action", ""))
        if tag == "label":
            self.labelled.append(found.get("for", ""))
        if tag in ("input", "select", "textarea"):
            self.fields[found.get("name", "")] = found
        is_extra = tag == "script" and "defer" in found and found["src"].startswith("/")
        if not is_extra and (tag == "link" or LOADING.get(tag) in found):
            self.requests.append(found.get("href") or found.get(LOADING.get(tag, ""), ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self.styles.append(data)
        elif inside == "script":
            self.scripts.append(data)
        elif inside == "title":
            self.title += data
        else:
            self.text += data
        if "h1" in self._open:
            self.headings[-1] += data


@cache
def seen(path: Path) -> Seen:
    """A built page."""
    return Seen(path.read_text(encoding="utf-8"))


def weight(data: bytes) -> int:
    """Bytes on the wire: as compressed by the edge."""
    return len(gzip.compress(data, 9))
