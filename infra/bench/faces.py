"""Pages that the functions make, taken from the real apps with a life behind them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from httpx import ASGITransport, AsyncClient, Response
from starlette.applications import Starlette

from functions.domain import approval_links, codes
from functions.domain.codes import AgencyLink
from functions.domain.submission import KINDS
from functions.faces.agency.app import create_app as agency_app
from functions.faces.citizen.app import create_app as citizen_app
from functions.faces.pages import environment
from infra.bench import words
from infra.bench.emulated_desk import SITE, Clock, emulated
from infra.bench.lives import DEAREST, USUAL, Life

WRONG = {
    "description": "Rusak.",
    "name": "",
    "phone": "12",
    "email": "siti",
    "national_id": "1",
    "incident_day": "44",
    "incident_month": "1",
    "incident_year": "2026",
}
"""What a person can get wrong in a browser, all at once."""

RIGHT = {"description": words.STORY, "name": "Siti", "email": "siti@contoh.example"}


@dataclass(frozen=True, slots=True)
class Faces:
    """Both apps over one desk, and a complaint in it."""

    citizen: Starlette
    agency: Starlette
    life: Life


@contextmanager
def faces() -> Iterator[Faces]:
    """The apps as they are deployed, over emulated AWS."""
    clock = Clock()
    with emulated(clock) as (desk, config, _):
        pages = environment(SITE, settings=desk.settings, directory=desk.directory)
        citizen = citizen_app(desk, lambda: pages, config.base_url)
        yield Faces(citizen, agency_app(desk, lambda: pages), Life(desk, clock))


def filing_pages() -> dict[str, str]:
    """What filing leads to, and the form of each kind with all that can be wrong."""
    with faces() as found:
        app = found.citizen
        forms = {
            f"form with errors: {kind}": html(app, "/api/complaints", 422, kind=kind, **WRONG)
            for kind in KINDS
        }
        key = {"number": found.life.number, "code": found.life.filed.code}
        narrow = {"category": "pungutan-liar", "latitude": "-3.45", "longitude": "115.98"}
        return forms | {
            "form with errors: topic": html(app, "/api/complaints", 422, **WRONG, **narrow),
            "form with a check": html(
                app, "/api/complaints", 429, website="https://robot.example", **RIGHT
            ),
            "receipt": html(app, "/api/complaints", 201, **RIGHT),
            "files": html(app, "/api/complaints/uploads", 200, **key),
        }


def tracking_pages() -> dict[str, str]:
    """Everything that a reporter sees before rating, and after the most talkative eight acts."""
    pages = {}
    for name, acts in (("tracking", USUAL[:-1]), ("long tracking", DEAREST)):
        with faces() as found:
            life, app = found.life, found.citizen
            life.do(*acts)
            track = {"number": life.number, "code": life.filed.code}
            pages[name] = html(app, "/api/track", 200, **track)
            pages[f"{name}, errors"] = html(app, "/api/complaints/rate", 422, **track)
    return pages


def case_pages() -> dict[str, str]:
    """The agency's case: new, asked, with an answer that cannot be taken, and one for its head."""
    with faces() as found:
        life, app = found.life, found.agency
        life.do("dispatch")
        new = html(app, "/api/agency/case", 200, token=_token(life))
        life.do("ask", "reply")
        asked = html(app, "/api/agency/case", 200, token=_token(life))
        errors = html(app, "/api/agency/answer", 422, token=_token(life))
        life.do("dispatch_headed", "answer")
        head = approval_links.token(life.desk.agency_keys, life.head_link())
        return {
            "agency case, new": new,
            "agency case, with a question": asked,
            "agency case, errors": errors,
            "agency case, waiting": html(app, "/api/agency/case", 200, token=_token(life)),
            "proposal": html(app, "/api/agency/proposal", 200, token=head),
            "proposal, errors": html(app, "/api/agency/disapprove", 422, token=head),
        }


def _token(life: Life) -> str:
    later = life.clock().replace(year=life.clock().year + 1)
    complaint = life.desk.complaints.load(life.number)
    link = AgencyLink(life.number, complaint.lead, complaint.dispatch, later)
    return codes.agency_token(life.desk.agency_keys, link)


def html(app: Starlette, path: str, status: int, **fields: str) -> str:
    """The page that a browser gets; anything else than the expected status is a broken bench."""
    answer = asyncio.run(_post(app, path, fields))
    if answer.status_code != status:
        raise RuntimeError(f"{path} answered {answer.status_code} instead of {status}")
    return str(answer.text)


async def _post(app: Starlette, path: str, fields: dict[str, str]) -> Response:
    async with AsyncClient(transport=ASGITransport(app), base_url="https://bench") as browser:
        return await browser.post(path, data=fields)
