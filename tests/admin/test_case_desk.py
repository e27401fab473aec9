"""What the office does beside the way of a complaint, from its page."""

from __future__ import annotations

from functions.actions.track import track
from tests.admin.conftest import Browser, Office
from tests.desks import filed

NOTE = "Bu Siti minta ditelepon sesudah jam 4 sore."


def test_a_note_stays_among_the_staff(office: Office, browser: Browser) -> None:
    case = filed(office.desk)
    number = case.complaint.number
    browser.act(number, "dispatch", agency="dishub", via="mail")
    assert browser.act(number, "note", note=NOTE).location.endswith("?done=note")
    page = browser.get(f"/admin/complaints/{number}").text
    assert page.index("Catatan petugas</h2>") < page.index(NOTE) < page.index("Riwayat</h2>")
    theirs = office.signed_in_as("coordinator", agency="dishub")
    assert NOTE not in theirs.get(f"/admin/complaints/{number}").text
    assert NOTE not in str(track(office.desk, number, case.code))


def test_a_role_that_may_not_act_sees_no_forms_and_no_way_to_the_identity(
    office: Office,
) -> None:
    number = filed(office.desk).complaint.number
    office.signed_in().act(number, "dispatch", agency="dishub", via="mail")
    page = office.signed_in_as("coordinator", agency="dishub").get(f"/admin/complaints/{number}")
    assert page.status_code == 200 and "Lampu jalan mati" in page.text
    assert f"/admin/complaints/{number}/" not in page.text


def test_a_new_code_opens_the_complaint_and_the_old_one_does_not(
    office: Office, browser: Browser
) -> None:
    case = filed(office.desk)
    number = case.complaint.number
    assert browser.act(number, "reissue-code", version="1").status_code == 303
    after = office.desk.complaints.load(number)
    assert after.code_generation == 1
    assert any(m.template == "code_reissued_reporter" for m in after.messages.values())


def test_an_erratum_reaches_the_reporter_and_rewrites_nothing(
    office: Office, browser: Browser
) -> None:
    case = filed(office.desk)
    number = case.complaint.number
    refused = browser.act(number, "correct", text=" ")
    assert refused.status_code == 422 and "Tuliskan apa yang diralat." in refused.text
    browser.act(number, "correct", text="Maksud kami Jalan Kodeco, bukan Jalan Kudaco.")
    assert "bukan Jalan Kudaco" in str(track(office.desk, number, case.code))
    assert office.desk.complaints.load(number).status == "received"


def test_an_answer_that_is_not_yet_on_lapor_asks_to_be_copied(
    office: Office, browser: Browser
) -> None:
    number = filed(office.desk).complaint.number
    assert "/copied-to-lapor" not in browser.get(f"/admin/complaints/{number}").text
    assert browser.act(number, "copied-to-lapor").status_code == 303


def test_a_ready_reply_fills_the_form_keeps_what_was_typed_and_sends_nothing(
    office: Office, browser: Browser
) -> None:
    number = filed(office.desk).complaint.number
    page = browser.act(number, "ask", question="Selamat pagi, Bu Siti.", fill="foto", version="1")
    text = page.text[page.text.index('id="ask-question"') :].split("</textarea>")[0]
    assert page.status_code == 200 and f"dengan nomor {number} dan kode Anda" in text
    assert "Selamat pagi, Bu Siti." in text
    assert office.desk.complaints.load(number).version == 1
    assert browser.act(number, "ask", fill="tidak-ada").status_code == 404


def test_a_reply_chosen_on_a_stale_page_leaves_it_stale(office: Office, browser: Browser) -> None:
    number = filed(office.desk).complaint.number
    browser.act(number, "flag", urgent="true")
    page = browser.act(number, "ask", question="", fill="foto", version="1").text
    form = page[page.index(f"{number}/ask") :]
    assert 'name="version" value="1"' in form[: form.index("</form>")]


def test_of_two_operators_the_second_reads_what_the_first_did(office: Office) -> None:
    first, second = office.signed_in("rina"), office.signed_in("budi")
    number = filed(office.desk).complaint.number
    first.act(number, "dispatch", agency="dishub", via="mail", version="1")
    page = second.act(number, "dispatch", agency="pupr", via="mail", note="Segera", version="1")
    assert page.status_code == 409 and "Diteruskan ke Dinas Perhubungan" in page.text
    assert "(rina, " in page.text and "Segera</textarea>" in page.text
    assert office.desk.complaints.load(number).agencies == ("dishub",)
    again = second.act(number, "dispatch", agency="pupr", via="mail", note="Segera", version="2")
    assert again.status_code == 303
