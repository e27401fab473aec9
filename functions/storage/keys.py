"""Every key of the one table, and the access patterns that they serve.

| what                        | pk            | sk        | read by                               |
|-----------------------------|---------------|-----------|---------------------------------------|
| complaint                   | C#<number>    | !         | every act: one GetItem                |
| its texts                   | C#<number>    | T#<act>   | with the complaint: one Query         |
| its attachments             | C#<number>    | A#<slot>  | in the same Query                     |
| who looked at it last       | C#<number>    | V#        | its page, with the next look          |
| submission                  | S#<key hash>  | !         | a resend; agency and staff, once      |
| identity (encrypted)        | I#<number>    | !         | outbox, staff: never the citizen's    |
| staff session               | L#<id hash>   | !         | every staff request                   |
| tries (wrong codes, logins) | N#<what>      | <window>  | before a code or password is checked  |
| filings of a busy hour      | N#<what>      | <window>  | before a filing, once many come       |
| a job's last run, its state | J#<job>       | !         | health, alarms, the job               |
| a day's figures             | F#<yyyy-mm>   | <dd>      | a month of them: one Query            |
| figures as events happen    | G#<day>       | <batch>   | the night, today's figures: one Query |
| published figures           | P#<what>      | !         | the nightly count                     |
| audit line                  | U#<month>     | <at>#<id> | the auditor                           |
| archive's register          | R#<year>      | !         | a complaint gets its number in it     |
| office's changed content    | E#<name>      | ! or part | every function, once a minute         |
| rows before an act          | E#past#<act>  | ! or part | a record's history: one by one        |
| weekly digest               | W#<week>      | <agency>  | the sweep, until the week's are sent  |
| a report's mails            | W#report/…    | <address> | who sends them, until all are sent    |
| find key (keyed hash)       | K#<hash>      | <at>#<n>  | finding: one Query a word, newest 1st |
| report that was made        | D#<year>      | <kind>#…  | the list of reports: one Query a year |
| office's words for a report | D#words       | <period>  | its page, and whoever makes it        |
| report that was asked for   | D#asked       | <period>  | its page, until it is made            |

Index `due` (sparse, keys only, sharded): `ds` shard, `da` epoch seconds. The minute sweep asks
each shard for what is due; closed complaints are not in it.
Index `queue` (a few small attributes): `q` the list (domain/queues.py), `qa` what falls due first.
A page of the staff queue is a Query for each list that it is made of.
Index `messages` (sparse, the same attributes): `mq` on complaints with a message that needs a
person, `ma` since when. A page of them is one Query; nearly always it is empty and costs nothing.

Partition keys are told apart by their first letter, so that IAM's dynamodb:LeadingKeys can keep
the citizen's function away from I#, L# and U#.
"""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime
from typing import Any

DUE_INDEX = "due"
QUEUE_INDEX = "queue"
MESSAGES_INDEX = "messages"

TROUBLED = "m"
"""The one partition of the index `messages`: few complaints are ever in it."""

DUE_SHARDS = 4
"""One partition takes 1,000 writes a second; four are plenty for a kabupaten of any size."""

_ONLY = "!"

ATTACHMENT, TEXT, LOOK = "A#", "T#", "V#"
"""What sort keys beside a complaint begin with."""

Key = dict[str, Any]


def _key(pk: str, sk: str = _ONLY) -> Key:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def complaint(number: str) -> Key:
    """The small mutable item."""
    return _key(f"C#{number}")


def text(number: str, act: str) -> Key:
    """The immutable text of one act."""
    return _key(f"C#{number}", f"{TEXT}{act}")


def attachment(number: str, slot: int) -> Key:
    """What became of the file in one of the complaint's slots."""
    return _key(f"C#{number}", f"{ATTACHMENT}{slot}")


def look(number: str) -> Key:
    """Who of the office had the complaint's page open last."""
    return _key(f"C#{number}", LOOK)


def submission(key: str) -> Key:
    """The immutable submission, by the hash of its idempotency key."""
    return _key(f"S#{key}")


def identity(number: str) -> Key:
    """Who reports, encrypted."""
    return _key(f"I#{number}")


def session(id_hash: str) -> Key:
    """A staff member's session, by the hash of what the cookie holds."""
    return _key(f"L#{id_hash}")


def tries(what: str, window: str) -> Key:
    """How often something was tried in a window of time."""
    return _key(f"N#{what}", window)


def job(name: str) -> Key:
    """When a job last ran."""
    return _key(f"J#{name}")


def figures(day: str) -> Key:
    """The tally of one day ("2026-11-24")."""
    return _key(f"F#{day[:7]}", day[8:])


def running(day: str, batch: str) -> Key:
    """What one batch of the stream added to a day."""
    return _key(f"G#{day}", batch)


def published(name: str) -> Key:
    """A month's published figures, or how far was counted."""
    return _key(f"P#{name}")


def audit(now: datetime, id: str) -> Key:
    """One line of the audit trail, in the order of time."""
    at = now.astimezone(UTC)
    return _key(f"U#{at:%Y%m}", f"{at.isoformat(timespec='milliseconds')}#{id}")


def edition(name: str) -> Key:
    """What the office changed since the deployment: "rules", or a part of many, "list/3"."""
    whole, _, part = name.partition("/")
    return _key(f"E#{whole}", part or _ONLY)


def past(name: str) -> Key:
    """How rows stood before an act: "<act>", or that of one part, "<act>/3"."""
    act, _, part = name.partition("/")
    return _key(f"E#past#{act}", part or _ONLY)


def register(year: int) -> Key:
    """The counter of a year's register."""
    return _key(f"R#{year}")


def digest(week: str, agency: str) -> Key:
    """What became of an agency's digest of a week."""
    return _key(f"W#{week}", agency)


def report(year: int, place: str) -> Key:
    """One edition of a report, in the year in which its period ends."""
    return _key(f"D#{year}", place)


def report_words(name: str) -> Key:
    """The office's own words for one report: "daily/2026-11-27_2026-11-29"."""
    return _key("D#words", name)


def report_asked(name: str) -> Key:
    """Who asked for one report, and what came of it."""
    return _key("D#asked", name)


def find(hash: str, at: int, number: str) -> Key:
    """One thing that a complaint, filed at this epoch second, is found by."""
    return find_at(hash, f"{at:010d}#{number}")


def find_at(hash: str, place: str) -> Key:
    """The same, where it stands among the others of its hash."""
    return _key(f"K#{hash}", place)


def number_of(item: Key) -> str:
    """The complaint's number in an item or index entry."""
    return str(item["pk"]["S"]).removeprefix("C#")


def due_shard(number: str) -> str:
    """The shard of the due index; the same for every write of a complaint."""
    return str(zlib.crc32(number.encode()) % DUE_SHARDS)


def hashed(secret: str) -> str:
    """A short key for something that must not stand in the table itself."""
    return hashlib.blake2b(secret.encode(), digest_size=15).hexdigest()
