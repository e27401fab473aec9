"""Who may open what: each role and each route, and where signing in leads."""

from __future__ import annotations

import re
from importlib import import_module

import boto3
import pytest

from functions.domain.roles import ANYONE, CASE, RIGHTS, ROLES, SIGNED_IN, Person
from functions.faces.admin import menu
from functions.faces.admin.access import own_place
from functions.faces.admin.routes import BY_ENDPOINT, ROUTES
from tests.admin.conftest import Office
from tests.desks import filed

REFUSED = "Akun Anda tidak berhak membuka halaman ini."

PAGES = [route for route in ROUTES if route.right != ANYONE]


def test_every_route_names_a_right(office: Office) -> None:
    rights = {ANYONE, SIGNED_IN, *RIGHTS}
    assert not [route for route in ROUTES if route.right not in rights]
    assert set(office.app.view_functions) == {route.endpoint for route in ROUTES}
    assert len(BY_ENDPOINT) == len(ROUTES) and not list(office.app.url_map.iter_rules())


def test_every_route_is_found_at_its_address_and_its_view_is_there(office: Office) -> None:
    for route in ROUTES:
        path = re.sub(r"<[^>]+>", "x", route.address)
        with office.app.test_request_context(path, method=route.method) as context:
            assert context.request.endpoint == route.endpoint
        module, _, name = route.view.partition(":")
        assert callable(getattr(import_module(route.module), name)), f"{module} has no {name}"


def test_anyone_may_only_sign_in() -> None:
    open_to_all = {route.address for route in ROUTES if route.right == ANYONE}
    assert open_to_all == {"/admin/login", "/admin/login/<step>"}


def test_the_menu_asks_for_the_same_rights_as_the_pages() -> None:
    rights = {route.address: route.right for route in ROUTES if route.method == "GET"}
    assert [row for row in menu.ROWS if rights[row.address] != row.right] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_the_routes_of_its_rights_and_no_other(office: Office, role: str) -> None:
    """What lies behind an open door may be missing or ask for fields; a shut one says so."""
    browser = office.signed_in_as(role, agency="pupr")
    number = filed(office.desk).complaint.number
    token = re.search(r'name="csrf_token" value="(\w+)"', browser.get("/admin/account").text)
    assert token
    may = Person(role, frozenset({role})).may
    for route in PAGES:
        address = route.address.replace("<number>", number).replace("<act>", "flag")
        address = re.sub(r"<[^>]+>", "x", address)
        if address == "/admin/logout":
            continue
        fields = {"csrf_token": token[1]} if route.method == "POST" else None
        answer = browser.client.open(address, method=route.method, data=fields)
        is_refused = answer.status_code == 403 and REFUSED in answer.text
        is_led_away = route.address == "/admin/" and answer.status_code == 303
        assert (is_refused or is_led_away) != may(route.right), (role, route, answer.status)
        assert answer.status_code != 500, (role, route)


@pytest.mark.parametrize("role", ROLES)
def test_everybody_lands_on_a_page_of_their_own(office: Office, role: str) -> None:
    browser = office.signed_in_as(role, agency="pupr")
    answer = browser.client.get("/admin/", follow_redirects=True)
    assert answer.status_code == 200 and "<h1>" in answer.text
    shown = re.findall(r'<li><a href="(/admin/[^"]*)"', answer.text.split("</nav>")[0])
    may = Person(role, frozenset({role})).may
    assert shown == [row.address for row in menu.ROWS if may(row.right)]


def test_several_roles_add_up(office: Office) -> None:
    browser = office.signed_in_as("operator", "auditor", "leader")
    page = browser.get("/admin/account").text
    for role in ("operator", "auditor", "leader"):
        assert ROLES[role].label in page


def test_a_coordinator_without_an_agency_is_told_whom_to_ask(office: Office) -> None:
    page = office.signed_in_as("coordinator").get("/admin/account").text
    assert "Dinas Anda belum diatur" in page
    other = office.signed_in_as("coordinator", agency="pupr", name="budi")
    page = other.get("/admin/account").text
    assert "Dinas Anda belum diatur" not in page and "Pekerjaan Umum" in page


def test_a_complaint_that_one_may_not_know_of_does_not_exist(office: Office) -> None:
    number = filed(office.desk).complaint.number
    unknown = office.signed_in_as("admin").get("/admin/complaints/TB-2222-2222")
    for role in ROLES:
        if CASE in ROLES[role].rights and role != "admin":
            browser = office.signed_in_as(role, agency="pupr")
            answer = browser.get(f"/admin/complaints/{number}")
            assert (answer.status_code, answer.text.count(number)) == (404, 0), role
            assert re.search("lead.*", answer.text)[0] == re.search("lead.*", unknown.text)[0]  # type: ignore[index]


# --- a change while somebody is signed in -------------------------------------------------------


def test_a_role_taken_away_counts_at_the_next_click(office: Office) -> None:
    browser = office.signed_in_as("admin", "auditor")
    who = {"UserPoolId": office.pool, "Username": "admin"}
    boto3.client("cognito-idp").admin_remove_user_from_group(**who, GroupName="admin")
    answer = browser.get("/admin/queue")
    assert answer.status_code == 403 and REFUSED in answer.text
    assert browser.get("/admin/account").status_code == 200


def test_a_deleted_account_is_out(office: Office) -> None:
    browser = office.signed_in_as("admin")
    boto3.client("cognito-idp").admin_delete_user(UserPoolId=office.pool, Username="admin")
    assert browser.get("/admin/").location == "/admin/login"
    assert browser.sign_in("admin").status_code == 403


def test_a_token_of_another_session_is_refused(office: Office) -> None:
    mine, theirs = office.signed_in_as("admin"), office.signed_in_as("operator")
    token = re.search(r'name="csrf_token" value="(\w+)"', theirs.get("/admin/account").text)
    assert token
    answer = mine.client.post("/admin/logout", data={"csrf_token": token[1]})
    assert answer.status_code == 403
    assert mine.get("/admin/").status_code == 200


# --- the page that was asked for ----------------------------------------------------------------


def test_signing_in_leads_to_the_page_that_was_asked_for(office: Office) -> None:
    number = filed(office.desk).complaint.number
    path = f"/admin/complaints/{number}"
    office.hire("budi", permanent=False)
    browser = office.browser()
    way = browser.get(path).location
    assert way == f"/admin/login?next=%2Fadmin%2Fcomplaints%2F{number}"
    wrong = browser.post("/admin/login", way, username="budi", password="x", next=path)
    assert f'name="next" value="{path}"' in wrong.text
    token = re.search(r'name="csrf_token" value="(\w+)"', wrong.text)
    assert token
    fields = {"username": "budi", "password": "Tanah-Bumbu-2026", "next": path}
    answer = browser.client.post("/admin/login", data=fields | {"csrf_token": token[1]})
    assert answer.location == "/admin/login/password"
    answer = browser.post("/admin/login/password", new_password="Sandi-Baru-2026")
    assert answer.location == path


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/admin/queue?view=agency&start=A~1", "/admin/queue?view=agency&start=A~1"),
        ("/admin/find?number=TB%201", "/admin/find?number=TB%201"),
        ("/admin/", ""),
        ("", ""),
        ("https://jahat.example/admin/queue", ""),
        ("//jahat.example/admin/queue", ""),
        ("/admin//jahat.example", ""),
        ("/admin/\\jahat.example", ""),
        ("/admin/../lapor/", ""),
        ("/admin/queue\r\nSet-Cookie: desk=1", ""),
        ("/admin/queue\n", ""),
        ("/administrasi", ""),
        ("/admin/login/totp", ""),
        ("/admin/logout", ""),
        ("/admin/" + "a" * 400, ""),
    ],
)
def test_only_an_own_page_is_led_to(asked: str, leads: str) -> None:
    assert own_place(asked) == leads
