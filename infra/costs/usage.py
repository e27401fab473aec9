"""What one complaint uses, measured on the real code over emulated AWS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from functions.actions import agency
from functions.actions.track import track
from functions.config import Config
from functions.domain.codes import AgencyLink
from functions.domain.complaint import Complaint
from functions.storage.audit import Audit
from functions.storage.heartbeats import Heartbeats
from functions.storage.indexes import Indexes
from infra.bench.emulated_desk import Clock, emulated
from infra.bench.lives import USUAL
from infra.bench.meter import Meter
from infra.bench.office import Office
from infra.bench.write_units import size
from infra.costs.posted import Post, PostedLife, courier, parts


@dataclass(frozen=True, slots=True)
class Usage:
    """A usual complaint: eight acts with a question, every message sent."""

    writes: int
    reads: float
    stored_bytes: int
    mails: int
    identities: int
    deliveries: int
    office_acts: int
    agency_acts: int
    reporter_acts: int
    track_reads: float
    case_reads: float
    agency_reads: float


def complaint() -> Usage:
    """A usual life of a reporter with an e-mail address, and what it costs to look at it."""
    clock = Clock()
    with emulated(clock) as (desk, config, dynamodb):
        meter, post = Meter(dynamodb, config.table), Post()
        life = PostedLife(desk, clock, courier(desk, config, post), "siti@contoh.example")
        life.audit = Audit(dynamodb, config.table)
        life.visit()
        life.do(*USUAL)
        reads = _reads(meter)
        cost = meter.take()
        after = desk.complaints.load(life.number)
        return Usage(
            writes=cost.base + cost.queue + cost.finds,
            reads=reads,
            stored_bytes=sum(map(size, _items(dynamodb, config.table, life, after))),
            mails=post.mails,
            identities=post.opened,
            deliveries=len({message.event for message in after.messages.values()}),
            office_acts=_acts_by("staff", after),
            agency_acts=_acts_by("agency", after),
            reporter_acts=_acts_by("reporter", after) - 1,
            track_reads=_looked(meter, lambda: track(desk, life.number, life.filed.code)),
            case_reads=_case_reads(meter, config, clock, life.number),
            agency_reads=_looked(meter, lambda: agency.open_case(desk, _link(after, clock))),
        )


def sms_parts() -> list[int]:
    """The SMS of a usual complaint whose reporter has a phone only, each in its parts."""
    clock = Clock()
    with emulated(clock) as (desk, config, _):
        post = Post()
        life = PostedLife(desk, clock, courier(desk, config, post), "")
        life.visit()
        life.do(*USUAL)
        return [parts(text) for text in post.texts]


def idle_minute() -> tuple[float, int]:
    """Read and write units of one sweep that finds nothing."""
    clock = Clock()
    with emulated(clock) as (_, config, dynamodb):
        meter = Meter(dynamodb, config.table)
        list(Indexes(dynamodb, config.table).due(clock()))
        Heartbeats(dynamodb, config.table).beat("sweep", clock())
        return _reads(meter), meter.take().base


def _items(dynamodb: Any, table: str, life: PostedLife, after: Complaint) -> list[dict[str, Any]]:
    """All that stays of a complaint."""
    found: list[dict[str, Any]] = []
    for pk in (f"C#{life.number}", f"S#{after.submission}", f"I#{life.number}"):
        answer = dynamodb.query(
            TableName=table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": pk}},
        )
        found += answer["Items"]
    return found


def _acts_by(whom: str, after: Complaint) -> int:
    return sum(event.by.split(":")[0] == whom for event in after.history)


def _case_reads(meter: Meter, config: Config, clock: Clock, number: str) -> float:
    office = Office(config, clock)
    return _looked(meter, lambda: office.page(f"/admin/complaints/{number}"))


def _link(after: Complaint, clock: Clock) -> AgencyLink:
    return AgencyLink(after.number, after.lead, after.dispatch, clock() + timedelta(days=1))


def _looked(meter: Meter, look: Callable[[], object]) -> float:
    meter.take()
    look()
    return _reads(meter)


def _reads(meter: Meter) -> float:
    return sum(read.units for read in meter.reads)
