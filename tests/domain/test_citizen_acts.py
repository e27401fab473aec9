from __future__ import annotations

import pytest

from functions.domain import citizen_acts, desk_acts
from functions.domain.errors import WrongState
from tests.cases import Case, case_in


def test_a_new_complaint_is_announced_to_the_admin_and_receipted_to_the_reporter() -> None:
    case = Case()
    assert case.status == "received"
    assert case.told() == {("filed_admin", "admin"), ("filed_reporter", "reporter")}


def test_a_reporter_without_mail_and_mobile_is_owed_no_message() -> None:
    case = Case(contact="")
    assert case.told() == {("filed_admin", "admin")}
    case.dispatch("pupr").answer().relay()
    assert not any(m.to == "reporter" for m in case.complaint.messages.values())


def test_who_had_no_contact_is_told_nothing_but_an_sms_reporter_is() -> None:
    assert ("filed_reporter", "reporter") in Case(contact="phone").told()


@pytest.mark.parametrize(
    ("status", "event", "then"),
    [
        ("received", "replied", "received"),
        ("incomplete", "clarified", "received"),
        ("dispatched", "replied", "dispatched"),
        ("in_progress", "replied", "in_progress"),
        ("answered", "reopened", "reopened"),
        ("declined", "reopened", "reopened"),
        ("referred", "replied", "referred"),
        ("merged", "replied", "merged"),
    ],
)
def test_what_a_reply_means_depends_on_the_status(status: str, event: str, then: str) -> None:
    case = case_in(status).reply()
    assert (case.complaint.history[-1].what, case.status) == (event, then)


def test_a_reply_is_told_to_the_admin_and_to_every_agency_that_works_on_it() -> None:
    case = Case().dispatch("pupr", "dlh").reply()
    assert case.told() == {
        ("replied_admin", "admin"),
        ("replied_agency", "pupr"),
        ("replied_agency", "dlh"),
    }


def test_a_problem_that_is_solved_ends_the_complaint_quietly() -> None:
    case = case_in("answered").rate(resolved=True)
    assert (case.status, case.told()) == ("solved", set())
    assert case.complaint.history[-1].details["score"] == 4


def test_a_problem_that_is_not_solved_opens_the_complaint_again() -> None:
    case = case_in("answered").rate(resolved=False)
    assert case.status == "reopened"
    assert case.told() == {("reopened_admin", "admin"), ("unsolved_agency", "pupr")}


def test_a_withdrawal_spares_everybody_the_work() -> None:
    case = Case().dispatch("pupr", "dlh").withdraw()
    assert case.status == "withdrawn"
    assert case.told() == {
        ("withdrawn_admin", "admin"),
        ("withdrawn_agency", "pupr"),
        ("withdrawn_agency", "dlh"),
    }


def test_a_closed_complaint_can_be_reopened_by_its_reporter() -> None:
    case = case_in("closed").reopen()
    assert (case.status, case.told()) == ("reopened", {("reopened_admin", "admin")})


def test_a_refusal_names_number_and_status_and_what_to_do() -> None:
    with pytest.raises(WrongState) as refused:
        case_in("closed").reply()
    assert refused.value.message == (
        'Laporan TB-7K3M-9QPX sekarang berstatus "Ditutup", jadi tindakan ini tidak bisa '
        "dilakukan. Muat ulang halaman untuk melihat keadaan terbaru."
    )


def test_only_acts_of_people_count_as_a_version() -> None:
    case = Case()
    assert case.complaint.version == 1
    case.do(desk_acts.copied_to_lapor, by="system")
    assert case.complaint.version == 1
    case.do(citizen_acts.reply, by="reporter")
    assert case.complaint.version == 2
