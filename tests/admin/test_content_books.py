"""What the forms of single content files do: clocks, categories, abusive words, LAPOR's words."""

from __future__ import annotations

from functions.domain.clocks import Clock
from tests.admin.conftest import Browser, Office
from tests.admin.content_forms import fields, page, save, words


def clock_of(office: Office, id: str) -> Clock:
    return next(clock for clock in office.desk.rules.clocks if clock.id == id)


def test_a_clock_keeps_what_its_form_does_not_show(office: Office, browser: Browser) -> None:
    before = clock_of(office, "sop_answer")
    save(browser, "content/clocks", "sop_answer", amount="2")
    after = clock_of(office, "sop_answer")
    assert after.span.amount == 2 and after.steps == before.steps
    answer = save(browser, "content/clocks", "sop_answer", amount="dua")
    assert "Tulis angkanya saja" in answer.text


def test_the_steps_of_a_clock_are_changed_in_its_form(office: Office, browser: Browser) -> None:
    form = "/admin/content/clocks/edit?key=national_answer"
    stands = fields(browser, form)
    assert stands["step_3_head"] == "true" and stands["step_3_after"] == "1"
    assert "step_3_agency" not in stands
    save(browser, "content/clocks", "national_answer", step_3_after="2", step_5_deputy="true")
    steps = clock_of(office, "national_answer").steps
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
    before = clock_of(office, "national_answer").steps
    save(browser, "content/clocks", "national_answer", step_3_head="", step_3_admin="")
    after = clock_of(office, "national_answer").steps
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
