"""The job of the reports on a Wednesday at seven, and what it leaves behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.domain.shelf import Filed
from functions.jobs.reports import run
from functions.wiring.reports import Reporting, reporting
from tests.clock import Clock, wita
from tests.emulated import Aws
from tests.reporting import ARCHIVE, Maker, counted, day
from tests.sent import Mail, sent_mails


@pytest.fixture
def parts(aws: Aws, clock: Clock, maker: Maker) -> Reporting:
    """Wednesday, seven o'clock; Tuesday is counted."""
    where = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket=ARCHIVE, CreateBucketConfiguration=where)
    clock.now = wita("2026-11-25", "07:00")
    found = reporting(replace(aws, archive=ARCHIVE), clock)
    counted(found, "2026-11-24")
    return found


def shelf(parts: Reporting, year: int = 2026) -> list[str]:
    return sorted(filed.name for filed in parts.shelf.of_year(year))


def newest(parts: Reporting, kind: str = "daily", first: str = "2026-11-24") -> Filed:
    return parts.shelf.editions(kind, day(first), day(first))[0]


def ask(parts: Reporting, does: str = "make", by: str = "rina", **more: str) -> dict[str, int]:
    period = {"first": "2026-11-24", "last": "2026-11-24"}
    return run(parts, {"kind": "daily", **period, "does": does, "by": by, "id": "x1", **more})


def reports_mailed() -> list[Mail]:
    return [mail for mail in sent_mails() if "Laporan harian" in mail.subject]
