from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain.closures import Closure, Entry, written
from functions.domain.errors import UnknownComplaint
from functions.domain.identity import Identity
from functions.storage import keys
from functions.storage.editions import RULES, Editions
from infra.restore.comparison import compare
from infra.restore.order import read_order
from infra.restore.putting_back import Hands, chosen
from infra.table import scan
from tests.couriers import MemoryCourier
from tests.desks import filed, shipped
from tests.emulated import Aws
from tests.infra.restore.accidents import Drill, ask, lose, spoil


def test_a_lost_complaint_is_named_and_comes_back_whole(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    done = filed(aws_desk)
    number = done.complaint.number
    ask(aws_desk, number)
    before, texts = aws_desk.complaints.load_with_texts(number)
    drill()
    lose(aws, number)

    said = drill()
    assert f"Missing: {number}" in said
    assert "Not everything of then is there now" in said
    with pytest.raises(UnknownComplaint):
        aws_desk.complaints.load(number)

    said = drill(COPY="missing")
    assert "Put back: 1 complaints, 1 identities, 1 submissions, 1 texts of acts." in said
    assert "Not everything" not in said
    after, texts_after = aws_desk.complaints.load_with_texts(number)
    assert after.history == before.history
    assert texts_after == texts
    assert aws_desk.identities.get(number).name == "Siti"
    assert aws_desk.submissions.find(after.submission) is not None
    assert not any("ttl" in item for item in aws.items()), "nothing of it expires any more"


def test_messages_that_were_open_then_become_tasks_and_are_not_sent_by_themselves(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    lose(aws, number)
    drill(COPY="missing")
    complaint = aws_desk.complaints.load(number)
    assert complaint.messages
    assert {message.state for message in complaint.messages.values()} == {"unknown"}
    courier = MemoryCourier(aws_desk.now)
    visit(aws_desk, courier, number, "owner")
    assert not courier.accepted


def test_what_has_gone_on_since_is_neither_missed_nor_overwritten(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    ask(aws_desk, number)
    filed(aws_desk, description="Sampah menumpuk di belakang pasar ikan.")
    standing = aws_desk.complaints.load(number)
    said = drill(COPY="missing")
    assert "0 unchanged, 1 gone on since, 0 missing" in said
    assert "New since then: 1." in said
    assert "Put back: nothing." in said
    assert aws_desk.complaints.load(number) == standing


def test_an_identity_that_was_erased_stays_erased_unless_its_complaint_is_named(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    dynamodb = aws.client("dynamodb")
    dynamodb.delete_item(TableName=aws.table, Key=keys.identity(number))
    said = drill(COPY="missing")
    assert "may have been erased on request" in said
    assert aws_desk.identities.get(number) == Identity()
    drill(COPY="different", NUMBERS=number)
    assert aws_desk.identities.get(number) == Identity()
    drill(COPY="missing", NUMBERS=number)
    assert aws_desk.identities.get(number).name == "Siti"


def test_a_change_past_all_acts_is_found_and_taken_back_for_who_is_named(
    aws: Aws, aws_desk: Desk, drill: Drill
) -> None:
    one, two = (filed(aws_desk, description=f"Jalan {n} rusak berat.").complaint for n in "AB")
    drill()
    spoil(aws, one.number)
    spoil(aws, two.number)
    said = drill()
    assert f"Different: {', '.join(sorted([one.number, two.number]))}" in said
    said = drill(COPY="missing")
    assert "Put back: nothing." in said, "what stands is only replaced by name"

    drill(COPY="different", NUMBERS=one.number)
    back = aws_desk.complaints.load(one.number)
    assert back.category == one.category
    assert back.rev > one.rev, "whoever loaded the spoilt one cannot save over it"
    assert aws_desk.complaints.load(two.number).category == "korupsi"


@pytest.mark.parametrize("is_lost_too", [False, True])
def test_a_complaint_comes_back_due_by_the_calendar_that_the_office_changed(
    aws: Aws, aws_desk: Desk, drill: Drill, is_lost_too: bool
) -> None:
    editions, key = Editions(aws.client("dynamodb"), aws.table), keys.edition(RULES)
    days = {aws_desk.now().date() + timedelta(days=n) for n in range(1, 11)}
    closed = {day: Entry(Closure(day, False, "Banjir"), "rina", aws_desk.now()) for day in days}
    editions.save(RULES, editions.load(RULES), {"calendar": written(closed)}, aws_desk.now())
    number = filed(aws_desk).complaint.number
    drill()
    lose(aws, number)
    if is_lost_too:
        aws.client("dynamodb").delete_item(TableName=aws.table, Key=key)
    said = drill(COPY="missing")
    assert ("1 changes by the office" in said) is is_lost_too
    assert editions.load(RULES).rev == 1
    due = aws_desk.complaints.load(number).due_at
    assert due and due.date() > max(days)


def test_whoever_writes_meanwhile_wins(aws: Aws, aws_desk: Desk, drill: Drill) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    spoil(aws, number)
    dynamodb = aws.client("dynamodb")
    restored = next(t for t in dynamodb.list_tables()["TableNames"] if "-restored-" in t)
    now = datetime.now(UTC)
    found = compare(scan(dynamodb, restored), scan(dynamodb, aws.table), now)
    order = read_order({"AT": now.isoformat(), "COPY": "different", "NUMBERS": number})

    ask(aws_desk, number)
    hands = Hands(dynamodb, aws.table, restored, shipped()[1], now)
    result = hands.put_back(chosen(found, order))
    assert result.overtaken == [number]
    assert aws_desk.complaints.load(number).status == "incomplete"


def test_putting_back_twice_writes_nothing_over(aws: Aws, aws_desk: Desk, drill: Drill) -> None:
    number = filed(aws_desk).complaint.number
    drill()
    lose(aws, number)
    dynamodb, now = aws.client("dynamodb"), datetime.now(UTC)
    restored = next(t for t in dynamodb.list_tables()["TableNames"] if "-restored-" in t)
    found = compare(scan(dynamodb, restored), scan(dynamodb, aws.table), now)
    hands = Hands(dynamodb, aws.table, restored, shipped()[1], now)
    findings = chosen(found, read_order({"AT": now.isoformat(), "COPY": "missing"}))
    hands.put_back(findings)
    ask(aws_desk, number)
    again = hands.put_back(findings)
    assert not again.done
    assert aws_desk.complaints.load(number).status == "incomplete"
