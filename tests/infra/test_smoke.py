"""The look at a fresh deployment, at a little server that behaves and misbehaves."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from infra.deploy import smoke
from infra.deploy.secrets import Secrets
from infra.deploy.smoke import Address, address_of, look
from infra.deploy.stage import Stop
from tests.infra.stages import stage

PAGE = "<!DOCTYPE html><title>Portal</title>"
SITE = {
    path: (status, PAGE if "html" in word else word)
    for path, (status, word) in smoke.EXPECTED.items()
}


class Server(HTTPServer):
    """Answers as told, and remembers what was asked; status 0 hangs up without a word."""

    def __init__(self, answers: dict[str, tuple[int, str]]) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers, self.asked = answers, list[Any]()

    def address(self, **more: Any) -> Address:
        return Address(f"http://127.0.0.1:{self.server_port}", {"X-Test": "yes"}, **more)


class Answering(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["X-Test"]))
        status, text = self.server.answers[self.path]
        if status:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(text.encode())

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(dict(SITE)) as made:
        thread = Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smoke.time, "sleep", lambda seconds: None)


def test_a_deployment_that_answers_everywhere_is_well(server: Server) -> None:
    look(server.address())
    assert server.asked == [(path, "yes") for path in smoke.EXPECTED]


def test_the_site_the_api_the_agency_the_staff_and_a_missing_page_are_asked_for() -> None:
    paths = set(smoke.EXPECTED)
    assert {"/", "/api/health", "/api/agency/case", "/admin/login", "/no-such-page/"} <= paths


@pytest.mark.parametrize("path", SITE)
def test_an_address_that_does_not_answer_is_named(server: Server, path: str) -> None:
    server.answers[path] = (502, "")
    with pytest.raises(Stop) as told:
        look(server.address(patience=0))
    where = f"http://127.0.0.1:{server.server_port}{path} answers 502 instead of"
    assert str(told.value).startswith(where)
    assert str(told.value).endswith("look at the logs, then run the same command again.")


def test_the_right_status_with_the_wrong_page_is_not_enough(server: Server) -> None:
    server.answers["/admin/login"] = (200, "Parkiran domain")
    with pytest.raises(Stop, match="/admin/login"):
        look(server.address(patience=0))


def test_a_place_that_comes_late_is_waited_for(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    right, server.answers["/"] = server.answers["/"], (503, "")
    monkeypatch.setattr(smoke.time, "sleep", lambda _: server.answers.update({"/": right}))
    look(server.address(patience=60))


def test_who_hangs_up_has_not_answered(server: Server) -> None:
    server.answers["/"] = (0, "")
    with pytest.raises(Stop, match="answers 0 instead of 200"):
        look(server.address(patience=0))


def test_nobody_at_home_is_told_like_a_wrong_answer() -> None:
    with pytest.raises(Stop, match="answers 0 instead of 200"):
        look(Address("http://127.0.0.1:9", {}, patience=0))


OUTPUTS = {
    "BaseUrl": "https://portal.example",
    "SiteAddress": "d1.cloudfront.example",
    "ApiUrl": "https://a1.execute-api.example",
}


def test_a_visitor_asks_the_site_without_knowing_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    address = address_of(stage(), OUTPUTS, Secrets("a", "g", "f", "new old"))
    assert address.headers == {} and address.has_site


def test_the_site_is_asked_by_cloudfronts_own_name_since_the_domain_may_not_lead_there_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    address = address_of(stage(), OUTPUTS, Secrets("a", "g", "f", "new old"))
    assert address.url == "https://d1.cloudfront.example"


def test_an_emulator_is_asked_as_cloudfront_asks_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    address = address_of(stage(), OUTPUTS, Secrets("a", "g", "f", "new old"))
    assert address.url == "http://127.0.0.1:4566" and not address.has_site
    assert address.headers == {"Host": "a1.execute-api.example", "X-Origin-Secret": "old"}
