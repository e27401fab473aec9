"""Every page of the public interface, as a citizen's browser gets it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from build_site import SITE
from functions.faces.pages import content_security_policy
from tests.site.reading import Seen, seen, weight

PAGES = (
    "/ /lapor/ /lapor/aspirasi/ /lapor/pertanyaan/ /lapor/permohonan-informasi/ /lacak/ /jawab/ "
    "/informasi-publik/ /informasi-publik/rpjmd-2021-2026/ /informasi-publik/dinas/ "
    "/informasi-publik/dinas/pupr/ /informasi-publik/halaman/2/ /standar-layanan/ /kontak/ "
    "/privasi/ /aksesibilitas/ /404.html /luring/ /lapor/topik/ /lapor/topik/suap/ "
    "/lapor/topik/listrik/ /lapor/file-diterima/"
).split()
DATA = (
    "/informasi-publik/dip.csv /informasi-publik/dip.json /informasi-publik/perubahan.xml "
    "/data.json /sitemap.xml /robots.txt /lapor.js /sw.js /unggah.js /manifest.webmanifest "
    "/ikon.svg"
).split()
LISTS = ("/informasi-publik/", "/lapor/topik/")
SMALL = ("/lapor/", "/lacak/", "/jawab/")
FUNCTIONS = ("/api/", "/admin/", "/informasi-publik/cari")

page = pytest.mark.parametrize("path", PAGES)


def file_of(built: Path, path: str) -> Path:
    found = built / path.lstrip("/")
    return found / "index.html" if path.endswith("/") else found


@pytest.mark.parametrize("path", [*PAGES, *DATA])
def test_everything_of_the_public_interface_is_built(built: Path, path: str) -> None:
    assert file_of(built, path).stat().st_size > 0


@page
def test_a_page_says_its_language_title_and_one_heading(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    assert found.lang == "id"
    assert found.title.endswith("– Lapor Tanah Bumbu")
    assert len(found.headings) == 1
    assert found.headings[0].strip()
    assert len(found.ids) == len(set(found.ids))


@page
def test_a_page_is_one_request(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    assert [url for url in found.requests if not url.startswith("data:")] == []


def hash_of(inline: str) -> str:
    """What the browser compares an inline part with."""
    return b64encode(sha256(inline.encode()).digest()).decode()


@page
def test_the_security_policy_covers_all_that_is_inline(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    assert found.inline == []
    policy = content_security_policy(SITE)
    assert all(hash_of(part) in policy for part in found.styles + found.scripts)
    assert len(found.scripts) <= 1


def test_nothing_is_allowed_by_anything_but_its_hash() -> None:
    assert "unsafe" not in content_security_policy(SITE)


@page
def test_every_field_has_a_label_and_every_hint_exists(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    shown = {f["id"] for f in found.fields.values() if f.get("type") != "hidden"}
    assert shown == set(found.labelled)
    assert set(found.described) <= set(found.ids)
    assert not any("maxlength" in f for f in found.fields.values())


@page
def test_every_link_leads_somewhere(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    for link in found.links + found.actions:
        if link.startswith(("https://", "mailto:", "tel:", "sms:", *FUNCTIONS)):
            continue
        target, _, anchor = link.partition("#")
        goal = file_of(built, target or path)
        assert goal.is_file(), link
        assert not anchor or anchor in seen(goal).ids, link


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light(built: Path, path: str) -> None:
    form_or_detail = path.startswith(SMALL) and path not in LISTS
    limit = 6_000 if form_or_detail else 10_000
    assert weight(file_of(built, path).read_bytes()) <= limit


def test_no_detail_page_is_heavy(built: Path) -> None:
    pages = list(built.glob("informasi-publik/*/index.html"))
    assert len(pages) > 80
    assert max(weight(page.read_bytes()) for page in pages) <= 6_000


def test_the_forms_ask_for_what_the_kind_needs(built: Path) -> None:
    def fields(path: str) -> Seen:
        return seen(file_of(built, path))

    assert fields("/lapor/").fields["kind"]["value"] == "complaint"
    assert "incident_day" in fields("/lapor/").fields
    assert "national_id" not in fields("/lapor/").fields
    request = fields("/lapor/permohonan-informasi/").fields
    assert {"national_id", "address", "purpose"} <= request.keys()
    assert "hide_identity" not in request


@pytest.mark.parametrize("path", ["/lapor/", "/lapor/permohonan-informasi/"])
def test_the_kind_of_a_form_is_marked_among_its_tabs(built: Path, path: str) -> None:
    tabs = seen(file_of(built, path)).html.partition('class="tabs"')[2].partition("</nav>")[0]
    assert tabs.count(" aria-current=") == 1
    assert f'href="{path}" aria-current="page"' in tabs


@pytest.mark.parametrize("path", ["/lacak/", "/kontak/", "/jawab/", "/luring/"])
def test_the_offices_number_can_be_tapped(built: Path, path: str) -> None:
    assert "tel:08115020205" in seen(file_of(built, path)).links


@pytest.mark.parametrize("path", ["/", "/lapor/"])
def test_the_national_ways_are_offered_beside_our_own(built: Path, path: str) -> None:
    found = seen(file_of(built, path))
    assert "sms:1708" in found.links
    assert "https://lapor.go.id/" in found.links
    assert "1708" in found.text
    assert "TANAHBUMBU (spasi) isi aduan" in found.text


def test_a_topic_opens_the_form_with_itself_chosen(built: Path) -> None:
    found = seen(file_of(built, "/lapor/topik/suap/"))
    assert '<option value="suap" selected>' in found.html
    assert "Laporan ini kami rahasiakan. Yang menerimanya hanya Inspektorat" in found.text
    topics = {f"/lapor/topik/{p.name}/" for p in (built / "lapor/topik").iterdir() if p.is_dir()}
    offered = {link for link in seen(file_of(built, "/lapor/topik/")).links if "topik" in link}
    assert offered == topics - {"/lapor/topik/lainnya/"}


def test_robots_keep_out_of_what_is_not_public(built: Path) -> None:
    rules = file_of(built, "/robots.txt").read_text()
    for path in ("/admin/", "/api/", "/jawab/"):
        assert f"Disallow: {path}\n" in rules
    listed = file_of(built, "/sitemap.xml").read_text()
    assert "/jawab/" not in listed
    assert "/404" not in listed
