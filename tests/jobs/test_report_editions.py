"""A report made again: the same edition, a correction, or one that is signed and stays."""

from __future__ import annotations

import pytest

from functions.domain.shelf import Filed
from functions.jobs import making
from functions.jobs.reports import run
from functions.wiring.reports import Reporting
from tests.clock import Clock
from tests.emulated import Aws
from tests.jobs.report_runs import ask, newest, parts, reports_mailed
from tests.reporting import ARCHIVE, Maker, day, maker
from tests.sent import sent_mails

__all__ = ["maker", "parts"]


def test_made_again_with_the_same_figures_nothing_is_new(parts: Reporting, clock: Clock) -> None:
    run(parts, {})
    before, sent = newest(parts), len(sent_mails())
    clock.advance(days=20)
    ask(parts)
    assert newest(parts) == before and len(sent_mails()) == sent


def test_other_figures_make_an_edition_that_says_which_one_it_corrects(
    parts: Reporting, maker: Maker, clock: Clock
) -> None:
    run(parts, {})
    first, sent = newest(parts), len(reports_mailed())
    clock.advance(days=2)
    maker.received = 8
    ask(parts)
    second = newest(parts)
    assert (second.edition, second.corrects, second.made_by) == (2, first.made_at, "rina")
    assert parts.archive.get(first.file("pdf")) == b"%PDF ||7", "the first one stays"
    mails = reports_mailed()[sent:]
    assert {mail.to for mail in mails} == set(parts.rules()["daily"].mails)
    assert "Ini ralat, menggantikan yang dibuat 25 November 2026 pukul 07.00 WITA." in mails[0].text


def test_words_change_an_edition_until_it_is_signed(parts: Reporting, clock: Clock) -> None:
    run(parts, {})
    name = "daily/2026-11-24_2026-11-24"
    parts.words.save(name, parts.words.load(name), {"texts": {"penutup": "Banjir."}}, clock())
    ask(parts)
    found = newest(parts)
    assert (found.edition, found.rev) == (1, 2)
    assert "Banjir." in (parts.archive.get(found.file("json")) or b"").decode()
    signed = parts.shelf.change(found, signed_by="kadis", signed_at=clock(), number="480/12/2026")
    ask(parts, "files")
    assert not newest(parts).awaits_files
    assert parts.archive.get(newest(parts).file("pdf")) == b"%PDF 480/12/2026|kadis|7"
    parts.words.save(name, parts.words.load(name), {"texts": {"penutup": "Surut."}}, clock())
    ask(parts)
    assert (newest(parts).edition, newest(parts).corrects) == (2, signed.made_at)
    [_, first] = parts.shelf.editions("daily", day("2026-11-24"), day("2026-11-24"))
    assert first.is_signed and "Banjir." in (parts.archive.get(first.file("json")) or b"").decode()


def test_a_signature_whose_files_were_never_made_gets_them_with_the_next_making(
    parts: Reporting, clock: Clock
) -> None:
    run(parts, {})
    signed = {"signed_by": "kadis", "signed_at": clock(), "number": "480/12/2026"}
    parts.shelf.change(newest(parts), **signed)
    ask(parts)
    found = newest(parts)
    assert (found.edition, found.awaits_files) == (1, False)
    assert parts.archive.get(found.file("pdf")) == b"%PDF 480/12/2026|kadis|7"


def test_what_was_signed_stays_until_people_appraise_it(
    aws: Aws, parts: Reporting, clock: Clock
) -> None:
    run(parts, {})

    def tags(filed: Filed) -> list[dict[str, str]]:
        s3 = aws.client("s3")
        found = s3.get_object_tagging(Bucket=ARCHIVE, Key=filed.file("pdf"))
        return list(found["TagSet"])

    assert tags(newest(parts)) == [{"Key": "simpan", "Value": "2"}]
    parts.shelf.change(newest(parts), signed_by="kadis", signed_at=clock(), number="1")
    ask(parts, "files")
    assert tags(newest(parts)) == []


def test_what_was_asked_for_and_failed_is_told_to_who_asked(
    parts: Reporting, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> object:
        raise ValueError("broken")

    with monkeypatch.context() as patch:
        patch.setattr(making, "report", breaks)
        with pytest.raises(ValueError, match="broken"):
            ask(parts)
    told = parts.asked.load("daily/2026-11-24_2026-11-24").value
    assert told == {"ended": "x1", "problem": "Gangguan sistem. Coba lagi sebentar lagi."}
    ask(parts)
    assert parts.asked.load("daily/2026-11-24_2026-11-24").value["problem"] == ""
    assert not reports_mailed(), "what the office makes by hand, it sends by hand"
