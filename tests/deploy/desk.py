"""Somebody of the desk signs in to the deployed staff pages for the first time."""

from __future__ import annotations

import re
import time

from tests.deploy.cloud import Browser, Portal, one_time_code

PASSWORD = "Tanah-Bumbu-2026"


def signed_in(portal: Portal) -> Browser:
    """Somebody of the desk, with a password of her own and a real one-time code."""
    made = portal.cloud.run("infra.deploy.admin", "dev", NAME="rina")
    first = re.search(r"^  (\S+)$", made.stdout, re.MULTILINE)
    assert first, made.stdout + made.stderr
    browser = Browser(portal)
    browser.get("/admin/login")
    asked = browser.post("/admin/login", username="rina", password=first[1])
    assert asked.headers["location"] == "/admin/login/password", asked.text
    browser.get("/admin/login/password")
    browser.post("/admin/login/password", new_password=PASSWORD)
    secret = enrolled(portal)
    browser.get("/admin/login")
    asked = browser.post("/admin/login", username="rina", password=PASSWORD)
    assert asked.headers["location"] == "/admin/login/totp", asked.text
    browser.get("/admin/login/totp")
    refused = browser.post("/admin/login/totp", totp="000000")
    assert refused.status_code == 403
    opened = browser.post("/admin/login/totp", totp=one_time_code(secret, time.time()))
    assert opened.headers["location"] == "/admin/", opened.text
    return browser


def enrolled(portal: Portal) -> str:
    """The secret of her authenticator app; the emulator does not force the page for it."""
    cognito = portal.cloud.client("cognito-idp")
    token = cognito.admin_initiate_auth(
        UserPoolId=portal.outputs["UserPoolId"],
        ClientId=portal.outputs["UserPoolClientId"],
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "rina", "PASSWORD": PASSWORD},
    )["AuthenticationResult"]["AccessToken"]
    secret: str = cognito.associate_software_token(AccessToken=token)["SecretCode"]
    code = one_time_code(secret, time.time())
    cognito.verify_software_token(AccessToken=token, UserCode=code)
    cognito.set_user_mfa_preference(
        AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True}
    )
    return secret
