"""A complaint as its item and back: short stored names keep fifty acts under 4 kB.

A settled message shrinks to the second at which it was accepted; whoever needs to know more
finds it in the event that owed it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from functions.domain.complaint import Complaint
from functions.domain.desk_acts import awaits_copy
from functions.domain.history import Detail, Event
from functions.domain.messages import Message
from functions.domain.queues import has_news
from functions.domain.reminders import Agenda
from functions.storage import keys, shorthand
from functions.storage.values import epoch, moment

Item = dict[str, Any]

_FACTS = {
    "kind": "kd",
    "channel": "ch",
    "submission": "sb",
    "contact": "ct",
    "hide_identity": "hi",
    "code_key": "ck",
    "code_generation": "cg",
    "subject": "su",
    "category": "ca",
    "district": "di",
    "external_number": "en",
    "register_number": "rn",
    "status": "st",
}
"""Facts that are stored as they are; empty ones are left out."""

_STATES = {"pending": "p", "claimed": "c", "failed": "f", "unknown": "u", "void": "v"}
_STATE_NAMES: dict[str, Any] = {code: name for name, code in _STATES.items()}


def facts(complaint: Complaint) -> Item:
    """The small facts beside history and outbox, by their stored names."""
    item: Item = {short: getattr(complaint, name) for name, short in _FACTS.items()}
    item |= {"ra": epoch(complaint.received_at), "fl": sorted(complaint.flags)}
    item |= {"ag": list(complaint.agencies), "v": complaint.version}
    return {name: value for name, value in item.items() if value or name == "v"}


def indexed(number: str, agenda: Agenda) -> Item:
    """What the indexes hold; `da` and `ds` are None for what never falls due.

    `mt` counts the messages that need a person, nearly always none; `mq` and `ma` stand beside it.
    Any good write also forgets the failed visits (`x`).
    """
    due = None if agenda.due_at is None else epoch(agenda.due_at)
    shard = None if due is None else keys.due_shard(number)
    item = {"da": due, "ds": shard, "q": agenda.queue, "qa": epoch(agenda.queue_at)}
    item["qw"] = agenda.why or None
    since = None if agenda.troubled_at is None else epoch(agenda.troubled_at)
    marks = {"mt": agenda.troubles or None, "mq": keys.TROUBLED if since else None, "ma": since}
    return item | marks | {"x": None}


def listed(complaint: Complaint) -> Item:
    """What the lists tell beside the facts: who holds it, if LAPOR waits for a copy, news."""
    return {
        "tk": complaint.taken_by or None,
        "lc": awaits_copy(complaint) or None,
        "nw": has_news(complaint) or None,
    }


def owing(messages: Iterable[Message]) -> Item:
    """The mark `p` for a write that leaves new messages to send; a claim takes it away.

    The stream's filter looks for it, so that nothing else wakes the function that delivers.
    """
    return {"p": 1} if any(message.state == "pending" for message in messages) else {}


def pack_event(event: Event) -> list[Any]:
    """An event as a list: act, when, who, what, and details if there are any."""
    details = {
        shorthand.short_detail(k): list(v) if isinstance(v, tuple) else v
        for k, v in event.details.items()
    }
    by, code = shorthand.short_actor(event.by), shorthand.EVENT_CODES[event.what]
    packed = [event.act, epoch(event.at), by, code]
    return [*packed, details] if details else packed


def unpack_event(packed: list[Any]) -> Event:
    """An event as the domain sees it."""
    act, at, by, code, *rest = packed
    stored = rest[0] if rest else {}
    details: dict[str, Detail] = {
        shorthand.long_detail(k): tuple(v) if isinstance(v, list) else v for k, v in stored.items()
    }
    name = shorthand.EVENT_NAMES[code]
    return Event(act, moment(at), shorthand.long_actor(by), name, details)


def pack_message(message: Message) -> Any:
    """A message: a bare second once sent, a map before that or when it needs a person."""
    if message.state == "sent":
        return epoch(message.due)
    packed: Item = {"s": _STATES[message.state], "d": epoch(message.due), "n": message.tries}
    if message.lease:
        packed |= {"o": message.owner, "l": epoch(message.lease)}
    return packed | ({"e": message.reason} if message.reason else {})


def pack_messages(messages: Iterable[Message]) -> Item:
    """Messages by their stored ids."""
    return {shorthand.short_message(m.id): pack_message(m) for m in messages}


def unpack_message(short: str, packed: Any) -> tuple[str, Message]:
    """A message by its id, as the domain sees it."""
    id = shorthand.long_message(short)
    if isinstance(packed, int):
        return id, Message(id, "sent", moment(packed))
    return id, Message(
        id,
        _STATE_NAMES[packed["s"]],
        moment(packed["d"]),
        packed["n"],
        packed.get("o", ""),
        moment(packed["l"]) if "l" in packed else None,
        packed.get("e", ""),
    )


def pack(complaint: Complaint, agenda: Agenda) -> Item:
    """The whole item of a complaint that is written for the first time."""
    item = facts(complaint) | listed(complaint) | indexed(complaint.number, agenda)
    item["h"] = [pack_event(event) for event in complaint.history]
    item["m"] = pack_messages(complaint.messages.values())
    item |= owing(complaint.messages.values())
    item |= {"r": complaint.rev} | ({} if complaint.confirmed else {"un": 1})
    return {name: value for name, value in item.items() if value is not None}


def unpack(item: Item) -> Complaint:
    """The complaint in an item of plain Python values."""
    return Complaint(
        number=item["pk"].removeprefix("C#"),
        received_at=moment(item["ra"]),
        flags=frozenset(item.get("fl", ())),
        history=tuple(unpack_event(packed) for packed in item["h"]),
        messages=dict(unpack_message(short, packed) for short, packed in item["m"].items()),
        version=item["v"],
        rev=item["r"],
        due_at=moment(item["da"]) if "da" in item else None,
        confirmed="un" not in item,
        code_generation=item.get("cg", 0),
        hide_identity=bool(item.get("hi", False)),
        **{
            name: item.get(short, "")
            for name, short in _FACTS.items()
            if name not in ("code_generation", "hide_identity")
        },
    )
