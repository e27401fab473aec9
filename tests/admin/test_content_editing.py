"""The office changes content in the browser: strict as the files, with preview, past, undo."""

from __future__ import annotations

from functions.jobs.sweep import sweep
from functions.storage.audit import Audit
from functions.wiring.jobs import jobs
from tests.admin.conftest import Browser, Office
from tests.admin.content_forms import fields, page, save, words
from tests.clock import Clock
from tests.desks import filed
from tests.emulated import Aws
from tests.sent import sent_mails


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
