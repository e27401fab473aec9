"""The job of the reports over emulated AWS: due ones are made, filed and mailed, once."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from pypdf import PdfReader

from functions.domain.errors import Busy
from functions.jobs import making, reports
from functions.jobs.reports import run
from functions.reports import kept
from functions.storage.digests import Digests
from functions.storage.shelf import Shelf
from functions.wiring.reports import Reporting
from tests.clock import Clock, wita
from tests.jobs.report_runs import ask, newest, parts, reports_mailed, shelf
from tests.reporting import Maker, counted, day, maker
from tests.sent import sent_mails
from tests.storage.bad_wire import SEND_MAIL, bad_wire, refused

__all__ = ["maker", "parts"]


def test_in_the_morning_both_daily_reports_are_filed_and_mailed(parts: Reporting) -> None:
    assert run(parts, {}) == {"made": 2, "behind": 0, "stuck": 0}
    assert shelf(parts) == ["daily/2026-11-24_2026-11-24/1", "issues/2026-11-24_2026-11-24/1"]
    mails = reports_mailed()
    rules = parts.rules()
    assert sorted(mail.to for mail in mails) == sorted(
        (*rules["daily"].mails, *rules["issues"].mails)
    )
    mail = mails[0]
    assert mail.subject.endswith(", Selasa, 24 November 2026")
    assert "/admin/reports/daily/2026-11-24_2026-11-24" in mail.text
    [attached] = mail.message.iter_attachments()
    assert attached.get_filename() == "laporan-daily-2026-11-24_2026-11-24.pdf"
    assert attached.get_content().startswith(b"%PDF")
    filed = newest(parts)
    assert set(filed.mailed.values()) == {"sent"} and len(filed.mailed) == len(rules["daily"].mails)
    assert (filed.made_by, filed.edition, filed.corrects) == ("", 1, None)
    for form in ("pdf", "xlsx", "json"):
        assert parts.archive.get(filed.file(form)), form


def test_run_again_nothing_is_made_and_nobody_hears_twice(
    parts: Reporting, maker: Maker, clock: Clock
) -> None:
    run(parts, {})
    before, made = len(sent_mails()), len(maker.made)
    clock.advance(hours=1)
    assert run(parts, {}) == {"made": 0, "behind": 0, "stuck": 0}
    assert (len(sent_mails()), len(maker.made)) == (before, made)


def test_nothing_is_made_before_its_hour_or_before_the_nights_count(
    parts: Reporting, clock: Clock
) -> None:
    clock.now = wita("2026-11-25", "06:00")
    assert run(parts, {})["made"] == 0
    counted(parts, "2026-11-23")
    clock.now = wita("2026-11-25", "09:00")
    run(parts, {})
    assert "daily/2026-11-24_2026-11-24/1" not in shelf(parts)
    counted(parts, "2026-11-24")
    clock.advance(hours=1)
    run(parts, {})
    assert "daily/2026-11-24_2026-11-24/1" in shelf(parts)


def test_three_missed_days_are_caught_up_each_by_itself(parts: Reporting, clock: Clock) -> None:
    run(parts, {})
    clock.now = wita("2026-11-30", "11:00")
    counted(parts, "2026-11-29")
    run(parts, {})
    daily = [name for name in shelf(parts) if name.startswith("daily")]
    assert daily[1:] == [
        "daily/2026-11-25_2026-11-25/1",
        "daily/2026-11-26_2026-11-26/1",
        "daily/2026-11-27_2026-11-29/1",
    ]


def test_a_long_silence_is_caught_up_a_dozen_a_run(parts: Reporting, clock: Clock) -> None:
    run(parts, {})
    clock.now = wita("2026-12-14", "11:00")
    counted(parts, "2026-12-13")
    first = run(parts, {})
    assert (first["made"], first["behind"]) == (12, 16)
    run(parts, {})
    assert run(parts, {}) == {"made": 4, "behind": 0, "stuck": 0}
    assert "service/2026-11-01_2026-11-30/1" in shelf(parts), "the month came in between"


def test_what_crashed_between_archive_and_mail_is_mailed_the_next_time(
    parts: Reporting,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Digests, "of_week", lambda *_: (_ for _ in ()).throw(Busy("x")))
        assert run(parts, {})["stuck"] == 2
    assert len(shelf(parts)) == 2 and not reports_mailed()
    clock.advance(hours=1)
    assert run(parts, {}) == {"made": 2, "behind": 0, "stuck": 0}
    assert len(shelf(parts)) == 2, "the same figures: no new edition"
    assert reports_mailed()


def test_what_crashed_between_its_files_and_the_list_is_in_the_list_the_next_time(
    parts: Reporting, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "add", lambda *_: (_ for _ in ()).throw(Busy("x")))
        assert run(parts, {})["stuck"] == 2
    assert not shelf(parts) and not reports_mailed(), "nobody hears of what is not listed"
    clock.advance(hours=1)
    assert run(parts, {})["stuck"] == 0
    assert len(shelf(parts)) == 2 and len(reports_mailed()) == 4


def test_what_crashed_between_mail_and_memory_is_not_mailed_again(
    parts: Reporting,
) -> None:
    run(parts, {})
    sent = len(sent_mails())
    for series in ("daily.day", "issues.day"):
        parts.heartbeats.remember("reports", series, "2026-11-23")
    run(parts, {})
    assert len(sent_mails()) == sent


def test_one_that_cannot_be_made_keeps_no_other_waiting(
    parts: Reporting, maker: Maker, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = making.report

    def breaks(parts: Reporting, kind: str, *more: object) -> object:
        if kind == "daily":
            raise ValueError("broken")
        return real(parts, kind, *more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(making, "report", breaks)
        assert run(parts, {})["stuck"] == 1
    assert shelf(parts) == ["issues/2026-11-24_2026-11-24/1"]
    clock.advance(hours=1)
    run(parts, {})
    assert "daily/2026-11-24_2026-11-24/1" in shelf(parts)


def test_two_runs_at_once_make_and_mail_one(parts: Reporting, atomic: None) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: run(parts, {}), range(4)))
    run(parts, {})
    assert shelf(parts) == ["daily/2026-11-24_2026-11-24/1", "issues/2026-11-24_2026-11-24/1"]
    assert len({mail.to + mail.subject for mail in reports_mailed()}) == len(reports_mailed())


def test_a_mail_that_is_refused_is_told_and_stands_in_the_list(
    parts: Reporting, clock: Clock
) -> None:
    with bad_wire(SEND_MAIL, refused("MessageRejected"), times=10**6):
        found = run(parts, {})
    assert found["undelivered"] == 4 and found["stuck"] == 0
    assert set(newest(parts).mailed.values()) == {"failed"}
    clock.advance(hours=1)
    assert "undelivered" not in run(parts, {}), "told once"
    ask(parts, "mail", id="again-1")
    ask(parts, "mail", id="again-1")
    assert set(newest(parts).mailed.values()) == {"sent"}
    assert len(reports_mailed()) == 2, "pressed once, sent once"


def test_when_the_mail_service_asks_to_wait_it_comes_an_hour_later(
    parts: Reporting, clock: Clock
) -> None:
    with bad_wire(SEND_MAIL, refused("TooManyRequestsException", 429), times=10**6):
        assert run(parts, {})["stuck"] == 2
    clock.advance(hours=1)
    assert run(parts, {})["stuck"] == 0
    assert len(reports_mailed()) == 4


def test_each_kind_is_made_of_the_days_that_were_counted_with_real_files(
    parts: Reporting, maker: Maker, clock: Clock
) -> None:
    maker.give_back()
    tally = {"filed||": 7, "filed|kind|complaint": 7, "open||": 3}
    parts.statistics.put_day(day("2026-11-24"), tally)
    clock.now = wita("2027-01-05", "09:00")
    counted(parts, "2027-01-04")
    spans = {
        "daily": ("2026-11-24", "2026-11-24"),
        "issues": ("2026-11-24", "2026-11-24"),
        "service": ("2026-10-01", "2026-12-31"),
        "annual": ("2026-01-01", "2026-12-31"),
        "communication": ("2026-11-01", "2026-11-30"),
    }
    for kind, (first, last) in spans.items():
        event = {"kind": kind, "first": first, "last": last, "does": "make", "by": "rina"}
        run(parts, {**event, "id": kind})
        filed = parts.shelf.editions(kind, day(first), day(last))[0]
        assert (parts.archive.get(filed.file("pdf")) or b"").startswith(b"%PDF"), kind
        report = kept.read(parts.archive.get(filed.file("json")) or b"")
        assert report.kind == kind and report.sections
        run(parts, {**event, "id": "again"})
        assert parts.shelf.editions(kind, day(first), day(last)) == [filed], "the same figures"
    pdf = PdfReader(io.BytesIO(parts.archive.get(filed.file("pdf")) or b""))
    assert "480/……/Diskominfo/I/2027" in pdf.pages[0].extract_text()


def test_a_run_tells_how_it_went_and_leaves_a_heartbeat(
    parts: Reporting, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reports, "_reporting", lambda: parts)
        reports.handler({}, None)
    line = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert line == {"job": "reports", "made": 2, "behind": 0, "stuck": 0}
    assert parts.heartbeats.last("reports") == clock()
