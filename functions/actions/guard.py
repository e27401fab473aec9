"""A door that closes for an hour after too many wrong tries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from functions.actions.desk import Desk
from functions.domain.errors import NotAllowed, NotFound, TooMany


@contextmanager
def guarded(desk: Desk, what: str, limit: int) -> Iterator[None]:
    """Count the tries inside that end in NotFound or NotAllowed; after `limit`, TooMany."""
    if desk.tries.count(what, desk.now()) >= limit:
        raise TooMany("Terlalu banyak percobaan yang keliru. Coba lagi satu jam lagi.")
    try:
        yield
    except (NotFound, NotAllowed):
        desk.tries.add(what, desk.now())
        raise
