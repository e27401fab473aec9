"""Whoever files while the store or the key service is in trouble."""

from __future__ import annotations

from collections import Counter

import pytest
from jinja2 import Environment

from functions.actions.desk import Desk
from functions.faces.citizen.app import create_app
from tests.emulated import Aws
from tests.faces.browser import Page
from tests.faces.face import BASE, Face
from tests.faces.test_filing import GOOD, KEY
from tests.storage.bad_wire import Fault, bad_wire, broken, refused, throttled, timed_out

TYPED = GOOD | {"idempotency_key": KEY}
WHOLE = {"C": 1, "I": 1, "K": 1, "S": 1}


@pytest.fixture
def filing(aws_desk: Desk, pages: Environment) -> Face:
    return Face(create_app(aws_desk, lambda: pages, BASE))


def stored(aws: Aws) -> Counter[str]:
    """How many items of each sort there are; the many find keys of one complaint count once."""
    keys = {item["pk"]["S"] if item["pk"]["S"][0] != "K" else "K" for item in aws.items()}
    return Counter(key[0] for key in keys)


def test_fault_01_throttled_twice_shows_the_number_all_the_same(filing: Face, aws: Aws) -> None:
    with bad_wire("PutItem", throttled, times=2):
        answer = filing.json("/api/complaints", **TYPED)
    assert answer.status_code == 201 and answer.json()["number"].startswith("TB-")
    assert stored(aws) == WHOLE


@pytest.mark.parametrize("fault", [refused("InternalServerError", 500), broken, timed_out])
def test_fault_02_text_and_key_stay_in_the_form_and_no_number_is_shown(
    filing: Face, aws: Aws, fault: Fault
) -> None:
    with bad_wire("PutItem", fault, times=99):
        answer = filing.form("/api/complaints", **TYPED)
    assert answer.status_code == 503 and "TB-" not in answer.text
    form = Page.of(answer.text).form("/api/complaints")
    assert TYPED.items() <= form.values.items()
    assert filing.form(form.action, **form.values).status_code in (200, 201)
    assert stored(aws) == WHOLE


def test_fault_43_without_the_key_service_nobody_is_written_down_in_the_clear(
    filing: Face, aws: Aws
) -> None:
    with bad_wire("Encrypt", refused("AccessDeniedException"), times=99):
        answer = filing.json("/api/complaints", **TYPED)
    assert answer.status_code == 503
    assert stored(aws) == {"S": 1}, "words alone, under no number that anybody was shown"
    assert "Siti" not in repr(aws.items()) and "81234567890" not in repr(aws.items())
    assert filing.json("/api/complaints", **TYPED).status_code in (200, 201)
    assert stored(aws) == WHOLE
