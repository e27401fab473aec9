"""The saved lists: each shows what it says, under its filters, to whoever may know of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from functions.actions.file_complaint import file_complaint
from functions.actions.perform import perform
from functions.domain import agency_acts, citizen_acts, desk_acts, staff_acts
from functions.domain.identity import Identity
from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import submission

STORY = "Jalan berlubang di depan sekolah, nomor"
Act = tuple[str, Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class Desk:
    """Files complaints and moves them on, each called by a name."""

    def __init__(self, office: Office) -> None:
        self.office, self.numbers = office, dict[str, str]()

    def file(self, name: str, channel: str = "web", **facts: Any) -> Desk:
        sent = submission(description=f"{STORY} {name}.", **facts)
        filed = file_complaint(self.office.desk, sent, channel=channel)
        self.numbers[name] = filed.complaint.number
        return self

    def do(self, name: str, decide: Any, *given: Any, by: str = "staff:rina", **more: Any) -> Desk:
        def decided(complaint: Any, act: Any) -> Any:
            return decide(complaint, act, *given, **more)

        perform(self.office.desk, self.numbers[name], by, decided)
        return self

    def dispatch(self, name: str, agency: str = "pupr") -> Desk:
        return self.do(name, staff_acts.dispatch, self.office.desk.directory, (agency,))

    def answer(self, name: str) -> Desk:
        how = {"type": "final", "follow_up": "none"}
        return self.do(name, agency_acts.answer, "pupr", by="agency:pupr", **how)

    def flag(self, name: str, *flags: str) -> Desk:
        return self.do(name, desk_acts.flag, self.office.desk.directory, flags)

    def in_list(self, browser: Browser, query: str) -> set[str]:
        """Names of the complaints on the page of a list."""
        found = re.findall(
            r"/admin/complaints/(TB-\w+-\w+)", browser.get(f"/admin/queue?{query}").text
        )
        return {name for name, number in self.numbers.items() if number in found}


@pytest.fixture
def full(office: Office) -> Desk:
    """A complaint in every list that matters."""
    desk = Desk(office)
    desk.file("new").file("asked").do("asked", staff_acts.ask)
    desk.file("sent").dispatch("sent").file("back").dispatch("back")
    desk.do("back", agency_acts.return_, "pupr", by="agency:pupr")
    desk.file("answer", identity=Identity("Siti", address="Gang 3")).dispatch("answer")
    desk.answer("answer")
    desk.file("lapor", "lapor").dispatch("lapor").answer("lapor").do("lapor", staff_acts.relay)
    desk.file("urgent").dispatch("urgent").flag("urgent", "urgent")
    desk.file("secret").flag("secret", "restricted", "urgent")
    desk.file("over").do("over", citizen_acts.withdraw, by="reporter")
    desk.file("replied").dispatch("replied").do("replied", citizen_acts.reply, by="reporter")
    return desk


LISTS = {
    "admin": "new back answer secret",
    "new": "new secret",
    "relay": "answer",
    "calls": "answer",
    "returned": "back",
    "replies": "replied",
    "agency": "sent urgent replied",
    "reporter": "asked lapor",
    "urgent": "urgent secret",
    "restricted": "secret",
    "strategic": "",
    "lapor": "lapor",
    "open": "new asked sent back answer lapor urgent secret replied",
    "done": "over",
    "mine": "",
    "overdue": "",
    "stuck": "",
}


def test_each_list_shows_what_it_says(full: Desk) -> None:
    browser = full.office.signed_in()
    for view, names in LISTS.items():
        assert full.in_list(browser, f"view={view}") == set(names.split()), view


def test_filters_narrow_a_list_and_can_be_taken_off(office: Office, clock: Clock) -> None:
    desk = Desk(office).file("aspiration", kind="aspiration", district="63.10.04")
    clock.advance(days=8)
    desk.file("phone", "phone", category="jalan-berlubang").dispatch("phone").file("web")
    browser = office.signed_in()
    for query, names in {
        "kind=aspiration": "aspiration",
        "channel=phone": "phone",
        "channel=web": "aspiration web",
        "category=jalan-jembatan": "phone",
        "agency=pupr": "phone",
        "district=63.10.04": "aspiration",
        "age=7": "aspiration",
        "age=7&kind=complaint": "",
    }.items():
        assert desk.in_list(browser, f"view=open&{query}") == set(names.split()), query
    page = browser.get("/admin/queue?view=open&age=7&kind=complaint").text
    assert "Tidak ada yang cocok dengan saringan ini." in page and "Hapus saringan" in page
    assert browser.get("/admin/queue?view=open&age=8").status_code == 404


def test_a_coordinator_sees_the_agencys_own_and_the_inspectorate_what_is_restricted(
    full: Desk,
) -> None:
    coordinator = full.office.signed_in_as("coordinator", agency="pupr")
    own = {"sent", "back", "answer", "lapor", "urgent", "replied"}
    assert full.in_list(coordinator, "view=open") == own
    inspector = full.office.signed_in_as("inspektorat")
    assert full.in_list(inspector, "view=open") == {"secret"}
    for browser in (coordinator, inspector):
        assert browser.get("/admin/queue?view=mine").status_code == 404
    assert coordinator.get("/admin/queue?view=restricted").status_code == 404


def test_what_closed_without_its_copy_for_lapor_stays_in_that_list_until_it_is_made(
    full: Desk,
) -> None:
    browser = full.office.signed_in()
    full.do("lapor", staff_acts.close)
    assert full.in_list(browser, "view=lapor") == {"lapor"}
    assert full.in_list(browser, "view=done") == {"lapor", "over"}
    assert "lapor" not in full.in_list(browser, "view=open")
    full.do("lapor", desk_acts.copied_to_lapor)
    assert full.in_list(browser, "view=lapor") == set()
    assert full.in_list(browser, "view=done") == {"lapor", "over"}


def test_the_archive_is_looked_through_by_the_year_in_which_a_complaint_ended(full: Desk) -> None:
    browser = full.office.signed_in()
    assert full.in_list(browser, "view=done&year=2026") == {"over"}
    assert full.in_list(browser, "view=done&year=2025") == set()
    assert 'name="year"' in browser.get("/admin/queue?view=done").text
    assert 'name="year"' not in browser.get("/admin/queue?view=open").text
    assert browser.get("/admin/queue?view=done&year=1850").status_code == 404
