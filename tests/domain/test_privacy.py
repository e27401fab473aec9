from __future__ import annotations

from typing import Any

import pytest

from functions.domain import agency_acts, desk_acts, privacy
from functions.domain.identity import Identity
from functions.domain.privacy import Text
from functions.domain.submission import Submission
from tests.cases import Case, case_in
from tests.clock import wita
from tests.desks import shipped

DIRECTORY, RULES, _ = shipped()
NOW = wita("2026-11-24", "15:00")

WHO = Identity("Siti Aminah", "+6281234567890", "siti@contoh.id", "6310015708900001", "Jl. Raya 1")
WORDS = Submission("complaint", "Jalan rusak parah.", title="Jalan", identity=WHO)


def texts_of(case: Case) -> dict[str, Text]:
    """Every event carries the words of its own name."""
    return {e.act: Text(f"kata {e.what}", {"name": "Rina"}) for e in case.complaint.history}


def reporter_sees(case: Case) -> dict[str, Any]:
    return privacy.for_reporter(case.complaint, texts_of(case), DIRECTORY, RULES, NOW)


def agency_sees(case: Case, agency: str = "pupr") -> dict[str, Any]:
    return privacy.for_agency(case.complaint, agency, WORDS, texts_of(case), DIRECTORY, RULES, NOW)


def long_case() -> Case:
    """Much said by everybody; pupr leads, dlh is its partner."""
    case = Case(subject="Jalan rusak").dispatch("dinkes").return_("dinkes").dispatch("pupr", "dlh")
    case.ask().reply().request_clarification().answer("dlh").answer().send_back()
    return case.answer().relay()


def test_anyone_with_the_number_sees_status_and_dates_only() -> None:
    view = privacy.for_anyone(long_case().complaint, RULES)
    assert set(view) == {
        *("number", "status", "status_label", "filed_at", "updated_at", "deadlines")
    }
    assert all(set(d) == {"clock", "due", "met_at"} for d in view["deadlines"])


def test_internal_clocks_are_shown_to_nobody_outside() -> None:
    case = case_in("answer_in")
    internal = {"sop_announce", "sop_relay", "react", "outside", "complete"}
    for view in (privacy.for_anyone(case.complaint, RULES), reporter_sees(case), agency_sees(case)):
        assert not internal & {d["clock"] for d in view["deadlines"]}


def test_the_reporter_reads_the_relayed_answer_and_not_the_agencys_draft() -> None:
    view = reporter_sees(long_case())
    assert view["answer"]["text"] == "kata relayed_final"
    assert view["answer"]["agency"] == DIRECTORY.agencies["pupr"].name
    shown = repr(view)
    for inside in ("answered_final", "sent_back", "contributed", "clarification_requested"):
        assert f"kata {inside}" not in shown
    assert "Rina" not in shown, "no official's name"
    assert "kata asked" in shown and "kata clarified" in shown


@pytest.mark.parametrize(
    ("status", "may"),
    [
        ("received", ["reply", "withdraw"]),
        ("answered", ["reply", "rate", "reopen"]),
        ("closed", ["rate", "reopen"]),
        ("withdrawn", ["reopen"]),
        ("merged", ["reply", "withdraw"]),
    ],
)
def test_the_reporter_is_offered_what_the_status_allows(status: str, may: list[str]) -> None:
    assert reporter_sees(case_in(status))["may"] == may


def test_an_agency_never_sees_who_reports() -> None:
    shown = repr(agency_sees(long_case())) + repr(reporter_sees(long_case()))
    for secret in (WHO.name, WHO.phone, WHO.email, WHO.national_id, WHO.address):
        assert secret not in shown


def test_an_agency_reads_its_own_words_and_the_conversation_but_not_other_agencies() -> None:
    said = [(e["label"], e["text"]) for e in agency_sees(long_case())["conversation"]]
    assert ("Pelapor", "kata clarified") in said
    assert ("Admin kabupaten", "kata sent_back") in said
    assert ("Instansi Anda", "kata answered_final") in said
    words = [text for _, text in said]
    assert "kata contributed" not in words, "that was dlh"
    assert "kata returned" not in words, "that was dinkes"
    assert "kata flagged" not in words


def test_an_agency_sees_its_own_clocks_and_the_partners_names() -> None:
    case = Case().dispatch("pupr", "dlh")
    view = agency_sees(case, "dlh")
    assert {d["clock"] for d in view["deadlines"]} == {
        *("sop_answer", "national_answer", "national_resolve")
    }
    assert view["partners"] == [DIRECTORY.agencies["pupr"].name]
    assert not view["is_lead"]


@pytest.mark.parametrize(
    ("facts", "ticked", "shares"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"hide_identity": True}, True, False),
        ({"flags": frozenset(["restricted"])}, True, False),
    ],
)
def test_name_and_phone_are_shared_only_when_the_admin_ticks_it_and_nothing_forbids_it(
    facts: Any, ticked: bool, shares: bool
) -> None:
    agency = "inspektorat" if "flags" in facts else "pupr"
    case = Case(**facts)
    assert not privacy.shares_contact(case.complaint)
    case.dispatch(agency, share_contact=ticked)
    assert privacy.shares_contact(case.complaint) is shares


def test_a_case_that_is_restricted_later_hides_the_contact_from_then_on() -> None:
    case = Case().dispatch("inspektorat", share_contact=True)
    assert privacy.shares_contact(case.complaint)
    case.do(desk_acts.flag, DIRECTORY, ["restricted"])
    assert not privacy.shares_contact(case.complaint)


def test_what_is_shared_is_name_and_phone_and_never_the_nik() -> None:
    assert privacy.reporter_for_agency(WHO) == {"name": WHO.name, "phone": WHO.phone}


@pytest.mark.parametrize(
    ("now", "late"),
    [
        ("2026-11-25 16:30", {"sop_answer": "", "national_answer": ""}),
        ("2026-11-25 16:31", {"sop_answer": "Lewat target", "national_answer": ""}),
        ("2026-12-02 08:00", {"sop_answer": "Lewat target", "national_answer": "Terlambat"}),
    ],
)
def test_late_has_a_word_for_each_family(now: str, late: dict[str, str]) -> None:
    view = privacy.for_reporter(
        Case().dispatch().complaint, {}, DIRECTORY, RULES, wita(*now.split())
    )
    words = {d["clock"]: d["late"] for d in view["deadlines"]}
    assert {clock: words[clock] for clock in late} == late
    assert view["overdue"] is any(late.values())


def test_an_answer_recorded_for_the_agency_is_relayed_in_its_name() -> None:
    case = (
        Case()
        .dispatch()
        .do(agency_acts.answer, "pupr", type="final", follow_up="none", source="letter")
    )
    assert reporter_sees(case.relay())["answer"]["agency"] == DIRECTORY.agencies["pupr"].name
