"""The page that says how the system is, and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from functions.domain.health import MailAccount, TableState
from functions.faces.admin import health
from functions.faces.admin.morning import SILENT
from functions.faces.admin.parts import KEY
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from functions.storage.state import State
from tests.admin.conftest import Office
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws

WELL = MailAccount(True, True, 12_345, 50_000, 14)


@pytest.fixture
def page(office: Office, clock: Clock) -> Callable[[], dict[str, str]]:
    """Opens the page of a desk that is well; what it says, by the parts' titles."""
    office.staff.heartbeats.beat("sweep", clock.now)
    mail(office, lambda: WELL)
    browser = office.signed_in()

    def read() -> dict[str, str]:
        answer = browser.get("/admin/health")
        assert answer.status_code == 200
        lead, *sections = answer.text.split("<main")[1].split("</main>")[0].split("<h2>")
        parts = [re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", text)).strip() for text in sections]
        found = {title: part for title in health.READERS for part in parts if title in part}
        assert list(found.values()) == parts, "each part has its place"
        return found | {"": lead}

    return read


def mail(office: Office, read: Callable[[], MailAccount]) -> None:
    parts = office.app.extensions[KEY]
    office.app.extensions[KEY] = replace(parts, staff=replace(parts.staff, mail=read))


def broken(*_: object) -> Any:
    raise RuntimeError("rahasia")


def test_a_desk_that_is_well_says_so(page: Callable[[], dict[str, str]]) -> None:
    said = page()
    assert "Semua berjalan baik." in said.pop("")
    assert all("Baik" in part for part in said.values())
    assert "Sekitar 2 catatan" in said["Penyimpanan laporan"]
    assert "0 laporan" in said["Pekerjaan yang sudah waktunya"]
    assert "24 November 2026 pukul 10.00 WITA" in said["Pekerjaan otomatis"]
    assert "12.345 dari 50.000" in said["E-mail"] and "14 e-mail per detik" in said["E-mail"]


def test_work_that_waits_too_long_is_a_warning(
    office: Office, clock: Clock, page: Callable[[], dict[str, str]]
) -> None:
    filed(office.desk)
    clock.advance(minutes=1)
    assert "1 laporan" in page()["Pekerjaan yang sudah waktunya"]
    assert "Semua berjalan baik." in page()[""], "the sweep will come"
    clock.advance(seconds=SILENT.total_seconds())
    said = page()["Pekerjaan yang sudah waktunya"]
    assert "Perlu dilihat" in said and "sejak 24 November 2026 pukul 10.00 WITA" in said


def test_very_much_work_is_not_counted_to_the_end(
    office: Office, page: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "MOST_COUNTED", 2)
    for story in ("Lampu jalan di depan pasar mati.", "Jalan di depan sekolah berlubang."):
        filed(office.desk, description=story)
    assert "2 laporan atau lebih" in page()["Pekerjaan yang sudah waktunya"]


@pytest.mark.fault(14)
def test_statistics_that_nobody_counts_any_more_are_a_warning(
    office: Office, page: Callable[[], dict[str, str]], clock: Clock
) -> None:
    office.staff.heartbeats.beat("publish", clock.now - timedelta(days=1))
    assert "Statistik publik tidak" not in page()["Pekerjaan otomatis"]
    office.staff.heartbeats.beat("publish", clock.now - timedelta(days=3))
    assert "Statistik publik tidak diperbarui" in page()["Pekerjaan otomatis"]


def test_a_silent_sweep_is_a_warning_and_so_is_one_that_never_ran(
    clock: Clock, page: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.advance(seconds=(SILENT + timedelta(minutes=1)).total_seconds())
    assert "Perlu dilihat" in page()["Pekerjaan otomatis"]
    monkeypatch.setattr(Heartbeats, "last", lambda *_: None)
    said = page()["Pekerjaan otomatis"]
    assert "Belum pernah" in said and "Perlu dilihat" in said


@pytest.mark.fault(13)
def test_a_dead_letter_is_a_warning(
    aws: Aws, office: Office, page: Callable[[], dict[str, str]]
) -> None:
    queue = office.app.extensions[KEY].config.dead_letters
    aws.client("sqs").send_message(QueueUrl=queue, MessageBody="{}")
    said = page()
    assert "Perlu dilihat" in said["Kiriman yang tersangkut"]
    assert "1 bagian perlu dilihat." in said[""]


def test_a_table_that_cannot_be_used_is_a_warning(
    page: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(State, "table", lambda _: TableState(False, 7))
    said = page()["Penyimpanan laporan"]
    assert "Perlu dilihat" in said and "Segera hubungi teknisi" in said


@pytest.mark.fault(20, 21)
@pytest.mark.parametrize(
    ("account", "advice"),
    [
        (replace(WELL, is_enabled=False), "AWS menghentikan pengiriman."),
        (replace(WELL, is_in_production=False), "izin produksi SES"),
        (replace(WELL, sent=40_001), "Jatah hampir habis"),
        (replace(WELL, sent=40_000), ""),
        (replace(WELL, quota=0), ""),
    ],
)
def test_mail_that_does_not_go_out_says_what_to_do(
    office: Office, page: Callable[[], dict[str, str]], account: MailAccount, advice: str
) -> None:
    mail(office, lambda: account)
    said = page()["E-mail"]
    assert advice in said and ("Perlu dilihat" in said) == bool(advice)


@pytest.mark.parametrize(
    ("title", "breaks"),
    [
        ("Penyimpanan laporan", (State, "table")),
        ("Pekerjaan yang sudah waktunya", (Indexes, "waiting")),
        ("Pekerjaan otomatis", (Heartbeats, "last")),
        ("Kiriman yang tersangkut", (State, "dead_letters")),
        ("E-mail", None),
    ],
)
def test_a_part_that_cannot_be_read_says_so_and_hides_no_other(
    office: Office,
    page: Callable[[], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    title: str,
    breaks: tuple[type, str] | None,
) -> None:
    if breaks:
        monkeypatch.setattr(*breaks, broken)
    else:
        mail(office, broken)
    said = page()
    assert "1 bagian perlu dilihat." in said.pop("")
    assert [t for t, part in said.items() if "Tidak bisa dibaca" in part] == [title]
    assert sum("Baik" in part for part in said.values()) == len(said) - 1
    (line,) = [record.getMessage() for record in caplog.records if record.name == "faults"]
    assert "RuntimeError" in line and "rahasia" not in line


def test_the_page_is_linked_from_every_other_and_only_for_the_admin(office: Office) -> None:
    assert 'href="/admin/health"' in office.signed_in().get("/admin/").text
    office.hire("budi", role="operator")
    browser = office.browser()
    browser.sign_in("budi")
    assert browser.get("/admin/health").status_code == 403
