"""Complaints in the table: one act is one conditional write (DESIGN rules 1, 4 and 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from functions.domain.complaint import Complaint
from functions.domain.errors import Outdated, UnknownComplaint
from functions.domain.messages import Message
from functions.domain.privacy import Text
from functions.domain.queues import STUCK
from functions.domain.reminders import Agenda
from functions.storage import keys, packing, several, whole
from functions.storage.aws import ConditionFailed, translated
from functions.storage.updates import Update
from functions.storage.values import epoch, from_wire, to_wire
from functions.storage.whole import Whole

MOST_FAILURES = 8
"""Failed visits, some eight hours of them, before a complaint is set aside for a person."""


class Complaints:
    """The complaints of one table; `client` is botocore's for DynamoDB."""

    def __init__(self, client: Any, table: str) -> None:
        self._client, self._table = client, table

    def create(self, complaint: Complaint, agenda: Agenda) -> bool:
        """Write a new complaint; False when its number belongs to another submission.

        The same complaint, already there, counts as written: a replay, or our own write whose
        reply was lost.
        """
        item = {name: to_wire(v) for name, v in packing.pack(complaint, agenda).items()}
        try:
            with translated():
                self._client.put_item(
                    TableName=self._table,
                    Item=keys.complaint(complaint.number) | item,
                    ConditionExpression="attribute_not_exists(pk)",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except ConditionFailed as failure:
            return packing.unpack(from_wire(failure.item)).submission == complaint.submission
        return True

    def load(self, number: str) -> Complaint:
        """The complaint as it is now, or NotFound."""
        with translated():
            answer = self._client.get_item(
                TableName=self._table, Key=keys.complaint(number), ConsistentRead=True
            )
        if "Item" not in answer:
            raise UnknownComplaint
        return packing.unpack(from_wire(answer["Item"]))

    def standing(self, numbers: Sequence[str]) -> set[str]:
        """Those of the numbers that a complaint has; nothing of it is read but that."""
        wanted = [keys.complaint(number) for number in numbers]
        found = several.items(self._client, self._table, wanted, ProjectionExpression="pk")
        return {item["pk"].removeprefix("C#") for item in found}

    def load_with_texts(self, number: str) -> tuple[Complaint, dict[str, Text]]:
        """The complaint and the texts of its acts, by act; one Query for all of them."""
        return self.load_whole(number)[:2]

    def load_whole(self, number: str) -> Whole:
        """The same Query, with what it brings of the complaint's files."""
        pk = keys.complaint(number)["pk"]
        with translated():
            answer = self._client.query(
                TableName=self._table,
                KeyConditionExpression="pk = :pk",
                ExpressionAttributeValues={":pk": pk},
                ConsistentRead=True,
            )
        return whole.unpack(answer["Items"])

    def put_text(self, number: str, act: str, text: Text) -> None:
        """Write a text before the act that it belongs to; it is never written again."""
        more = {"by": dict(text.signed), "sms": text.sms}
        item: dict[str, Any] = {"t": text.body} | {n: v for n, v in more.items() if v}
        with translated():
            self._client.put_item(
                TableName=self._table,
                Item=keys.text(number, act) | {name: to_wire(v) for name, v in item.items()},
            )

    def drop_text(self, number: str, act: str, now: datetime) -> None:
        """Take back the text of an act that was refused after all.

        Emptied here and removed by DynamoDB's TTL: no public function has the right to delete.
        """
        update, key = Update(), keys.text(number, act)
        update.put({"ttl": epoch(now), "t": None, "by": None, "sms": None})
        with translated():
            self._client.update_item(TableName=self._table, Key=key, **update.as_arguments())

    def save(self, before: Complaint, after: Complaint, agenda: Agenda) -> None:
        """Write what an act changed, if nobody wrote since `before` was loaded.

        Raises Outdated otherwise. An act that the SDK sent again recognises itself.
        """
        update = Update(packing.facts(before), packing.facts(after))
        new = after.history[len(before.history) :]  # nothing, for news of a mail
        update.append("h", [packing.pack_event(event) for event in new])
        changed = [m for m in after.messages.values() if before.messages.get(m.id) != m]
        update.put_in("m", packing.pack_messages(changed))
        update.put(packing.owing(changed))
        update.put(packing.listed(after) | packing.indexed(after.number, agenda))
        update.require_rev(before.rev)
        try:
            self._update(before.number, update)
        except ConditionFailed as failure:
            standing = packing.unpack(from_wire(failure.item)).history if failure.item else ()
            if not new or new[-1].act not in [event.act for event in standing]:
                raise Outdated from failure

    def claim(self, complaint: Complaint, claims: Iterable[Message]) -> bool:
        """Take messages for one deliverer; False when another was faster.

        Conditioned on the messages themselves, not on `rev`, and the due moment stays: a claim
        never gets into the way of an act. The first visit also makes submission and identity
        permanent (see `submissions`), which the mark `un` asks for. The mark `p` goes with a claim.
        """
        update = Update()
        claims = list(claims)
        for message in claims:
            update.claim("m", packing.pack_messages([message]), was="p")
        update.put({"un": None, "p": None})
        update.bump_rev()
        try:
            self._update(complaint.number, update)
        except ConditionFailed as failure:
            if not failure.item:
                return False
            standing = packing.unpack(from_wire(failure.item)).messages
            return all(standing[m.id].owner == m.owner for m in claims)  # our own, its reply lost
        return True

    def settle(
        self, complaint: Complaint, settled: Iterable[tuple[Message, Message]], agenda: Agenda
    ) -> Complaint | None:
        """Write what became of claimed messages, each pair (as claimed, as settled).

        Conditioned on the owner and on `rev`, since it also sets the due moment. Returns None
        when written, and otherwise the complaint that stands there, to go on from.
        """
        update = Update()
        for claimed, message in settled:
            update.settle("m", packing.pack_messages([message]), claimed.owner)
        update.put(packing.indexed(complaint.number, agenda))
        update.require_rev(complaint.rev)
        try:
            self._update(complaint.number, update)
        except ConditionFailed as failure:
            return packing.unpack(from_wire(failure.item))
        return None

    def repair(self, complaint: Complaint, agenda: Agenda) -> None:
        """Move a due moment that was too early, unless somebody wrote meanwhile."""
        update = Update()
        update.put(packing.indexed(complaint.number, agenda))
        update.require_rev(complaint.rev)
        with suppress(ConditionFailed):
            self._update(complaint.number, update)

    def set_aside(self, number: str, now: datetime) -> None:
        """Let a complaint wait whose visit failed: longer each time, at last for a person.

        Works on the bare item, since the item itself may be what is broken.
        """
        key = keys.complaint(number)
        with translated():
            answer = self._client.get_item(
                TableName=self._table, Key=key, ProjectionExpression="x", ConsistentRead=True
            )
            failures = int(answer.get("Item", {}).get("x", {"N": "0"})["N"]) + 1
            update = Update()
            update.require_existing()
            update.put({"x": failures, "p": None})  # the stream's function could not do it either
            if failures < MOST_FAILURES:
                update.put({"da": epoch(now + timedelta(minutes=2**failures))})
            else:
                update.put({"da": None, "ds": None, "q": STUCK, "qa": epoch(now), "qw": None})
            self._client.update_item(TableName=self._table, Key=key, **update.as_arguments())

    def _update(self, number: str, update: Update) -> None:
        with translated():
            self._client.update_item(
                TableName=self._table,
                Key=keys.complaint(number),
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **update.as_arguments(),
            )
