from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.kms.models import kms_backends

from functions.actions.desk import Desk
from functions.domain.attachments import Attachment, State
from functions.storage import attachments, keys
from infra.deploy.stage import Stop
from infra.restore import recovery
from infra.restore.comparison import compare
from infra.table import EDITIONS, OTHER, Item, kind_of
from tests.desks import filed
from tests.emulated import Aws
from tests.infra.restore.accidents import Drill, ask, lose
from tests.infra.stages import stage


def test_a_drill_on_a_sound_table_finds_nothing_to_do(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    number = filed(aws_desk).complaint.number
    ask(aws_desk, number)
    before = aws.items()
    said = drill()
    assert "1 unchanged, 0 gone on since, 0 missing, 0 different" in said
    assert "their KMS key is alive" in said
    assert "Not everything" not in said
    assert aws.items() == before, "a drill touches nothing"


def test_the_report_tells_nothing_about_people(aws: Aws, aws_desk: Desk, drill: Drill) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    lose(aws, number)
    said = drill() + drill(COPY="missing")
    assert number in said
    for secret in ("Siti", "siti@contoh.id", "81234567890", "Lampu jalan"):
        assert secret not in said


def test_what_expired_by_itself_is_not_missed(aws: Aws, aws_desk: Desk) -> None:
    filed(aws_desk)
    then = [item for item in aws.items() if item["pk"]["S"][0] in "SI"]
    assert all("ttl" in item for item in then), "nobody has visited the complaint yet"
    soon, late = aws_desk.now(), aws_desk.now() + timedelta(days=31)
    assert len(compare(then, [], soon).missing) == len(then)
    assert compare(then, [], late).missing == []


def test_a_complaint_without_its_history_is_different_however_often_it_was_written(
    aws: Aws, aws_desk: Desk
) -> None:
    number = filed(aws_desk).complaint.number
    then = aws.items()
    now = [item | {"h": {"L": []}, "r": {"N": "99"}} if "h" in item else item for item in then]
    found = compare(then, now, aws_desk.now())
    assert [finding.number for finding in found.different] == [number]


def test_the_restored_table_goes_and_the_live_one_never(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    filed(aws_desk)
    said = drill(DROP="yes")
    assert "is being deleted" in said
    dynamodb = aws.client("dynamodb")
    with pytest.raises(Stop, match="is left alone"):
        recovery.drop(dynamodb, aws.table)
    assert dynamodb.list_tables()["TableNames"] == [aws.table]


def test_a_dead_key_is_told(aws_desk: Desk, drill: Drill) -> None:
    filed(aws_desk)
    kms_backends[DEFAULT_ACCOUNT_ID]["ap-southeast-3"].keys.clear()
    said = drill()
    assert "NOT READABLE" in said
    assert "Not everything of then" in said


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ({"AT": ""}, "To which moment?"),
        ({"AT": "kemarin"}, "To which moment?"),
        ({"AT": "2026-11-24T08:00"}, "has no zone"),
        ({"AT": "2001-01-01T08:00+08:00"}, "cannot be restored"),
        ({"COPY": "everything"}, "is not known"),
        ({"COPY": "different"}, "Name the complaints"),
        ({"TABLE": "pengaduan-elsewhere"}, "There is no table pengaduan-elsewhere"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(
    drill: Drill, order: dict[str, str], sentence: str
) -> None:
    assert sentence in drill(**order)


def test_without_recovery_there_is_nothing_to_restore(aws: Aws, drill: Drill) -> None:
    aws.client("dynamodb").update_continuous_backups(
        TableName=aws.table,
        PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": False},
    )
    assert "Point-in-time recovery is off" in drill()


def test_a_stage_without_a_stack_is_told(drill: Drill, aws: Aws) -> None:
    aws.client("cloudformation").delete_stack(StackName=stage().stack)
    assert "pengaduan-dev is not deployed" in drill()


def test_what_is_written_over_as_time_goes_on_is_only_missed_when_it_is_gone(
    aws_desk: Desk,
) -> None:
    kept = (keys.edition("rules"), keys.figures("2026-11-24"), keys.published("state"))
    then = [key | {"r": {"N": "1"}} for key in kept]
    now = [key | {"r": {"N": "2"}} for key in kept]
    went_on = compare(then, now, aws_desk.now())
    assert not went_on.different and not went_on.missing
    gone = compare(then, now[1:], aws_desk.now())
    assert [finding.kind for finding in gone.missing] == [EDITIONS]


@pytest.mark.parametrize(
    ("state", "is_a_finding"), [("checking", False), ("refused", False), ("accepted", True)]
)
def test_a_slot_that_was_open_may_hold_another_file_by_now(
    aws_desk: Desk, state: State, is_a_finding: bool
) -> None:
    key, now = keys.attachment("TB-1", 1), aws_desk.now()
    then = key | attachments.pack(Attachment(1, "first", state, now))
    other = key | attachments.pack(Attachment(1, "second", "accepted", now, "photo"))
    assert bool(compare([then], [other], now).different) is is_a_finding


def test_every_letter_of_the_table_is_looked_at_here() -> None:
    letters = set(re.findall(r"^\|[^|]+\| ([A-Z])#<", str(keys.__doc__), re.MULTILINE))
    assert {kind_of({"pk": {"S": f"{x}#x"}, "sk": {"S": "!"}}) for x in letters}.isdisjoint({OTHER})


@pytest.mark.parametrize(
    "key",
    [
        keys.complaint("TB-1"),
        keys.text("TB-1", "a"),
        keys.submission("h"),
        keys.identity("TB-1"),
        keys.session("h"),
        keys.tries("h", "w"),
        keys.job("sweep"),
        keys.audit(datetime.now(UTC), "a"),
        keys.attachment("TB-1", 1),
        keys.edition("rules"),
        keys.digest("2026-W48", "pupr"),
        keys.register(2026),
        keys.figures("2026-11-24"),
        keys.published("2026-11"),
    ],
    ids=lambda key: key["pk"]["S"][:1] + key["sk"]["S"][:1],
)
def test_every_kind_of_item_has_its_name(key: Item) -> None:
    assert kind_of(key) != OTHER
