"""Who counts the public list counts it as it stands."""

from __future__ import annotations

from functions.editing.changes import Change, written
from functions.storage.editions import NONE, Editions
from functions.wiring.public_list import public_list
from tests.clock import Clock
from tests.content.small import SHIPPED
from tests.emulated import Aws


def test_the_public_list_is_the_deployments_with_what_the_office_changed(
    aws: Aws, clock: Clock
) -> None:
    editions = Editions(aws.client("dynamodb"), aws.table)
    before = public_list(SHIPPED, editions)
    gone, broken = before[0].id, before[1].id
    changes = {
        "dip.csv": {
            gone: Change(None, False, "rina", 1, "a1", ""),
            broken: Change({"id": broken, "agency": "nobody"}, False, "rina", 1, "a2", ""),
        }
    }
    editions.save("list/0", NONE, written(changes), clock())
    after = {record.id for record in public_list(SHIPPED, editions)}
    assert after == {record.id for record in before} - {gone}, "what does not fit is left out"
