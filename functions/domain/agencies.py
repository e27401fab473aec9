"""The directory: who answers for what, and the places that complaints come from or go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

AgencyKind = Literal["skpd", "vertical", "bumd"]


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan; `code` is Kemendagri's (63.10.xx), `name` the local spelling."""

    code: str
    name: str
    official_name: str


@dataclass(frozen=True, slots=True)
class Category:
    """What a complaint is about; its first agency is the one to suggest."""

    code: str
    label: str
    hint: str
    agencies: tuple[str, ...]
    restricted: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A narrower category that a citizen recognises; its code may stand for the category's."""

    code: str
    category: str
    label: str


@dataclass(frozen=True, slots=True)
class Agency:
    """An SKPD, a vertical institution or a BUMD, as valid from a day on.

    `successor` has its tasks after `valid_until`. With a `head_email` its head approves its final
    answers by a link of its own (domain.approval).
    """

    id: str
    name: str
    short_name: str
    kind: AgencyKind
    email: str
    second_email: str
    head: str
    liaison: str
    deputy: str
    phone: str
    whatsapp: str
    superior: str
    superior_email: str
    restricted_cases: bool
    valid_from: date
    valid_until: date | None
    successor: str = ""
    head_email: str = ""

    def is_valid_on(self, day: date) -> bool:
        """Whether there is such an agency on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True)
class OutsidePlace:
    """An authority outside the kabupaten to which a complaint can be referred."""

    id: str
    name: str
    kind: str
    website: str
    phone: str
    email: str
    note: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A reason of the law for which a public body may refuse information (UU 14/2008 pasal 17)."""

    code: str
    label: str
    article: str


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything that has a code: agencies, places, categories, topics, districts, exceptions."""

    agencies: Mapping[str, Agency]
    outside: Mapping[str, OutsidePlace]
    categories: Mapping[str, Category]
    topics: Mapping[str, Topic]
    districts: Mapping[str, District]
    exceptions: Mapping[str, Withheld]

    def category_of(self, code: str) -> Category | None:
        """The category that a category's or a topic's code stands for."""
        topic = self.topics.get(code)
        return self.categories.get(topic.category if topic else code)

    def topics_of(self, category: str) -> list[Topic]:
        """The topics that narrow a category."""
        return [topic for topic in self.topics.values() if topic.category == category]

    def label_of(self, code: str) -> str:
        """The words for a category or topic, "Belum dipilih" for none."""
        topic = self.topics.get(code)
        if topic:
            return topic.label
        category = self.categories.get(code)
        return category.label if category else "Belum dipilih"

    def is_restricted(self, code: str) -> bool:
        """Whether the category makes a complaint restricted from the start."""
        category = self.category_of(code)
        return category is not None and category.restricted

    def names_of(self, agencies: tuple[str, ...]) -> tuple[str, ...]:
        """Full names; an agency that has left the directory keeps its id."""
        return tuple(self.agencies[a].name if a in self.agencies else a for a in agencies)

    def name_of(self, agency: str) -> str:
        """The full name of one agency."""
        return self.names_of((agency,))[0]

    def has_ended(self, agency: str, day: date) -> bool:
        """Whether it is no more: who holds a complaint by then cannot answer it."""
        found = self.agencies.get(agency)
        return found is not None and found.valid_until is not None and found.valid_until < day

    def ended(self, day: date) -> frozenset[str]:
        """All that are no more on that day."""
        return frozenset(agency for agency in self.agencies if self.has_ended(agency, day))

    def heir(self, agency: str, day: date) -> str:
        """The agency itself, or who has its tasks by that day; "" for nobody."""
        passed: set[str] = set()
        while agency in self.agencies and agency not in passed:
            if self.agencies[agency].is_valid_on(day):
                return agency
            passed.add(agency)
            agency = self.agencies[agency].successor
        return ""

    def is_vertical(self, agency: str) -> bool:
        """Whether it answers to a superior office outside the kabupaten."""
        return agency in self.agencies and self.agencies[agency].kind == "vertical"

    def district_name(self, code: str) -> str:
        """The kecamatan's name; nothing for none, or for one that has left the directory."""
        return self.districts[code].name if code in self.districts else ""

    def suggested_agencies(self, code: str) -> tuple[str, ...]:
        """Who answers for a category or topic, the first as the lead."""
        category = self.category_of(code)
        return category.agencies if category else ()

    def allowed_agencies(self, code: str, restricted: bool) -> tuple[str, ...]:
        """Who may receive the complaint: a restricted one goes only where the rules say.

        A restricted category names its own receivers; a complaint restricted by triage goes
        to the agencies marked for restricted cases (PROCEDURE: "Who knows what").
        """
        if not restricted:
            return tuple(self.agencies)
        if self.is_restricted(code):
            return self.suggested_agencies(code)
        return tuple(a.id for a in self.agencies.values() if a.restricted_cases)
