"""The cost table in words: what stands between the markers of docs/operations.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from infra.costs import lines, usage
from infra.costs.lines import Line, total
from infra.costs.prices import assumptions, prices
from infra.costs.usage import Usage

PAGE = Path(__file__).resolve().parents[2] / "docs" / "operations.md"

BEGIN = "<!-- costs: written by `make costs`, from infra/costs/prices.toml and measured units -->"
END = "<!-- costs end -->"

WIDTH = 100


def text() -> str:
    """The tables as Markdown."""
    used = usage.complaint()
    tables = (_complaints(used), _searches(), _files(), _month(), _notes())
    return "\n\n".join("\n".join(table) for table in tables) + "\n"


def standing(page: str) -> str:
    """What stands between the markers now."""
    return page.partition(BEGIN)[2].partition(END)[0].strip() + "\n"


def renewed(page: str, costs: str) -> str:
    """The page with new tables."""
    before, after = page.partition(BEGIN)[0], page.partition(END)[2]
    return f"{before}{BEGIN}\n\n{costs}\n{END}{after}"


def _complaints(used: Usage) -> Iterator[str]:
    yield "| per 1,000 complaints | used | US$ |"
    yield "|---|--:|--:|"
    own = lines.of_complaints(used)
    yield from map(_row, [*own, *lines.at_the_edge(used)])
    yield f"| **all but messages, without the rate limit** | | **{total(own):.2f}** |"
    yield _row(lines.of_mails(used, "mails, SES à la carte", "mail"))
    yield _row(lines.of_mails(used, "or mails, SES Essentials", "mail_essentials"))
    yield _row(lines.of_sms(usage.sms_parts()))


def _searches() -> Iterator[str]:
    yield "| per 1,000 searches | used | US$ |"
    yield "|---|--:|--:|"
    yield from map(_row, lines.of_searches())
    yield f"| **all of them, if the edge kept none** | | **{total(lines.of_searches()):.3f}** |"


def _files() -> Iterator[str]:
    yield "| per 1,000 photos or papers | used | US$ |"
    yield "|---|--:|--:|"
    yield from map(_row, lines.of_files())
    yield f"| **all of them** | | **{total(lines.of_files()):.2f}** |"


def _month() -> Iterator[str]:
    yield "| per month | used | US$ |"
    yield "|---|--:|--:|"
    idle = usage.idle_minute()
    floor, firewall = lines.of_month(idle), lines.of_firewall()
    second = total(lines.of_month(idle, stages=2)) - total(floor)
    yield from map(_row, (line for line in floor if line.usd))
    yield _free([line for line in floor if not line.usd])
    yield f"| **the floor: a month in which nobody writes** | | **{total(floor):.2f}** |"
    yield from map(_row, firewall)
    yield f"| **the floor with the rate limit** | | **{total([*floor, *firewall]):.2f}** |"
    yield f"| a second stage in the same account, without it | | {second:.2f} |"


def _row(line: Line) -> str:
    return f"| {line.what}{_doubt(line)} | {_amount(line)} | {line.usd:,.3f} |"


def _free(unpaid: list[Line]) -> str:
    named = ", ".join(f"{line.what} {_amount(line)}{_doubt(line)}" for line in unpaid)
    return f"| {named} | | {total(unpaid):,.3f} |"


def _amount(line: Line) -> str:
    free = f" of {line.price.free:,.0f} free" if line.price.free else ""
    return f"{_plain(line.amount)} {line.unit}".strip() + free


def _doubt(line: Line) -> str:
    return " (unconfirmed)" if line.price.doubt else ""


def _notes() -> Iterator[str]:
    assumed = assumptions()
    yield fill(
        f"Measured: the units of a usual complaint with eight acts. Assumed: "
        f"{assumed.tracking_views} looks of the reporter, {assumed.static_pages} static pages and "
        f"{assumed.identity_looks} look at who reports; calls of {assumed.warm_ms} ms awake and "
        f"{assumed.cold_ms:,} ms waking, {assumed.cold_share:.0%} of them waking; a sweep of "
        f"{assumed.sweep_ms} ms when nothing is due; {assumed.look_ms:,} ms for a photo, of which "
        f"{assumed.file_mb} MB are kept; {assumed.count_ms:,} ms for the nightly count, whose "
        f"{assumed.published} files are those of a year; {assumed.staff} people of staff.",
        WIDTH,
    )
    yield ""
    yield fill(
        "Prices are us-east-1's: nobody has confirmed Jakarta's. The free tiers of Lambda, KMS and "
        "DynamoDB storage are left out, so the first stage of an account pays less. Not counted: "
        "what S3 keeps of the site (about 2 MB, and the public information list) and of packages.",
        WIDTH,
    )
    yield ""
    doubts = (f"{price.what} ({price.doubt})" for price in prices().values() if price.doubt)
    yield fill(f"Not confirmed at all: {'; '.join(doubts)}.", WIDTH)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value >= 1 else f"{value:.2f}"
