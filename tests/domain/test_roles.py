"""What each role sees: the table of sights."""

from __future__ import annotations

import pytest

from functions.domain.roles import ANYONE, AUDIT, RIGHTS, ROLES, SIGNED_IN, Person

PLAIN = {"restricted": False, "agencies": ("pupr", "dlh"), "kind": "complaint"}
OTHER = PLAIN | {"agencies": ("dinkes",)}
NOBODYS = PLAIN | {"agencies": ()}
SECRET = PLAIN | {"restricted": True}
REQUEST = PLAIN | {"kind": "ppid_request", "agencies": ()}

SEEN = {
    "admin": {"plain", "other", "nobodys", "secret", "request"},
    "operator": set(),
    "coordinator": {"plain"},
    "ppid": {"request"},
    "inspektorat": {"secret"},
    "leader": set(),
    "auditor": set(),
}
CASES = {"plain": PLAIN, "other": OTHER, "nobodys": NOBODYS, "secret": SECRET, "request": REQUEST}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_sees_its_complaints_and_no_other(role: str) -> None:
    person = Person("rina", frozenset({role}), "pupr")
    seen = {name for name, about in CASES.items() if person.sees(**about)}  # type: ignore[arg-type]
    assert seen == SEEN[role]


def test_what_several_roles_see_adds_up() -> None:
    person = Person("rina", frozenset({"coordinator", "inspektorat"}), "dlh")
    seen = {name for name, about in CASES.items() if person.sees(**about)}  # type: ignore[arg-type]
    assert seen == {"plain", "secret"}


def test_a_coordinator_without_an_agency_sees_nothing() -> None:
    person = Person("rina", frozenset({"coordinator"}))
    assert not [about for about in CASES.values() if person.sees(**about)]  # type: ignore[arg-type]


def test_nobody_acts_and_audits() -> None:
    assert not ROLES["admin"].rights & {AUDIT}
    assert ROLES["auditor"].rights == {AUDIT}


def test_every_right_belongs_to_a_role_and_every_role_is_explained() -> None:
    assert {right for role in ROLES.values() for right in role.rights} == set(RIGHTS)
    assert all(role.label and role.explanation.endswith(".") for role in ROLES.values())


def test_a_group_that_is_no_role_gives_nothing() -> None:
    person = Person("rina", frozenset({"bos"}))
    assert not [right for right in RIGHTS if person.may(right)]
    assert person.may(ANYONE) and person.may(SIGNED_IN)
