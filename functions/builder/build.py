"""One build: see whether anything changed, read, plan, render, write, clear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from functions.builder import data, manifest, sitemap
from functions.builder.folder import Folder
from functions.builder.kept import refuse_lost
from functions.builder.manifest import Made, Manifest
from functions.builder.plan import DATA, Plan, file_name, file_names, plan
from functions.builder.render import Renderer
from functions.builder.source import read, stamp
from functions.content.settings import settings

Progress = Callable[[int, int], None]
"""Told how many files are done, of how many."""

STEP = 200
"""Files between two reports of progress."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: how many files were written, and all files by name."""

    written: int
    files: Mapping[str, Made]


def bring_up_to_date(out: Path, content: Path, base_url: str, progress: Progress) -> Built:
    """Make the folder what the content says; stopped anywhere, it holds whole files only."""
    base = base_url.rstrip("/") or f"https://{settings(content).portal.domain}"
    state, before = stamp(content, base), manifest.read(out)
    if before.is_complete(out, state.all):
        return Built(0, before.files)
    planned = plan(read(content), base)
    refuse_lost(before.finished(), planned.content)
    renderer = Renderer(planned, state.frame)
    few = renderer.few()
    folder = Folder(out, before)
    folder.save(manifest.announced(before, file_names(planned.addresses)))
    for done, _ in enumerate(_write(folder, planned, renderer, few), 1):
        if done % STEP == 0:
            progress(done, len(planned.addresses))
    folder.clear()
    folder.save(Manifest(state.all, folder.made))
    return Built(folder.written, folder.made)


def _write(
    folder: Folder, planned: Plan, renderer: Renderer, few: Mapping[str, bytes]
) -> Iterator[None]:
    """First what is linked to, then what links to it, the front page last."""
    yield from renderer.records(folder)
    yield from renderer.listings(folder)
    records = planned.content.records
    catalogue = data.Catalogue(planned.content, planned.base).parts()
    for path, parts in zip(DATA, (data.table(records), data.rows(records), catalogue), strict=True):
        folder.pour(file_name(path), parts)
        yield
    for path, entries in planned.maps.items():
        is_index = path == "/sitemap.xml" and len(planned.maps) > 1
        folder.pour(file_name(path), sitemap.parts(planned.base, entries, is_index))
        yield
    for path, html in reversed(list(few.items())):
        folder.put(file_name(path), html)
        yield
