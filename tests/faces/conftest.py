"""The citizen's and the agency's side over a desk in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment

from functions.actions.desk import Desk
from functions.config import Config
from functions.faces.agency.app import create_app as create_agency_app
from functions.faces.citizen.app import create_app as create_citizen_app
from functions.faces.pages import environment
from functions.faces.search.app import create_app as create_search_app
from functions.wiring.search import catalogue
from tests.desks import filed, shipped
from tests.faces import office
from tests.faces.face import BASE, Face


@pytest.fixture(scope="session")
def pages() -> Environment:
    directory, _, settings = shipped()
    return environment(Path("site"), settings=settings, directory=directory)


@pytest.fixture
def citizen(desk: Desk, pages: Environment) -> Face:
    return Face(create_citizen_app(desk, lambda: pages, BASE))


@pytest.fixture
def agency(desk: Desk, pages: Environment) -> Face:
    return Face(create_agency_app(desk, lambda: pages))


HEARD: list[tuple[int, list[str]]] = []
"""What the search told of itself."""


def hear(found: int, missed: list[str]) -> None:
    HEARD.append((found, missed))


@pytest.fixture
def heard() -> list[tuple[int, list[str]]]:
    """What it tells from now on."""
    HEARD.clear()
    return HEARD


@pytest.fixture(scope="session")
def search(pages: Environment) -> Face:
    """Over the list as shipped."""
    found = catalogue(Config(table="", base_url=BASE))
    return Face(create_search_app(found, shipped()[0], lambda: pages, hear))


@pytest.fixture
def number(desk: Desk) -> str:
    """The number of a complaint that one agency has to answer."""
    number = filed(desk).complaint.number
    office.dispatch(desk, number)
    return number


@pytest.fixture
def key(desk: Desk, number: str) -> dict[str, str]:
    """What the agency's forms hold for it."""
    return {"token": office.token(desk, number), "dispatch": "1"}
