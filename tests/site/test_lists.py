"""The public information list on many pages: every record can be reached by plain links."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from build_site import SITE, build
from functions.builder.lists import MEDIA, PER_PAGE, TOP, Lists, lists, media_of
from functions.content.directory import directory
from functions.domain.dip import DipRecord
from tests.site.reading import Seen, seen, weight
from tests.site.records import RECORD, add

MANY = 2 * PER_PAGE + 20


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose list is long, most of it of one agency, with long titles."""
    import shutil

    folder = tmp_path_factory.mktemp("long")
    content = Path(shutil.copytree(SITE / "content", folder / "content"))
    for n in range(MANY):
        title = (
            f"Laporan pelaksanaan kegiatan nomor {n * 7919} tentang hal {n * 104729 % 9973} " * 2
        )
        year = str(2024 + n % 3)
        add(content, id=f"uji-{n}", title=title, agency="dlh", year=year, media="Radio, situs web")
    build(folder / "out", content)
    return folder / "out"


def page(out: Path, path: str) -> Seen:
    return seen(out / path.lstrip("/") / "index.html")


def reached(out: Path, start: str, within: str) -> set[str]:
    """What plain links lead to, without leaving an address."""
    waiting, found = [start], {start}
    while waiting:
        for link in page(out, waiting.pop()).links:
            target = link.partition("#")[0]
            if target.startswith(within) and target.endswith("/") and target not in found:
                found.add(target)
                waiting.append(target)
    return found


def test_every_record_can_be_reached_from_the_top_through_the_pages_alone(long: Path) -> None:
    pages = reached(long, TOP, f"{TOP}halaman/")
    shown = {link for path in pages for link in page(long, path).links}
    records = {f"{TOP}{p.parent.name}/" for p in long.glob("informasi-publik/*/index.html")}
    records -= {f"{TOP}{code}/" for code in ("dinas", "tahun", "media", "kategori")}
    assert len(records) >= MANY + 80
    assert records <= shown


def test_an_agencys_long_list_is_cut_by_category_and_by_year(long: Path) -> None:
    top = page(long, f"{TOP}dinas/dlh/")
    assert {f"{TOP}dinas/dlh/berkala/", f"{TOP}dinas/dlh/2024/"} <= set(top.links)
    assert f"{TOP}dinas/dlh/halaman/3/" in reached(long, f"{TOP}dinas/dlh/", f"{TOP}dinas/dlh/")
    year = page(long, f"{TOP}dinas/dlh/2024/")
    assert f"{MANY // 3}" in year.text
    assert f"{TOP}dinas/dlh/" in year.links, "and back"


def test_a_short_list_is_not_cut(long: Path) -> None:
    assert not (long / "informasi-publik/dinas/pupr/berkala").exists()


def test_the_pages_say_which_they_are_and_lead_on_and_back(long: Path) -> None:
    second = page(long, f"{TOP}dinas/dlh/halaman/2/")
    assert second.title.startswith("Dinas Lingkungan Hidup, halaman 2")
    assert "halaman 2 dari 3" in second.text
    assert {f"{TOP}dinas/dlh/", f"{TOP}dinas/dlh/halaman/3/"} <= set(second.links)
    html = (long / "informasi-publik/dinas/dlh/halaman/2/index.html").read_text()
    assert html.count('aria-current="page"') == 1
    assert 'rel="prev"' in html and 'rel="next"' in html


def test_no_page_of_the_list_is_heavy(long: Path) -> None:
    weights = {p: weight(p.read_bytes()) for p in long.glob("informasi-publik/**/index.html")}
    assert max(weights.values()) <= 10_000


def test_the_first_page_searches_filters_and_asks(long: Path) -> None:
    top = page(long, TOP)
    assert top.actions == ["/informasi-publik/cari"]
    assert "q" in top.fields
    for path in ("kategori/berkala", "dinas/dlh", "tahun/2026", "media/situs-web", "dinas"):
        assert f"{TOP}{path}/" in top.links
    assert {"/lapor/permohonan-informasi/", "/lapor/pertanyaan/"} <= set(top.links)
    assert f"{TOP}perubahan.xml" in top.links


def test_a_record_names_its_neighbours_and_where_to_ask(long: Path) -> None:
    found = page(long, f"{TOP}uji-7/")
    others = [link for link in found.links if link.startswith(f"{TOP}uji-")]
    assert len(others) == 4 and f"{TOP}uji-7/" not in others
    assert f"{TOP}dinas/dlh/" in found.links
    assert {"/lapor/permohonan-informasi/", "/lapor/pertanyaan/"} <= set(found.links)


def record(number: int, **cells: str) -> DipRecord:
    columns = RECORD | {"id": f"uji-{number}"} | cells
    columns |= {"year": 2026, "updated_on": date(2026, 1, 1 + number % 28)}  # type: ignore[dict-item]
    return DipRecord(**columns)  # type: ignore[arg-type]


def sorted_lists(*records: DipRecord) -> Lists:
    return lists(records, directory(SITE / "content"))


def test_an_empty_list_has_one_page() -> None:
    found = sorted_lists()
    assert [page.path for listing in found.all() for page in listing.pages()] == [TOP]


@pytest.mark.parametrize(("count", "pages"), [(PER_PAGE, 1), (PER_PAGE + 1, 2)])
def test_a_page_more_begins_with_the_record_that_does_not_fit(count: int, pages: int) -> None:
    found = list(sorted_lists(*map(record, range(count))).everything.pages())
    assert len(found) == pages
    assert sum(len(page.records) for page in found) == count


def test_the_newest_change_comes_first() -> None:
    found = sorted_lists(*map(record, range(5))).everything.records
    assert [r.id for r in found] == ["uji-4", "uji-3", "uji-2", "uji-1", "uji-0"]


@pytest.mark.parametrize(
    ("written", "media"),
    [
        ("Situs web, arsip kantor", ["situs-web", "arsip-kantor"]),
        ("SITUS  WEB", ["situs-web"]),
        ("Radio (FM) / TV,, ", ["radio-fm-tv"]),
        ("…", []),
    ],
)
def test_media_are_the_same_however_they_are_written(written: str, media: list[str]) -> None:
    assert list(media_of(written)) == media


def test_slips_in_the_media_do_not_fill_the_site() -> None:
    records = [record(n, media=f"Situs web, salah ketik {n}") for n in range(MEDIA * 2)]
    media = sorted_lists(*records).filters["media"]
    assert len(media) == MEDIA
    assert media[0].title == "Situs web" and len(media[0].records) == MEDIA * 2
