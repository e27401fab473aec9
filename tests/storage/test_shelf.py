"""The shelf of reports and the archive's bucket, over emulated DynamoDB and S3."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from functions.domain.errors import Outdated
from functions.domain.shelf import Filed
from functions.storage.archive import Archive
from functions.storage.shelf import Shelf
from tests.clock import Clock
from tests.emulated import Aws
from tests.storage.bad_wire import bad_wire, closed

DAY = date(2026, 11, 24)


@pytest.fixture
def shelf(aws: Aws) -> Shelf:
    return Shelf(aws.client("dynamodb"), aws.table)


def filed(clock: Clock, kind: str = "daily", day: date = DAY, edition: int = 1) -> Filed:
    return Filed(kind, day, day, edition, "f" * 16, "w" * 16, clock(), "")


def test_a_year_is_read_at_once_and_the_newest_comes_first(shelf: Shelf, clock: Clock) -> None:
    late = date(2026, 12, 31)
    over = replace(filed(clock, day=late), last=date(2027, 1, 3))
    made = [filed(clock), filed(clock, "issues"), filed(clock, day=late), over]
    made += [replace(filed(clock, edition=2), corrects=clock())]
    for each in made:
        shelf.add(each)
    assert [each.name for each in shelf.of_year(2026, "daily")] == [
        "daily/2026-12-31_2026-12-31/1",
        "daily/2026-11-24_2026-11-24/2",
        "daily/2026-11-24_2026-11-24/1",
    ]
    assert len(shelf.of_year(2026)) == 4
    assert shelf.of_year(2027) == [over], "a period belongs to the year in which it ends"
    assert shelf.editions("daily", DAY, DAY) == [made[4], made[0]]
    assert shelf.editions("service", DAY, DAY) == []


def test_an_edition_is_never_replaced_by_another(shelf: Shelf, clock: Clock) -> None:
    shelf.add(filed(clock))
    with pytest.raises(Outdated):
        shelf.add(replace(filed(clock), figures="0" * 16))
    assert shelf.editions("daily", DAY, DAY) == [filed(clock)]


def test_two_who_change_one_edition_do_not_overwrite_each_other(shelf: Shelf, clock: Clock) -> None:
    shelf.add(filed(clock))
    [before] = shelf.editions("daily", DAY, DAY)
    signed = shelf.change(before, signed_by="rina", signed_at=clock(), number="480/1/XI/2026")
    with pytest.raises(Outdated):
        shelf.change(before, words="x" * 16)
    [found] = shelf.editions("daily", DAY, DAY)
    assert found == signed and found.is_signed and found.awaits_files
    shelf.has_files(found)
    assert not shelf.editions("daily", DAY, DAY)[0].awaits_files
    with pytest.raises(Outdated):
        shelf.has_files(before)


def test_a_write_whose_reply_was_lost_is_ones_own(shelf: Shelf, clock: Clock) -> None:
    with bad_wire("UpdateItem", closed):
        shelf.add(filed(clock))
    assert shelf.editions("daily", DAY, DAY) == [filed(clock)]


def test_who_saw_it_first_when_and_its_mails_are_kept_beside(shelf: Shelf, clock: Clock) -> None:
    shelf.add(filed(clock))
    shelf.seen(filed(clock), "rina", clock())
    first = clock()
    shelf.seen(filed(clock), "rina", clock.advance(hours=1))
    shelf.seen(filed(clock), "pimpinan.dinas", clock())
    shelf.told(filed(clock), {"a@kantor.example": "sent"})
    [found] = shelf.editions("daily", DAY, DAY)
    assert found.viewed == {"rina": first, "pimpinan.dinas": clock()}
    assert found.mailed == {"a@kantor.example": "sent"}
    changed = shelf.change(found, words="x" * 16)
    assert shelf.editions("daily", DAY, DAY) == [changed], "looks stay"


def test_the_archive_keeps_an_object_for_its_years_and_says_when_there_is_none(aws: Aws) -> None:
    bucket = "archive"
    where = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
    archive = Archive(lambda: aws.client("s3"), bucket)
    assert archive.get("laporan/x.pdf") is None
    archive.put("laporan/x.pdf", b"%PDF", "application/pdf", keep_years=5)
    archive.put("berkas/y.html", b"<p>", "text/html")
    assert archive.get("laporan/x.pdf") == b"%PDF"
    tags = [
        aws.client("s3").get_object_tagging(Bucket=bucket, Key=key)["TagSet"]
        for key in ("laporan/x.pdf", "berkas/y.html")
    ]
    assert tags == [[{"Key": "simpan", "Value": "5"}], []], "for good bears no mark"
