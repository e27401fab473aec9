"""What the office changed stands in every process within a minute, and costs no more reads."""

from __future__ import annotations

from functions.editing.changes import written
from functions.storage.editions import NONE, RULES, Editions
from functions.wiring.current import Current, deployed
from tests.clock import Clock
from tests.desks import CONTENT
from tests.editing.test_merging import edited
from tests.emulated import Aws


def test_a_changed_agency_and_clock_stand_everywhere_within_a_minute(
    aws: Aws, clock: Clock
) -> None:
    editions = Editions(aws.client("dynamodb"), aws.table)
    current = Current(CONTENT, deployed(CONTENT), editions, clock)
    before = current()
    changes = edited("agencies.csv", "pupr", head="Plt. Kepala") | edited(
        "clocks.toml", "sop_answer", amount=3
    )
    editions.save(RULES, NONE, written(changes), clock.now)
    assert current() is before, "for a minute nobody looks"
    clock.advance(minutes=1)
    after = current()
    assert after.directory.agencies["pupr"].head == "Plt. Kepala"
    assert {c.id: c.span.amount for c in after.rules.clocks}["sop_answer"] == 3
    assert after.rules.calendar.version != before.rules.calendar.version, "all is counted anew"
    assert after.rules.calendar.holidays == before.rules.calendar.holidays


def test_it_is_one_read_a_minute_whatever_was_changed(aws: Aws, clock: Clock) -> None:
    client = aws.client("dynamodb")
    editions = Editions(client, aws.table)
    editions.save(RULES, NONE, written(edited("topics.csv", "jalan-berlubang", label="x")), clock())
    asked: list[str] = []
    client.meta.events.register("before-call.dynamodb", lambda model, **_: asked.append(model.name))
    current = Current(CONTENT, deployed(CONTENT), editions, clock)
    for _ in range(5):
        assert current().directory.topics["jalan-berlubang"].label == "x"
    clock.advance(minutes=1)
    current()
    assert asked == ["GetItem", "GetItem"]
