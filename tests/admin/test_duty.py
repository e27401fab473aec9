"""Who is on duty: entered, seen in the morning, and written to in place of the one on leave."""

from __future__ import annotations

from dataclasses import replace

from functions.domain import duty
from tests.admin.conftest import Browser, Office
from tests.clock import Clock, wita
from tests.desks import filed, memory_desk
from tests.outbound.post import Post

BUDI = {
    "post": "admin",
    "name": "Budi Santoso",
    "email": "budi@diskominfo.example",
    "phone": "0812-3456-7890",
    **{"first_day": "24", "first_month": "11", "first_year": "2026"},
    **{"last_day": "27", "last_month": "11", "last_year": "2026"},
}


def enter(browser: Browser, **changes: str) -> str:
    answer = browser.post("/admin/duty", "/admin/duty", **(BUDI | changes))
    return browser.get(answer.location).text if answer.status_code == 303 else answer.text


def test_a_stand_in_is_on_duty_from_the_first_day_to_the_last(office: Office, clock: Clock) -> None:
    browser = office.signed_in()
    assert "<strong>Budi Santoso</strong>, budi@diskominfo.example" in enter(browser)
    clock.now = wita("2026-11-27", "23:00")
    assert "sampai 27 November 2026" in browser.get("/admin/duty").text
    clock.now = wita("2026-11-28", "00:30")
    page = browser.get("/admin/duty").text
    assert "Budi Santoso" not in page and "Tidak ada pengganti" in page


def test_a_turn_is_taken_back_and_the_audit_knows_both(office: Office) -> None:
    browser = office.signed_in()
    enter(browser)
    [turn] = office.staff.current().turns
    browser.post("/admin/duty/end", "/admin/duty", id=turn.id)
    assert "Belum ada pengganti" in browser.get("/admin/duty").text
    lines = [line["what"] for line in office.staff.audit.of_month(office.desk.now())]
    assert {"duty enter", "duty end"} <= set(lines)


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(office: Office) -> None:
    page = enter(office.signed_in(), email="budi", last_day="20", phone="12")
    assert "alamat e-mail yang lengkap" in page and "belum lengkap" in page
    assert "tidak boleh sebelum hari pertama" in page and 'value="Budi Santoso"' in page


def test_the_admins_mails_go_to_whoever_stands_in_while_they_do(clock: Clock) -> None:
    post = Post(memory_desk(clock))
    standing = post.desk.standing_now()
    turn = duty.check(BUDI, "a", "rina", clock.now)
    post.desk = replace(post.desk, standing_now=lambda: standing._replace(turns=(turn,)))
    complaint = filed(post.desk).complaint
    [told] = [m for m in complaint.messages.values() if m.to == "admin"]
    post.send(complaint, told)
    assert post.mail.to == "budi@diskominfo.example"
    clock.now = wita("2026-11-28")
    post.send(complaint, told)
    assert post.mail.to == post.desk.settings.portal.admin_email


def test_the_last_entry_counts_when_two_overlap_and_another_post_does_not() -> None:
    now = wita("2026-11-25")
    first = duty.check(BUDI, "a", "rina", wita("2026-11-24"))
    second = duty.check(BUDI | {"name": "Ani"}, "b", "rina", now)
    found = duty.on_duty(duty.read(duty.written([first, second])), "admin", now)
    assert found and found.name == "Ani"
    assert duty.on_duty([first], "deputy", now) is None
