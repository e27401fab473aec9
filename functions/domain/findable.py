"""What a complaint is found by: who reports, the numbers that it bears, and the words of its story.

The table holds none of it, only keyed hashes (storage/finds.py). What is typed into the search box
goes the same way, so that both meet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from functions.domain import identity as identities
from functions.domain.complaint import Complaint
from functions.domain.dates import local
from functions.domain.identity import Identity
from functions.domain.submission import PPID, Submission

NUMBER, EXTERNAL, PHONE, EMAIL, NAME, WORD = "number", "external", "phone", "email", "name", "word"
"""The sorts of keys. A half of the number finds it when the other half was mistyped."""

DISTRICT = "district"
"""The sort that holds a district's month together, to see what may be the same."""

REQUEST = "request"
"""The sort that holds the PPID's register together: all requests of a year."""

OF_IDENTITY = frozenset((PHONE, EMAIL, NAME))
"""The sorts that tell who reports: for those who may see that."""

MOST = 25
"""Keys of one complaint: what one request writes. Words fill up what the others leave."""

_MOST_NAMES = 4
_WORD = re.compile(r"[a-z0-9]+")

_STOP_WORDS = frozenset(
    "ada adalah agar akan anda antara apa apakah atau bagi bagaimana bahwa bapak bisa dalam dan "
    "dari daripada dengan hal hingga ibu ini itu jadi jika juga kalau kami karena kepada kita "
    "lagi lebih maupun mohon oleh pada pak para sangat saya sampai satu secara sebagai sedang "
    "sehingga sejak selalu serta setelah sudah supaya telah tentang terhadap tersebut tidak tolong "
    "untuk yaitu yang".split()
)

_PREFIX = re.compile(r"(?:di|ke|se|ber|ter|me(?:ng|ny|n|m)?|pe(?:ng|ny|n|m|r)?)(?=[a-z]{4})")
_SUFFIX = re.compile(r"(?<=[a-z]{4})(?:kan|an|i)?(?:nya|lah|kah)?$")


class Key(NamedTuple):
    """One thing that a complaint is found by."""

    sort: str
    value: str


class Entry(NamedTuple):
    """One complaint under the hash of one key, with short marks of its other keys.

    `place` orders it among the others of its hash, and is where a next page starts.
    """

    place: str
    marks: frozenset[str]

    @property
    def number(self) -> str:
        """The complaint's number."""
        return self.place.partition("#")[2]


class Window(NamedTuple):
    """The newest entries of one hash, and whether there are no older ones."""

    entries: tuple[Entry, ...]
    is_whole: bool


_MARK = 3
"""Characters of a mark: 18 bits, so that one in some 10,000 strangers looks like a hit."""


def mark(hash: str) -> str:
    """The short mark of a hash, by which an entry under another hash tells that it is there too."""
    return hash[-_MARK:]


def split(marks: str) -> Iterator[str]:
    """Marks that were written one after the other."""
    return (marks[start : start + _MARK] for start in range(0, len(marks), _MARK))


def keys_of(complaint: Complaint, submission: Submission, identity: Identity) -> tuple[Key, ...]:
    """All that this complaint is found by, the words last; the same whenever it is asked."""
    exact = (
        *_keys(NUMBER, *complaint.number.split("-")[-2:]),
        *_keys(EXTERNAL, _plain(complaint.external_number), _plain(complaint.register_number)),
        *_keys(PHONE, identity.phone),
        *_keys(EMAIL, identity.email.lower()),
        *_keys(NAME, *_words(identity.name)[:_MOST_NAMES]),
    )
    exact = (*exact, *requests_of(complaint, complaint.kind))
    if complaint.kind != PPID:
        exact = (*exact, nearby(complaint.district, complaint.filed_at))
    return exact + tuple(_keys(WORD, *_told(submission)))[: MOST - len(exact)]


def requests_of(complaint: Complaint, kind: str) -> tuple[Key, ...]:
    """What puts a complaint of this kind into the yearly register of the PPID, if it is one."""
    return (requested_in(local(complaint.received_at).year),) if kind == PPID else ()


def nearby(district: str, at: datetime) -> Key:
    """What finds all that was filed about a district in a month."""
    return Key(DISTRICT, f"{district} {local(at):%Y-%m}")


def requested_in(year: int) -> Key:
    """What finds every request under UU 14/2008 of a year."""
    return Key(REQUEST, str(year))


def registered(number: str) -> tuple[Key, ...]:
    """What finds a complaint by its number in the archive's register, which it gets later."""
    return tuple(_keys(EXTERNAL, _plain(number)))


def asked(typed: str) -> tuple[tuple[Key, ...], ...]:
    """What was typed into the search box: all of these, each by one of its keys."""
    if email := identities.email(typed.strip()):
        return (tuple(_keys(EMAIL, email.lower())),)
    if phone := identities.phone(typed):
        return (tuple(_keys(PHONE, phone)),)
    words = _words(typed)
    return tuple((Key(NAME, word), Key(WORD, _root(word))) for word in words)


def asked_number(typed: str, tidied: str) -> tuple[tuple[Key, ...], ...]:
    """The same for a number, ours with a slip (`tidied` by codes.tidy_number) or another's."""
    ours = tidied.partition("-")[2].replace("-", "")
    halves = (ours[:4], ours[-4:]) if 7 <= len(ours) <= 9 else ()
    return (tuple(_keys(NUMBER, *halves) | _keys(EXTERNAL, _plain(typed))),)


def roots(text: str) -> frozenset[str]:
    """The roots of a text's words, without those that tell nothing."""
    return frozenset(map(_root, _words(text)))


def _keys(sort: str, *values: str) -> dict[Key, None]:
    return dict.fromkeys(Key(sort, value) for value in values if value)


def _plain(number: str) -> str:
    return re.sub(r"[^a-z0-9]", "", number.lower())


def _told(submission: Submission) -> Iterator[str]:
    """Roots of title and place, then of the story: there the longer ones, which tell more."""
    first = [*_words(submission.title), *_words(submission.location)]
    story = sorted(_words(submission.description), key=len, reverse=True)
    return map(_root, (*first, *story))


def _words(text: str) -> list[str]:
    """Words in small letters without accents, each once; neither stop words nor short ones."""
    letters = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    found = dict.fromkeys(_WORD.findall(plain))
    return [word for word in found if len(word) > 2 and word not in _STOP_WORDS]


def _root(word: str) -> str:
    """A word without its usual affixes: no dictionary's root, but the same for its forms."""
    return _SUFFIX.sub("", _PREFIX.sub("", word, count=1) if word.isalpha() else word)
