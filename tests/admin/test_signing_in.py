from __future__ import annotations

import re

import boto3
import pytest

from functions.domain.errors import NotAllowed
from functions.domain.staff import ENROL, Progress
from tests.admin.conftest import PASSWORD, Office


def refuse(*_: str) -> Progress:
    raise NotAllowed("Kode tidak cocok.")


def test_the_right_password_leads_to_the_morning_page(office: Office) -> None:
    browser = office.signed_in()
    page = browser.get("/admin/")
    assert page.status_code == 200 and "Pagi ini" in page.text
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("name", "password"), [("rina", "salah"), ("siapa", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_sound_alike(
    office: Office, name: str, password: str
) -> None:
    office.hire("rina")
    answer = office.browser().sign_in(name, password)
    assert answer.status_code == 403
    assert "Nama pengguna atau kata sandi tidak cocok." in answer.text
    assert f'value="{name}"' in answer.text


def test_too_many_wrong_passwords_close_the_door_for_an_hour(office: Office) -> None:
    office.hire("rina")
    browser = office.browser()
    for _ in range(office.desk.settings.limits.logins_per_hour):
        browser.sign_in("rina", "salah")
    assert browser.sign_in("rina", PASSWORD).status_code == 429


def test_the_first_sign_in_asks_for_a_password_of_ones_own(office: Office) -> None:
    office.hire("budi", permanent=False)
    browser = office.browser()
    assert browser.sign_in("budi").location == "/admin/login/password"
    answer = browser.post("/admin/login/password", new_password="Sandi-Baru-2026")
    assert answer.location == "/admin/"
    assert browser.get("/admin/").status_code == 200


def test_an_unfinished_sign_in_opens_nothing(office: Office) -> None:
    office.hire("budi", permanent=False)
    browser = office.browser()
    browser.sign_in("budi")
    assert browser.get("/admin/").location == "/admin/login"


def test_an_authenticator_is_enrolled_once_and_asked_for_ever_after(office: Office) -> None:
    office.hire("budi", permanent=False)
    cognito = boto3.client("cognito-idp")
    cognito.set_user_pool_mfa_config(
        UserPoolId=office.pool,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        MfaConfiguration="ON",
    )
    browser = office.browser()
    browser.sign_in("budi")
    new = browser.post("/admin/login/password", new_password="Sandi-Baru-2026")
    assert new.location == "/admin/login/enrol"
    assert "otpauth://totp/" in browser.get("/admin/login/enrol").text
    assert browser.get("/admin/").location == "/admin/login"
    assert browser.post("/admin/login/enrol", totp="123 456").location == "/admin/"

    cognito.admin_set_user_mfa_preference(
        UserPoolId=office.pool,
        Username="budi",
        SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True},
    )
    again = office.browser()
    assert again.sign_in("budi", "Sandi-Baru-2026").location == "/admin/login/totp"
    assert again.get("/admin/").location == "/admin/login"
    assert again.post("/admin/login/totp", totp="123456").location == "/admin/"


def test_the_key_of_an_enrolment_stays_after_a_wrong_code(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.hire("budi")
    browser, accounts = office.browser(), office.staff.accounts
    keys = iter(["KEYONE", "KEYTWO"])
    monkeypatch.setattr(accounts, "begin", lambda *_: Progress(ENROL, "t1"))
    monkeypatch.setattr(accounts, "enrolment", lambda _: (next(keys), "t2"))
    monkeypatch.setattr(accounts, "enrol", refuse)
    browser.sign_in("budi")
    page = browser.get("/admin/login/enrol").text
    token, key = (re.search(rf'name="{n}" value="(\w+)"', page) for n in ("csrf_token", "key"))
    assert token and key
    typed = {"csrf_token": token[1], "key": key[1], "totp": "000000"}
    again = browser.client.post("/admin/login/enrol", data=typed)
    assert again.status_code == 403 and "Kode tidak cocok" in again.text
    assert "KEYONE" in again.text and "KEYTWO" not in again.text


def test_a_link_in_a_mail_opens_the_page_again_from_here(office: Office) -> None:
    browser = office.signed_in()
    path = "/admin/queue?view=agency"
    elsewhere = office.browser().client.get(path, headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.status_code == 200 and "Set-Cookie" not in elsewhere.headers
    assert f'content="0;url={path}"' in elsewhere.text
    assert browser.client.get(path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_who_has_no_pages_of_the_desk_can_sign_out(office: Office) -> None:
    office.hire("joko", role="operator")
    browser = office.browser()
    browser.sign_in("joko")
    assert browser.post("/admin/logout", "/admin/account").location == "/admin/login"
    assert browser.get("/admin/").location == "/admin/login"


def test_a_copied_cookie_opens_nothing_after_logout(office: Office) -> None:
    browser = office.signed_in()
    cookie = browser.client.get_cookie("desk")
    assert cookie is not None and cookie.http_only and cookie.same_site == "Strict"
    browser.post("/admin/logout", "/admin/")
    thief = office.browser()
    thief.client.set_cookie("desk", cookie.value)
    assert thief.get("/admin/").location == "/admin/login"


def test_whoever_is_disabled_is_out_at_once(office: Office) -> None:
    browser = office.signed_in()
    boto3.client("cognito-idp").admin_disable_user(UserPoolId=office.pool, Username="rina")
    assert browser.get("/admin/").location == "/admin/login"


def test_a_role_that_a_route_does_not_name_is_refused(office: Office) -> None:
    office.hire("joko", role="operator")
    browser = office.browser()
    browser.sign_in("joko")
    answer = browser.get("/admin/queue")
    assert answer.status_code == 403 and "tidak berhak" in answer.text


def test_a_post_without_its_token_is_refused(office: Office) -> None:
    browser = office.signed_in()
    answer = browser.client.post("/admin/logout", data={"csrf_token": "0" * 32})
    assert answer.status_code == 403
    assert browser.get("/admin/").status_code == 200


def test_a_page_that_does_not_exist_says_so(office: Office) -> None:
    answer = office.signed_in().get("/admin/tidak-ada")
    assert answer.status_code == 404 and "Halaman ini tidak ada" in answer.text
