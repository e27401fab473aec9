"""Items of then back into the live table, never over something newer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from functions.domain import messages
from functions.domain.clocks import Rules
from functions.domain.complaint import Complaint
from functions.domain.reminders import agenda
from functions.storage import keys, packing
from functions.storage.aws import ConditionFailed, translated
from functions.storage.values import from_wire, to_wire
from infra.restore.comparison import NO_REV, Comparison, Finding
from infra.restore.order import DIFFERENT, Order
from infra.table import AUDIT, COMPLAINTS, IDENTITIES, Item

_ABSENT = {"ConditionExpression": "attribute_not_exists(pk)"}


@dataclass(slots=True)
class PutBack:
    """How many of each kind were put back, and what somebody wrote meanwhile."""

    done: Counter[str] = field(default_factory=Counter)
    overtaken: list[str] = field(default_factory=list)


def chosen(found: Comparison, order: Order) -> list[Finding]:
    """What the order asks for; a complaint comes after all that belongs to it."""
    if order.copy == DIFFERENT:
        candidates = [*found.missing, *found.different]
        wanted = [f for f in candidates if f.number in order.numbers and f.kind != AUDIT]
        wanted = [f for f in wanted if f.kind != IDENTITIES or f.number in found.lost]
    else:
        wanted = [f for f in found.missing if _is_wanted(f, found, order)]
    return sorted(wanted, key=lambda f: (f.number, f.kind == COMPLAINTS))


def _is_wanted(missing: Finding, found: Comparison, order: Order) -> bool:
    """Who reports may have been erased on request, unless the whole complaint is gone."""
    if order.numbers:
        return missing.number in order.numbers and missing.kind != AUDIT
    return missing.kind != IDENTITIES or missing.number in found.lost


@dataclass(frozen=True, slots=True)
class Hands:
    """What putting back works with."""

    dynamodb: Any
    live: str
    restored: str
    rules: Rules
    now: datetime

    def put_back(self, findings: list[Finding]) -> PutBack:
        """Put the findings back, one conditional write each."""
        result = PutBack()
        for finding in findings:
            try:
                with translated():
                    self._put(finding)
            except ConditionFailed:
                result.overtaken.append(finding.number or finding.kind)
            else:
                result.done[finding.kind] += 1
        return result

    def _put(self, finding: Finding) -> None:
        key = {"pk": {"S": finding.pk}, "sk": {"S": finding.sk}}
        item = self.dynamodb.get_item(TableName=self.restored, Key=key)["Item"]
        if finding.kind == COMPLAINTS:
            item = self._complaint(item, finding.live_rev)
        item.pop("ttl", None)  # it expires no more: its complaint stands
        condition = _ABSENT
        if finding.live_rev is not None and finding.kind == COMPLAINTS:
            condition = _at_rev(finding.live_rev)
        elif finding.live_rev is not None:
            condition = {}  # immutable and named by a person: nobody else writes it
        self.dynamodb.put_item(TableName=self.live, Item=item, **condition)

    def _complaint(self, item: Item, live_rev: int | None) -> Item:
        """As it was, with its place in the indexes worked out anew, and a `rev` nobody has read."""
        was = packing.unpack(from_wire(item))
        rev = was.rev if live_rev is None else max(was.rev, live_rev)
        then = quiet(replace(was, rev=rev + 1, confirmed=True), self.now)
        packed = packing.pack(then, agenda(then, self.rules, self.now))
        return keys.complaint(was.number) | {name: to_wire(v) for name, v in packed.items()}


def quiet(complaint: Complaint, now: datetime) -> Complaint:
    """The complaint with its open messages as tasks for a person.

    They were open then; what became of them since nobody knows. Sent by themselves now, they might
    be sent twice.
    """
    settled = {
        id: message if message.is_settled else messages.unknown(message, now)
        for id, message in complaint.messages.items()
    }
    return replace(complaint, messages=settled)


def _at_rev(rev: int) -> dict[str, Any]:
    if rev == NO_REV:
        return {"ConditionExpression": "attribute_not_exists(r)"}
    return {"ConditionExpression": "r = :r", "ExpressionAttributeValues": {":r": {"N": str(rev)}}}
