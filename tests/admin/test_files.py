"""The whole file of a complaint, out of the archive: for those who act, and each look recorded."""

from __future__ import annotations

from functions.actions.perform import perform
from functions.domain import citizen_acts
from functions.jobs.filing import run
from functions.wiring.filing import archivist
from tests.admin.conftest import Office
from tests.clock import Clock
from tests.desks import STORY, filed
from tests.emulated import Aws


def ended(office: Office) -> str:
    number = filed(office.desk).complaint.number
    perform(office.desk, number, "reporter", citizen_acts.withdraw)
    return number


def test_the_file_of_what_ended_is_read_from_its_page(
    office: Office, aws: Aws, clock: Clock
) -> None:
    browser, number = office.signed_in(), ended(office)
    link = f"/admin/files/{number}.html"
    assert link in browser.get(f"/admin/complaints/{number}").text
    soon = browser.get(link)
    assert soon.status_code == 404 and "belum ditulis" in soon.text
    run(archivist(aws, clock))
    page = browser.get(link)
    assert page.status_code == 200 and STORY in page.text and "Disimpan sampai" in page.text
    assert browser.get(f"/admin/files/{number}.json").json["number"] == number
    looks = [
        line for line in office.staff.audit.of_month(clock()) if line["what"] == "archive file"
    ]
    assert [(line["who"], line["number"]) for line in looks] == [("rina", number)] * 2


def test_an_open_complaint_offers_no_file(office: Office) -> None:
    browser, number = office.signed_in(), filed(office.desk).complaint.number
    assert "/admin/files/" not in browser.get(f"/admin/complaints/{number}").text
    assert browser.get(f"/admin/files/{number}.html").status_code == 404


def test_a_paper_beside_the_file_is_a_link_of_some_minutes(office: Office) -> None:
    browser, number = office.signed_in(), ended(office)
    answer = browser.get(f"/admin/files/{number}/1-abcd1234.jpg")
    assert answer.status_code == 303
    assert f"/files/{number}/1-abcd1234.jpg?X-Amz" in answer.location
    assert browser.get(f"/admin/files/{number}/..%2Fx.jpg").status_code == 404


def test_who_does_not_act_does_not_read_the_offices_notes_there(office: Office) -> None:
    number = ended(office)
    for role in ("auditor", "leader", "inspektorat", "operator"):
        browser = office.signed_in_as(role)
        assert browser.get(f"/admin/files/{number}.html").status_code == 403, role
    theirs = office.signed_in_as("coordinator", agency="pupr")
    assert theirs.get(f"/admin/files/{number}.html").status_code == 403
