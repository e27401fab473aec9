"""A page as a browser takes it: its forms with what stands in them, and its parts by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.desks import BUCKET_URL
from tests.site.reading import Seen

OURS = ("/api/", "/informasi-publik/cari", BUCKET_URL)
"""Where a form may lead."""


@dataclass
class HtmlForm:
    """A form: where it goes, and what would be sent if it was sent as it stands."""

    action: str
    values: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[HtmlForm] = []
        self._textarea = self._select = ""
        self._typed = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.found.append(HtmlForm(given["action"]))
        elif tag == "textarea":
            self._textarea, self._typed = name, ""
        elif tag == "select":
            self._select = name
        elif tag == "option":
            if "selected" in given or self._select not in self.found[-1].values:
                self.found[-1].values[self._select] = given["value"]
        elif tag == "input":
            ticked = given.get("type") not in ("radio", "checkbox") or "checked" in given
            if ticked:
                self.found[-1].values[name] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._typed += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            # A browser drops the first line break after the tag.
            self.found[-1].values[self._textarea] = self._typed.removeprefix("\n")
            self._textarea = ""


@dataclass(frozen=True)
class Page:
    """A page with its forms."""

    html: str
    seen: Seen
    forms: list[HtmlForm]

    @classmethod
    def of(cls, html: str) -> Page:
        return cls(html, Seen(html), _Forms(html).found)

    def form(self, action: str) -> HtmlForm:
        [found] = [form for form in self.forms if form.action == action]
        return found

    def says_beside(self, id: str, sentence: str) -> bool:
        """Whether the sentence stands at the field, which is wired to it, and in the summary."""
        return (
            f"{id}-galat" in self.seen.ids
            and f"{id}-galat" in self.seen.described
            and self.seen.text.count(sentence) >= 2
        )

    def faults(self) -> list[str]:
        """What must not be on any page."""
        page = self.seen
        targets = {link[1:] for link in page.links if link.startswith("#")}
        wrong = {
            "lang": page.lang != "id",
            "h1": len(page.headings) != 1,
            "inline style or handler": page.inline != [],
            "request elsewhere": any(
                not r.startswith(("data:", BUCKET_URL)) for r in page.requests
            ),
            "form that leaves": any(not f.action.startswith(OURS) for f in self.forms),
            "id twice": len(page.ids) != len(set(page.ids)),
            "dead anchor": not targets <= set(page.ids),
            "dead description": not set(page.described) <= set(page.ids),
            "dead label": not set(page.labelled) <= set(page.ids),
        }
        return [name for name, is_wrong in wrong.items() if is_wrong]
