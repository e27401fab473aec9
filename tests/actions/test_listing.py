"""Pages of a list that is made of several: in order, each row once, with bounded reads."""

from __future__ import annotations

from datetime import datetime, timedelta

from functions.actions import listing
from functions.actions.listing import listed
from functions.domain.queues import Page, Row
from tests.clock import wita

NOON = wita("2026-11-24", "12:00")


def row(number: int, minutes: int, kind: str = "complaint") -> Row:
    at = NOON + timedelta(minutes=minutes)
    return Row(f"TB-{number}", "received", kind, "", "", "", (), frozenset(), at, "", "web", NOON)


class Shelf:
    """Lists in memory, as the index gives them: a page, and where the next one starts."""

    def __init__(self, **lists: list[Row]) -> None:
        self.lists, self.read = lists, 0

    def queue(
        self,
        name: str,
        *,
        limit: int = 25,
        start: str = "",
        newest_first: bool = False,
        since: datetime | None = None,
        before: datetime | None = None,
    ) -> Page:
        assert since is None and before is None, "the table's own lists know how to; test_indexes"
        rows = sorted(self.lists[name], key=lambda r: (r.at, r.number), reverse=newest_first)
        places = [r.place for r in rows]
        first = places.index(start) + 1 if start else 0
        page = rows[first : first + limit]
        self.read += len(page)
        return Page(tuple(page), page[-1].place if first + limit < len(rows) else "")


def everything(shelf: Shelf, *names: str, until: datetime | None = None, **more: bool) -> list[Row]:
    found, start = [], ""
    while True:
        page = listed(shelf, names, lambda r: True, limit=4, start=start, until=until, **more)
        found += page.rows
        start = page.next
        if not start:
            return found


def shelf() -> Shelf:
    rows = [row(n, minutes=n % 7) for n in range(30)]
    return Shelf(admin=rows[:19], flagged=rows[19:23], restricted=[], agency=rows[23:])


def test_several_lists_are_one_in_order_and_each_row_comes_once() -> None:
    names = ("restricted", "flagged", "admin", "agency")
    found = everything(shelf(), *names)
    assert [r.at for r in found] == sorted(r.at for r in found)
    assert len(found) == len({r.number for r in found}) == 30
    backwards = everything(shelf(), *names, newest_first=True)
    assert [r.at for r in backwards] == [r.at for r in reversed(found)]


def test_what_is_due_later_is_not_read_for_what_is_late() -> None:
    found = everything(shelf(), "admin", "agency", until=NOON + timedelta(minutes=2))
    assert {r.at for r in found} == {NOON, NOON + timedelta(minutes=1)}


def test_a_page_looks_through_so_many_rows_and_the_next_one_goes_on() -> None:
    rare = row(999, minutes=2_000, kind="aspiration")
    shelf = Shelf(admin=[*(row(n, minutes=n) for n in range(900)), rare])
    start, pages = "", 0
    while True:
        before = shelf.read
        page = listed(shelf, ["admin"], lambda r: r.kind == "aspiration", start=start)
        assert shelf.read - before <= listing.MOST + 100
        pages, start = pages + 1, page.next
        if not start:
            break
        assert not page.rows
    assert (pages, page.rows) == (7, (rare,))


def test_a_full_page_of_one_list_is_one_read_of_its_rows_and_one_more() -> None:
    many = Shelf(admin=[row(n, minutes=n) for n in range(100)])
    assert len(listed(many, ["admin"], lambda r: True).rows) == 25 and many.read == 26
