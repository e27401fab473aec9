"""What one release has written the next one reads, and the one before leaves alone.

`records` holds complaints as they were stored in the month of their name: never edit one.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.domain import staff_acts
from functions.storage import packing
from functions.storage.values import from_wire
from tests.emulated import Aws

RECORDS = sorted(Path("tests/storage/records").glob("*.json"))
PAST = ["filed", "dispatched", "answered_final", "relayed_final", "reopened"]
STATES = {"sent", "failed", "unknown", "pending", "claimed"}

each_record = pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)


def stored(path: Path, **more: Any) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) | more


@each_record
def test_fault_44_an_old_record_is_read_by_new_code(path: Path) -> None:
    complaint = packing.unpack(from_wire(stored(path)))
    assert (complaint.number, complaint.status) == ("TB-M9S3-46Q3", "reopened")
    assert [event.what for event in complaint.history] == PAST
    assert {message.state for message in complaint.messages.values()} == STATES
    assert complaint.agencies == ("pupr", "dlh")


@each_record
def test_fault_44_an_act_on_an_old_record_keeps_what_this_code_does_not_know(
    aws: Aws, aws_desk: Desk, path: Path
) -> None:
    """Reading ignores it, and an act is an UpdateItem: a release can be rolled back."""
    before = stored(path, zz={"S": "of a later release"})
    aws.client("dynamodb").put_item(TableName=aws.table, Item=before)
    perform(
        aws_desk,
        "TB-M9S3-46Q3",
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, aws_desk.directory, ("dishub",)),
    )
    (after,) = aws.items()
    assert after["zz"] == before["zz"]
    assert after["h"]["L"][: len(PAST)] == before["h"]["L"], "what has happened is never rewritten"
    assert after["m"]["M"].items() >= {"0fa": before["m"]["M"]["0fa"]}.items()
