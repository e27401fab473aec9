"""The office changes content in the browser: strict as the files, with preview, past, undo."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from werkzeug.test import TestResponse

from functions.jobs.sweep import sweep
from functions.storage.audit import Audit
from functions.wiring.jobs import jobs
from tests.admin.conftest import Browser, Office
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.sent import sent_mails


@pytest.fixture
def browser(office: Office) -> Browser:
    return office.signed_in()


def words(text: str) -> str:
    return html.unescape(" ".join(text.split()))


def page(browser: Browser, address: str) -> str:
    return words(browser.get(address).text)


class Reader(HTMLParser):
    """What a page's form holds, as a browser would send it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._is_inside, self._area, self._select = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_inside = given.get("id") == "isian"
        elif not self._is_inside or (
            tag == "input" and given.get("type") == "checkbox" and "checked" not in given
        ):
            return
        elif tag == "input":
            self.found[given["name"]] = given.get("value", "")
        elif tag == "textarea":
            self._area = given["name"]
            self.found[self._area] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and (self._select not in self.found or "selected" in given):
            self.found[self._select] = given["value"]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def fields(browser: Browser, address: str) -> dict[str, str]:
    reader = Reader()
    reader.feed(browser.get(address).text)
    return reader.found


def save(browser: Browser, book: str, key: str, does: str = "save", **typed: str) -> TestResponse:
    base = f"/admin/{book}"
    form = f"{base}/edit?key={quote(key)}" if key else f"{base}/new"
    sent = fields(browser, form) | typed | {"does": does}
    sent.pop("csrf_token", None)
    return browser.post(f"{base}/save", form, **sent)


def test_a_changed_agency_stands_at_once_and_in_the_audit(
    office: Office, browser: Browser, aws: Aws, clock: Clock
) -> None:
    answer = save(browser, "content/agencies", "pupr", head="Plt. Kepala Dinas PUPR")
    assert answer.status_code == 303
    assert office.desk.directory.agencies["pupr"].head == "Plt. Kepala Dinas PUPR"
    (line,) = Audit(aws.client("dynamodb"), aws.table).of_month(clock.now)
    assert (line["who"], line["what"], line["number"]) == (
        *("rina", "content edit"),
        "agencies.csv: pupr",
    )
    assert "1 diubah kantor" in page(browser, "/admin/content")


def test_it_is_checked_as_strictly_as_the_file_beside_the_field(browser: Browser) -> None:
    answer = save(browser, "content/agencies", "pupr", email="bukan alamat", name="Dinas Baru")
    text = words(answer.text)
    assert answer.status_code == 422
    assert '"bukan alamat" bukan alamat e-mail.' in text and 'value="Dinas Baru"' in text
    assert 'href="#email"' in text
    answer = save(browser, "content/categories", "jalan-jembatan", agencies="dinas-hantu")
    assert 'Instansi "dinas-hantu" tidak ada' in words(answer.text)


def test_a_row_can_be_added_and_one_that_others_need_cannot_be_removed(
    office: Office, browser: Browser
) -> None:
    new = {"code": "pohon-tumbang", "category": "jalan-jembatan", "label": "Pohon tumbang"}
    assert save(browser, "content/topics", "", **new).status_code == 303
    assert office.desk.directory.topics["pohon-tumbang"].label == "Pohon tumbang"
    twice = save(browser, "content/topics", "", **new)
    assert '"pohon-tumbang" sudah ada' in words(twice.text)
    form = "/admin/content/categories/edit?key=jalan-jembatan"
    answer = browser.post("/admin/content/categories/remove", form, key="jalan-jembatan")
    assert answer.status_code == 422
    assert 'kategori "jalan-jembatan" tidak ada' in words(answer.text)


def test_a_preview_shows_the_mail_and_saves_nothing(office: Office, browser: Browser) -> None:
    answer = save(
        *(browser, "content/messages", "filed_reporter", "preview"),
        body="Terima kasih.\n\nNomor: $number",
        sms="$portal: nomor $number, kode $code.",
    )
    text = words(answer.text)
    assert "Nomor: TB-7K3M-9QPX" in text and "dari 160 huruf" in text
    assert "Belum disimpan" in text
    wrong = save(browser, "content/messages", "filed_reporter", sms="x" * 161)
    assert "paling panjang 160" in words(wrong.text)
    assert "diubah kantor" not in page(browser, "/admin/content")


def test_a_page_from_word_arrives_clean_and_is_previewed(browser: Browser) -> None:
    typed = "## Jam buka\r\n\r\n- Senin\u00a0sampai\u200b Jumat\r\n  - pagi"
    answer = save(browser, "content/kontak", "kontak", "preview", text=typed)
    text = answer.text
    assert "<h2>Jam buka</h2>" in text and "Senin sampai Jumat" in text
    save(browser, "content/kontak", "kontak", text=typed)
    got = browser.get("/admin/content/kontak/file").text
    assert got.endswith("## Jam buka\n\n- Senin sampai Jumat\n  - pagi\n")


def test_a_clock_keeps_what_its_form_does_not_show(office: Office, browser: Browser) -> None:
    before = {c.id: c for c in office.desk.rules.clocks}["sop_answer"]
    save(browser, "content/clocks", "sop_answer", amount="2")
    after = {c.id: c for c in office.desk.rules.clocks}["sop_answer"]
    assert after.span.amount == 2 and after.steps == before.steps
    answer = save(browser, "content/clocks", "sop_answer", amount="dua")
    assert "Tulis angkanya saja" in answer.text


def test_the_steps_of_a_clock_are_changed_in_its_form(office: Office, browser: Browser) -> None:
    form = "/admin/content/clocks/edit?key=national_answer"
    stands = fields(browser, form)
    assert stands["step_3_head"] == "true" and stands["step_3_after"] == "1"
    assert "step_3_agency" not in stands
    save(browser, "content/clocks", "national_answer", step_3_after="2", step_5_deputy="true")
    steps = {c.id: c for c in office.desk.rules.clocks}["national_answer"].steps
    assert [(s.id, s.after.amount, s.tells) for s in steps[2:]] == [
        ("head", 2, ("head", "admin")),
        ("leadership", 4, ("leadership", "admin")),
        ("langkah-1", 0, ("deputy",)),
    ]
    past = page(browser, form)
    assert "2 hari kerja sesudah tenggat: Pimpinan dinas, Admin kabupaten" in past
    answer = save(browser, "content/clocks", "national_answer", step_1_after="sehari")
    assert answer.status_code == 422 and "Tulis angkanya saja" in answer.text
    odd = {"step_²_id": "x", "step_5_after": "9" * 5000, "step_5_deputy": "true"}
    answer = save(browser, "content/clocks", "national_answer", **odd)
    assert answer.status_code == 422 and "Tulis angkanya saja" in answer.text
    answer = save(browser, "content/clocks", "national_answer", step_1_head="true")
    assert answer.status_code == 422 and "sebelum tenggat hanya bisa memberi tahu" in answer.text


def test_a_step_whose_boxes_are_cleared_tells_nobody_any_more(
    office: Office, browser: Browser
) -> None:
    before = {c.id: c for c in office.desk.rules.clocks}["national_answer"].steps
    save(browser, "content/clocks", "national_answer", step_3_head="", step_3_admin="")
    after = {c.id: c for c in office.desk.rules.clocks}["national_answer"].steps
    assert [step.id for step in before] == [*(s.id for s in after[:2]), "head", "leadership"]
    assert [step.id for step in after[2:]] == ["leadership"]


def test_a_category_names_its_agencies_and_not_their_codes(
    office: Office, browser: Browser
) -> None:
    form = page(browser, "/admin/content/categories/edit?key=kesehatan")
    assert '<option value="dinkes" selected>Dinas Kesehatan</option>' in form
    save(
        browser, "content/categories", "kesehatan", agencies="rsud", agencies_2="", agencies_3="dlh"
    )
    assert office.desk.directory.categories["kesehatan"].agencies == ("rsud", "dlh")
    save(
        browser,
        "content/categories",
        "kesehatan",
        agencies="rsud",
        agencies_2="rsud",
        agencies_3="",
    )
    assert office.desk.directory.categories["kesehatan"].agencies == ("rsud",)


def test_agencies_that_the_form_has_no_room_for_stay(office: Office, browser: Browser) -> None:
    book, five = "/admin/content/categories", ("dinkes", "rsud", "dlh", "pupr", "dishub")
    text = browser.get(f"{book}/file").text.replace("dinkes;rsud", ";".join(five))
    assert browser.post(f"{book}/upload", does="apply", text=text).status_code == 303
    assert office.desk.directory.categories["kesehatan"].agencies == five
    save(browser, "content/categories", "kesehatan", agencies_3="")
    assert office.desk.directory.categories["kesehatan"].agencies == (*five[:2], *five[3:])


def test_abusive_words_and_lapors_words_are_the_offices_own(
    office: Office, browser: Browser
) -> None:
    browser.post("/admin/content/kata-kasar/save", "/admin/content/kata-kasar/new", **{
        "key": "", "seen": "", "word": "bajigur", "does": "save",
    })  # fmt: skip
    assert "bajigur" in office.desk.standing_now().rude
    browser.post("/admin/content/lapor-status/save", "/admin/content/lapor-status/new", **{
        "key": "", "seen": "", "status": "Tuntas", "finished": "yes", "does": "save",
    })  # fmt: skip
    assert office.staff.lapor_names().statuses["tuntas"] is True


def test_a_column_of_lapors_table_means_what_the_office_says(
    office: Office, browser: Browser
) -> None:
    assert office.staff.lapor_names().columns["lampiran"] == "abaikan"
    save(browser, "content/lapor-kolom", "Lampiran", field="location")
    save(browser, "content/lapor-kolom", "", column="Titik Koordinat", field="location")
    columns = office.staff.lapor_names().columns
    assert columns["lampiran"] == columns["titikkoordinat"] == "location"
    answer = save(browser, "content/lapor-kolom", "Lampiran", field="foto")
    assert answer.status_code == 422 and '"foto" tidak dikenal' in words(answer.text)


def test_the_past_names_who_and_what_and_one_press_brings_it_back(
    office: Office, browser: Browser, clock: Clock
) -> None:
    was = office.desk.directory.agencies["dlh"].head
    save(browser, "content/agencies", "dlh", head="Satu")
    clock.advance(minutes=5)
    save(browser, "content/agencies", "dlh", head="Dua")
    form = "/admin/content/agencies/edit?key=dlh"
    text = page(browser, form)
    assert "<del>Satu</del><br><ins>Dua</ins>" in text and f"<del>{was}</del>" in text
    for expected in ("Satu", "Dua"):
        sent = {"key": "dlh", "seen": fields(browser, form)["seen"]}
        assert browser.post("/admin/content/agencies/undo", form, **sent).status_code == 303
        assert office.desk.directory.agencies["dlh"].head == expected
    assert page(browser, form).count("rina, ") == 4, "each return is a step of its own"


def test_the_first_change_can_be_taken_back_too(office: Office, browser: Browser) -> None:
    was = office.desk.directory.agencies["dlh"].head
    save(browser, "content/agencies", "dlh", head="Satu")
    form = "/admin/content/agencies/edit?key=dlh"
    sent = {"key": "dlh", "seen": fields(browser, form)["seen"]}
    browser.post("/admin/content/agencies/undo", form, **sent)
    assert office.desk.directory.agencies["dlh"].head == was
    assert "diubah kantor" not in page(browser, "/admin/content")


def test_who_comes_second_is_told_what_changed_and_keeps_the_text(
    office: Office, browser: Browser
) -> None:
    form = "/admin/content/agencies/edit?key=dlh"
    mine = fields(browser, form) | {"head": "Tulisan saya", "does": "save"}
    mine.pop("csrf_token")
    save(browser, "content/agencies", "dlh", head="Tulisan dia")
    answer = browser.post("/admin/content/agencies/save", form, **mine)
    text = words(answer.text)
    assert answer.status_code == 409 and 'value="Tulisan saya"' in text
    assert "<del>Tulisan saya</del><br><ins>Tulisan dia</ins>" in text
    assert office.desk.directory.agencies["dlh"].head == "Tulisan dia"


def test_a_record_leaves_the_public_list_with_its_reason_and_comes_back(browser: Browser) -> None:
    key = "laporan-pengaduan-2024"
    form = f"/admin/information/dip/edit?key={key}"
    silent = browser.post("/admin/information/dip/remove", form, key=key, why="")
    assert silent.status_code == 422 and "wajib diisi" in words(silent.text)
    done = browser.post("/admin/information/dip/remove", form, key=key, why="Diganti yang baru.")
    assert done.status_code == 303
    assert "Diganti yang baru." in browser.get("/admin/information/dip-dihapus/file").text
    assert key not in browser.get("/admin/information/dip/file").text
    browser.post("/admin/information/dip/undo", form, key=key)
    assert key in browser.get("/admin/information/dip/file").text
    assert key not in browser.get("/admin/information/dip-dihapus/file").text


def test_the_ppid_officer_changes_the_public_list_alone(office: Office) -> None:
    ppid = office.signed_in_as("ppid")
    assert ppid.get("/admin/information/dip").status_code == 200
    for other in ("/admin/content", "/admin/content/agencies", "/admin/content/dip"):
        assert ppid.get(other).status_code == 403, other
    assert ppid.get("/admin/information/agencies").status_code == 404


def test_mails_and_ready_sentences_speak_the_new_words(
    office: Office, browser: Browser, aws: Aws, clock: Clock
) -> None:
    save(browser, "content/messages", "filed_admin", subject="Ada laporan: $category")
    save(browser, "content/replies", "", act="ask", title="Foto kurang jelas", text="Kirim lagi?")
    assert [r.text for r in office.staff.replies() if r.title == "Foto kurang jelas"] == [
        "Kirim lagi?"
    ]
    made = jobs(aws.config, clock)
    filed(made.desk)
    sweep(made)
    assert any("Ada laporan: " in mail.subject for mail in sent_mails())
