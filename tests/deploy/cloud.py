"""An emulated AWS account, and a stage in it as its users meet it: HTTP, mails, commands."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import boto3
import httpx

ROOT = Path(__file__).parents[2]
REGION = "ap-southeast-3"
ACCOUNT = "123456789012"
PATIENCE = 90
"""Seconds; the emulator fires a schedule within a good minute."""

Found = TypeVar("Found")


def wait_for(look: Callable[[], Found], what: str) -> Found:
    """What `look` finds, as soon as it finds something."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, f"waited in vain for {what}"
        time.sleep(0.5)
    return found


@dataclass(frozen=True, slots=True)
class Cloud:
    """The account."""

    url: str

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "root",
            "AWS_SECRET_ACCESS_KEY": "root",
            "AWS_DEFAULT_REGION": REGION,
        }

    def client(self, service: str, region: str = REGION) -> Any:
        return boto3.client(
            service,
            region_name=region,
            endpoint_url=self.url,
            aws_access_key_id="root",
            aws_secret_access_key="root",
        )

    def run(self, module: str, stage: str, **said: str) -> subprocess.CompletedProcess[str]:
        """A command as `make` runs it, with the answer to its question given beforehand."""
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module],
            cwd=ROOT,
            env=os.environ | self.environment | {"STAGE": stage, "YES": "1"} | said,
            capture_output=True,
            text=True,
            check=False,
        )

    def outputs(self, stage: str) -> dict[str, str]:
        found = self.client("cloudformation").describe_stacks(StackName=f"pengaduan-{stage}")
        return {o["OutputKey"]: o["OutputValue"] for o in found["Stacks"][0]["Outputs"]}

    def mails(self, to: str = "", about: str = "") -> list[Mail]:
        """What SES accepted for an address, about a complaint; oldest first."""
        listed = httpx.get(f"{self.url}/_ministack/ses/messages").json()
        mails = [
            Mail(entry["To"][0], entry["Subject"], entry["BodyText"])
            for entry in listed["messages"].get(ACCOUNT, ())
        ]
        return [mail for mail in mails if to in mail.to and about in mail.subject + mail.text]


@dataclass(frozen=True, slots=True)
class Mail:
    """One accepted mail."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Portal:
    """A deployed stage behind its gateway, asked as CloudFront asks it."""

    cloud: Cloud
    outputs: dict[str, str]
    secret: str

    def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Host": urlsplit(self.outputs["ApiUrl"]).netloc, "X-Origin-Secret": self.secret}
        headers |= more.pop("headers", {})
        return httpx.request(
            method,
            self.cloud.url + path,
            headers=headers,
            timeout=60,
            follow_redirects=False,
            **more,
        )

    def post(self, path: str, **fields: Any) -> httpx.Response:
        """A request as an app makes it, in JSON."""
        return self.ask("POST", path, json=fields, headers={"Accept": "application/json"})

    def file(self, **fields: Any) -> dict[str, Any]:
        answer = self.post("/api/complaints", **(COMPLAINT | fields))
        assert answer.status_code == 201, answer.text
        filed: dict[str, Any] = answer.json()
        return filed


COMPLAINT = {
    "kind": "complaint",
    "description": "Lampu jalan di depan pasar mati sejak seminggu, malam hari gelap sekali.",
    "category": "lampu-lalu-lintas",
    "district": "63.10.04",
    "name": "Siti Aminah",
    "email": "siti@contoh.example",
}


HIDDEN = re.compile(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"')


class Browser:
    """Keeps the session's cookie (a real browser would not send it over plain HTTP)."""

    def __init__(self, portal: Portal) -> None:
        self.portal, self.cookie, self.page = portal, "", ""

    def get(self, path: str) -> httpx.Response:
        return self._kept(self.portal.ask("GET", path, headers={"Cookie": self.cookie}))

    def post(self, path: str, **fields: Any) -> httpx.Response:
        """Send a form of the page that is open, its hidden fields included."""
        data = dict(HIDDEN.findall(self.page)) | fields
        headers = {"Cookie": self.cookie}
        return self._kept(self.portal.ask("POST", path, data=data, headers=headers))

    def _kept(self, answer: httpx.Response) -> httpx.Response:
        if "set-cookie" in answer.headers:
            self.cookie = answer.headers["set-cookie"].split(";")[0]
        self.page = answer.text
        return answer


def one_time_code(secret: str, at: float) -> str:
    """The code of an authenticator app (RFC 6238, SHA-1, 30 seconds, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // 30), hashlib.sha1)
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


@contextmanager
def running_cloud(python: str, log: Path) -> Iterator[Cloud]:
    """MiniStack with rights enforced, on a free port of this machine only."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    cloud = Cloud(f"http://127.0.0.1:{port}")
    settings = {
        "BIND_HOST": "127.0.0.1",
        "GATEWAY_PORT": str(port),
        "IOT_MTLS_ENABLED": "0",
        "AUTH": "true",
        "MINISTACK_ACCOUNT_ID": ACCOUNT,
        "MINISTACK_REGION": REGION,
    }
    with log.open("w") as output:
        process = subprocess.Popen(
            [python, str(Path(__file__).with_name("emulator.py"))],
            env=os.environ | cloud.environment | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(lambda: _is_up(cloud), f"the emulator; see {log}")
            yield cloud
        finally:
            process.terminate()
            process.wait(20)


def _is_up(cloud: Cloud) -> bool:
    try:
        return bool(json.loads(httpx.get(f"{cloud.url}/_ministack/health").text))
    except (httpx.HTTPError, ValueError):
        return False
