"""Renders the plan's pages and checks their links, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from jinja2 import TemplateError

from functions.builder.folder import Folder
from functions.builder.links import Links
from functions.builder.listings import GAP, ListPages
from functions.builder.lists import TOP
from functions.builder.plan import Plan, file_name
from functions.builder.problems import BadPage
from functions.builder.records import RecordPages
from functions.builder.shape import file_of, line_of, related
from functions.builder.source import SITE, TEXTS
from functions.domain.dip import DipRecord
from functions.domain.errors import BadContent
from functions.faces.pages import environment


class Renderer:
    """Turns a plan into files; `frame` names all that its pages are made of besides records."""

    def __init__(self, plan: Plan, frame: str) -> None:
        self._plan, self._frame = plan, frame.encode()
        content = plan.content
        self._env = environment(SITE, settings=content.settings, directory=content.directory)
        self._links = Links(plan.addresses, self._page)
        self._records = RecordPages(self._env, content.directory, f"{TOP}x/")
        self._rows: dict[str, bytes] = {}
        self._list_pages = ListPages(self._env, plan.lists)

    def few(self) -> dict[str, bytes]:
        """What is one of a kind, by address, checked before anything is written."""
        rendered = {path: self._single(path) for path in self._plan.pages}
        for path, html in rendered.items():
            if path.endswith(("/", ".html")):
                self._check(path, html)
        return rendered

    def records(self, folder: Folder) -> Iterator[None]:
        """The pages of the records: rendered only where something that they show has changed."""
        for record, others in related(self._plan.lists):
            path = f"{TOP}{record.id}/"
            name, key = file_name(path), self._key(record, others)
            words = self._records.words(record)
            self._rows[record.id] = row = self._records.row(words)
            self._check(path, row)
            if not folder.keep(name, key):
                html = self._records.page(words, others)
                self._check(path, html, *_main(html))
                folder.put(name, html, key)
            yield

    def listings(self, folder: Folder) -> Iterator[None]:
        """The pages of the lists, once the records have made their rows."""
        for path, page in self._plan.list_pages.items():
            frame = self._list_pages.frame(page)
            self._check(path, frame, *_main(frame))
            rows = b"".join([self._rows[record.id] for record in page.records])
            folder.put(file_name(path), frame.replace(GAP, rows))
            yield

    def _single(self, path: str) -> bytes:
        page = self._plan.pages[path]
        try:
            return self._env.get_template(page.template).render(page.context, path=path).encode()
        except TemplateError as problem:
            raise BadPage(path, f"templat {page.template} gagal: {problem}.") from problem

    def _page(self, path: str) -> bytes:
        """The page that a link with a fragment leads to."""
        if path in self._plan.pages:
            return self._single(path)
        found = self._plan.list_pages.get(path)
        return self._list_pages.frame(found) if found else b""

    def _check(self, path: str, html: bytes, *part: int) -> None:
        """The links of a page, or of the part of it from a place to another."""
        broken = self._links.broken(path, html, *part)
        if broken and path in TEXTS:
            line = line_of(self._plan.content.texts[path], broken.link)
            raise BadContent(file_of(path), line, "tautan", broken.problem)
        if broken:
            raise BadPage(path, broken.problem)

    def _key(self, record: DipRecord, others: Sequence[DipRecord]) -> str:
        leads = (part for other in others for part in (other.id, other.title))
        digest = blake2b(self._frame, digest_size=12)
        digest.update("\n".join((*map(str, record), *leads)).encode())
        return digest.hexdigest()


def _main(html: bytes) -> tuple[int, int]:
    """Where the page's own part is: the layout around it, far longer, is the same in all pages."""
    return html.rindex(b"<main"), html.rindex(b"</main>")
