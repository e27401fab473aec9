"""The public pages follow what the office changed: only those that differ, by one run at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from functions.actions.publishing import LEASE
from functions.domain.errors import BadContent
from functions.editing.changes import Changes, written
from functions.jobs.pages import run
from functions.storage.editions import Editions
from functions.wiring import pages as wiring
from functions.wiring.pages import Pages
from tests.clock import Clock
from tests.desks import CONTENT
from tests.editing.test_merging import edited
from tests.emulated import Aws
from tests.infra.test_site_upload import BUCKET, distribution


@pytest.fixture
def s3(aws: Aws) -> Any:
    client = aws.client("s3")
    where = {"LocationConstraint": "ap-southeast-3"}
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    return client


@pytest.fixture
def pages(
    aws: Aws, s3: Any, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Pages]:
    monkeypatch.setattr(wiring, "OUT", tmp_path / "out")
    shutil.copytree(CONTENT, tmp_path / "site" / "content")
    for file in ("topics.csv", "dip.csv"):  # few pages are as good as many
        path = tmp_path / "site" / "content" / file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(lines[:6]), encoding="utf-8")
    config = replace(aws.config, site_files=BUCKET, distribution=distribution(aws))
    yield wiring.pages(replace(config, site=tmp_path / "site"), clock)


def change(aws: Aws, edition: str, changes: Changes) -> None:
    editions = Editions(aws.client("dynamodb"), aws.table)
    editions.save(edition, editions.load(edition), written(changes), Clock()())


def read(s3: Any, key: str) -> str:
    return str(s3.get_object(Bucket=BUCKET, Key=key)["Body"].read().decode())


def test_an_edit_writes_the_pages_that_show_it_and_no_others(
    aws: Aws, s3: Any, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = run(pages)
    assert everything > 50 and run(pages) == 0
    key = "laporan-pengaduan-2024"
    change(aws, "list/0", edited("dip.csv", key, title="Judul yang baru"))
    few = run(pages)
    assert 0 < few < everything / 2
    assert "Judul yang baru" in read(s3, f"informasi-publik/{key}/index.html")
    state = pages.publishing.state()
    assert state["written"] == few and state["finished"] and not state["problem"]
    monkeypatch.setattr(wiring, "OUT", tmp_path / "elsewhere")
    assert run(pages) == 0, "a new process finds what is there by its tags"
    change(aws, "rules", edited("agencies.csv", "diskominfo", name="Dinas yang Baru"))
    assert run(pages)
    for page in ("informasi-publik/dinas", f"informasi-publik/{key}"):
        assert "Dinas yang Baru" in read(s3, f"{page}/index.html"), page


class Building:
    """A build that somebody may do something during."""

    def __init__(self, during: Callable[[], object] = lambda: None) -> None:
        self.during, self.rounds = during, 0

    def __call__(self, progress: Callable[[int, int], None]) -> int:
        self.rounds += 1
        progress(3, 10)
        self.during()
        return 1


def test_a_change_during_a_run_has_a_round_of_its_own_and_no_second_run(
    pages: Pages, clock: Clock
) -> None:
    store = pages.publishing

    def another() -> None:
        assert (store.state()["done"], store.state()["total"]) == (3, 10)
        assert run(replace(pages, build=refuse)) == 0, "one at a time"
        clock.advance(seconds=5)
        if building.rounds == 1:
            store.ask(clock())

    building = Building(another)
    assert run(replace(pages, build=building)) == 2 and building.rounds == 2


def refuse(progress: object) -> int:
    raise AssertionError("nobody should build now")


def test_a_run_that_died_is_followed_by_the_next_one(pages: Pages, clock: Clock) -> None:
    def killed(progress: object) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(replace(pages, build=killed))
    assert run(replace(pages, build=refuse)) == 0, "it may still be at work"
    clock.advance(minutes=LEASE.total_seconds() / 60)
    assert run(replace(pages, build=Building())) == 1


def test_what_is_wrong_is_told_in_words_and_the_old_pages_stay(pages: Pages) -> None:
    def wrong(progress: object) -> int:
        raise BadContent("pages/kontak.md", 3, "tautan", "halaman ini tidak ada.")

    def broken(progress: object) -> int:
        raise ZeroDivisionError

    run(replace(pages, build=wrong))
    assert "pages/kontak.md, baris 3" in pages.publishing.state()["problem"]
    with pytest.raises(ZeroDivisionError):
        run(replace(pages, build=broken))
    assert pages.publishing.state()["problem"].startswith("Gangguan sistem")
    assert run(replace(pages, build=Building())) == 1
    assert not pages.publishing.state()["problem"]
