"""What tests of the published statistics share."""

from __future__ import annotations

import csv
import io

from functions.reports.published import Row
from functions.wiring.jobs import Jobs
from tests.desks import filed
from tests.emulated import Aws

BUCKET = "site-files"


def read(aws: Aws, name: str) -> str:
    found = aws.client("s3").get_object(
        Bucket=BUCKET, Key=name if "/" in name else f"statistik/{name}"
    )
    return str(found["Body"].read().decode())


def rows_of(text: str) -> list[Row]:
    return [Row(**{**r, "number": int(r["number"])}) for r in csv.DictReader(io.StringIO(text))]


def file_some(jobs: Jobs, count: int) -> list[str]:
    stories = [f"Lampu jalan nomor {n} di depan pasar mati." for n in range(count)]
    return [filed(jobs.desk, description=story).complaint.number for story in stories]
