"""A list is worked through without going back to it."""

from __future__ import annotations

import re

import pytest

from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import filed

NEW = "view=new"


@pytest.fixture
def numbers(office: Office, clock: Clock) -> list[str]:
    found = []
    for n in range(3):
        clock.advance(days=1)
        found.append(filed(office.desk, title=f"Lampu {n}").complaint.number)
    return found


@pytest.fixture
def admin(office: Office) -> Browser:
    return office.signed_in_as("admin")


def dispatch(browser: Browser, address: str) -> str:
    """Press the button on the page of an address; the address that comes up."""
    page = browser.get(address).text
    carried = re.search(r'name="list" value="([^"]*)"', page)
    number = re.search(r"TB-\w{4}-\w{4}", address.split("?", maxsplit=1)[0])
    assert carried and number
    fields = {"agency": "dishub", "via": "mail", "list": carried[1].replace("&amp;", "&")}
    answer = browser.post(f"/admin/complaints/{number[0]}/dispatch", address, **fields)
    assert answer.status_code == 303, answer.text
    return str(browser.get(answer.location).location)


def test_each_dispatch_brings_up_the_next_and_the_last_one_the_list(
    admin: Browser, numbers: list[str]
) -> None:
    address = f"/admin/complaints/{numbers[0]}?{NEW}"
    assert f'href="{address}"' in admin.get(f"/admin/queue?{NEW}").text
    second = dispatch(admin, address)
    assert second.startswith(f"/admin/complaints/{numbers[1]}?{NEW}")
    page = admin.get(second).text
    assert f"{numbers[0]}: Laporan diteruskan. Ini yang berikutnya." in page
    assert "autofocus" in page.split('id="dispatch-agency"')[1].split(">")[0]
    third = dispatch(admin, second)
    assert numbers[2] in third
    assert dispatch(admin, third) == f"/admin/queue?{NEW}"


def test_the_lists_own_filters_go_along(admin: Browser, office: Office, numbers: list[str]) -> None:
    other = filed(office.desk, description="Jalan berlubang.", category="jalan-berlubang")
    address = f"/admin/next?{NEW}&category=jalan-jembatan"
    assert admin.get(address).location.startswith(
        f"/admin/complaints/{other.complaint.number}?{NEW}&category=jalan-jembatan"
    )


def test_what_a_colleague_holds_is_not_brought_up(
    office: Office, admin: Browser, numbers: list[str]
) -> None:
    colleague = office.signed_in_as("admin", name="budi")
    for number in (numbers[0], numbers[1]):
        colleague.act(number, "take")
    assert numbers[2] in admin.get(f"/admin/next?{NEW}").location


def test_an_act_that_leaves_it_ours_stays_on_the_page_and_in_the_list(
    admin: Browser, numbers: list[str]
) -> None:
    fields = {"urgent": "true", "list": NEW}
    answer = admin.act(numbers[0], "flag", **fields)
    assert answer.location.endswith(f"/{numbers[0]}?done=flag&{NEW}")


def test_a_list_that_nobody_wrote_leads_nowhere_else(admin: Browser, numbers: list[str]) -> None:
    answer = admin.act(numbers[0], "dispatch", agency="dishub", via="mail", list="//evil.example")
    assert answer.location == f"/admin/complaints/{numbers[0]}?done=dispatch"
    assert admin.get("/admin/next?view=bulan").status_code == 404
