"""The index: one SQLite file, made when a package is made, and never written again."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from functions.catalogue.roots import STOP_WORDS, composed, folded, roots, words
from functions.domain.agencies import Agency
from functions.domain.catalogue import Synonym
from functions.domain.dip import DIP_CATEGORIES, DipRecord
from functions.domain.errors import BadContent

_SCHEMA = """
CREATE TABLE record (
  number INTEGER PRIMARY KEY, id TEXT, title TEXT, summary TEXT, agency TEXT, category TEXT,
  year INTEGER, updated_on TEXT);
CREATE TABLE found_by (root TEXT, part INTEGER, times INTEGER, numbers BLOB,
  PRIMARY KEY (root, part));
CREATE TABLE spelling (word TEXT PRIMARY KEY, times INTEGER);
"""
"""Nothing that the SQLite of Lambda's oldest runtime (3.7 on Amazon Linux 2) does not know.

Records are numbered from the newest to the oldest, so that hits come in this order by themselves.
`found_by` says for a root, and for two side by side, which records have it in their title (part 0),
summary (1) or elsewhere (2)."""

PARTS = 3

FEW = 100
"""Up to so many numbers stand one by one, more as a set of bits."""

Places = dict[tuple[str, int], "array[int]"]

Alternatives = Mapping[str, list[tuple[list[str], str]]]
"""By its first root: each phrase that has others, and what to add to a record that says it."""


def build(
    connection: sqlite3.Connection,
    records: Iterable[DipRecord],
    agencies: Mapping[str, Agency],
    synonyms: Sequence[Synonym],
) -> None:
    """Fill an empty database."""
    others, spelled = _alternatives(synonyms), Counter[str]()
    names = {id: f"{a.name} {a.short_name} {id}" for id, a in agencies.items()}
    named = {id: roots(name) for id, name in names.items()}
    newest = sorted(records, key=lambda r: (r.updated_on, r.year, r.id), reverse=True)
    connection.executescript(_SCHEMA)
    places: Places = {}
    for number, record in enumerate(newest, 1):
        title, summary = roots(record.title), roots(record.summary)
        more = roots(f"{DIP_CATEGORIES[record.category][0]} {record.year} {record.form}")
        more += [root for said in (title, summary) for root in _meant(said, others)]
        more += _meant(named[record.agency], others)
        for part, said in enumerate((title, summary, named[record.agency] + more)):
            for entry in {*said, *pairs(said)}:
                places.setdefault((entry, part), array("I")).append(number)
        connection.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (number, *_shown(record))
        )
        spelled.update(words(record.title))
        spelled.update(words(record.summary))
    for text in (*names.values(), *(t for each in synonyms for t in (each.word, *each.same_as))):
        spelled.update(words(text))
    connection.executemany("INSERT INTO spelling VALUES (?, ?)", _spelling(spelled))
    rows = ((*entry, len(found), _packed(found)) for entry, found in sorted(places.items()))
    connection.executemany("INSERT INTO found_by VALUES (?, ?, ?, ?)", rows)
    connection.commit()


def build_file(
    path: Path,
    records: Iterable[DipRecord],
    agencies: Mapping[str, Agency],
    synonyms: Sequence[Synonym],
) -> None:
    """The index as a file; the same records give the same bytes."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        build(connection, records, agencies, synonyms)
        connection.execute("VACUUM")
    finally:
        connection.close()


def open_file(path: Path) -> sqlite3.Connection:
    """The index of a package: nobody writes it, so SQLite need not look for who does."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def pairs(said: Sequence[str]) -> list[str]:
    """Each two words side by side: a phrase is found by them."""
    return [f"{one} {other}" for one, other in pairwise(said)]


def bits(times: int, numbers: bytes) -> int:
    """The numbers as a set of bits, which Python's whole numbers join and cut in no time."""
    if times > FEW:
        return int.from_bytes(zlib.decompress(numbers), "little")
    return sum(1 << number for number in array("I", numbers))


def _packed(numbers: array[int]) -> bytes:
    if len(numbers) <= FEW:
        return numbers.tobytes()
    every = bytearray(numbers[-1] // 8 + 1)
    for number in numbers:
        every[number // 8] |= 1 << number % 8
    return zlib.compress(every)


def _shown(record: DipRecord) -> tuple[str | int, ...]:
    texts = composed(record.title), composed(record.summary)
    updated_on = record.updated_on.isoformat()
    return (record.id, *texts, record.agency, record.category, record.year, updated_on)


def _spelling(written: Mapping[str, int]) -> list[tuple[str, int]]:
    """Words that somebody may misspell, and how often there are."""
    found = Counter[str]()
    for as_written, times in written.items():
        word = folded(as_written)
        if word.isalpha() and len(word) > 2 and word not in STOP_WORDS:
            found[word] += times
    return sorted(found.items())


def _alternatives(synonyms: Sequence[Synonym]) -> Alternatives:
    found: dict[str, list[tuple[list[str], str]]] = {}
    for synonym in synonyms:
        phrases = (synonym.word, *synonym.same_as)
        for phrase in phrases:
            others = " ".join(other for other in phrases if other != phrase)
            said = roots(phrase)
            if not said:
                problem = f'"{phrase}" hanya memuat kata yang tidak dicari.'
                raise BadContent("sinonim.csv", synonym.word, "word", problem)
            found.setdefault(said[0], []).append((said, others))
    return found


def _meant(said: list[str], others: Alternatives) -> Iterator[str]:
    """The roots of what could have been said instead."""
    for place, first in enumerate(said):
        for phrase, instead in others.get(first, ()):
            if said[place : place + len(phrase)] == phrase:
                yield from roots(instead)
