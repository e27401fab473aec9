"""The office's reports on the staff pages: listed, read, asked for, completed, signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import pytest

from functions.faces.admin.parts import KEY
from functions.jobs.reports import run
from functions.wiring.reports import Reporting, reporting
from functions.wiring.shelf import shelf
from tests.admin.conftest import Browser, Office
from tests.clock import Clock, wita
from tests.emulated import Aws
from tests.reporting import ARCHIVE, Maker, counted, day, maker
from tests.sent import sent_mails

__all__ = ["maker"]

PAGE = "/admin/reports/daily/2026-11-24_2026-11-24"
NUMBER = "TB-7K3M-9QPX"


@dataclass
class Bureau:
    """The office with its reports; `asked` are events that the function has still to handle."""

    office: Office
    parts: Reporting
    asked: list[Mapping[str, str]]

    def work(self) -> None:
        """The function comes to what was asked of it."""
        while self.asked:
            run(self.parts, self.asked.pop(0))


@pytest.fixture
def bureau(office: Office, aws: Aws, clock: Clock, maker: Maker) -> Bureau:
    """Wednesday morning: Tuesday's reports are made and mailed."""
    where = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket=ARCHIVE, CreateBucketConfiguration=where)
    config = replace(aws, archive=ARCHIVE)
    found = Bureau(office, reporting(config, clock), [])
    parts = office.app.extensions[KEY]
    staff = replace(parts.staff, reports=partial(shelf, config, clock, start=found.asked.append))
    office.app.extensions[KEY] = replace(parts, staff=staff)
    clock.now = wita("2026-11-25", "07:00")
    counted(found.parts, "2026-11-24")
    run(found.parts, {})
    return found


def words(page: str) -> str:
    """A page's main part in one line."""
    return " ".join(page.partition("<main")[2].split())


def test_the_list_says_who_made_saw_and_signed_each(bureau: Bureau) -> None:
    leader = bureau.office.signed_in_as("leader")
    told = words(leader.get("/admin/reports").text)
    assert told.count("Selasa, 24 November 2026</a>") == 2
    assert "Dibuat portal, 25 November 2026 pukul 07.00 WITA. Belum dilihat." in told
    assert leader.get(PAGE).status_code == 200
    told = words(leader.get("/admin/reports").text)
    assert "Dilihat leader." in told and "Belum ditandatangani" in told
    assert "Selasa, 24 November 2026" not in leader.get("/admin/reports?year=2025").text
    assert "?kind=issues" not in told
    only = words(leader.get("/admin/reports?kind=issues").text)
    assert only.count("24 November 2026</a>") == 1


def test_a_report_is_read_downloaded_and_each_of_it_recorded(bureau: Bureau) -> None:
    leader = bureau.office.signed_in_as("leader")
    page = leader.get(PAGE).text
    assert "Laporan per dinas" in page and "Sembilan laporan diterima." in page
    for form, start in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = leader.get(f"{PAGE}/{form}")
        assert answer.data.startswith(start)
        assert (
            f'filename="laporan-daily-2026-11-24_2026-11-24.{form}"'
            in answer.headers["Content-Disposition"]
        )
    table = leader.get(f"{PAGE}/csv?table=per-dinas").text
    assert table.split("\r\n")[1] == "24/11/2026;pupr;7;57,1"
    document = leader.get(f"{PAGE}/json").get_json()
    assert document["period"] == {"first": "2026-11-24", "last": "2026-11-24"}
    assert NUMBER not in str(document) + table
    assert leader.get(f"{PAGE}/exe").status_code == 404
    lines = bureau.office.staff.audit.of_month(wita("2026-11-25"))
    told = [(line["what"], line["number"]) for line in lines if line["what"].startswith("report")]
    name = "daily/2026-11-24_2026-11-24/1"
    assert sorted(told) == [("report file", name)] * 5 + [("report view", name)]


def test_which_complaints_lie_behind_a_line_is_shown_to_who_sees_them_all(bureau: Bureau) -> None:
    assert NUMBER in bureau.office.signed_in().get(PAGE).text
    for browser in (
        bureau.office.signed_in_as("leader"),
        bureau.office.signed_in_as("leader", "inspektorat", name="both"),
    ):
        assert NUMBER not in browser.get(PAGE).text
    assert NUMBER not in str([mail.message.as_string() for mail in sent_mails()])


def ask(browser: Browser, series: str = "daily.day", on: str = "2026-11-24") -> str:
    answer = browser.post("/admin/reports", series=series, day=on)
    return answer.location if answer.status_code == 303 else words(answer.text)


def test_one_of_a_past_month_is_made_when_somebody_asks(bureau: Bureau, clock: Clock) -> None:
    clock.now = wita("2026-12-01", "06:00")
    counted(bureau.parts, "2026-11-30")
    rina = bureau.office.signed_in()
    there = ask(rina, "service.month", "2026-11-12")
    assert there == "/admin/reports/service/2026-11-01_2026-11-30"
    waiting = rina.get(there).text
    assert "Sedang dibuat" in waiting and 'http-equiv="refresh"' in waiting
    sent = len(sent_mails())
    bureau.work()
    page = rina.get(there).text
    assert "November 2026" in page and "Sedang dibuat" not in page
    assert "Dibuat rina" in words(page) and len(sent_mails()) == sent


@pytest.mark.parametrize(
    ("series", "on", "told"),
    [
        ("daily.day", "2026-11-25", "Masa itu baru selesai 25 November 2026."),
        ("service.month", "2026-11-02", "Masa itu baru selesai 30 November 2026."),
        ("annual.year", "2027-01-01", "Masa itu baru selesai 31 Desember 2027."),
        ("daily.day", "2025-01-01", "Portal ini belum menghitung apa pun pada masa itu."),
        ("daily.day", "31-11-2026", "Tanggal ini tidak ada."),
        ("daily.day", "", "Pilih satu tanggal"),
        ("weekly.week", "2026-11-24", "Pilih laporannya."),
    ],
)
def test_what_cannot_be_made_is_said_and_what_was_typed_stays(
    bureau: Bureau, series: str, on: str, told: str
) -> None:
    said = ask(bureau.office.signed_in(), series, on)
    assert told in said and not bureau.asked
    assert f'value="{on}"' in said


def test_a_day_that_is_not_counted_yet_is_no_report(bureau: Bureau, clock: Clock) -> None:
    clock.now = wita("2026-11-26", "00:30")
    assert "belum dihitung" in ask(bureau.office.signed_in(), on="2026-11-25")


def test_a_day_of_a_weekend_leads_to_the_report_that_holds_it(bureau: Bureau, clock: Clock) -> None:
    clock.now = wita("2026-11-30", "07:00")
    counted(bureau.parts, "2026-11-29")
    run(bureau.parts, {})
    assert ask(bureau.office.signed_in(), on="2026-11-28").endswith("/2026-11-27_2026-11-29")


def test_counted_again_a_report_that_changed_is_a_correction(
    bureau: Bureau, maker: Maker, clock: Clock
) -> None:
    rina = bureau.office.signed_in()
    rina.post(f"{PAGE}/again", PAGE)
    bureau.work()
    assert "Ralat" not in words(rina.get(PAGE).text), "the same figures"
    maker.received = 8
    clock.advance(hours=3)
    rina.post(f"{PAGE}/again", PAGE)
    bureau.work()
    told = words(rina.get(PAGE).text)
    assert "Ralat, edisi 2" in told
    assert "ralat atas yang dibuat 25 November 2026 pukul 07.00 WITA" in told
    assert "Ralat, edisi 2" in words(rina.get("/admin/reports").text)
    first = rina.get(f"{PAGE}?edition=1")
    assert first.status_code == 200 and "Ralat, edisi" not in words(first.text)
    assert rina.get(f"{PAGE}?edition=9").status_code == 404


def test_the_offices_words_are_kept_and_stand_in_the_report(bureau: Bureau) -> None:
    rina = bureau.office.signed_in()
    answer = rina.post(f"{PAGE}/words", PAGE, rev="0", words_penutup="Hujan lebat.\n\nJalan rusak.")
    assert answer.status_code == 303
    bureau.work()
    page = rina.get(PAGE).text
    assert "Hujan lebat." in page and "Jalan rusak." in page
    assert "edisi 2" not in words(page), "nobody had signed"


def test_words_that_two_wrote_at_once_are_both_there_to_be_merged(bureau: Bureau) -> None:
    rina, budi = bureau.office.signed_in(), bureau.office.signed_in_as("admin", name="budi")
    rina.post(f"{PAGE}/words", PAGE, rev="0", words_penutup="Kata Rina.")
    answer = budi.post(f"{PAGE}/words", PAGE, rev="0", words_penutup="Kata Budi.")
    assert answer.status_code == 409
    assert "Kata Rina." in answer.text and "Kata Budi.</textarea>" in answer.text
    assert 'name="rev" value="1"' in answer.text
    again = budi.post(f"{PAGE}/words", PAGE, rev="1", words_penutup="Kata Rina dan Budi.")
    assert again.status_code == 303


def test_words_that_are_too_long_come_back_whole(bureau: Bureau) -> None:
    typed = "a" * 4_001
    rina = bureau.office.signed_in()
    answer = rina.post(f"{PAGE}/words", PAGE, rev="0", words_penutup=typed)
    assert answer.status_code == 422 and typed in answer.text
    assert "Paling panjang 4000 huruf" in answer.text


def mark_of(page: str) -> str:
    return page.partition('name="seen" value="')[2].partition('"')[0]


def test_signed_it_is_fixed_and_its_pdf_bears_number_and_name(bureau: Bureau, clock: Clock) -> None:
    boss = bureau.office.signed_in_as("leader")
    page = boss.get(PAGE).text
    missing = boss.post(f"{PAGE}/sign", PAGE, seen=mark_of(page), number="")
    assert missing.status_code == 422 and "Isi nomor dari buku agenda." in missing.text
    assert boss.post(f"{PAGE}/sign", PAGE, seen=mark_of(page), number="17").status_code == 303
    assert "sedang disiapkan" in boss.get(PAGE).text
    bureau.work()
    told = words(boss.get(PAGE).text)
    number = "480/17/Diskominfo-PKP/XI/2026"
    assert f"Ditandatangani leader, 25 November 2026 pukul 07.00 WITA, nomor {number}." in told
    assert "Tanda tangan</h2>" not in told and "sedang disiapkan" not in told
    assert boss.get(f"{PAGE}/pdf").data == f"%PDF {number}|leader|7".encode()
    twice = boss.post(f"{PAGE}/sign", PAGE, seen=mark_of(page), number="18")
    assert twice.status_code == 409 and "sudah ditandatangani" in twice.text
    boss.post(f"{PAGE}/words", PAGE, rev="0", words_penutup="Menyusul.")
    bureau.work()
    told = words(boss.get(PAGE).text)
    assert "Ralat, edisi 2" in told and "Belum ditandatangani" in told
    [_, first] = bureau.parts.shelf.editions("daily", day("2026-11-24"), day("2026-11-24"))
    assert first.number == number


def test_what_changed_after_it_was_read_is_not_signed(bureau: Bureau) -> None:
    boss = bureau.office.signed_in_as("leader")
    seen = mark_of(boss.get(PAGE).text)
    bureau.office.signed_in().post(f"{PAGE}/words", PAGE, rev="0", words_penutup="Baru.")
    bureau.work()
    answer = boss.post(f"{PAGE}/sign", PAGE, seen=seen, number="17")
    assert answer.status_code == 409 and "baru saja dibuat lagi" in answer.text
    assert 'value="17"' in answer.text


def test_it_is_sent_once_more_when_somebody_presses(bureau: Bureau) -> None:
    rina, sent = bureau.office.signed_in(), len(sent_mails())
    rina.post(f"{PAGE}/mail", PAGE)
    bureau.work()
    assert len(sent_mails()) == sent + len(bureau.parts.rules()["daily"].mails)


@pytest.mark.parametrize(
    "path",
    [
        *("daily/2026-11-24", "weekly/2026-11-24_2026-11-24", "daily/2026-13-24_2026-13-24"),
        "service/2026-11-01_2026-11-29",
    ],
)
def test_what_is_no_report_is_no_page(bureau: Bureau, path: str) -> None:
    assert bureau.office.signed_in().get(f"/admin/reports/{path}").status_code == 404


def test_who_may_only_look_is_offered_nothing_to_press(bureau: Bureau) -> None:
    for role in ("operator", "coordinator", "auditor"):
        browser = bureau.office.signed_in_as(role)
        assert browser.get("/admin/reports").status_code == 403
