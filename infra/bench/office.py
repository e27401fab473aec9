"""The staff app with somebody signed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from functions.config import Config
from functions.domain.roles import Person
from functions.domain.staff import Session, Standing
from functions.faces.admin.app import create_app
from functions.faces.admin.parts import KEY
from functions.storage.accounts import Accounts
from functions.wiring.staff import staff
from infra.bench.emulated_desk import Clock

SECRET = "bench"


class Everyone(Accounts):
    """Accounts that need no Cognito: what DynamoDB is asked stays the same."""

    def standing(self, username: str) -> Standing:
        """Whoever asks is an admin."""
        return Standing(Person(username, frozenset({"admin"})))


class Office:
    """Opens pages as a browser of the office does."""

    def __init__(self, config: Config, clock: Clock) -> None:
        parts = staff(config, clock)
        parts.desk.standing_now()  # read once a minute; the pages in between read nothing of it
        in_an_hour = datetime.now(UTC) + timedelta(hours=1)
        parts.sessions.put(SECRET, Session("rina", in_an_hour))
        app = create_app(replace(parts, accounts=Everyone(lambda: None, "", "")), config)
        self._browser = app.test_client()
        self._browser.set_cookie(app.extensions[KEY].cookie, SECRET, secure=True)

    def page(self, path: str) -> str:
        """The page; anything but a page is a broken bench."""
        answer = self._browser.get(path, base_url="https://localhost")
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code} instead of 200")
        return answer.text
