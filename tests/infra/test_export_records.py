from __future__ import annotations

from functions.storage import shorthand
from infra.export import records
from tests.desks import memory_desk
from tests.lives import long_life


def test_no_short_code_of_the_table_is_in_an_export() -> None:
    *_, last = long_life(memory_desk())
    record = records.complaint(last.complaint, last.texts)
    what = {event["what"] for event in record["history"]}
    details = {name for event in record["history"] for name in event.get("details", {})}
    templates = {message["template"] for message in record["messages"]}
    assert what <= shorthand.EVENT_CODES.keys()
    assert templates <= shorthand.TEMPLATE_CODES.keys()
    assert all(len(name) > 1 for name in details), "stored details have one letter"
    assert {event["by"].split(":")[0] for event in record["history"]} == {
        *("reporter", "staff", "agency", "system")
    }
    assert all("text" in event for event in record["history"] if event["act"] in last.texts)
