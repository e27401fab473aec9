"""One page of a list that is made of several: what is due first, whichever it stands in.

Rows that do not fit are read and left out, so the reads of a page are bounded, and a page may be
short although others follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from heapq import merge

from functions.actions.ports import Lists
from functions.domain.queues import Page, Row

Span = tuple[datetime | None, datetime | None]

MOST = 150
"""Rows that one page looks through; some 28 kB, four units."""

_AT_ONCE = 40
"""Rows of each further Query: two units at most, and little is read in vain."""


def listed(
    lists: Lists,
    names: Sequence[str],
    fits: Callable[[Row], bool],
    *,
    limit: int = 25,
    start: str = "",
    until: datetime | None = None,
    newest_first: bool = False,
    span: Span = (None, None),
) -> Page:
    """Up to `limit` rows that fit, in order; only those before `until`, where there is one.

    A `span` from one moment to before another is all that is read at all.
    """
    begun = start.split(".") if start else [""] * len(names)
    last = dict(zip(names, begun, strict=True))
    read = partial(lists.queue, newest_first=newest_first, since=span[0], before=span[1])
    streams = [_stream(read, name, last[name], limit + 1) for name in names]
    rows: list[Row] = []
    together = merge(*streams, key=lambda pair: pair[1].at, reverse=newest_first)
    for looked_at, (name, row) in enumerate(together):
        if until and row.at >= until:
            break
        if len(rows) == limit or looked_at == MOST:
            return Page(tuple(rows), ".".join(last[name] for name in names))
        last[name] = row.place
        if fits(row):
            rows.append(row)
    return Page(tuple(rows), "")


def _stream(
    read: Callable[..., Page], name: str, start: str, size: int
) -> Iterator[tuple[str, Row]]:
    while True:
        page = read(name, limit=size, start=start)
        yield from ((name, row) for row in page.rows)
        start, size = page.next, _AT_ONCE
        if not start:
            return
