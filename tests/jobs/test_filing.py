"""The nightly filing over emulated DynamoDB and S3."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import pytest

from functions.actions.archiving import Cabinet
from functions.actions.perform import perform
from functions.domain import citizen_acts, desk_acts
from functions.domain.attachments import Upload, file_key
from functions.domain.errors import Busy
from functions.domain.identity import Identity
from functions.domain.privacy import Text
from functions.jobs import filing
from functions.jobs.filing import run
from functions.storage.attachments import Attachments
from functions.wiring.filing import Archivist, archivist
from functions.wiring.jobs import Jobs
from tests.clock import Clock
from tests.desks import STORY, filed
from tests.emulated import Aws

SITI = Identity(name="Siti Rahmah", phone="+628115001234", email="siti@contoh.id")


@pytest.fixture
def parts(aws: Aws, clock: Clock) -> Archivist:
    return archivist(aws, clock)


def names(aws: Aws) -> set[str]:
    found = aws.client("s3").list_objects_v2(Bucket=aws.archive).get("Contents", ())
    return {each["Key"] for each in found}


def read(aws: Aws, key: str) -> str:
    body: bytes = aws.client("s3").get_object(Bucket=aws.archive, Key=key)["Body"].read()
    return body.decode()


def withdraw(jobs: Jobs, number: str) -> None:
    perform(jobs.desk, number, "reporter", citizen_acts.withdraw)


def test_what_ended_is_filed_whole_and_without_who_reported(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock
) -> None:
    number = filed(aws_jobs.desk, identity=SITI).complaint.number
    open_one = filed(aws_jobs.desk, description=f"{STORY} Lagi.").complaint.number
    withdraw(aws_jobs, number)
    assert run(parts) == {"filed": 1, "failed": 0, "behind": 0}
    place = f"berkas/2026/{number}"
    assert names(aws) == {f"{place}.html", f"{place}.json"}
    assert open_one not in str(names(aws))
    page, record = read(aws, f"{place}.html"), json.loads(read(aws, f"{place}.json"))
    assert STORY in page and "Dicabut oleh pelapor" in page
    assert record["description"] == STORY
    assert (record["status"], record["number"]) == ("withdrawn", number)
    assert [event["what"] for event in record["history"]] == ["filed", "withdrawn"]
    assert record["history"][0]["at"].endswith("+08:00")
    assert record["messages"][0]["to"] == "Admin kabupaten"
    for private in (SITI.name, SITI.phone, SITI.email):
        assert private not in page + json.dumps(record)


def test_filing_again_writes_nothing_until_something_more_happens(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    withdraw(aws_jobs, number)
    assert run(parts)["filed"] == 1
    clock.advance(minutes=30)
    assert run(parts)["filed"] == 0
    clock.advance(days=2)
    perform(
        aws_jobs.desk, number, "staff:admin", desk_acts.correct, text=Text("Ralat: Jalan Raya.")
    )
    assert run(parts)["filed"] == 1
    assert "Ralat: Jalan Raya." in read(aws, f"berkas/2026/{number}.html")


def test_a_photo_goes_into_the_folder_beside_the_file(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock
) -> None:
    number = filed(aws_jobs.desk).complaint.number
    uploads: tuple[tuple[tuple[int, str], dict[str, Any]], ...] = (
        ((1, "abcd1234"), {"state": "accepted", "kind": "photo"}),
        ((2, "efgh5678"), {"state": "refused", "reason": "moving"}),
    )
    store = Attachments(aws.client("dynamodb"), aws.table)
    for upload, became in uploads:
        claimed = store.claim(Upload(number, *upload), clock())
        store.settle(number, claimed, **became)
    photo = store.of(number)[0]
    aws.client("s3").put_object(Bucket=aws.attachments, Key=file_key(number, photo), Body=b"jpeg")
    withdraw(aws_jobs, number)
    run(parts)
    assert read(aws, f"berkas/2026/{number}/1-abcd1234.jpg") == "jpeg"
    page = read(aws, f"berkas/2026/{number}.html")
    assert f'href="{number}/1-abcd1234.jpg"' in page
    assert "Ditolak: Gambar bergerak" in page


def test_one_that_cannot_be_filed_holds_no_other_up_and_is_tried_every_night(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = (
        filed(aws_jobs.desk, description=f"{STORY} {n}").complaint.number for n in "12"
    )
    for number in (broken, sound):
        withdraw(aws_jobs, number)
        clock.advance(hours=3)
    real = filing.file_away

    def fails_once(cabinet: Cabinet, render: Any, number: str) -> bool:
        if number == broken:
            raise Busy
        return real(cabinet, render, number)

    monkeypatch.setattr(filing, "file_away", fails_once)
    assert run(parts) == {"filed": 1, "failed": 1, "behind": 0}
    clock.advance(days=3)
    monkeypatch.setattr(filing, "file_away", real)
    assert run(parts)["filed"] == 1
    assert f"berkas/2026/{broken}.html" in names(aws)


def test_what_is_too_much_for_one_night_waits_for_the_next(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "MOST", 2)
    for n in range(3):
        withdraw(aws_jobs, filed(aws_jobs.desk, description=f"{STORY} {n}").complaint.number)
        clock.advance(hours=3)
    assert run(parts) == {"filed": 2, "failed": 0, "behind": 1}
    assert run(parts)["filed"] == 1
    assert run(parts) == {"filed": 0, "failed": 0, "behind": 0}


def test_the_file_says_how_long_it_is_kept(
    aws: Aws, aws_jobs: Jobs, parts: Archivist, clock: Clock
) -> None:
    usual = filed(aws_jobs.desk).complaint.number
    sealed = filed(aws_jobs.desk, description=f"{STORY} Lagi.").complaint.number
    mark = partial(desk_acts.flag, directory=aws_jobs.desk.directory, flags=["restricted"])
    perform(aws_jobs.desk, sealed, "staff:admin", mark)
    for number in (usual, sealed):
        withdraw(aws_jobs, number)
    run(parts)
    until = {
        n: json.loads(read(aws, f"berkas/2026/{n}.json"))["retention"]["until"]
        for n in (usual, sealed)
    }
    assert until == {usual: "2031-12-31", sealed: "2036-12-31"}
    assert "Disimpan sampai 31 Desember 2031, lalu dinilai kembali" in read(
        aws, f"berkas/2026/{usual}.html"
    )
