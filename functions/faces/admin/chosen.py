"""Which rows of a list somebody chose to see: the filters of its form, kept in its address."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from flask import g, request

from functions.actions.listing import Span, listed
from functions.domain.channels import CHANNELS, label_of
from functions.domain.complaint import RESTRICTED
from functions.domain.dates import WITA, local
from functions.domain.errors import NotFound
from functions.domain.queues import Page, Row
from functions.domain.roles import ACT, CASES, Person
from functions.domain.submission import KINDS
from functions.faces.admin.parts import parts
from functions.faces.admin.views import ONLY_FOR_ACTING, VIEWS, View, lists_of

Options = list[tuple[str, str]]

MOST_YEARS = 10
"""Of the archive, that its form offers."""

_YEAR = re.compile(r"20\d\d", re.ASCII)

AGES = {"3": "3 hari", "7": "1 minggu", "14": "2 minggu", "30": "1 bulan", "90": "3 bulan"}

YEAR = "year"
"""Of the archive alone: the year in which a complaint ended."""

FILTERS = ("kind", "channel", "category", "agency", "district", "age")


class Chosen(NamedTuple):
    """A list with its filters, by their names in the address."""

    name: str
    view: View
    filters: dict[str, str]

    @property
    def address(self) -> str:
        """The query string that leads here."""
        return urlencode({"view": self.name, **self.filters})


def chosen() -> Chosen:
    """What the address asks for; NotFound for a list that this person does not have."""
    name = request.args.get("view", "admin")
    if name not in views():
        raise NotFound("Daftar ini tidak ada.")
    offered = (*FILTERS, YEAR) if VIEWS[name].newest_first else FILTERS
    filters = {f: value for f in offered if (value := request.args.get(f, ""))}
    return Chosen(name, VIEWS[name], filters)


def views() -> dict[str, View]:
    """The lists that whoever is signed in has any use for."""
    person: Person = g.person
    acts = person.may(ACT)
    return {
        name: view
        for name, view in VIEWS.items()
        if (acts or name not in ONLY_FOR_ACTING) and lists_of(view, person)
    }


def rows(wanted: Chosen, *, start: str = "", limit: int = 25) -> Page:
    """One page of it."""
    person: Person = g.person
    return listed(
        parts().staff.indexes,
        lists_of(wanted.view, person),
        _fits(wanted, person),
        limit=limit,
        start=start,
        until=parts().desk.now() if wanted.view.is_late else None,
        newest_first=wanted.view.newest_first,
        span=_span(wanted.filters.get(YEAR, "")),
    )


def sees(row: Row) -> bool:
    """Whether whoever is signed in may know of this row's complaint."""
    person: Person = g.person
    return person.sees(
        restricted=RESTRICTED in row.flags, agencies=row.agencies, kind=row.kind, to=CASES
    )


def options() -> dict[str, Options]:
    """What each filter offers, the first for all."""
    directory = parts().desk.directory
    this_year = local(parts().desk.now()).year
    years = [str(year) for year in range(this_year, this_year - MOST_YEARS, -1)]
    return {
        YEAR: [("", "Semua tahun"), *((year, year) for year in years)],
        "kind": [("", "Semua jenis"), *KINDS.items()],
        "channel": [
            ("", "Semua saluran"),
            ("web", label_of("web")),
            *((code, channel.label) for code, channel in CHANNELS.items()),
        ],
        "category": [
            ("", "Semua kategori"),
            *((category.code, category.label) for category in directory.categories.values()),
        ],
        "agency": [
            ("", "Semua dinas"),
            *((agency.id, agency.short_name) for agency in directory.agencies.values()),
        ],
        "district": [
            ("", "Semua kecamatan"),
            *((code, directory.district_name(code)) for code in directory.districts),
        ],
        "age": [("", "Umur berapa pun"), *((d, f"Lebih dari {w}") for d, w in AGES.items())],
    }


def _fits(wanted: Chosen, person: Person) -> Callable[[Row], bool]:
    filters = [_FILTERS[name](v) for name, v in wanted.filters.items() if name in _FILTERS]

    def fits(row: Row) -> bool:
        stands = wanted.view.fits(row, person.username) and sees(row)
        return stands and all(fit(row) for fit in filters)

    return fits


def _span(year: str) -> Span:
    """From the first moment of a year to that of the next."""
    if not year:
        return (None, None)
    if not _YEAR.fullmatch(year):
        raise NotFound("Tahun ini tidak ada.")
    first, following = (datetime(int(year) + more, 1, 1, tzinfo=WITA) for more in (0, 1))
    return first, following


def _category(code: str) -> Callable[[Row], bool]:
    directory = parts().desk.directory

    def fits(row: Row) -> bool:
        category = directory.category_of(row.category)
        return category is not None and category.code == code

    return fits


def _age(days: str) -> Callable[[Row], bool]:
    if days not in AGES:
        raise NotFound("Saringan umur ini tidak ada.")
    since = parts().desk.now() - timedelta(days=int(days))
    return lambda row: row.received_at < since


_FILTERS: dict[str, Callable[[str], Callable[[Row], bool]]] = {
    "kind": lambda kind: lambda row: row.kind == kind,
    "channel": lambda channel: lambda row: row.channel == channel,
    "category": _category,
    "agency": lambda agency: lambda row: agency in row.agencies,
    "district": lambda district: lambda row: row.district == district,
    "age": _age,
}
