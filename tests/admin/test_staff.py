"""The accounts of the staff: made, changed, shut and opened again, and what nobody can do."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from werkzeug.test import TestResponse

from functions.storage.roster import Roster
from tests.admin.conftest import Browser, Office


@pytest.fixture
def admin(office: Office) -> Browser:
    return office.signed_in("rina")


def invite(admin: Browser, **fields: object) -> TestResponse:
    given = {"username": "budi", "email": "budi@contoh.example", "roles": ["operator"]}
    return admin.post("/admin/staff/new", **(given | fields))


def do(admin: Browser, name: str, act: str, **fields: object) -> TestResponse:
    return admin.post(f"/admin/staff/{name}/{act}", "/admin/staff/new", **fields)


def password_on(answer: TestResponse) -> str:
    found = re.search(r'<p class="code">([^<]+)</p>', answer.text)
    assert answer.status_code == 200 and found, answer.text
    return found[1]


def an_hour_ago(office: Office, browser: Browser) -> None:
    """Somebody who is signed in signed in an hour ago."""
    cookie = browser.client.get_cookie("desk")
    assert cookie
    sessions = office.staff.sessions
    session = sessions.get(cookie.value, datetime.now(UTC))
    assert session
    sessions.put(cookie.value, replace(session, expires=session.expires - timedelta(hours=1)))


def is_in(browser: Browser) -> bool:
    return browser.get("/admin/account").status_code == 200


def recorded(office: Office) -> list[str]:
    lines = office.staff.audit.of_month(office.desk.now())
    return sorted(
        f"{line['who']} {line['what']} {line['number']} {line.get('note', '')}".strip()
        for line in lines
    )


def test_an_invited_person_signs_in_with_the_password_that_was_shown_once(
    office: Office, admin: Browser
) -> None:
    fields: dict[str, Any] = {"roles": ["coordinator", "operator"], "agency": "pupr"}
    password = password_on(invite(admin, username="Budi.S", **fields))
    assert re.fullmatch(r"[A-Z][a-z]{5}-[a-z]{6}-[a-z]{6}-\d{4}", password)
    page = admin.get("/admin/staff/budi.s").text
    assert password not in page and "Belum pernah masuk" in page
    assert "Operator, Pejabat penghubung" in page and "budi@contoh.example" in page
    budi = office.browser()
    assert budi.sign_in("budi.s", password).location == "/admin/login/password"
    budi.post("/admin/login/password", new_password="Sandi-Baru-2026")
    assert "Pekerjaan Umum" in budi.get("/admin/account").text
    assert "Aktif" in admin.get("/admin/staff/budi.s").text
    assert recorded(office) == ["rina staff invite budi.s coordinator, operator pupr"]


WRONG: list[tuple[dict[str, object], str]] = [
    ({"username": "Siti Rahmah"}, "username"),
    ({"username": "new"}, "username"),
    ({"username": "rina"}, "username"),
    ({"email": "budi"}, "email"),
    ({"roles": []}, "roles"),
    ({"roles": ["bos"]}, "roles"),
    ({"roles": ["admin", "auditor"]}, "roles"),
    ({"roles": ["coordinator"]}, "agency"),
    ({"roles": ["coordinator"], "agency": "entah"}, "agency"),
]


def test_what_is_wrong_stands_beside_the_field_and_nothing_is_made(
    office: Office, admin: Browser
) -> None:
    for fields, field in WRONG:
        answer = invite(admin, **fields)
        assert answer.status_code == 422, fields
        assert f'id="{field}-galat"' in answer.text, (fields, field)
        name = str(fields.get("username", "budi")).lower()
        assert f'value="{name}"' in answer.text.lower()
    assert [a.person.username for a in office.staff.roster().page().accounts] == ["rina"]


def test_new_roles_count_at_the_next_click(office: Office, admin: Browser) -> None:
    budi = office.signed_in_as("operator", name="budi")
    assert budi.get("/admin/queue").status_code == 403
    answer = do(admin, "budi", "roles", roles=["coordinator"], agency="pupr")
    assert answer.location == "/admin/staff/budi?done=roles"
    assert budi.get("/admin/queue").status_code == 200
    assert budi.get("/admin/complaints/new").status_code == 403
    do(admin, "budi", "roles", roles=["operator"], agency="pupr")
    assert budi.get("/admin/queue").status_code == 403
    assert office.staff.accounts.standing("budi").person.agency == ""
    answer = do(admin, "budi", "roles")
    assert answer.status_code == 422 and 'id="roles-galat"' in answer.text
    wanted = ["rina staff roles budi coordinator pupr", "rina staff roles budi operator"]
    assert recorded(office) == wanted


def test_whoever_is_disabled_is_out_at_once_and_for_good(office: Office, admin: Browser) -> None:
    budi = office.signed_in_as("operator", name="budi")
    an_hour_ago(office, budi)
    assert is_in(budi)
    thief = office.browser()
    cookie = budi.client.get_cookie("desk")
    assert cookie
    thief.client.set_cookie("desk", cookie.value)
    assert do(admin, "budi", "disable").location == "/admin/staff/budi?done=disable"
    assert not is_in(budi)
    assert office.browser().sign_in("budi").status_code == 403
    assert do(admin, "budi", "enable").status_code == 303
    assert not is_in(thief), "a cookie from before"
    assert office.browser().sign_in("budi").status_code == 303
    assert recorded(office) == ["rina staff disable budi", "rina staff enable budi"]


def test_a_new_password_ends_every_session_and_the_old_password(
    office: Office, admin: Browser
) -> None:
    budi = office.signed_in_as("operator", name="budi")
    an_hour_ago(office, budi)
    password = password_on(do(admin, "budi", "password"))
    assert not is_in(budi)
    assert office.browser().sign_in("budi").status_code == 403
    assert office.browser().sign_in("budi", password).location == "/admin/login/password"
    assert password not in str(recorded(office))


def test_a_lost_phone_means_a_new_app_and_the_same_account(office: Office, admin: Browser) -> None:
    boto3.client("cognito-idp").set_user_pool_mfa_config(
        UserPoolId=office.pool,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        MfaConfiguration="ON",
    )
    password = password_on(invite(admin, roles=["coordinator"], agency="pupr"))
    budi = office.browser()
    budi.sign_in("budi", password)
    budi.post("/admin/login/password", new_password="Sandi-Baru-2026")
    assert budi.post("/admin/login/enrol", totp="123456").status_code == 303
    an_hour_ago(office, budi)
    before = office.staff.roster().one("budi")

    password = password_on(do(admin, "budi", "code"))
    assert not is_in(budi)
    after = office.staff.roster().one("budi")
    assert (after.person, after.email) == (before.person, before.email)
    anew = office.browser()
    anew.sign_in("budi", password)
    anew.post("/admin/login/password", new_password="Sandi-Baru-2027")
    assert "otpauth://" in anew.get("/admin/login/enrol").text


def test_only_what_is_disabled_can_be_removed(office: Office, admin: Browser) -> None:
    invite(admin)
    answer = do(admin, "budi", "remove")
    assert answer.status_code == 409 and "Nonaktifkan dulu" in answer.text
    do(admin, "budi", "disable")
    assert "Akun dihapus" in admin.get(do(admin, "budi", "remove").location).text
    assert admin.get("/admin/staff/budi").status_code == 404
    assert do(admin, "budi", "enable").status_code == 404


def test_nobody_acts_on_their_own_account(office: Office, admin: Browser) -> None:
    assert "Ini akun Anda sendiri" in admin.get("/admin/staff/rina").text
    for act in ("roles", "disable", "enable", "password", "code", "remove"):
        answer = do(admin, "rina", act, roles=["auditor"])
        assert answer.status_code == 409 and "Minta admin lain" in answer.text, act
    assert admin.get("/admin/").status_code == 200 and recorded(office) == []


def test_the_last_admin_stays_even_when_two_take_each_other_away(
    office: Office, admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them was an admin when the request began."""
    office.hire("budi")
    cognito = boto3.client("cognito-idp")
    disable, set_roles = Roster.disable, Roster.set_roles

    def meanwhile(act: Any) -> Any:
        def acting(self: Roster, *arguments: Any) -> None:
            act(self, *arguments)
            cognito.admin_disable_user(UserPoolId=office.pool, Username="rina")

        return acting

    for act, name in ((disable, "disable"), (set_roles, "set_roles")):
        with monkeypatch.context() as patch:
            patch.setattr(Roster, name, meanwhile(act))
            answer = do(admin, "budi", name.removeprefix("set_"), roles=["operator"])
        assert answer.status_code == 409 and "tidak ada admin lagi" in answer.text
        cognito.admin_enable_user(UserPoolId=office.pool, Username="rina")
        assert office.staff.accounts.standing("budi").person.roles == {"admin"}


def test_the_list_shows_how_each_account_stands_page_after_page(
    office: Office, admin: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("functions.storage.roster.PAGE", 3)
    office.hire("ani", "coordinator", agency="pupr")
    office.hire("tamu", role="")
    office.hire("yudi", role="", permanent=False)
    first = admin.get("/admin/staff").text
    names = set(re.findall(r'href="/admin/staff/([a-z0-9]+)"><strong>', first))
    assert len(names) == 3 and "Pejabat penghubung · Dinas Pekerjaan Umum" in first
    assert "Belum punya peran" in first and "Tanpa kode sekali pakai" in first
    way = re.search(r'href="(/admin/staff\?[^"]*start=[^"]*)"', first)
    assert way
    second = admin.get(way[1].replace("&amp;", "&")).text
    assert len(names | set(re.findall(r'href="/admin/staff/([a-z0-9]+)"><strong>', second))) == 4
    found = admin.get("/admin/staff?name=An").text
    assert "ani" in found and "rina" not in found.split("<h1>")[1]
    assert "Tidak ada nama pengguna" in admin.get('/admin/staff?name=x"y').text
