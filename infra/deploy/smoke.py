"""A look at a fresh deployment with a visitor's eyes."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from infra.deploy.secrets import Secrets
from infra.deploy.stage import Stage, Stop

EXPECTED = {
    "/": (200, "<!doctype html>"),
    "/api/health": (200, '"ok"'),
    "/informasi-publik/cari?q=melayani": (200, "pelayanan"),
    "/admin/login": (200, "csrf_token"),
    "/api/agency/case": (405, ""),
    "/no-such-page/": (404, "<!doctype html>"),
}
"""Status and a word of the answer, by path."""

PATIENCE = 300
"""Seconds; a new distribution takes minutes until all its places know it."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where to ask, and what to send along; an emulator has no edge and so no site there."""

    url: str
    headers: Mapping[str, str]
    has_site: bool = True
    patience: float = PATIENCE


def look(address: Address) -> None:
    """Ask for each path until it answers as expected; Stop says which one does not."""
    until = time.monotonic() + address.patience
    for path, (status, word) in EXPECTED.items():
        if path == "/" and not address.has_site:
            continue
        while (got := _get(address, path))[0] != status or word not in got[1].lower():
            if time.monotonic() > until:
                raise Stop(
                    f"{address.url}{path} answers {got[0]} instead of {status}. Everything is "
                    "deployed; look at the logs, then run the same command again."
                )
            time.sleep(2)


def _get(address: Address, path: str) -> tuple[int, str]:
    """Status and text; 0 when nobody answers."""
    try:
        with urlopen(Request(address.url + path, headers=dict(address.headers)), timeout=30) as got:
            return got.status, got.read().decode(errors="replace")
    except HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except (OSError, HTTPException):
        return 0, ""


def address_of(stage: Stage, outputs: Mapping[str, str], secrets: Secrets) -> Address:
    """The site by CloudFront's own name, since a new domain leads there only when its DNS says so.

    Under an emulator, which has no edge, the API as the edge would ask it.
    """
    if not stage.is_emulated:
        return Address(f"https://{outputs['SiteAddress']}", {})
    host = urlsplit(outputs["ApiUrl"]).netloc
    headers = {"Host": host, "X-Origin-Secret": secrets.origin_secret}
    return Address(os.environ["AWS_ENDPOINT_URL"], headers, has_site=False, patience=30)
