"""A table from LAPOR: sent, explained once, looked at, and imported in steps."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Sequence

import boto3
import pytest
from werkzeug.test import TestResponse

from functions.faces.admin import imports
from functions.faces.admin.parts import KEY
from functions.storage import complaints
from tests.admin.conftest import Browser, Office
from tests.channels.sheets import xlsx
from tests.clock import Clock

HEAD = ("Tracking ID", "Tanggal Laporan Masuk", "Isi Laporan", "Status", "Nama")
STORY = "Jalan di depan pasar berlubang sejak bulan lalu."


@pytest.fixture
def browser(office: Office, clock: Clock) -> Browser:
    return office.signed_in()


def row(number: object, *more: str) -> tuple[object, ...]:
    cells = ("20/11/2026 14.05", STORY, "Proses", "Siti")
    return (number, *more, *cells[len(more) :])


def send(office: Office, browser: Browser, data: bytes) -> TestResponse:
    """What a browser does: send the file by the page's form, and go where S3 leads it."""
    page = html.unescape(browser.get("/admin/import").text)
    key = re.search(r'name="key" value="(imports/([\w-]+)/file)"', page)
    assert key, page
    boto3.client("s3").put_object(
        Bucket=office.app.extensions[KEY].config.attachments, Key=key[1], Body=data
    )
    answer = browser.get(f"/admin/import/{key[2]}?bucket=b&key={key[1]}&etag=x")
    return browser.get(answer.location) if answer.status_code == 303 else answer


def send_rows(office: Office, browser: Browser, *rows: Sequence[object]) -> tuple[str, str]:
    """The address and the page of a file with these rows."""
    page = send(office, browser, xlsx([HEAD, *rows]))
    assert page.status_code == 200, page.text
    return page.request.path, page.text


def press(browser: Browser, page: str, **more: str) -> TestResponse:
    """Press the button of a page's form for the import, with all that is hidden in it."""
    form = re.search(r'<form[^>]+action="(/admin/import/[^"]+)".*?</form>', page, re.S)
    assert form, page
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[0]))
    return browser.client.post(form[1], data=fields | more)


def numbers(office: Office) -> set[str]:
    rows = office.staff.indexes.queue("admin", limit=100).rows
    return {office.desk.complaints.load(found.number).external_number for found in rows}


def counts(page: str) -> dict[str, int]:
    tabs = re.findall(r"show=(\w+)[^>]*>[^<(]+\((\d+)\)", page)
    return {name: int(count) for name, count in tabs}


def test_a_table_with_merged_titles_is_looked_at_before_anything_is_filed(
    office: Office, browser: Browser
) -> None:
    sheet = [["PEMERINTAH KABUPATEN"], ["Rekap November"], HEAD, row(9165816.0), row("salah")]
    page = send(office, browser, xlsx(sheet, merged=["A1:E1", "A2:E2"])).text
    assert counts(page) == {"new": 1, "wrong": 1} and not numbers(office)
    assert "Baris 4 · LAPOR" in page and "Siti" not in page
    bad = browser.get(re.findall(r'href="([^"]+show=wrong)"', page)[0]).text
    assert "Baris 5" in bad and "Nomor LAPOR terdiri dari angka saja" in bad


def test_an_import_files_what_is_new_and_a_second_one_changes_nothing(
    office: Office, browser: Browser
) -> None:
    rows = [row(1001), row(1002, "19/11/2026"), row(1003, "20/11/2026", STORY, "Selesai")]
    _, page = send_rows(office, browser, *rows)
    assert counts(page) == {"new": 2, "finished": 1}
    done = browser.get(press(browser, page).location).text
    assert "2 laporan baru tercatat" in done and numbers(office) == {"1001", "1002"}
    rows[0] = row(1001, "20/11/2026", "Ceritanya lain.")
    _, again = send_rows(office, browser, *rows)
    assert counts(again) == {"changed": 1, "known": 1, "finished": 1}
    press(browser, again)
    assert numbers(office) == {"1001", "1002"}
    press(browser, again, finished="true")
    assert numbers(office) == {"1001", "1002", "1003"}


def test_a_long_import_goes_on_step_by_step_and_survives_a_crash(
    office: Office, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "STEP", 2)
    path, page = send_rows(office, browser, *(row(n) for n in range(1001, 1006)))
    first = browser.get(press(browser, page).location).text
    assert "2 dari 5 baris" in first and 'value="2" max="5"' in first
    with monkeypatch.context() as broken:
        broken.setattr(complaints.Complaints, "create", lambda *_: 1 / 0)
        assert press(browser, first).status_code == 503
    assert len(numbers(office)) == 2
    assert counts(browser.get(path).text) == {"new": 3, "known": 2}
    page = first
    while 'name="at"' in page:  # a second press of the same button changes nothing
        press(browser, page)
        page = browser.get(press(browser, page).location).text
    assert counts(page) == {"known": 5} and len(numbers(office)) == 5


def test_an_unknown_column_is_asked_for_once(office: Office, browser: Browser) -> None:
    head = ("Nomor Aduan LAPOR", "Tanggal Masuk", "Cerita Warga", "Warna")
    cells = ("1001", "20/11/2026", STORY, "Merah")
    page = send(office, browser, xlsx([head, cells])).text
    assert "Apa arti kolom ini?" in page and "Contoh isinya: Merah" in page
    assert "Belum ditemukan" in page
    id = re.search(r'action="(/admin/import/[\w-]+)/columns"', page)
    assert id
    chosen = {"column-0": "external_number", "column-1": "received_at", "column-3": "abaikan"}
    missed = browser.post(f"{id[1]}/columns", id[1], **chosen)
    assert missed.status_code == 422 and "Pilih arti kolom &#34;Cerita Warga&#34;" in missed.text
    assert '<option value="abaikan" selected>' in missed.text, "what was chosen is not lost"
    lacking = browser.post(f"{id[1]}/columns", id[1], **chosen, **{"column-2": "title"})
    assert "Belum ada kolom untuk: Isi laporan." in lacking.text
    done = browser.post(f"{id[1]}/columns", id[1], **chosen, **{"column-2": "description"})
    assert counts(browser.get(done.location).text) == {"new": 1}
    later = send(office, browser, xlsx([head, ("1002", *cells[1:])])).text
    assert counts(later) == {"new": 1}
    assert "Apa arti kolom ini?" in browser.get(f"{done.location}?columns=1").text


def test_what_is_wrong_is_taken_along_with_its_sentence(office: Office, browser: Browser) -> None:
    lines = (
        ";".join(map(str, cells)) for cells in (HEAD, row(1001), row("x", "kemarin", "=cmd()"))
    )
    page = send(office, browser, "\n".join(lines).encode())
    answer = browser.get(f"{page.request.path}/wrong?format=csv")
    text = io.StringIO(answer.data.decode("utf-8-sig"), newline="")
    head, bad = csv.reader(text, delimiter=";")
    assert head[:3] == ["Baris", "Yang perlu diperbaiki", "Tracking ID"]
    assert bad[0] == "3" and "angka saja" in bad[1] and bad[4] == "'=cmd()"


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.4", "PDF"), (b"a\nb\n", "nama kolom"), (b'Isi;Status\n"x;y\n', "tanda kutip")],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_form_for_another(
    office: Office, browser: Browser, data: bytes, words: str
) -> None:
    page = send(office, browser, data)
    assert page.status_code == 422 and words in page.text
    assert 'name="key" value="imports/' in page.text


def test_every_step_stands_in_the_audit(office: Office, browser: Browser) -> None:
    _, page = send_rows(office, browser, row(1001))
    press(browser, page)
    done = [line["what"] for line in office.staff.audit.of_month(office.desk.now())]
    assert sorted(what for what in done if "import" in what) == ["import read", "import rows"]


def test_a_file_that_is_gone_or_was_never_there_is_told(office: Office, browser: Browser) -> None:
    for path in ("/admin/import/abcdefgh12345678", "/admin/import/a.b", "/admin/import/x/wrong"):
        answer = browser.get(path)
        assert answer.status_code == 404 and "kirim lagi filenya" in answer.text
