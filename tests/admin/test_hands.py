"""Two officials and one complaint: each hears of the other before the work is done twice."""

from __future__ import annotations

from tests.admin.conftest import Office
from tests.clock import Clock
from tests.desks import filed


def test_whoever_opens_a_complaint_hears_who_else_just_looked_at_it(
    office: Office, clock: Clock
) -> None:
    page = f"/admin/complaints/{filed(office.desk).complaint.number}"
    rina, budi = office.signed_in(), office.signed_in("budi")
    assert "membuka laporan ini" not in rina.get(page).text
    assert "membuka laporan ini" not in rina.get(page).text, "one's own look is none"
    assert "<strong>rina</strong> membuka laporan ini" in budi.get(page).text
    clock.advance(hours=1)
    assert "membuka laporan ini" not in rina.get(page).text


def test_a_complaint_is_held_taken_over_and_let_go(office: Office) -> None:
    number = filed(office.desk).complaint.number
    rina, budi = office.signed_in(), office.signed_in("budi")
    mine = "/admin/queue?view=mine"
    assert rina.act(number, "take").status_code == 303
    assert number in rina.get(mine).text and number not in budi.get(mine).text
    page = budi.get(f"/admin/complaints/{number}").text
    assert "Dipegang <strong>rina</strong>" in page and "Ambil alih" in page
    assert "dipegang rina" in budi.get("/admin/queue").text
    budi.act(number, "take")
    assert number in budi.get(mine).text and number not in rina.get(mine).text
    budi.act(number, "let-go")
    assert "Belum ada yang memegang" in rina.get(f"/admin/complaints/{number}").text


def test_who_acts_on_what_another_took_meanwhile_is_told_and_loses_no_word(office: Office) -> None:
    number = filed(office.desk).complaint.number
    rina, budi = office.signed_in(), office.signed_in("budi")
    version = office.desk.complaints.load(number).version
    rina.act(number, "take")
    answer = budi.act(number, "ask", question="Jalan yang mana, Pak?", version=version)
    assert answer.status_code == 409
    assert "Dipegang oleh petugas" in answer.text and "Jalan yang mana, Pak?" in answer.text
