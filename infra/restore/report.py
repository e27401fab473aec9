"""The report of a restore drill: numbers of complaints, never anything about people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from functions.domain.dates import waktu
from infra.restore.comparison import Comparison, Finding
from infra.restore.order import Order
from infra.restore.putting_back import PutBack
from infra.table import COMPLAINTS, IDENTITIES

MOST_NAMED = 20
"""Numbers written out; of more there is only a count."""


def compared(found: Comparison, order: Order, live: str) -> Iterator[str]:
    """What was found."""
    yield f"\n{live} as it was on {waktu(order.at)}, beside what it is now:\n"
    yield f"  {'':<24}{'then':>8}{'now':>8}"
    for kind in sorted(found.then | found.now):
        yield f"  {kind:<24}{found.then[kind]:>8,}{found.now[kind]:>8,}"
    yield ""
    yield (
        f"Complaints of then: {found.unchanged:,} unchanged, {found.gone_on:,} gone on since, "
        f"{len(found.lost):,} missing, {len(_complaints(found.different)):,} different without "
        f"having gone on. New since then: {found.new:,}."
    )
    yield from _named("Missing", _complaints(found.missing))
    yield from _named("Different", _complaints(found.different))
    yield from _others("Missing", found.missing)
    yield from _others("Different", found.different)


def advice(found: Comparison, order: Order) -> Iterator[str]:
    """What to do next."""
    yield "\nWhat next:"
    if found.missing:
        yield (
            "- COPY=missing with the same AT puts back what is missing. Messages that were open "
            "then become tasks for the staff, so that nothing is sent twice."
        )
    if _erased(found):
        yield (
            "- Some missing identities belong to complaints that stand: they may have been erased "
            "on request, and are only put back for complaints named in NUMBERS."
        )
    if found.different:
        yield (
            '- Look at what is different on the staff pages first. COPY=different NUMBERS="…" '
            "replaces it by what was there then; later acts on it are lost."
        )
    if found.missing or found.different:
        yield "- Erasures that were carried out since then have to be carried out again."
    if not order.drop:
        yield "- DROP=yes with the same AT removes the restored table; it costs money, and is data."
    yield "- Write into the office's log: day, moment restored, counts, who did it."


def put_back(result: PutBack) -> Iterator[str]:
    """What came of putting back."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(result.done.items()))
    yield f"\nPut back: {kinds or 'nothing'}."
    if result.overtaken:
        numbers = ", ".join(sorted(set(result.overtaken)))
        yield f"Left alone, because somebody wrote there meanwhile: {numbers}. Compare again."


def _complaints(findings: Iterable[Finding]) -> list[str]:
    return sorted(found.number for found in findings if found.kind == COMPLAINTS)


def _named(what: str, numbers: list[str]) -> Iterator[str]:
    if numbers:
        more = f" and {len(numbers) - MOST_NAMED:,} more" if len(numbers) > MOST_NAMED else ""
        yield f"  {what}: {', '.join(numbers[:MOST_NAMED])}{more}"


def _others(what: str, findings: Iterable[Finding]) -> Iterator[str]:
    counts = Counter(found.kind for found in findings if found.kind != COMPLAINTS)
    if counts:
        yield f"  {what}: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(counts.items()))


def _erased(found: Comparison) -> bool:
    return any(f.kind == IDENTITIES and f.number not in found.lost for f in found.missing)
