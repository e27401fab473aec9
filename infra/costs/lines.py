"""What a thousand complaints cost, and what a month costs in which nobody writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infra.costs.prices import Price, assumptions, prices
from infra.costs.usage import Usage
from infra.templates import template

COMPLAINTS = 1_000
SEARCHES = 1_000
FILES = 1_000
MONTHS = 12
GB = 1_000_000_000
MB = 1_000_000
NIGHTS = 30
HOURS = 16
"""Of a day in which reports may be made."""

MINUTES = 60 * 24 * NIGHTS

NEWS = 2
"""Events of SES about a usual mail: taken, and delivered. Each is one call and one read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what is used, how much of it, at which price."""

    what: str
    amount: float
    unit: str
    price: Price

    @property
    def usd(self) -> float:
        """US dollars."""
        return self.price.of(self.amount)


def total(lines: Iterable[Line]) -> float:
    """US dollars of several lines."""
    return sum(line.usd for line in lines)


def calls(usage: Usage) -> int:
    """Requests to the API in a complaint's life.

    The filing; each look of the reporter; the agency's opening and its act; and for an act of the
    office the queue, the case, the act, and the case again.
    """
    looks = assumptions().tracking_views + usage.reporter_acts
    return 1 + looks + usage.reporter_acts + 2 * usage.agency_acts + 4 * usage.office_acts


def of_complaints(usage: Usage) -> list[Line]:
    """A thousand complaints without their messages."""
    known, assumed = prices(), assumptions()
    invocations = calls(usage) + usage.deliveries + NEWS * usage.mails
    seconds = invocations * assumed.usual_ms / 1000 * _gigabytes()
    kms = 1 + usage.identities + assumed.identity_looks
    stored = usage.stored_bytes * MONTHS / GB
    rows = [
        ("DynamoDB, writes", usage.writes, "units", "table_write"),
        ("DynamoDB, reads", _reads(usage), "units", "table_read"),
        ("DynamoDB, kept for a year", stored, "GB-months", "table_storage"),
        ("DynamoDB, recoverable for a year", stored, "GB-months", "table_recovery"),
        ("Lambda, calls", invocations, "", "call"),
        ("Lambda, time", seconds, "GB-s", "compute"),
        ("HTTP API, requests", calls(usage), "", "api"),
        ("KMS, requests", kms, "", "kms_call"),
    ]
    return [Line(what, n * COMPLAINTS, unit, known[price]) for what, n, unit, price in rows]


def of_mails(usage: Usage, name: str, price: str) -> Line:
    """Their mails, when every reporter has an address."""
    return Line(name, usage.mails * COMPLAINTS, "", prices()[price])


def of_sms(parts: list[int]) -> Line:
    """Their SMS, when no reporter has an address."""
    return Line("SMS, if nobody has an address", sum(parts) * COMPLAINTS, "parts", prices()["sms"])


def of_month(idle: tuple[float, int], stages: int = 1) -> list[Line]:
    """A month in which nobody writes, for the stages of one account together."""
    known, assumed = prices(), assumptions()
    reads, writes = idle
    minutes, nights = MINUTES * stages, NIGHTS * stages
    count = nights * assumed.count_ms / 1000 * _gigabytes()
    seconds = minutes * assumed.sweep_ms / 1000 * _gigabytes()
    alarms = _count("AWS::CloudWatch::Alarm", "template", "edge")
    dashboards = _count("AWS::CloudWatch::Dashboard", "template")
    return [
        Line("KMS key", stages, "", known["kms_key"]),
        Line("sweep: reads", minutes * reads, "units", known["table_read"]),
        Line("sweep: writes", minutes * writes, "units", known["table_write"]),
        Line("sweep: Lambda, calls", minutes, "", known["call"]),
        Line("sweep: Lambda, time", seconds, "GB-s", known["compute"]),
        Line("nightly count: Lambda, time", count, "GB-s", known["compute"]),
        Line("nightly count: S3, files", nights * assumed.published, "", known["file_put"]),
        Line("reports: Lambda, time", _report_seconds() * stages, "GB-s", known["compute"]),
        Line("reports: S3, files", 3 * nights * assumed.reports, "", known["file_put"]),
        Line("schedule", minutes + nights * (1 + HOURS), "", known["schedule"]),
        Line("logs", minutes * assumed.log_bytes / GB, "GB", known["logs"]),
        Line("alarms", alarms * stages, "", known["alarm"]),
        Line("metrics from logs", len(_metrics()) * stages, "", known["metric"]),
        Line("dashboards", dashboards * stages, "", known["dashboard"]),
        Line("staff", assumed.staff * stages, "", known["staff"]),
    ]


def of_firewall() -> list[Line]:
    """The rate limit of one stage for a month."""
    known = prices()
    return [
        Line("rate limit, if on: web ACL", 1, "", known["firewall"]),
        Line("rate limit, if on: its rule", 1, "", known["firewall_rule"]),
    ]


def at_the_edge(usage: Usage) -> list[Line]:
    """What a thousand complaints cost before they come to the API."""
    asked = (calls(usage) + assumptions().static_pages) * COMPLAINTS
    return [
        Line("CloudFront, requests", asked, "", prices()["edge_request"]),
        Line("rate limit, if on: requests", asked, "", prices()["firewall_request"]),
    ]


def of_searches() -> list[Line]:
    """A thousand searches that the edge has not kept; one that it has costs its request alone."""
    known, assumed = prices(), assumptions()
    seconds = SEARCHES * assumed.usual_ms / 1000 * _gigabytes()
    return [
        Line("Lambda, calls", SEARCHES, "", known["call"]),
        Line("Lambda, time", seconds, "GB-s", known["compute"]),
        Line("HTTP API, requests", SEARCHES, "", known["api"]),
        Line("CloudFront, requests", SEARCHES, "", known["edge_request"]),
    ]


def of_files() -> list[Line]:
    """A thousand photos or papers: sent, looked at and kept."""
    known, assumed = prices(), assumptions()
    memory: int = template()["Resources"]["Images"]["Properties"]["MemorySize"]
    seconds = FILES * assumed.look_ms / 1000 * memory / 1024
    kept = FILES * assumed.file_mb * MB * MONTHS / GB
    return [
        Line("S3, sent, kept, and small", 3 * FILES, "", known["file_put"]),
        Line("S3, kept for a year", kept, "GB-months", known["file_storage"]),
        Line("EventBridge, events of S3", FILES, "", known["event"]),
        Line("Lambda, calls", FILES, "", known["call"]),
        Line("Lambda, time", seconds, "GB-s", known["compute"]),
        Line("DynamoDB, writes", 2 * FILES, "units", known["table_write"]),
        Line("DynamoDB, reads", FILES, "units", known["table_read"]),
    ]


def _reads(usage: Usage) -> float:
    """The life's own, and those of looking (see `calls`); the queue reads as much as a case.

    An event of SES reads the complaint and, nearly always, finds nothing to change.
    """
    assumed = assumptions()
    looks = assumed.tracking_views + usage.reporter_acts
    office = 4 * usage.office_acts + assumed.identity_looks
    return (
        usage.reads
        + NEWS * usage.mails
        + looks * usage.track_reads
        + usage.agency_acts * usage.agency_reads
        + office * usage.case_reads
    )


def _report_seconds() -> float:
    """A month of looking each hour whether a report is due, and of making those that are."""
    assumed = assumptions()
    memory: int = template()["Resources"]["Reports"]["Properties"]["MemorySize"]
    a_day = HOURS * assumed.cold_ms + assumed.reports * assumed.report_ms
    return NIGHTS * a_day / 1000 * memory / 1024


def _gigabytes() -> float:
    memory: int = template()["Globals"]["Function"]["MemorySize"]
    return memory / 1024


def _count(kind: str, *names: str) -> int:
    resources = [r for name in names for r in template(name)["Resources"].values()]
    return sum(resource["Type"] == kind for resource in resources)


def _metrics() -> set[str]:
    filters = [
        resource["Properties"]["MetricTransformations"]
        for resource in template()["Resources"].values()
        if resource["Type"] == "AWS::Logs::MetricFilter"
    ]
    return {made["MetricName"] for transformations in filters for made in transformations}
