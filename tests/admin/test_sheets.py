"""What is printed at the desk."""

from __future__ import annotations

import pytest

from tests.admin.conftest import Browser, Office
from tests.desks import filed


@pytest.fixture
def admin(office: Office) -> Browser:
    return office.signed_in_as("admin")


def sheet(number: str) -> str:
    return f"/admin/complaints/{number}/disposition"


def test_the_blank_form_is_there_for_whoever_enters(office: Office) -> None:
    page = office.signed_in_as("operator").get("/admin/complaints/blank").text
    assert "Formulir laporan masyarakat" in page and "Tanda terima untuk pelapor" in page


def test_the_disposition_sheet_says_what_it_is_about_and_not_who_reports(
    office: Office, admin: Browser
) -> None:
    number = filed(office.desk).complaint.number
    admin.act(number, "register")
    admin.act(number, "flag", urgent="true")
    page = admin.get(sheet(number)).text
    for words in ("1/2026", number, "Portal ini", "Lampu jalan di depan pasar", "☑ Segera"):
        assert words in page, words
    assert "☐ Dinas Perhubungan" in page and "Siti" not in page
    admin.act(number, "dispatch", agency="dishub", via="mail")
    assert "☑ Dinas Perhubungan" in admin.get(sheet(number)).text


def test_the_reporters_name_is_on_the_sheet_only_when_asked_for_and_recorded(
    office: Office, admin: Browser
) -> None:
    number = filed(office.desk).complaint.number
    page = admin.post(sheet(number)).text
    assert "Siti" in page and "dicatat)" not in page
    lines = office.staff.audit.of_month(office.desk.now())
    assert ("identity disposition", number) in [(x["what"], x["number"]) for x in lines]


@pytest.mark.parametrize("why", [{"hide_identity": True}, {"category": "korupsi"}])
def test_a_name_that_agencies_must_not_learn_is_on_no_sheet(
    office: Office, admin: Browser, why: dict[str, object]
) -> None:
    number = filed(office.desk, **why).complaint.number
    assert "dicatat)" not in admin.get(sheet(number)).text
    refused = admin.post(sheet(number), f"/admin/complaints/{number}")
    assert refused.status_code == 403 and "Siti" not in refused.text


def test_a_long_story_is_cut_so_that_the_sheet_stays_one_page(
    office: Office, admin: Browser
) -> None:
    number = filed(office.desk, description="Jalan rusak parah. " * 200).complaint.number
    assert admin.get(sheet(number)).text.count("Jalan rusak") < 40
