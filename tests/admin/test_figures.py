"""The leader's page: true counts, day by day and by agency, and no complaint."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from functions.jobs.counting import keep
from functions.reports.day import count
from functions.storage import keys
from functions.storage.statistics import Statistics
from functions.wiring.statistics import publisher
from tests.admin.conftest import Office
from tests.admin.test_roles_sight import report
from tests.clock import Clock
from tests.desks import STORY
from tests.emulated import Aws


def table(page: str, title: str) -> dict[str, list[str]]:
    """The rows of a table by their heads."""
    body = page.split(f"<caption>{title}")[1].split("</table>", maxsplit=1)[0]
    rows = re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', body)
    return {head: re.findall(r"<td>(.*?)</td>", cells) for head, cells in rows}


def test_a_month_is_shown_day_by_day_and_by_agency_without_a_single_complaint(
    office: Office, aws: Aws, clock: Clock
) -> None:
    leader, desk = office.signed_in_as("leader"), office.desk
    assert "Belum ada hitungan" in leader.get("/admin/figures").text
    numbers = [report(office, "pupr"), report(office, "pupr", "dlh"), report(office)]
    hidden = replace(desk.complaints.load(numbers[1]), flags=frozenset({"restricted"}))
    complaints = [desk.complaints.load(numbers[0]), hidden, desk.complaints.load(numbers[2])]
    store, today = Statistics(aws.client("dynamodb"), aws.table, lambda: None, ""), clock().date()
    for day in (today, today + timedelta(days=1)):
        store.put_day(day, count(complaints, day, desk.rules, desk.directory))
    answer = leader.client.get("/admin/", follow_redirects=True)
    assert answer.request.path == "/admin/figures", "where a leader lands"
    page = answer.text
    assert "Angka November 2026" in page and "sampai 25 November 2026" in page
    assert list(table(page, "Hari demi hari")) == ["25 November 2026", "24 November 2026"]
    assert table(page, "Hari demi hari")["24 November 2026"][:3] == ["3", "0", "3"]
    agencies = table(page, "Menurut dinas dan instansi")
    [(name, counted)] = agencies.items()
    assert "Pekerjaan Umum" in name and counted[0] == "1", "the restricted one is no agency's"
    days = leader.get("/admin/figures/export?month=2026-11&format=csv").text.split("\r\n")
    assert days[0].startswith("\ufeffTanggal;") and days[1].startswith("24/11/2026;3;")
    by_agency = leader.get("/admin/figures/export?of=agencies&format=csv").text
    assert by_agency.split("\r\n")[1].startswith(f"{name};1;")
    for secret in (*numbers, "Siti", STORY[:20]):
        assert secret not in page


def test_another_month_is_a_click_away_and_no_month_is_no_page(office: Office) -> None:
    leader = office.signed_in_as("leader")
    page = leader.get("/admin/figures").text
    assert 'href="/admin/figures?month=2026-10"' in page and "Bulan berikutnya" not in page
    before = leader.get("/admin/figures?month=2026-10").text
    assert "Angka Oktober 2026" in before and 'href="/admin/figures?month=2026-11"' in before
    for month in ("2026-13", "x", "1999-01"):
        assert leader.get(f"/admin/figures?month={month}").status_code == 404


def test_the_running_day_is_there_and_what_the_night_had_to_put_right(
    office: Office, aws: Aws, clock: Clock
) -> None:
    leader = office.signed_in_as("leader")
    store = Statistics(aws.client("dynamodb"), aws.table, lambda: None, "")
    counting, number = publisher(aws.config, clock), report(office, "pupr")
    key = keys.complaint(number)
    item = aws.client("dynamodb").get_item(TableName=aws.table, Key=key)["Item"]
    told = {"dynamodb": {"Keys": key, "NewImage": item, "SequenceNumber": "1"}}
    keep(counting, {"Records": [told, told]})
    page = leader.get("/admin/figures").text
    assert "Hari ini, sampai 24 November 2026 pukul" in page
    today = dict(re.findall(r"<dt>(Masuk|Diteruskan|Dijawab)</dt><dd>(\d+)</dd>", page))
    assert today == {"Masuk": "1", "Diteruskan": "1", "Dijawab": "0"}
    assert "Hari ini" not in leader.get("/admin/figures?month=2026-10").text
    store.put_day(clock().date(), {"filed||": 2, "differs|less|filed": 1})
    store.put_day(clock().date() - timedelta(days=1), {"filed||": 2, "differs|more|filed": 1})
    assert "hitung ulang: masuk -1, masuk +1." in " ".join(
        leader.get("/admin/figures").text.split()
    )
