"""A merged complaint follows its parent, whatever was lost on the way."""

from __future__ import annotations

import pytest

from functions.actions import merging, reporter
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.track import track
from functions.actions.visit import visit
from functions.domain import codes, staff_acts
from functions.domain import merging as rules
from functions.domain.complaint import RESTRICTED
from functions.domain.errors import Invalid
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import filed
from tests.faces import office

SECRET = "Saya, Siti, melihat sendiri tiangnya roboh di depan rumah."


@pytest.fixture
def pair(desk: Desk) -> tuple[str, str]:
    """A parent and a child; the child is merged, and nobody has visited it yet."""
    parent = filed(desk, description=SECRET).complaint.number
    child = filed(desk, description="Tiang lampu roboh menutup jalan.").complaint.number
    merge(desk, child, parent)
    return parent, child


def merge(desk: Desk, child: str, into: str) -> None:
    found = merging.parent_for(desk, into)
    perform(desk, child, "staff:rina", lambda c, act: rules.merge_into(c, act, found))


def code(desk: Desk, number: str) -> str:
    return codes.code_of(desk.access_keys, desk.complaints.load(number))


def test_the_child_hears_the_parents_answer_and_nothing_else_of_it(
    desk: Desk, courier: MemoryCourier, pair: tuple[str, str], clock: Clock
) -> None:
    parent, child = pair
    visit(desk, courier, child, "v1")
    assert rules.children_of(desk.complaints.load(parent)) == (child,)
    clock.advance(minutes=5)
    office.relayed(desk, parent)
    courier.told.clear()
    visit(desk, courier, parent, "v2")
    visit(desk, courier, child, "v3")
    visit(desk, courier, child, "v4")
    assert [told for told in courier.told if "followed" in str(told)] != []
    view = track(desk, child, code(desk, child))
    assert view["status"] == "merged" and office.ANSWER in str(view["timeline"])
    assert SECRET not in str(view)
    assert sum(e.what == "followed" for e in desk.complaints.load(child).history) == 1


def test_the_child_ends_with_its_parent_and_can_be_opened_again(
    desk: Desk, courier: MemoryCourier, pair: tuple[str, str], clock: Clock
) -> None:
    parent, child = pair
    visit(desk, courier, child, "v1")
    clock.advance(minutes=5)
    office.relayed(desk, parent)
    office.act(desk, parent, staff_acts.close)
    visit(desk, courier, parent, "v2")
    assert desk.complaints.load(child).status == "closed"
    reporter.reopen(desk, child, code(desk, child), "Tiangnya masih roboh.")
    assert desk.complaints.load(child).status == "reopened"


def test_a_daily_look_catches_up_what_was_lost(
    desk: Desk, courier: MemoryCourier, pair: tuple[str, str], clock: Clock
) -> None:
    parent, child = pair
    office.relayed(desk, parent)  # no visit followed: the stream was lost
    visit(desk, courier, child, "v1")
    assert desk.complaints.load(child).last("followed")
    assert rules.children_of(desk.complaints.load(parent)) == (child,)


def test_a_withdrawn_parent_sets_its_child_free_where_it_was(
    desk: Desk, courier: MemoryCourier, pair: tuple[str, str], clock: Clock
) -> None:
    parent, child = pair
    visit(desk, courier, child, "v1")
    clock.advance(minutes=5)
    reporter.withdraw(desk, parent, code(desk, parent))
    visit(desk, courier, parent, "v2")
    freed = desk.complaints.load(child)
    assert (freed.status, desk.agenda(freed).queue) == ("received", "admin")


def test_merging_into_a_merged_one_goes_to_its_parent(desk: Desk, pair: tuple[str, str]) -> None:
    parent, child = pair
    third = filed(desk, description="Lampu roboh lagi di jalan itu.").complaint.number
    merge(desk, third, child)
    assert rules.parent_of(desk.complaints.load(third)) == parent
    with pytest.raises(Invalid):
        merge(desk, parent, child)


def test_what_must_not_be_treated_together_is_refused(desk: Desk, number: str) -> None:
    secret = filed(desk, category="korupsi", description="Petugas minta uang damai di kantor.")
    assert RESTRICTED in secret.complaint.flags
    request = filed(desk, kind="ppid_request", description="Minta salinan anggaran tahun ini.")
    for other in (secret.complaint.number, request.complaint.number, number, "TB-0000-0000", ""):
        with pytest.raises(Invalid) as wrong:
            merge(desk, number, other)
        assert set(wrong.value.fields) == {"into"}


def test_agencies_are_told_when_it_is_merged_and_when_it_comes_back(
    desk: Desk, number: str
) -> None:
    other = filed(desk, description="Tiang lampu roboh menutup jalan.").complaint.number
    office.dispatch(desk, number)
    merge(desk, number, other)
    merged = desk.complaints.load(number)
    assert any("recalled_agency.dishub" in id for id in merged.messages)
    back = office.act(desk, number, staff_acts.unmerge)
    assert back.status == "dispatched"
    assert any("link_renewed_agency.dishub" in id for id in back.messages)
