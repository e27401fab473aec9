"""Lists are taken home as files: what the page shows, no identity, and a line in the audit."""

from __future__ import annotations

import csv
import html
import io
import re

import pytest
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from functions.actions.perform import perform
from functions.domain import desk_acts, staff_acts
from functions.faces.admin import exports, lists
from tests.admin.conftest import Office, fail_message
from tests.desks import filed

QUEUE = "/admin/queue/export?view=admin&format="


def sheet(answer: TestResponse) -> list[tuple[object, ...]]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Disposition"].endswith('.xlsx"')
    return list(load_workbook(io.BytesIO(answer.data)).worksheets[0].iter_rows(values_only=True))


def table(answer: TestResponse) -> list[list[str]]:
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].endswith('.csv"')
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def test_a_queue_is_a_file_with_the_same_complaints_and_no_reporter(office: Office) -> None:
    number = filed(office.desk, title="=HYPERLINK(A1) lampu mati").complaint.number
    browser = office.signed_in()
    links = re.findall(r'href="(/admin/queue/export[^"]+)"', browser.get("/admin/queue").text)
    xlsx, csv_ = (browser.get(link.replace("&amp;", "&")) for link in links)
    head, row = sheet(xlsx)
    assert head[:2] == ("Nomor", "Perihal")
    assert row[:4] == (number, "=HYPERLINK(A1) lampu mati", "Pengaduan", "Diterima")
    assert table(csv_)[1][:2] == [number, "'=HYPERLINK(A1) lampu mati"]
    assert "Siti" not in csv_.text and "siti@" not in csv_.text


def test_each_file_is_recorded(office: Office) -> None:
    filed(office.desk)
    office.signed_in().get(f"{QUEUE}csv")
    [line] = [x for x in office.staff.audit.of_month(office.desk.now()) if "export" in x["what"]]
    assert (line["who"], line["what"]) == ("rina", "export list")


def test_a_long_list_is_read_page_by_page_and_says_where_it_was_cut(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        filed(office.desk, description=f"Lampu jalan nomor {n} mati.")
    monkeypatch.setattr(lists, "_AT_ONCE", 1)
    browser = office.signed_in()
    assert len(table(browser.get(f"{QUEUE}csv"))) == 5
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    rows = table(browser.get(f"{QUEUE}csv"))
    assert len(rows) == 4 and "dipotong" in rows[-1][0]


def test_nobody_takes_home_what_they_may_not_see(office: Office) -> None:
    desk = office.desk
    mine, others, restricted = (
        filed(desk, description=f"Lampu jalan nomor {n} mati.").complaint.number for n in range(3)
    )
    perform(
        desk,
        restricted,
        "staff:a",
        lambda c, a: desk_acts.flag(c, a, desk.directory, ["restricted"]),
    )
    for number, agency in ((mine, "pupr"), (others, "dishub")):
        perform(
            desk,
            number,
            "staff:a",
            lambda c, a, agency=agency: staff_acts.dispatch(c, a, desk.directory, (agency,)),  # type: ignore[misc]
        )
    browser = office.signed_in_as("coordinator", agency="pupr")
    rows = table(browser.get("/admin/queue/export?view=agency&format=csv"))
    assert [row[0] for row in rows[1:]] == [mine]
    assert len(table(browser.get(f"{QUEUE}csv"))) == 1


def test_the_messages_that_need_a_person_are_a_list_too(office: Office) -> None:
    complaint = filed(office.desk).complaint
    fail_message(office, complaint.number, next(iter(complaint.messages)))
    browser = office.signed_in()
    assert "/admin/messages/export?format=xlsx" in browser.get("/admin/messages").text
    head, row = sheet(browser.get("/admin/messages/export?format=xlsx"))
    assert (head[-1], row[0]) == ("Bermasalah sejak", complaint.number)


@pytest.mark.parametrize("address", [f"{QUEUE}pdf", QUEUE, "/admin/queue/export?view=x&format=csv"])
def test_what_is_no_list_and_no_form_is_not_found(office: Office, address: str) -> None:
    assert office.signed_in().get(address).status_code == 404


def test_what_a_search_found_is_a_list_too(office: Office) -> None:
    for n in range(3):
        filed(office.desk, description=f"Jembatan gantung nomor {n} rusak berat.")
    filed(office.desk)
    browser = office.signed_in()
    page = browser.get(browser.post("/admin/find", "/admin/find", q="jembatan").location).text
    link = re.search(r'href="(/admin/find/export[^"]+csv)"', page)
    assert link
    rows = table(browser.get(html.unescape(link[1])))
    assert len(rows) == 4 and all("Jembatan" in row[1] for row in rows[1:])
    assert browser.get("/admin/find/export?k=x&format=csv").status_code == 404


def test_the_accounts_are_a_list_for_whoever_keeps_them(office: Office) -> None:
    admin, operator = office.signed_in(), office.signed_in_as("operator")
    head, *rows = table(admin.get("/admin/staff/export?format=csv"))
    assert [row[head.index("Peran")] for row in rows] == ["Operator", "Admin"]
    assert operator.get("/admin/staff/export?format=csv").status_code == 403
