from __future__ import annotations

from typing import Any

import pytest

from functions.domain import staff_acts
from functions.domain.errors import Invalid, WrongState
from functions.domain.staff_acts import DECLINE_REASONS
from tests.cases import Case, case_in
from tests.desks import shipped


def test_a_dispatch_tells_every_agency_and_the_reporter() -> None:
    case = Case().dispatch("pupr", "dlh")
    assert case.told() == {
        ("dispatched_agency", "pupr"),
        ("dispatched_agency", "dlh"),
        ("dispatched_reporter", "reporter"),
    }
    assert (case.complaint.lead, case.complaint.dispatch) == ("pupr", 1)


@pytest.mark.parametrize("via", ["phone", "letter"])
def test_a_dispatch_by_other_means_mails_no_agency(via: Any) -> None:
    assert Case().dispatch("pupr", via=via).told() == {("dispatched_reporter", "reporter")}


def test_who_had_it_before_is_told_that_the_link_is_void() -> None:
    case = Case().dispatch("pupr", "dlh").dispatch("dlh", "dishub")
    assert case.told() == {
        ("recalled_agency", "pupr"),
        ("dispatched_agency", "dlh"),
        ("dispatched_agency", "dishub"),
        ("dispatched_reporter", "reporter"),
    }
    assert case.complaint.dispatch == 2


@pytest.mark.parametrize(
    ("agencies", "sentence"),
    [
        ((), "Pilih paling sedikit satu instansi."),
        (("pupr", "pupr"), "Satu instansi terpilih dua kali."),
        (("kementerian-x",), "Instansi ini tidak ada di daftar."),
    ],
)
def test_a_dispatch_needs_agencies_of_the_directory(agencies: Any, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        Case().do(staff_acts.dispatch, shipped()[0], agencies)
    assert refused.value.fields == {"agency": sentence}


@pytest.mark.parametrize(
    ("category", "flags", "allowed", "refused"),
    [
        ("korupsi", ["restricted"], ["inspektorat"], ["pupr", "polres", "p3ap2kb"]),
        ("kekerasan-anak", ["restricted"], ["p3ap2kb", "polres"], ["inspektorat", "dinsos"]),
        ("ancaman", ["restricted"], ["polres", "inspektorat"], ["satpolpp"]),
        ("jalan-berlubang", ["restricted"], ["inspektorat", "polres", "p3ap2kb"], ["pupr"]),
        ("jalan-berlubang", [], ["pupr", "dinkes", "polres"], []),
    ],
)
def test_a_restricted_complaint_goes_only_where_the_rules_say(
    category: str, flags: list[str], allowed: list[str], refused: list[str]
) -> None:
    facts: Any = {"category": category, "flags": frozenset(flags)}
    for agency in allowed:
        assert Case(**facts).dispatch(agency).status == "dispatched"
    for agency in refused:
        with pytest.raises(Invalid, match="perlu diperbaiki") as error:
            Case(**facts).dispatch(agency)
        assert error.value.fields["agency"].startswith("Laporan terbatas hanya boleh diteruskan")
        with pytest.raises(Invalid):
            Case(**facts).dispatch(allowed[0], agency)


@pytest.mark.parametrize(
    ("facts", "ticked", "shared"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"hide_identity": True}, True, False),
        ({"flags": frozenset(["restricted"]), "category": ""}, True, False),
    ],
)
def test_the_contact_of_a_hidden_or_restricted_reporter_is_never_shared(
    facts: Any, ticked: bool, shared: bool
) -> None:
    agency = "inspektorat" if facts.get("flags") else "pupr"
    case = Case(**facts).dispatch(agency, share_contact=ticked)
    assert bool(case.complaint.handover.details.get("share_contact")) is shared  # type: ignore[union-attr]
    case.answer(agency).send_back()
    assert bool(case.complaint.handover.details.get("share_contact")) is shared  # type: ignore[union-attr]


def test_an_answer_that_is_sent_back_is_a_new_dispatch_to_the_same_agencies() -> None:
    case = Case().dispatch("pupr", "dlh").answer().send_back()
    assert (case.status, case.complaint.dispatch) == ("dispatched", 2)
    assert case.complaint.agencies == ("pupr", "dlh")
    assert case.told() == {("sent_back_agency", "pupr"), ("sent_back_agency", "dlh")}


def test_what_was_never_dispatched_cannot_be_sent_back() -> None:
    with pytest.raises(WrongState, match="tidak sedang berada di dinas"):
        case_in("declined").reply().send_back()


@pytest.mark.parametrize(("way", "kind"), [("answer", "final"), ("promise", "interim")])
def test_a_relayed_answer_reaches_the_reporter_and_its_agency_gets_a_copy(
    way: str, kind: str
) -> None:
    case = Case().dispatch("pupr")
    getattr(case, way)()
    case.relay()
    assert case.told() == {(f"relayed_{kind}_reporter", "reporter"), ("relayed_agency", "pupr")}
    assert case.status == {"final": "answered", "interim": "in_progress"}[kind]


@pytest.mark.parametrize("via", ["phone", "letter", "counter", "social_media", "lapor"])
def test_an_answer_given_by_other_means_is_not_mailed_to_the_reporter(via: Any) -> None:
    assert case_in("answer_in").relay(via=via).told() == {("relayed_agency", "pupr")}


@pytest.mark.parametrize(
    ("act", "template"),
    [("refer", "referred_reporter"), ("decline", "declined_reporter")],
)
def test_who_no_longer_needs_to_answer_is_told(act: str, template: str) -> None:
    case = Case().dispatch("pupr", "dlh").answer("dlh")
    getattr(case, act)()
    assert case.told() == {("recalled_agency", "pupr"), (template, "reporter")}


@pytest.mark.parametrize("reason", [r for r in DECLINE_REASONS if r != "already_answered"])
def test_a_complaint_is_declined_for_a_reason_of_the_list(reason: str) -> None:
    assert Case().decline(reason).status == "declined"


def test_no_other_reason_declines_and_the_same_matter_needs_its_number() -> None:
    with pytest.raises(Invalid) as refused:
        Case().decline("malas")
    assert refused.value.fields == {"reason": "Pilih salah satu alasan dari daftar."}
    with pytest.raises(Invalid) as refused:
        Case().decline("already_answered")
    assert refused.value.fields == {"same_as": "Tuliskan nomor laporan yang sudah dijawab."}
    assert Case().decline("already_answered", same_as="TB-AAAA-BBBB").status == "declined"


@pytest.mark.parametrize(
    ("act", "status", "template"),
    [
        ("ask", "received", "asked_reporter"),
        ("reopen_by_office", "closed", "reopened_reporter"),
        ("close", "answered", "closed_reporter"),
        ("give_up", "dispatched", "given_up_reporter"),
        ("merge", "received", "merged_reporter"),
        ("unmerge", "merged", "reopened_reporter"),
    ],
)
def test_the_reporter_is_told_of_what_the_office_does(act: str, status: str, template: str) -> None:
    case = case_in(status)
    getattr(case, act)()
    assert case.told() == {(template, "reporter")}


def test_a_complaint_is_not_merged_into_itself() -> None:
    case = Case()
    with pytest.raises(Invalid) as refused:
        case.merge(into=case.complaint.number)
    assert refused.value.fields == {"into": "Laporan tidak bisa digabung dengan dirinya sendiri."}


def test_a_mail_that_still_waits_for_a_former_agency_is_never_sent() -> None:
    case = Case().dispatch("dishub")
    case.dispatch("inspektorat")
    states = {m.id: m.state for m in case.complaint.messages.values() if m.to == "dishub"}
    assert states == {"1.dispatched_agency.dishub": "void", "2.recalled_agency.dishub": "pending"}
