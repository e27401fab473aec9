from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import staff_acts
from functions.domain.closures import Closure, Entry, written
from functions.domain.privacy import Text
from functions.storage import keys
from functions.storage.audit import Audit
from functions.storage.editions import NONE, RULES, Editions
from functions.storage.statistics import Statistics
from functions.storage.values import to_wire
from infra.deploy.stage import Stop
from infra.export.__main__ import export
from tests.desks import STORY, filed
from tests.emulated import Aws
from tests.infra.stages import stack, stage

Export = Callable[..., Path]
"""Runs the command and returns the folder."""


@pytest.fixture
def office(aws: Aws) -> Aws:
    """A stage with a bucket of attachments."""
    place = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket="attachments", CreateBucketConfiguration=place)
    aws.client("s3").put_object(Bucket=aws.archive, Key="berkas/2026/TB-1.html", Body=b"file")
    stack(aws, AttachmentsBucket="attachments", ArchiveBucket=aws.archive)
    return aws


@pytest.fixture
def exported(office: Aws, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    def run(**given: str) -> Path:
        order = {"OUT": str(tmp_path / "out"), "IDENTITIES": "", **given}
        for name, value in order.items():
            monkeypatch.setenv(name, value)
        export(stage())
        return Path(order["OUT"])

    return run


def lines(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def upload(aws: Aws, key: str) -> None:
    aws.client("s3").put_object(Bucket="attachments", Key=key, Body=b"photo")


def test_a_complaint_is_there_with_its_history_texts_and_messages(
    aws_desk: Desk, exported: Export
) -> None:
    number = filed(aws_desk).complaint.number
    text = Text("Di mana tepatnya?", {"name": "Rina"})
    perform(aws_desk, number, "staff:rina", staff_acts.ask, text=text)
    [record] = lines(exported(), "complaints.jsonl")
    assert record["number"] == number
    assert record["status"] == "incomplete"
    assert record["status_label"]
    assert record["received_at"] == "2026-11-24T10:00:00+08:00"
    assert [event["what"] for event in record["history"]] == ["filed", "asked"]
    asked = record["history"][1]
    assert (asked["by"], asked["text"], asked["signed"]) == ("staff:rina", text.body, text.signed)
    told = {(m["template"], m["to"], m["state"]) for m in record["messages"]}
    assert ("filed_reporter", "reporter", "pending") in told


def test_the_reporters_own_words_are_there_and_lead_to_their_complaint(
    aws_desk: Desk, exported: Export
) -> None:
    number = filed(aws_desk).complaint.number
    folder = exported()
    [submission], [complaint] = (
        lines(folder, "submissions.jsonl"),
        lines(folder, "complaints.jsonl"),
    )
    assert submission["description"] == STORY
    assert submission["number"] == number
    assert submission["key"] == complaint["submission"]


def test_who_reports_is_only_there_when_asked_for_and_then_for_the_owner_alone(
    aws_desk: Desk, exported: Export, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = filed(aws_desk).complaint.number
    folder = exported()
    assert not (folder / "identities.jsonl").exists()
    everything = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.jsonl"))
    assert "siti@contoh.id" not in everything

    folder = exported(OUT=str(tmp_path / "second"), IDENTITIES="yes")
    [who] = lines(folder, "identities.jsonl")
    assert who == {
        "number": number,
        "name": "Siti",
        "phone": "+6281234567890",
        "email": "siti@contoh.id",
    }
    assert stat.S_IMODE((folder / "identities.jsonl").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    said = capsys.readouterr()
    assert "siti@" not in said.out + said.err


def test_the_audit_trail_is_there_in_the_order_of_time(
    office: Aws, aws_desk: Desk, exported: Export
) -> None:
    trail, now = Audit(office.client("dynamodb"), office.table), aws_desk.now()
    for month in (11, 3, 7, 1, 9, 5):
        trail.record("rina", "identity", f"TB-{month}", now.replace(month=month), "a")
    exported_lines = lines(exported(), "audit.jsonl")
    assert [line["number"] for line in exported_lines] == [f"TB-{n}" for n in (1, 3, 5, 7, 9, 11)]
    assert exported_lines[0] == {
        "at": "2026-01-24T10:00:00+08:00",
        "who": "rina",
        "what": "identity",
        "number": "TB-1",
    }


def test_the_calendar_and_the_statistics_are_there_in_the_order_of_time(
    office: Aws, aws_desk: Desk, exported: Export
) -> None:
    dynamodb, day = office.client("dynamodb"), date(2026, 11, 26)
    entry = Entry(Closure(day, working=False, name="Banjir"), "rina", aws_desk.now())
    Editions(dynamodb, office.table).save(
        RULES, NONE, {"calendar": written({day: entry})}, aws_desk.now()
    )
    statistics = Statistics(dynamodb, office.table, lambda: None, "")
    for counted in (date(2026, 12, 1), date(2026, 11, 30), date(2026, 11, 29)):
        statistics.put_day(counted, {"filed||": counted.day})
    november = {"month": "2026-11", "whole": True, "corrected": "", "rows": []}
    statistics.put_published("2026-11", november)
    statistics.put_published("state", {"until": "2026-12-01", "months": ["2026-11", "2026-12"]})

    folder = exported()
    at = "2026-11-24T10:00:00+08:00"
    told = {"date": "2026-11-26", "office_open": False, "name": "Banjir", "by": "rina", "at": at}
    assert lines(folder, "calendar.jsonl") == [{"changed_at": at, "days": [told]}]
    figures = lines(folder, "figures.jsonl")
    assert [line["day"] for line in figures] == ["2026-11-29", "2026-11-30", "2026-12-01"]
    assert figures[0]["counts"] == {"filed||": 29}
    assert lines(folder, "published.jsonl") == [november]


def test_attachments_come_along_except_what_nobody_has_checked(
    office: Aws, exported: Export
) -> None:
    for key in ("TB-1/photo.jpg", "incoming/abc", "imports/x/file"):
        upload(office, key)
    folder = exported()
    files = [path for path in (folder / "attachments").rglob("*") if path.is_file()]
    assert files == [folder / "attachments" / "TB-1" / "photo.jpg"]
    assert files[0].read_bytes() == b"photo"
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_the_archive_comes_along(exported: Export) -> None:
    assert (exported() / "archive" / "berkas" / "2026" / "TB-1.html").read_bytes() == b"file"


def test_a_key_of_the_bucket_cannot_lead_out_of_the_folder(
    office: Aws, exported: Export, tmp_path: Path
) -> None:
    upload(office, "../../outside.jpg")
    with pytest.raises(ValueError, match="outside"):
        exported()
    assert not (tmp_path / "outside.jpg").exists()


def test_the_readme_names_every_file(aws_desk: Desk, exported: Export, office: Aws) -> None:
    filed(aws_desk)
    upload(office, "TB-1/photo.jpg")
    folder = exported(IDENTITIES="yes")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert "$" not in readme
    for name in {path.name for path in folder.iterdir()} - {"README.md"}:
        assert f"`{name}`" in readme


def test_one_broken_item_does_not_stop_the_others(
    office: Aws, aws_desk: Desk, exported: Export, tmp_path: Path
) -> None:
    number = filed(aws_desk).complaint.number
    broken = keys.complaint("TB-0000-0000") | {"st": to_wire("received")}
    office.client("dynamodb").put_item(TableName=office.table, Item=broken)
    with pytest.raises(Stop, match="1 items could not be read"):
        exported()
    folder = tmp_path / "out"
    assert [line["number"] for line in lines(folder, "complaints.jsonl")] == [number]
    [unreadable] = lines(folder, "unreadable.jsonl")
    assert unreadable["item"]["st"] == "received"
    assert (folder / "README.md").exists()


def test_an_empty_table_makes_an_export_too(exported: Export) -> None:
    assert lines(exported(), "complaints.jsonl") == []


def test_nothing_is_written_over(exported: Export, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("keep")
    with pytest.raises(Stop, match="is there already"):
        exported()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_without_a_folder_nothing_happens(exported: Export) -> None:
    with pytest.raises(Stop, match="Where to"):
        exported(OUT="")
