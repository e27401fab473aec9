from __future__ import annotations

from datetime import date, timedelta

import pytest

from functions.actions import agency
from functions.actions.desk import Desk
from functions.actions.visit import visit
from functions.domain import codes, desk_acts, staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.errors import AlreadyAnswered, Stale, TooMany, VoidLink
from tests.actions.steps import answer, dispatch, dispatched, link, office, promise
from tests.clock import Clock
from tests.couriers import MemoryCourier
from tests.desks import STORY, filed
from tests.stores import MemorySubmissions


def token(desk: Desk, number: str, agency_id: str = "pupr", number_of_dispatch: int = 1) -> str:
    expires = desk.now() + timedelta(days=30)
    made = AgencyLink(number, agency_id, number_of_dispatch, expires)
    return codes.agency_token(desk.agency_keys, made)


def test_reading_a_case_changes_nothing(desk: Desk) -> None:
    number = dispatched(desk)
    before = desk.complaints.load(number)
    view = agency.open_case(desk, link(desk, number))
    assert view["description"] == STORY
    assert desk.complaints.load(number) == before


def test_an_open_case_carries_a_fresh_token_that_lives_for_hours(desk: Desk, clock: Clock) -> None:
    number = dispatched(desk)
    fresh = agency.open_case(desk, link(desk, number))["token"]
    clock.advance(hours=11)
    assert agency.link_from_token(desk, fresh).agency == "pupr"
    clock.advance(hours=2)
    with pytest.raises(VoidLink):
        agency.link_from_token(desk, fresh)


def test_the_reporter_is_shown_only_when_the_admin_shared_the_contact(desk: Desk) -> None:
    silent = agency.open_case(desk, link(desk, dispatched(desk)))
    assert silent["reporter"] is None
    assert "Siti" not in repr(silent) and "siti@" not in repr(silent)
    shared = agency.open_case(desk, link(desk, dispatched(desk, share_contact=True, title="B")))
    assert shared["reporter"] == {"name": "Siti", "phone": "+6281234567890"}
    hidden = dispatched(desk, share_contact=True, hide_identity=True)
    assert agency.open_case(desk, link(desk, hidden))["reporter"] is None


@pytest.mark.fault(30)
def test_dispatching_to_another_voids_the_link_at_once(desk: Desk) -> None:
    number = dispatched(desk)
    opened, old = link(desk, number), token(desk, number)
    dispatch(desk, number, "dlh")
    for attempt in (
        lambda: agency.link_from_token(desk, old),
        lambda: agency.open_case(desk, opened),
        lambda: agency.acknowledge(desk, opened, "Rina"),
        lambda: agency.return_(desk, opened, "Bukan kami", ""),
        lambda: agency.ask(desk, opened, "Di mana?"),
    ):
        with pytest.raises(VoidLink):
            attempt()
    assert agency.link_from_token(desk, token(desk, number, "dlh", 2)).agency == "dlh"


def test_a_link_to_a_complaint_that_does_not_exist_gets_the_same_words(desk: Desk) -> None:
    with pytest.raises(VoidLink):
        agency.link_from_token(desk, token(desk, "TB-0000-0000"))


def test_number_and_short_code_open_the_page_where_no_link_can_be_followed(desk: Desk) -> None:
    number = dispatched(desk, "pupr", "dlh")
    for party in ("pupr", "dlh"):
        code = codes.agency_code(desk.agency_keys, number, party, 1)
        found = agency.link_from_code(desk, number.lower(), code.replace("-", " "))
        assert (found.agency, found.dispatch) == (party, 1)


def test_wrong_short_codes_are_counted_whoever_they_are_for(desk: Desk) -> None:
    number = dispatched(desk)
    foreign = codes.agency_code(desk.agency_keys, number, "dlh", 1)
    for _ in range(desk.settings.limits.wrong_codes_per_hour):
        with pytest.raises(VoidLink):
            agency.link_from_code(desk, number, foreign)
    with pytest.raises(TooMany):
        agency.link_from_code(desk, number, codes.agency_code(desk.agency_keys, number, "pupr", 1))


def test_a_reporters_code_opens_no_agencys_page(desk: Desk) -> None:
    done = filed(desk)
    dispatch(desk, done.complaint.number)
    with pytest.raises(VoidLink):
        agency.link_from_code(desk, done.complaint.number, done.code)


def test_an_answer_is_kept_with_who_signed_it_and_who_approved_it(desk: Desk) -> None:
    number = dispatched(desk)
    answer(desk, link(desk, number), "Sudah kami perbaiki.")
    complaint, texts = desk.complaints.load_with_texts(number)
    text = texts[complaint.history[-1].act]
    assert text.body == "Sudah kami perbaiki."
    assert text.signed == {
        "name": "Rina",
        "title": "Kepala Seksi",
        "approved_by": "Kepala Dinas",
    }


@pytest.mark.fault(28)
def test_answering_twice_is_told_and_the_first_answer_stays(desk: Desk) -> None:
    number = dispatched(desk)
    answer(desk, link(desk, number), "Yang pertama")
    with pytest.raises(AlreadyAnswered):
        answer(desk, link(desk, number), "Yang kedua")
    assert [t.body for t in desk.complaints.load_with_texts(number)[1].values()] == ["Yang pertama"]


def test_an_answer_from_a_page_of_an_earlier_handing_over_is_stale(desk: Desk) -> None:
    number = dispatched(desk)
    old_page = link(desk, number)
    answer(desk, old_page)
    office(desk, number, staff_acts.send_back)
    with pytest.raises(Stale, match="tulisan Anda tetap ada"):
        answer(desk, old_page)
    assert answer(desk, link(desk, number, dispatch=2)).status == "answer_in"


def test_an_interim_answer_asks_for_a_day(desk: Desk) -> None:
    number = dispatched(desk)
    after = promise(desk, link(desk, number), date(2026, 12, 4))
    assert after.history[-1].word("promised_by") == "2026-12-04"


def test_acknowledging_is_done_once_however_often_it_is_pressed(desk: Desk) -> None:
    number = dispatched(desk)
    for name in ("Rina", "Budi", ""):
        agency.acknowledge(desk, link(desk, number), name)
    complaint, texts = desk.complaints.load_with_texts(number)
    assert [e.what for e in complaint.history].count("acknowledged") == 1
    assert [t.signed for t in texts.values()] == [{"name": "Rina"}]


def test_returning_and_asking_keep_their_words(desk: Desk) -> None:
    number = dispatched(desk)
    agency.ask(desk, link(desk, number), "Di sisi mana?")
    after = agency.return_(desk, link(desk, number), "Ini jalan provinsi.", "dlh")
    assert after.status == "returned"
    assert after.history[-1].word("suggested") == "dlh"
    words = [t.body for t in desk.complaints.load_with_texts(number)[1].values()]
    assert words == ["Di sisi mana?", "Ini jalan provinsi."]


def renewals(desk: Desk, number: str) -> int:
    return [e.what for e in desk.complaints.load(number).history].count("link_renewed")


def test_an_expired_link_is_renewed_to_the_registered_address(desk: Desk, clock: Clock) -> None:
    number = dispatched(desk)
    old = token(desk, number)
    clock.advance(days=40)
    with pytest.raises(VoidLink):
        agency.link_from_token(desk, old)
    agency.renew(desk, old)
    assert renewals(desk, number) == 1
    assert "2.link_renewed_agency.pupr" in desk.complaints.load(number).messages


def test_whoever_asks_for_a_new_link_learns_nothing(desk: Desk) -> None:
    number = dispatched(desk)
    gone = token(desk, number)
    dispatch(desk, number, "dlh")
    for useless in (gone, "", "g1.x.y.1.2.AAAA", token(desk, "TB-0000-0000"), "\ud800"):
        agency.renew(desk, useless)
    assert renewals(desk, number) == 0


def test_new_links_are_mailed_only_so_often_an_hour(desk: Desk, clock: Clock) -> None:
    number = dispatched(desk)
    most = desk.settings.limits.renewals_per_hour
    for _ in range(most + 3):
        agency.renew(desk, token(desk, number))
    assert renewals(desk, number) == most
    clock.advance(hours=1)
    agency.renew(desk, token(desk, number))
    assert renewals(desk, number) == most + 1


def test_a_case_whose_words_were_erased_says_whom_to_ask(desk: Desk) -> None:
    number = dispatched(desk)
    assert isinstance(desk.submissions, MemorySubmissions)
    desk.submissions.items.clear()
    with pytest.raises(Exception, match="Hubungi admin kabupaten"):
        agency.open_case(desk, link(desk, number))


def test_the_office_may_mail_a_new_link_itself(desk: Desk) -> None:
    number = dispatched(desk)
    office(desk, number, desk_acts.renew_link, "pupr")
    assert renewals(desk, number) == 1


def test_fault_33_what_agencies_return_is_handed_on_by_people_alone(
    desk: Desk, courier: MemoryCourier, clock: Clock
) -> None:
    number = dispatched(desk, "pupr")
    agency.return_(desk, link(desk, number), "Bukan tugas kami.", "dishub")
    for day in range(30):
        clock.advance(days=1)
        visit(desk, courier, number, f"v{day}")
    complaint = desk.complaints.load(number)
    assert (complaint.status, complaint.dispatch) == ("returned", 1)
    assert not [id for id in courier.told if id.endswith(".dishub")]
    assert any(id.endswith(".reminder_admin.admin") for id in courier.told), "and they are reminded"
