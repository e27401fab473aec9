"""The search box: what leads to a complaint, what tells nothing, what stays out of addresses."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from functions.actions import find as finding
from functions.actions.perform import perform
from functions.domain import desk_acts, staff_acts
from functions.domain.identity import Identity
from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import filed

SITI = Identity(name="Siti Nurhaliza", phone="+6281250987654", email="siti.n@surat.example")
BUDI = Identity(name="Budi Santoso", phone="+6281250987655")
BRIDGE = "Jembatan gantung di desa kami rusak berat dan berbahaya."


def search(browser: Browser, typed: str) -> str:
    """The page that a search ends on."""
    answer = browser.post("/admin/find", "/admin/find", q=typed)
    return browser.get(answer.location).text if answer.status_code == 303 else answer.text


@pytest.fixture
def two(office: Office, clock: Clock) -> tuple[str, str]:
    first = filed(office.desk, identity=SITI).complaint.number
    clock.advance(minutes=1)
    return first, filed(office.desk, description=BRIDGE, identity=BUDI).complaint.number


def test_a_complaint_is_found_by_whatever_its_reporter_says(
    office: Office, two: tuple[str, str]
) -> None:
    lamp, bridge = two
    browser = office.signed_in()
    swapped = lamp[:-1] + ("A" if lamp[-1] != "A" else "B")
    for typed in ("0812-5098-7654", "SITI.N@surat.example", "nurhaliza", "lampu siti", swapped):
        page = search(browser, typed)
        assert lamp in page and bridge not in page, typed
    assert bridge in search(browser, "jembatannya") and bridge in search(browser, "desa budi")
    both = [filed(office.desk, description=f"{BRIDGE} {n}").complaint.number for n in "ab"]
    assert all(number in search(browser, "jembatan") for number in (bridge, *both))


def test_a_number_leads_straight_to_its_complaint(office: Office, two: tuple[str, str]) -> None:
    browser = office.signed_in()
    typed = two[0].lower().replace("-", " ")
    answer = browser.post("/admin/find", "/admin/find", q=typed)
    assert answer.location == f"/admin/complaints/{two[0]}"


def test_what_finds_nothing_stays_in_the_box(office: Office, two: tuple[str, str]) -> None:
    answer = office.signed_in().post("/admin/find", "/admin/find", q="jembatan siti")
    assert answer.status_code == 200 and "Tidak ada yang cocok" in answer.text
    assert 'value="jembatan siti"' in answer.text


def test_no_address_and_no_audit_line_tells_who_was_looked_for(
    office: Office, two: tuple[str, str]
) -> None:
    browser = office.signed_in()
    answer = browser.post("/admin/find", "/admin/find", q="081250987654")
    assert re.fullmatch(r"/admin/find\?k=[\w%-]{20,}", answer.location)
    assert "1250987654" not in answer.location
    lines = office.staff.audit.of_month(office.desk.now())
    [line] = [line for line in lines if line["what"] == "find"]
    assert line["who"] == "rina" and "125098" not in str(line)


def test_who_may_not_read_identities_cannot_find_by_them(
    office: Office, two: tuple[str, str]
) -> None:
    for number in two:
        perform(
            office.desk,
            number,
            "staff:rina",
            lambda c, act: staff_acts.dispatch(c, act, office.desk.directory, ("dishub",)),
        )
    other = filed(office.desk, description=f"{BRIDGE} Lagi.").complaint.number
    browser = office.signed_in_as("coordinator", agency="dishub")
    page = search(browser, "jembatan")
    assert two[1] in page and other not in page, "what is at the agency"
    for typed in ("081250987654", "siti.n@surat.example", "nurhaliza", "jembatan budi"):
        assert "Tidak ada yang cocok" in search(browser, typed), typed


def test_a_restricted_complaint_is_found_by_those_who_may_know_of_it(
    office: Office, two: tuple[str, str]
) -> None:
    perform(
        office.desk,
        two[1],
        "staff:rina",
        lambda c, act: desk_acts.flag(c, act, office.desk.directory, ["restricted"]),
    )
    inspector = office.signed_in_as("inspektorat")
    assert two[1] in search(inspector, "jembatan")
    assert two[0] not in search(inspector, "lampu")
    assert "Tidak ada yang cocok" in search(inspector, two[0])


def test_more_than_a_page_goes_on_with_older_ones(
    office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "ROWS", 2)
    monkeypatch.setattr(finding, "WINDOW", 3)
    numbers = []
    for n in range(5):
        clock.advance(minutes=1)
        numbers.append(filed(office.desk, description=f"Lampu jalan nomor {n} mati.").complaint)
        filed(office.desk, description=f"Jalan berlubang nomor {n}.", identity=BUDI)
    browser = office.signed_in()
    page, seen = search(browser, "jalan siti"), []
    while True:
        seen += re.findall(r'href="/admin/complaints/(TB-[^"]+)"', page)
        link = re.search(r'href="(/admin/find\?k=[^"]+)"', page)
        if not link:
            break
        page = browser.get(link[1].replace("&amp;", "&")).text
    assert seen == [c.number for c in reversed(numbers)]


@pytest.mark.parametrize("address", ["k=abc", "k=..", f"k={'a' * 20}&start=x"])
def test_an_address_that_no_search_made_is_no_page(office: Office, address: str) -> None:
    assert office.signed_in().get(f"/admin/find?{address}").status_code == 404


def test_a_complaint_that_never_came_to_be_is_left_out(office: Office) -> None:
    complaint = filed(office.desk, identity=SITI).complaint
    ghost = replace(complaint, number="TB-0000-0000")
    key = finding.Key("name", "nurhaliza")
    office.desk.finds.put(ghost.number, ghost.filed_at, [key])
    page = search(office.signed_in(), "nurhaliza")
    assert complaint.number in page and ghost.number not in page
