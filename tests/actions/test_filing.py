from __future__ import annotations

from dataclasses import replace

import pytest

from functions.actions.desk import Desk
from functions.actions.file_complaint import file_complaint
from functions.domain.errors import Busy, Conflict
from functions.domain.identity import Identity
from tests.clock import Clock, wita
from tests.crashes import Crash, Fuse, every_crash, fragile
from tests.desks import filed, memory_desk, submission
from tests.stores import MemoryComplaints

KEY = "4f2c9d0e-form"


def test_a_filed_complaint_stands_with_its_words_and_its_reporter(desk: Desk) -> None:
    done = filed(desk)
    complaint = desk.complaints.load(done.complaint.number)
    assert complaint.status == "received"
    assert complaint.subject == "Lampu jalan di depan pasar mati sejak hari Senin, jalan…"
    recorded = desk.submissions.find(complaint.submission)
    assert recorded is not None and recorded.submission == submission()
    assert desk.identities.get(complaint.number).name == "Siti"
    assert not done.again


def test_a_restricted_category_restricts_from_the_first_moment(desk: Desk) -> None:
    assert filed(desk, category="korupsi").complaint.is_restricted
    assert not filed(desk).complaint.is_restricted


def test_the_same_key_gives_the_same_number_and_code(desk: Desk) -> None:
    first = file_complaint(desk, submission(), KEY)
    second = file_complaint(desk, submission(), KEY)
    assert (second.complaint.number, second.code) == (first.complaint.number, first.code)
    assert (first.again, second.again) == (False, True)


def test_a_resend_long_after_shows_the_code_that_is_valid_now(desk: Desk) -> None:
    first = file_complaint(desk, submission(), KEY)
    was = desk.complaints.load(first.complaint.number)
    desk.complaints.save(was, replace(was, code_generation=1), desk.agenda(was))
    assert file_complaint(desk, submission(), KEY).code != first.code


@pytest.mark.fault(6)
@pytest.mark.parametrize(
    "changes",
    [
        {"description": "Jembatan di desa kami putus sejak kemarin."},
        {"identity": Identity(name="Budi", phone="+6281234567890")},
        {"hide_identity": True},
    ],
)
def test_the_same_key_with_other_content_is_refused_and_changes_nothing(
    desk: Desk, changes: dict[str, object]
) -> None:
    first = file_complaint(desk, submission(), KEY)
    with pytest.raises(Conflict, match="isi yang berbeda"):
        file_complaint(desk, submission(**changes), KEY)
    assert file_complaint(desk, submission(), KEY).complaint.number == first.complaint.number


def test_other_keys_are_other_complaints_even_with_the_same_words(desk: Desk) -> None:
    numbers = {file_complaint(desk, submission(), f"key-{n}").complaint.number for n in range(3)}
    assert len(numbers) == 3


def test_without_a_key_the_content_is_the_key(desk: Desk) -> None:
    assert filed(desk).complaint.number == filed(desk).complaint.number
    assert filed(desk).complaint.number != filed(desk, title="Lagi").complaint.number


def test_a_resend_across_midnight_is_still_a_resend(desk: Desk, clock: Clock) -> None:
    clock.now = wita("2026-11-24", "23:59")
    first = filed(desk)
    clock.now = wita("2026-11-25", "00:01")
    assert filed(desk).complaint.number == first.complaint.number


def test_the_same_words_two_days_later_are_a_new_complaint(desk: Desk, clock: Clock) -> None:
    first = filed(desk)
    clock.advance(days=2)
    assert filed(desk).complaint.number != first.complaint.number


def test_neither_key_nor_fingerprint_can_be_guessed_from_the_content(desk: Desk) -> None:
    other = memory_desk(access_keys=desk.agency_keys)
    mine, theirs = filed(desk).complaint, filed(other).complaint
    assert mine.submission != theirs.submission
    recorded = [
        d.submissions.find(d.complaints.load(c.number).submission)
        for d, c in ((desk, mine), (other, theirs))
    ]
    assert recorded[0] and recorded[1]
    assert recorded[0].fingerprint != recorded[1].fingerprint


def test_a_complaint_from_another_channel_keeps_when_it_was_received(desk: Desk) -> None:
    received = wita("2026-11-20")
    done = file_complaint(
        desk, submission(), channel="phone", received_at=received, by="staff:admin"
    )
    assert (done.complaint.channel, done.complaint.received_at) == ("phone", received)
    assert done.complaint.filed_at == desk.now()


FILING_CALLS = 3
"""Writes of a first filing: submission, identity, complaint; find comes first without a key."""


@pytest.mark.fault(7)
@pytest.mark.parametrize(("call", "after"), every_crash(FILING_CALLS))
def test_a_resend_completes_what_a_crash_left_undone(
    desk: Desk, clock: Clock, call: int, after: bool
) -> None:
    fuse = Fuse()
    fuse.set(call, after=after)
    with pytest.raises(Crash):
        file_complaint(fragile(desk, fuse), submission(), KEY)
    clock.advance(minutes=7)
    again = file_complaint(desk, submission(), KEY)
    complaint = desk.complaints.load(again.complaint.number)
    recorded = desk.submissions.find(complaint.submission)
    assert recorded is not None and recorded.number == complaint.number
    assert desk.identities.get(complaint.number) == submission().identity
    assert complaint.received_at == recorded.filed_at
    assert [e.what for e in complaint.history] == ["filed"]
    assert set(complaint.messages) == {"0.filed_admin.admin", "0.filed_reporter.reporter"}
    assert isinstance(desk.complaints, MemoryComplaints) and len(desk.complaints.items) == 1
    assert file_complaint(desk, submission(), KEY).code == again.code


def test_a_filing_makes_three_writes_and_the_crashes_above_meet_them_all(desk: Desk) -> None:
    fuse = Fuse()
    file_complaint(fragile(desk, fuse), submission(), KEY)
    assert fuse.calls == FILING_CALLS


def colliding(clock: Clock, *numbers: str) -> Desk:
    """A desk whose chance gives these numbers one after another."""
    characters = iter("".join(numbers))
    return memory_desk(clock, choice=lambda _: next(characters))


@pytest.mark.fault(11)
def test_a_number_that_is_taken_is_replaced_by_another(clock: Clock) -> None:
    desk = colliding(clock, "AAAABBBB", "AAAABBBB", "CCCCDDDD")
    first = file_complaint(desk, submission(), "one")
    second = file_complaint(desk, submission(title="Lain"), "two")
    assert first.complaint.number == "TB-AAAA-BBBB"
    assert second.complaint.number == "TB-CCCC-DDDD"
    assert desk.identities.get("TB-CCCC-DDDD") == submission().identity
    recorded = desk.submissions.find(second.complaint.submission)
    assert recorded is not None and recorded.number == "TB-CCCC-DDDD"


def test_a_desk_whose_numbers_are_all_taken_asks_to_send_again(clock: Clock) -> None:
    desk = colliding(clock, *["AAAABBBB"] * 9)
    file_complaint(desk, submission(), "one")
    with pytest.raises(Busy, match="Kirim sekali lagi; tulisan Anda tetap ada"):
        file_complaint(desk, submission(title="Lain"), "two")


@pytest.mark.fault(11)
@pytest.mark.parametrize(("call", "after"), every_crash(6))
def test_a_collision_survives_a_crash_too(clock: Clock, call: int, after: bool) -> None:
    desk = colliding(clock, "AAAABBBB", "AAAABBBB", "CCCCDDDD", "EEEEFFFF", "GGGGHHHH")
    file_complaint(desk, submission(), "one")
    fuse = Fuse()
    fuse.set(call, after=after)
    with pytest.raises(Crash):
        file_complaint(fragile(desk, fuse), submission(title="Lain"), "two")
    again = file_complaint(desk, submission(title="Lain"), "two")
    assert again.complaint.number != "TB-AAAA-BBBB"
    assert desk.identities.get(again.complaint.number) == submission().identity
    recorded = desk.submissions.find(again.complaint.submission)
    assert recorded is not None and recorded.number == again.complaint.number
