"""The staff app over emulated AWS, and somebody to use it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import boto3
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from functions.actions.desk import Desk
from functions.domain import messages
from functions.faces.admin.app import create_app
from functions.faces.admin.parts import KEY
from functions.storage.accounts import AGENCY
from functions.wiring.staff import Staff, staff
from infra.emulated import create_dead_letters, create_user_pool
from tests.clock import Clock
from tests.emulated import Aws

PASSWORD = "Tanah-Bumbu-2026"


@dataclass(frozen=True)
class Office:
    """The app, its desk, and Cognito behind it."""

    app: Flask
    desk: Desk
    staff: Staff
    pool: str

    def hire(
        self,
        name: str = "rina",
        *roles: str,
        permanent: bool = True,
        role: str = "admin",
        agency: str = "",
    ) -> None:
        cognito = boto3.client("cognito-idp")
        cognito.admin_create_user(
            UserPoolId=self.pool,
            Username=name,
            TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": AGENCY, "Value": agency}] if agency else [],
        )
        if permanent:
            cognito.admin_set_user_password(
                UserPoolId=self.pool, Username=name, Password=PASSWORD, Permanent=True
            )
        for group in roles or filter(None, [role]):
            cognito.admin_add_user_to_group(UserPoolId=self.pool, Username=name, GroupName=group)

    def browser(self) -> Browser:
        return Browser(self.app.test_client())

    def signed_in(self, name: str = "rina") -> Browser:
        self.hire(name)
        browser = self.browser()
        answer = browser.sign_in(name)
        assert answer.status_code == 303 and answer.location.endswith("/admin/")
        return browser

    def signed_in_as(self, *roles: str, agency: str = "", name: str = "") -> Browser:
        """A browser of somebody with these roles, called after the first one."""
        name = name or roles[0]
        self.hire(name, *roles, agency=agency)
        browser = self.browser()
        assert browser.sign_in(name).status_code == 303
        return browser


@dataclass(frozen=True)
class Browser:
    """A client that fills in the hidden token as a browser does."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def post(self, path: str, page: str = "", **fields: object) -> TestResponse:
        """Post a form that stands on `page`."""
        text = self.client.get(page or path).text
        token = re.search(r'name="csrf_token" value="(\w+)"', text)
        assert token, text
        return self.client.post(path, data={"csrf_token": token[1], **fields})

    def sign_in(self, name: str, password: str = PASSWORD) -> TestResponse:
        return self.post("/admin/login", username=name, password=password)

    def act(self, number: str, act: str, **fields: object) -> TestResponse:
        page = f"/admin/complaints/{number}"
        return self.post(f"{page}/{act}", page, **fields)


def fail_message(office: Office, number: str, id: str) -> None:
    """A deliverer took the message, and the service refused it for good."""
    now, complaints = office.desk.now(), office.desk.complaints
    complaint = complaints.load(number)
    claim = messages.claimed(complaint.messages[id], "o1", now)
    complaints.claim(complaint, [claim])
    standing = complaints.load(number)
    broken = messages.failed(claim, now, "Ditolak")
    after = replace(standing, messages={**standing.messages, id: broken})
    complaints.settle(standing, [(claim, broken)], office.desk.agenda(after))


@pytest.fixture
def office(aws: Aws, clock: Clock) -> Office:
    cognito = boto3.client("cognito-idp")
    pool, client = create_user_pool(cognito)
    config = replace(
        aws.config,
        user_pool=pool,
        user_pool_client=client,
        dead_letters=create_dead_letters(aws.client("sqs")),
        secure_cookies=False,
    )
    app = create_app(staff(config, clock), config)
    parts = app.extensions[KEY]
    return Office(app, parts.desk, parts.staff, pool)


@pytest.fixture
def browser(office: Office) -> Browser:
    """An administrator's."""
    return office.signed_in()
