"""A realistic year of a kabupaten's complaints: seeded, made by the project's own acts.

Every life goes its own way on a clock that moves through nights, weekends and holidays, and the
sweep takes the steps that fall due on the way. Beside the lives a diary says what was done, as the
one who did it knows it: that is what the reports are compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

from functions.domain import citizen_acts, messages
from functions.domain.complaint import RESTRICTED, STRATEGIC, URGENT, Complaint
from functions.domain.dates import WITA, local
from functions.domain.history import SYSTEM
from functions.domain.reminders import open_steps, steps_due, take
from tests.cases import Case
from tests.desks import shipped

CHANNELS = ("web", "web", "web", "phone", "phone", "lapor", "walk_in", "sms", "facebook", "letter")
KINDS = ("complaint",) * 16 + ("aspiration",) * 2 + ("information_request", "ppid_request")
RAINS = (1, 2, 11, 12)
FLOOD = "banjir"


class Entry(NamedTuple):
    """Something that was done: when, what, by which agency's turn, and how it stood afterwards."""

    at: datetime
    what: str
    agency: str
    after: Complaint

    @property
    def day(self) -> date:
        return local(self.at).date()


class Life(Case):
    """One complaint and the diary of what was done to it."""

    def __init__(self, chance: Random, number: str, at: datetime, **facts: Any) -> None:
        self.chance, self.diary, self.agency = chance, list[Entry](), ""
        super().__init__(at, number=number, **facts)
        self.note("filed")

    def note(self, what: str) -> None:
        """Write down what was done last; the messages of it leave."""
        self.complaint = self._sent()
        at = self.complaint.history[-1].at
        self.diary.append(Entry(at, what, self.agency, self.complaint))

    def go(self, to: datetime) -> bool:
        """Let time pass, with the sweep; whether the complaint is still open then."""
        rules = shipped()[1]
        while self.complaint.is_open:
            moments = (s.moment for s in open_steps(self.complaint, rules) if not s.waits)
            due = min(moments, default=to)
            if due >= to:
                break
            self.at = rules.calendar.next_working_moment(max(due, self.at))
            if not (steps := steps_due(self.complaint, rules, self.at)):
                break
            version = rules.calendar.version
            self.do(take, steps, shipped()[0], version, by=SYSTEM)
            event = self.complaint.history[-1]
            self.note(event.what)
        self.at = max(self.at, to)
        return self.complaint.is_open

    def _sent(self) -> Complaint:
        outbox = dict(self.complaint.messages)
        for message in outbox.values():
            if message.state == "pending":
                luck = self.chance.random()
                wait = timedelta(seconds=400 if luck < 0.01 else 2)
                sent = messages.sent(message, message.due + wait)
                failed = messages.failed(message, message.due + wait, "ditolak")
                outbox[message.id] = failed if luck > 0.99 else sent
        return replace(self.complaint, messages=outbox)


def lives(year: int, count: int, seed: int = 2026) -> Iterator[Life]:
    """So many complaints, filed over a year; each lived until it ends, or the year does."""
    chance = Random(seed)
    end = datetime(year + 1, 1, 1, tzinfo=WITA)
    length = (end.date() - date(year, 1, 1)).days
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(length)]
    for n, day in enumerate(sorted(chance.choices(days, map(_weight, days), k=count))):
        yield _live(chance, f"TB-{n // 10_000:04}-{n % 10_000:04}", day, end)


def _weight(day: date) -> float:
    """More in the rains and on working days, and a flood in the middle of January."""
    week = 1.0 if day.weekday() < 5 else 0.4
    flood = 3.0 if day.month == 1 and 12 <= day.day <= 20 else 1.0
    return week * (1.4 if day.month in RAINS else 1.0) * flood


def _live(chance: Random, number: str, day: date, end: datetime) -> Life:
    life = _filed(chance, number, day)
    for step in _way(chance, life):
        if not life.go(life.at + timedelta(hours=chance.choice((1, 3, 8, 24, 30, 60, 120)))):
            break
        if life.at >= end:
            break
        step()
    else:
        life.go(end)
    life.diary[:] = [entry for entry in life.diary if entry.at < end]
    return life


def _filed(chance: Random, number: str, day: date) -> Life:
    directory = shipped()[0]
    channel, kind = chance.choice(CHANNELS), chance.choice(KINDS)
    flooded = day.month == 1 and 12 <= day.day <= 20 and chance.random() < 0.5
    topic = FLOOD if flooded else chance.choice(list(directory.topics))
    secret = directory.is_restricted(topic)
    at = datetime.combine(day, time(chance.randrange(24), chance.randrange(60)), WITA)
    received = at
    if channel not in ("web", "lapor") and chance.random() < 0.2:
        received = at - timedelta(days=chance.randint(1, 3))
    flags = {RESTRICTED} if secret else {STRATEGIC} if chance.random() < 0.02 else set[str]()
    flags |= {URGENT} if chance.random() < 0.02 else set()
    return Life(
        chance,
        number,
        at,
        channel=channel,
        kind=kind,
        category=topic,
        district=chance.choice([*directory.districts, ""]),
        received_at=received,
        flags=frozenset(flags),
    )


def _way(chance: Random, life: Life) -> Iterator[Any]:
    """What happens to one complaint, step by step; each is done when its time has come."""
    if life.complaint.kind == "ppid_request":
        yield from _request(chance, life)
        return
    directory = shipped()[0]
    fate = chance.random()
    if fate < 0.08:
        yield lambda: _do(life, "asked", life.ask)
        yield lambda: _do(life, "clarified", life.reply)
    if fate > 0.94:
        ends = {"declined": life.decline, "withdrawn": life.withdraw, "referred": life.refer}
        what = chance.choice(list(ends))
        yield lambda: _do(life, what, ends[what], agency="")
        return
    allowed = directory.allowed_agencies(life.complaint.category, life.complaint.is_restricted)
    suggested = [a for a in directory.suggested_agencies(life.complaint.category) if a in allowed]
    agency = chance.choice(suggested or list(allowed))
    yield lambda: _do(life, "forwarded", lambda: life.dispatch(agency), agency=agency)
    if chance.random() < 0.5:
        yield lambda: _do(life, "acknowledged", lambda: life.acknowledge(agency))
    if chance.random() < 0.05:
        yield lambda: _do(life, "returned", lambda: life.return_(agency), agency="")
        yield lambda: _do(life, "forwarded", lambda: life.dispatch(agency), agency=agency)
    if chance.random() < 0.1:
        return
    yield lambda: _do(life, "answered_final", lambda: life.answer(agency))
    yield lambda: _do(life, "relayed_final", life.relay)
    if chance.random() < 0.4:
        resolved, score = chance.random() < 0.7, chance.randint(1, 5)
        word = "solved" if resolved else "unsolved"
        yield lambda: _do(life, word, lambda: _rate(life, score, resolved=resolved))
        if not resolved and chance.random() < 0.6:
            yield lambda: _do(life, "forwarded", lambda: life.dispatch(agency), agency=agency)
            yield lambda: _do(life, "answered_final", lambda: life.answer(agency))
            yield lambda: _do(life, "relayed_final", life.relay)


def _request(chance: Random, life: Life) -> Iterator[Any]:
    decide: dict[str, Any] = {
        "granted": life.grant,
        "partly_granted": lambda: life.grant(excepted="rahasia-pribadi"),
        "refused": life.refuse,
        "not_held": life.not_held,
    }
    what = chance.choice(list(decide))
    yield lambda: _do(life, what, decide[what])
    if what == "refused" and chance.random() < 0.5:
        yield lambda: _do(life, "objected", life.object_to)
        upheld = chance.random() < 0.5
        name = "upheld" if upheld else "dismissed"
        yield lambda: _do(life, name, lambda: life.answer_objection(upheld=upheld))


def _rate(life: Life, score: int, *, resolved: bool) -> None:
    life.do(citizen_acts.rate, by="reporter", score=score, resolved=resolved)


def _do(life: Life, what: str, act: Any, agency: str | None = None) -> None:
    if agency is not None:
        life.agency = agency
    act()
    life.note(what)
