"""The function behind the bucket: what becomes of a file, told once, twice, or half-way."""

from __future__ import annotations

import json
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.track import track
from functions.domain.attachments import REASONS, Attachment, Upload
from functions.domain.errors import Busy
from functions.jobs import images as job
from functions.jobs.images import take
from functions.wiring.images import Images
from functions.wiring.images import images as wired_images
from tests.clock import Clock
from tests.crashes import Crash, Fragile, Fuse, every_crash
from tests.desks import STORY, filed
from tests.emulated import Aws
from tests.jobs.photos import HEIC, PDF, photo

ACCEPTED = {"accepted": 1, "refused": 0, "dropped": 0}
REFUSED = {"accepted": 0, "refused": 1, "dropped": 0}
DROPPED = {"accepted": 0, "refused": 0, "dropped": 1}
CALLS = {photo(): 7, HEIC: 5}
"""To table and bucket, for one file."""

NOTHING = {"accepted": 0, "refused": 0, "dropped": 0}


@pytest.fixture
def images(aws: Aws, clock: Clock) -> Images:
    return wired_images(aws.config, clock)


@pytest.fixture
def case(aws_desk: Desk) -> Any:
    return filed(aws_desk)


def send(aws: Aws, upload: Upload, data: bytes) -> str:
    aws.client("s3").put_object(Bucket=aws.attachments, Key=upload.key, Body=data)
    return upload.key


def keys(aws: Aws, prefix: str = "") -> list[str]:
    listed = aws.client("s3").list_objects_v2(Bucket=aws.attachments, Prefix=prefix)
    return [found["Key"] for found in listed.get("Contents", ())]


def slots(aws_desk: Desk, case: Any) -> list[Attachment]:
    return aws_desk.attachments.of(case.complaint.number)


def test_an_accepted_photo_is_shown_with_a_small_picture_and_the_sent_one_is_gone(
    aws: Aws, aws_desk: Desk, images: Images, case: Any
) -> None:
    number = case.complaint.number
    key = send(aws, Upload(number, 1, "upload-a"), photo())
    assert take(images, key) == ACCEPTED
    assert keys(aws) == [f"files/{number}/1-upload-a-kecil.jpg", f"files/{number}/1-upload-a.jpg"]
    [seen] = track(aws_desk, number, case.code)["attachments"]
    assert (seen["slot"], seen["state"], seen["kind"]) == (1, "accepted", "photo")
    assert f"files/{number}/1-upload-a.jpg?" in seen["url"]
    assert f"files/{number}/1-upload-a-kecil.jpg?" in seen["thumbnail"]
    kept = aws.client("s3").get_object(Bucket=aws.attachments, Key=keys(aws)[1])
    assert (kept["ContentType"], kept["ContentDisposition"][:7]) == ("image/jpeg", "inline;")


def test_a_pdf_is_a_download_and_nothing_that_a_browser_shows(
    aws: Aws, aws_desk: Desk, images: Images, case: Any
) -> None:
    number = case.complaint.number
    assert take(images, send(aws, Upload(number, 2, "upload-a"), PDF)) == ACCEPTED
    kept = aws.client("s3").get_object(Bucket=aws.attachments, Key=f"files/{number}/2-upload-a.pdf")
    assert kept["ContentType"] == "application/pdf"
    assert kept["ContentDisposition"] == f'attachment; filename="{number}-dokumen-2.pdf"'
    [seen] = track(aws_desk, number, case.code)["attachments"]
    assert seen["kind"] == "pdf" and seen["url"] and not seen["thumbnail"]


def test_a_refused_file_leaves_its_reason_and_its_place_to_another(
    aws: Aws, aws_desk: Desk, images: Images, case: Any
) -> None:
    number = case.complaint.number
    assert take(images, send(aws, Upload(number, 1, "upload-a"), HEIC)) == REFUSED
    [seen] = track(aws_desk, number, case.code)["attachments"]
    assert (seen["state"], seen["reason"], seen["url"]) == ("refused", REASONS["heic"], "")
    assert keys(aws) == []
    assert take(images, send(aws, Upload(number, 1, "upload-b"), photo())) == ACCEPTED
    assert [each.upload for each in slots(aws_desk, case)] == ["upload-b"]


def test_six_files_do_not_become_more_than_three(
    aws: Aws, aws_desk: Desk, images: Images, case: Any
) -> None:
    number = case.complaint.number
    sent = [Upload(number, slot, f"upload-{turn}") for turn in "ab" for slot in (1, 2, 3)]
    found = [take(images, send(aws, upload, photo())) for upload in sent]
    assert found == [ACCEPTED] * 3 + [DROPPED] * 3
    assert [each.upload for each in slots(aws_desk, case)] == ["upload-a"] * 3
    assert len(keys(aws)) == 6 and not keys(aws, "incoming/")


def test_another_file_through_a_form_that_was_used_replaces_nothing(
    aws: Aws, images: Images, case: Any
) -> None:
    upload = Upload(case.complaint.number, 1, "upload-a")
    take(images, send(aws, upload, photo()))
    before = aws.client("s3").get_object(Bucket=aws.attachments, Key=keys(aws)[1])["ETag"]
    assert take(images, send(aws, upload, photo(size=(90, 90)))) == DROPPED
    assert aws.client("s3").get_object(Bucket=aws.attachments, Key=keys(aws)[1])["ETag"] == before


@pytest.mark.parametrize("data", [photo(), HEIC], ids=["accepted", "refused"])
def test_fault_09_an_event_that_comes_twice_changes_nothing(
    aws: Aws, aws_desk: Desk, images: Images, case: Any, data: bytes
) -> None:
    key = send(aws, Upload(case.complaint.number, 1, "upload-a"), data)
    take(images, key)
    before = slots(aws_desk, case)
    assert take(images, key) == NOTHING
    assert slots(aws_desk, case) == before


@pytest.mark.parametrize(
    "key",
    [
        "incoming/TB-0000-0000/1-upload-a",
        "incoming/TB-0000-0000/4-upload-a",
        "incoming/foto.jpg",
        "incoming/../files/TB-0000-0000/x.jpg",
    ],
)
def test_fault_09_a_photo_without_its_complaint_goes(aws: Aws, images: Images, key: str) -> None:
    aws.client("s3").put_object(Bucket=aws.attachments, Key=key, Body=photo())
    assert take(images, key) == DROPPED
    assert keys(aws) == [] and aws.items() == []


def test_fault_10_a_file_that_is_being_looked_at_is_waited_for(
    aws: Aws, aws_desk: Desk, images: Images, case: Any, clock: Clock
) -> None:
    number = case.complaint.number
    first, second = (Upload(number, 1, name) for name in ("upload-a", "upload-b"))
    images.attachments.claim(first, clock())
    send(aws, second, photo())
    with pytest.raises(Busy):
        take(images, second.key)
    assert slots(aws_desk, case)[0].upload == "upload-a" and keys(aws) == [second.key]
    clock.advance(minutes=1, seconds=1)
    assert take(images, second.key) == ACCEPTED, "whoever looked has died"


@pytest.mark.parametrize("data", [photo(), HEIC], ids=["accepted", "refused"])
def test_fault_10_whoever_dies_on_the_way_publishes_nothing_by_halves(
    aws: Aws, aws_desk: Desk, images: Images, data: bytes
) -> None:
    for turn, (call, after) in enumerate(every_crash(CALLS[data])):
        case, fuse = filed(aws_desk, description=f"{STORY} {turn}"), Fuse()
        number = case.complaint.number
        key = send(aws, Upload(number, 1, "upload-a"), data)
        frail = Images(
            Fragile(images.attachments, fuse),  # type: ignore[arg-type]
            Fragile(images.bucket, fuse),  # type: ignore[arg-type]
            images.now,
        )
        fuse.set(call, after=after)
        with pytest.raises(Crash):
            take(frail, key)
        for seen in track(aws_desk, number, case.code)["attachments"]:
            named = [seen["url"], seen["thumbnail"]]
            there = keys(aws, f"files/{number}/")
            assert all(not url or any(f"/{k}?" in url for k in there) for url in named)
        take(images, key)
        [settled] = aws_desk.attachments.of(number)
        assert settled.state == ("refused" if data == HEIC else "accepted")
        assert keys(aws, "incoming/") == []
        assert len(keys(aws, f"files/{number}/")) == (0 if data == HEIC else 2)


def test_fault_10_a_look_that_never_ends_is_told_and_the_place_is_free_again(
    aws_desk: Desk, images: Images, case: Any, clock: Clock
) -> None:
    number = case.complaint.number
    images.attachments.claim(Upload(number, 1, "upload-a"), clock())
    [seen] = track(aws_desk, number, case.code)["attachments"]
    assert seen["state"] == "checking"
    clock.advance(minutes=16)
    [seen] = track(aws_desk, number, case.code)["attachments"]
    assert seen["state"] == "refused" and "Coba kirim sekali lagi" in seen["reason"]


def test_who_was_overtaken_after_its_lease_changes_nothing(
    aws_desk: Desk, images: Images, case: Any, clock: Clock
) -> None:
    number, now = case.complaint.number, clock()
    slow = images.attachments.claim(Upload(number, 1, "upload-a"), now)
    clock.advance(minutes=2)
    images.attachments.claim(Upload(number, 1, "upload-b"), clock())
    assert not images.attachments.settle(number, slow, state="accepted", kind="photo")
    [standing] = slots(aws_desk, case)
    assert (standing.upload, standing.state) == ("upload-b", "checking")


def test_the_event_is_what_s3_puts_on_the_bus_and_the_line_in_the_log_names_nobody(
    aws: Aws,
    images: Images,
    case: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(job, "_images", lambda: images)
    key = send(aws, Upload(case.complaint.number, 1, "upload-a"), photo())
    detail = {"bucket": {"name": aws.attachments}, "object": {"key": key, "size": 9}}
    job.handler({"source": "aws.s3", "detail-type": "Object Created", "detail": detail}, None)
    line = json.loads(capsys.readouterr().out)
    assert line == {"job": "images", **ACCEPTED}
