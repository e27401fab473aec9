from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from functions.domain import desk_acts, wording
from functions.domain.errors import Invalid, WrongState
from functions.domain.messages import failed, sent, unknown
from functions.domain.staff_acts import DECLINE_REASONS
from tests.cases import Case, case_in
from tests.desks import shipped

DIRECTORY = shipped()[0]


@pytest.mark.parametrize("status", ["received", "dispatched", "answered", "closed", "withdrawn"])
def test_the_office_may_keep_its_files_in_order_in_every_status(status: str) -> None:
    case = case_in(status)
    case.do(desk_acts.flag, DIRECTORY, ["urgent"])
    case.do(desk_acts.correct)
    case.do(desk_acts.copied_to_lapor)
    case.do(desk_acts.reclassify, DIRECTORY, category="jembatan-rusak")
    case.do(desk_acts.reissue_code)
    assert case.status == status


def test_a_restricted_category_restricts_the_complaint_and_a_harmless_one_does_not_free_it() -> (
    None
):
    case = Case().do(desk_acts.reclassify, DIRECTORY, category="korupsi")
    assert case.complaint.is_restricted
    case.do(desk_acts.reclassify, DIRECTORY, category="jalan-berlubang")
    assert case.complaint.is_restricted
    assert case.complaint.history[-1].word("was") == "korupsi"


def test_a_category_outside_the_list_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        Case().do(desk_acts.reclassify, DIRECTORY, category="cuaca")
    assert refused.value.fields == {"category": "Pilih topik dari daftar."}


def test_flags_are_those_of_the_list_and_are_set_as_a_whole() -> None:
    case = (
        Case()
        .do(desk_acts.flag, DIRECTORY, ["urgent", "strategic"])
        .do(desk_acts.flag, DIRECTORY, ["urgent"])
    )
    assert case.complaint.flags == {"urgent"}
    with pytest.raises(Invalid):
        case.do(desk_acts.flag, DIRECTORY, ["penting-sekali"])


def test_a_case_of_an_agency_that_has_left_the_directory_is_still_kept_in_order() -> None:
    others = {id: agency for id, agency in DIRECTORY.agencies.items() if id != "pupr"}
    later = replace(DIRECTORY, agencies=others)
    case = Case().dispatch("pupr").do(desk_acts.flag, later, ["urgent"])
    case.do(desk_acts.reclassify, later, category="jembatan-rusak")
    assert (case.complaint.flags, case.complaint.category) == ({"urgent"}, "jembatan-rusak")


def test_a_new_code_is_sent_to_the_reporter_and_the_old_one_is_void() -> None:
    case = Case().do(desk_acts.reissue_code)
    assert case.complaint.code_generation == 1
    assert case.told() == {("code_reissued_reporter", "reporter")}


def test_a_new_link_goes_only_to_an_agency_that_has_the_complaint() -> None:
    case = Case().dispatch("pupr").do(desk_acts.renew_link, "pupr")
    assert case.told() == {("link_renewed_agency", "pupr")}
    assert case.complaint.dispatch == 1, "the old link keeps working until it expires"
    with pytest.raises(Invalid):
        case.do(desk_acts.renew_link, "dlh")


@pytest.mark.parametrize("lost", [failed, unknown])
def test_a_person_may_send_again_what_failed_or_was_lost(lost: object) -> None:
    case = Case()
    id = "0.filed_admin.admin"
    was = case.complaint.messages[id]
    gone = failed(was, case.at, "Ditolak") if lost is failed else unknown(was, case.at)
    case.complaint = replace(case.complaint, messages={**case.complaint.messages, id: gone})
    case.do(desk_acts.resend, id)
    assert (case.complaint.messages[id].state, case.complaint.messages[id].tries) == ("pending", 0)


def test_what_was_sent_or_is_on_its_way_is_not_sent_again() -> None:
    case = Case()
    id = "0.filed_admin.admin"
    arrived = sent(case.complaint.messages[id], case.at)
    for message in (case.complaint.messages[id], arrived):
        case.complaint = replace(case.complaint, messages={id: message})
        with pytest.raises(WrongState, match="tidak perlu dikirim ulang"):
            case.do(desk_acts.resend, id)
    with pytest.raises(WrongState):
        case.do(desk_acts.resend, "9.filed_admin.admin")


def test_every_reason_to_decline_reads_as_the_end_of_a_sentence() -> None:
    for words in DECLINE_REASONS.values():
        assert words[0].islower() and not words.endswith(".")


@pytest.mark.parametrize(
    ("act", "given"),
    [
        (desk_acts.flag, {"flags": ["restricted"]}),
        (desk_acts.reclassify, {"category": "korupsi"}),
    ],
)
def test_what_a_reported_agency_holds_is_taken_from_it_before_it_is_restricted(
    act: Any, given: dict[str, Any]
) -> None:
    case = Case().dispatch("dishub")
    with pytest.raises(WrongState, match="Teruskan dulu ke Inspektorat"):
        case.do(act, DIRECTORY, **given)
    case.dispatch("inspektorat").do(act, DIRECTORY, **given)
    assert case.complaint.is_restricted


def test_what_came_from_lapor_waits_to_be_copied_back_after_each_answer() -> None:
    case = Case(channel="lapor").dispatch().answer()
    assert not desk_acts.awaits_copy(case.complaint)
    assert desk_acts.awaits_copy(case.relay().complaint)
    assert not desk_acts.awaits_copy(case.do(desk_acts.copied_to_lapor).complaint)
    assert not desk_acts.awaits_copy(case_in("answered").complaint)


def test_a_complaint_is_in_one_officials_hands_until_it_is_let_go() -> None:
    case = Case()
    assert not case.complaint.taken_by
    case.do(desk_acts.take, by="staff:rina")
    before = case.complaint
    assert case.do(desk_acts.take, by="staff:rina").complaint is before
    assert case.do(desk_acts.take, by="staff:budi").complaint.taken_by == "budi"
    assert case.dispatch().complaint.taken_by == "budi"
    assert not case.do(desk_acts.let_go, by="staff:rina").complaint.taken_by
    with pytest.raises(WrongState):
        case.do(desk_acts.let_go)


def test_a_complaint_that_is_over_can_be_restricted_and_leaves_whoever_had_it() -> None:
    case = case_in("closed").do(desk_acts.flag, DIRECTORY, ["restricted"])
    assert case.complaint.is_restricted and case.complaint.agencies == ()
    assert case.told() == {("recalled_agency", "pupr")}
    case.reopen_by_office().dispatch("inspektorat")
    assert case.complaint.agencies == ("inspektorat",)


def test_who_works_on_a_complaint_hands_it_on_before_it_is_restricted() -> None:
    with pytest.raises(WrongState):
        case_in("dispatched").do(desk_acts.flag, DIRECTORY, ["restricted"])


def test_the_history_names_the_flags_that_were_set() -> None:
    case = Case().do(desk_acts.flag, DIRECTORY, ["urgent", "strategic"])
    label = wording.office_label(case.complaint.history[-1], DIRECTORY)
    assert label == "Tanda: Isu strategis dan Mendesak"
    case.do(desk_acts.flag, DIRECTORY, [])
    assert wording.office_label(case.complaint.history[-1], DIRECTORY) == "Tanda: dihapus semua"
