"""The content that ships with the project."""

from __future__ import annotations

from collections import Counter
from datetime import date, time
from pathlib import Path

import pytest

from functions.content.calendar import calendar, holidays
from functions.content.dip import dip
from functions.content.directory import directory
from functions.content.emergency import emergency
from functions.content.settings import settings
from infra.holidays import lines

CONTENT = Path(__file__).parents[2] / "site" / "content"


@pytest.fixture(scope="module")
def found():
    return directory(CONTENT)


def test_every_office_of_the_kabupaten_is_in_the_directory(found):
    ids = Counter(id.partition("-")[0] for id in found.agencies)
    assert (ids["pkm"], ids["kec"], ids["kel"]) == (14, 12, 5)
    assert {"diskominfo", "inspektorat", "pupr", "rsud", "polres", "pln", "pdam"} <= set(ids)
    assert len(found.districts) == 12


def test_no_real_mailbox_is_written_to(found):
    mails = [
        mail
        for agency in found.agencies.values()
        for mail in (agency.email, agency.second_email, agency.superior_email)
        if mail
    ]
    assert mails
    assert all(mail.endswith(".tanahbumbu.example") for mail in mails)


def test_what_fits_nowhere_has_a_category_of_its_own_at_the_end(found):
    last = list(found.categories.values())[-1]
    assert (last.code, last.agencies) == ("lainnya", ())
    assert all(c.agencies for c in found.categories.values() if c is not last)


def test_every_category_but_the_last_has_a_few_topics(found):
    topics = Counter(topic.category for topic in found.topics.values())
    assert set(topics) == set(found.categories) - {"lainnya"}
    assert all(3 <= n <= 6 for n in topics.values())


@pytest.mark.parametrize(
    ("topic", "receivers"),
    [
        ("pungutan-liar", ("inspektorat",)),
        ("petugas-kasar", ("inspektorat",)),
        ("kekerasan-terhadap-anak", ("p3ap2kb", "polres")),
        ("ancaman-pelapor", ("polres", "inspektorat")),
    ],
)
def test_a_delicate_topic_goes_only_to_those_who_may_know(found, topic, receivers):
    assert found.is_restricted(topic)
    assert found.allowed_agencies(topic, restricted=True) == receivers


def test_the_office_is_open_for_37_and_a_half_hours_with_an_hour_of_rest_a_day():
    hours = settings(CONTENT).hours
    assert hours == dict.fromkeys(range(5), (time(8), time(16, 30)))


def test_anonymous_filing_is_off_as_the_procedure_demands_an_identity():
    assert not settings(CONTENT).filing.allow_anonymous


@pytest.mark.parametrize("ahead", [0, 1], ids=["this year", "next year"])
def test_the_calendar_reaches_to_the_end_of_next_year(ahead):
    year = date.today().year + ahead
    kinds = Counter(day.kind for day in holidays(CONTENT) if day.date.year == year)
    assert kinds["libur"] >= 14, f"holidays.csv ends before {year}: run python -m infra.holidays"
    assert kinds["cuti_bersama"] >= 1


def test_the_holidays_are_those_that_the_command_writes():
    days = holidays(CONTENT)
    written = [(d.date.isoformat(), d.name, d.kind, "yes" if d.estimated else "") for d in days]
    assert written == lines(tuple({d.date.year for d in days}))


def test_nobody_works_at_christmas_nor_on_the_day_before():
    working = calendar(CONTENT)
    days = (date(2026, 12, n) for n in (23, 24, 25, 26, 27, 28))
    assert [working.is_working_day(day) for day in days] == [True, *[False] * 4, True]


def test_the_public_information_list_is_broad(found):
    records = dip(CONTENT, found)
    assert len(records) >= 64
    assert len({record.agency for record in records}) >= 18
    assert {record.category for record in records} == {"berkala", "serta_merta", "setiap_saat"}
    assert {"sop-pengaduan", "standar-pelayanan-pengaduan"} <= {record.id for record in records}


def test_no_emergency_number_is_claimed_to_work():
    assert emergency(CONTENT) == ()
