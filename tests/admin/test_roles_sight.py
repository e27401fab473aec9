"""What a role sees of a complaint: its own only, and never more than one of its roles allows."""

from __future__ import annotations

from functools import partial

import pytest

from functions.actions.perform import perform
from functions.domain import desk_acts, staff_acts
from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import STORY, filed

SECRET = "siti@contoh.id"


def report(office: Office, *agencies: str, kind: str = "complaint") -> str:
    """The number of a complaint of Siti's, at these agencies."""
    desk = office.desk
    number = filed(desk, kind=kind, description=f"{STORY} {kind} {agencies}").complaint.number
    if agencies:
        perform(
            desk,
            number,
            "staff:rina",
            lambda c, act: staff_acts.dispatch(c, act, desk.directory, agencies),
        )
    return number


def restrict(office: Office, number: str) -> None:
    perform(
        office.desk,
        number,
        "staff:rina",
        lambda c, act: desk_acts.flag(c, act, office.desk.directory, ["restricted"]),
    )


def opens(browser: Browser, number: str) -> bool:
    answer = browser.get(f"/admin/complaints/{number}")
    assert answer.status_code in (200, 404)
    assert (number in answer.text) == (answer.status_code == 200)
    return answer.status_code == 200


def reveal(office: Office, browser: Browser, number: str) -> tuple[int, bool, int]:
    """The status, whether Siti is on the page, and how many looks the audit knows afterwards."""
    answer = browser.post(f"/admin/complaints/{number}/reveal", "/admin/account")
    looks = [x for x in office.staff.audit.of_month(office.desk.now()) if x["what"] == "identity"]
    return answer.status_code, SECRET in answer.text, len(looks)


def test_a_coordinator_sees_what_is_at_their_agency_and_nothing_that_was_not(
    office: Office,
) -> None:
    mine, others, nobodys = report(office, "pupr"), report(office, "dishub"), report(office)
    browser = office.signed_in_as("coordinator", agency="pupr")
    assert [opens(browser, number) for number in (mine, others, nobodys)] == [True, False, False]
    assert reveal(office, browser, mine)[:2] == (403, False)


def test_a_coordinator_reads_and_cannot_act(office: Office) -> None:
    number = report(office, "pupr")
    page = office.signed_in_as("coordinator", agency="pupr").get(f"/admin/complaints/{number}").text
    for absent in ('<form method="post" action="/admin/complaints/', "Tindakan"):
        assert absent not in page
    assert "Riwayat" in page and SECRET not in page


def test_the_inspectorate_sees_restricted_complaints_only_and_never_who_reports(
    office: Office,
) -> None:
    secret, plain = report(office), report(office, "pupr")
    restrict(office, secret)
    browser = office.signed_in_as("inspektorat")
    assert [opens(browser, secret), opens(browser, plain)] == [True, False]
    assert reveal(office, browser, secret)[:2] == (403, False)
    assert not opens(office.signed_in_as("coordinator", agency="pupr"), secret)


def test_the_ppid_officer_learns_who_made_a_request_and_not_who_complains(office: Office) -> None:
    request, complaint = report(office, kind="ppid_request"), report(office, "pupr")
    browser = office.signed_in_as("ppid")
    assert [opens(browser, request), opens(browser, complaint)] == [True, False]
    assert reveal(office, browser, complaint) == (404, False, 0)
    assert reveal(office, browser, request) == (200, True, 1)


def test_the_right_of_one_role_and_the_sight_of_another_do_not_add_up(office: Office) -> None:
    number = report(office, "pupr")
    browser = office.signed_in_as("ppid", "coordinator", agency="pupr")
    assert opens(browser, number)
    assert "reveal" not in browser.get(f"/admin/complaints/{number}").text
    assert reveal(office, browser, number) == (403, False, 0)


def test_an_act_is_recorded_with_who_and_on_what_and_a_refused_one_is_not(
    office: Office, clock: Clock
) -> None:
    browser, number = office.signed_in(), report(office)
    assert browser.act(number, "dispatch", via="mail").status_code == 422, "to whom?"
    assert office.staff.audit.of_month(clock.now) == []
    assert browser.act(number, "dispatch", agency="dishub", via="mail").status_code == 303
    [line] = office.staff.audit.of_month(clock.now)
    assert (line["who"], line["what"], line["number"]) == ("rina", "act dispatch", number)
    assert set(line) == {"at", "who", "what", "number"}, "no text, no name"


@pytest.mark.parametrize("title", ["Petugas goblok", ""])
def test_who_does_not_act_reads_no_abusive_word(office: Office, title: str) -> None:
    rude = "Lampu mati sebulan, dasar GOBLOK semua petugasnya."
    number = filed(office.desk, description=rude, title=title).complaint.number
    dispatch = partial(staff_acts.dispatch, directory=office.desk.directory, agencies=("pupr",))
    perform(office.desk, number, "staff:rina", dispatch)
    theirs = office.signed_in_as("coordinator", agency="pupr")
    file = "/admin/queue/export?view=open&format=csv"
    for address in (f"/admin/complaints/{number}", "/admin/queue?view=open", file):
        page = theirs.get(address).text
        assert number in page and "goblok" not in page.lower(), address
    assert "G....." in theirs.get(f"/admin/complaints/{number}").text
    assert rude in office.signed_in().get(f"/admin/complaints/{number}").text
