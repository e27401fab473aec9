"""A press under /_local/ does to the outbox what SES's own event would do."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import repeat

import httpx
import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from starlette.applications import Starlette
from starlette.types import ASGIApp

from functions.domain.messages import Message
from functions.faces.pages import environment
from functions.jobs import mail_events
from functions.wiring.clients import client
from functions.wiring.filing import archivist
from functions.wiring.images import images
from functions.wiring.jobs import Jobs, jobs
from functions.wiring.reports import reporting
from functions.wiring.statistics import publisher
from infra.local import background, inbox
from infra.local.background import Background
from infra.local.clock import MovableClock
from infra.local.fates import FATES, TAGS, event, keep_tags, read_tags
from infra.local.tools import Tools
from tests.actions.steps import dispatched
from tests.emulated import Aws
from tests.jobs.news import AGENCY, EVENTS, MAIL, SECOND


@dataclass(frozen=True)
class Local:
    """A local run's tools over an emulated AWS, with no server and no threads."""

    jobs: Jobs
    background: Background
    app: ASGIApp

    def mailed(self) -> str:
        """A complaint whose mails have all been taken by the service."""
        number = dispatched(self.jobs.desk, AGENCY)
        self.background.sweep()
        return number

    def message(self, number: str, id: str = MAIL) -> Message | None:
        return self.jobs.desk.complaints.load(number).messages.get(id)

    def ask(self, path: str, **fields: str) -> httpx.Response:
        """As a browser asks; with fields it posts a form."""

        async def go() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://local") as client:
                if fields:
                    return await client.post(path, data=fields)
                return await client.get(path)

        return asyncio.run(go())

    def buttons(self, to: str) -> list[str]:
        """The ids in the forms under the mails to an address, the newest first."""
        page = self.ask("/_local/").text
        below = re.findall(r"→ (\S+?)</summary>(.*?)</details>", page, re.DOTALL)
        found = (re.search(r'name="id" value="([^"]+)"', form) for who, form in below if to in who)
        return [match[1] for match in found if match]


def _data(*_: object, **__: object) -> BytesIO:
    accepted = ses_backends[DEFAULT_ACCOUNT_ID]["ap-southeast-3"].sent_messages
    mails = [{"id": mail.id, "raw_data": mail.raw_data} for mail in accepted]
    return BytesIO(json.dumps({"ses": {"RawMessage": mails}}).encode())


@pytest.fixture
def local(aws: Aws, monkeypatch: pytest.MonkeyPatch) -> Local:
    monkeypatch.setattr(inbox, "urlopen", _data)
    keep_tags(client("sesv2", one_attempt=True))
    clock = MovableClock()
    made = jobs(aws.config, clock)
    box = inbox.Inbox("", clock)
    # moto has no stream without its server
    monkeypatch.setattr(background, "_records", lambda table: repeat([]))
    where = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket="site-files", CreateBucketConfiguration=where)
    count = publisher(replace(aws.config, site_files="site-files"), clock)
    cabinet = archivist(aws.config, clock)
    reports = reporting(aws.config, clock)
    pictures = images(aws.config, clock)
    runs = Background(made, pictures, count, cabinet, reports, clock, box, aws.config)
    desk = made.desk
    pages = environment(aws.site, settings=desk.settings, directory=desk.directory)
    tools = Tools(pages, box, clock, runs)
    app = Starlette(routes=tools.routes())
    return Local(made, runs, app)


def press(local: Local, id: str, fate: str) -> int:
    return local.ask("/_local/fate", id=id, fate=fate).status_code


@pytest.mark.parametrize(
    ("fate", "name"),
    [("delivered", "delivered"), ("no_such_address", "no_such_address"), ("spam", "spam")],
)
def test_an_event_is_read_as_that_of_ses_would_be(fate: str, name: str) -> None:
    theirs = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    number, evidence = mail_events.read(theirs["detail"])
    tags = {"complaint": number, "message": evidence.message.replace(".", "-")}
    ours = event(FATES[fate], tags, evidence.accepted_at)
    assert mail_events.read(ours["detail"]) == (number, evidence)


def test_a_bounced_mail_goes_on_to_the_second_address_at_once(local: Local) -> None:
    number = local.mailed()
    [mail] = local.buttons(f"@{AGENCY}.")
    assert press(local, mail, "delivered") == 303
    assert (message := local.message(number)) and message.state == "sent"
    assert press(local, mail, "no_such_address") == 303
    assert (message := local.message(number)) and message.state == "failed"
    assert (second := local.message(number, SECOND)) and second.state == "sent"
    told = local.ask("/_local/?told=no_such_address").text
    assert "ditolak (alamat tidak ada)" in told
    newest = local.ask("/_local/messages.json").json()[-1]
    assert newest["to"] == local.jobs.desk.directory.agencies[AGENCY].second_email


def test_a_mail_that_was_called_spam_is_a_task_for_the_office(local: Local) -> None:
    number = local.mailed()
    [mail] = local.buttons("siti@")[:1]
    assert press(local, mail, "spam") == 303
    troubles = local.jobs.desk.complaints.load(number).troubles
    assert [m.to for m in troubles] == ["reporter"]


def test_what_is_no_mail_or_no_fate_is_refused_in_words(local: Local) -> None:
    local.mailed()
    assert press(local, "", "spam") == press(local, "abc", "spam") == 404
    assert press(local, local.buttons("siti@")[0], "hilang") == 422
    assert local.ask("/_local/?told=hilang").status_code == 200


def test_a_mail_is_shown_as_it_reaches_its_reader_without_the_tags(local: Local) -> None:
    local.mailed()
    for mail in local.ask("/_local/messages.json").json():
        assert TAGS not in mail["headers"] and mail["headers"]["Subject"]
        assert set(mail) == {"channel", "to", "subject", "text", "html", "sent_at", "headers"}


def test_a_mail_about_no_complaint_has_no_fate_to_choose() -> None:
    assert read_tags("") == {}
    digest = inbox.Sent("email", "a@b.example", "", "", "", MovableClock()(), tags={"message": "1"})
    assert not digest.is_about_a_complaint
