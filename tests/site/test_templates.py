"""The pages that the functions render: forms after a mistake, receipt, tracking."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from jinja2 import Environment, UndefinedError

from functions.faces.pages import Form
from tests.site.reading import Seen

FILED = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
CODE = "HJK4-92TB"
DEADLINES = [
    {"clock": "sop", "label": "Diteruskan", "due": FILED, "explanation": "Satu hari kerja."},
    {"clock": "nat", "label": "Dijawab", "due": None, "explanation": "Menunggu Anda."},
]
CASE = {
    "number": "TB-1",
    "status": "answered",
    "status_label": "Sudah dijawab",
    "explanation": "Jawaban terkirim.",
    "kind": "complaint",
    "category": "jalan-jembatan",
    "agencies": ["Dinas <b>PUPR</b>"],
    "filed_at": FILED.isoformat(),
    "deadlines": [{**DEADLINES[0], "met_at": None, "late": "Lewat target"}],
    "overdue": True,
    "timeline": [{"at": FILED.isoformat(), "status": "received", "label": "Diterima"}],
    "answer": {
        "type": "final",
        "text": "Sudah <i>ditambal</i>.\nTerima kasih.",
        "follow_up": "inspection",
        "agency": "Dinas PUPR",
        "at": FILED.isoformat(),
    },
}


def render(env: Environment, template: str, **context: object) -> Seen:
    return Seen(env.get_template(template).render(context))


@pytest.mark.parametrize("field", ["text_field", "textarea"])
def test_a_field_tells_the_browser_what_it_is_for(env: Environment, field: str) -> None:
    source = (
        f'{{% from "macros/forms.html" import {field} %}}'
        f'{{{{ {field}(blank, "name", "Nama", autocomplete="name", spellcheck="false") }}}}'
    )
    made = env.from_string(source).render()
    assert 'autocomplete="name"' in made and 'spellcheck="false"' in made


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ('{{ "2026-11-24"|tanggal }}', "24 November 2026"),
        ("{{ day|tanggal }}", "24 November 2026"),
        ("{{ moment|waktu }}", "24 November 2026 pukul 09.05 WITA"),
        ('{{ "2026-11-24T09:05:00+08:00"|waktu }}', "24 November 2026 pukul 09.05 WITA"),
        ("{{ 12345|ribuan }}", "12.345"),
    ],
)
def test_days_times_and_numbers_are_written_the_local_way(
    env: Environment, template: str, words: str
) -> None:
    context = {"day": date(2026, 11, 24), "moment": FILED}
    assert env.from_string(template).render(context) == words


def test_a_missing_value_is_an_error_and_not_an_empty_place(env: Environment) -> None:
    with pytest.raises(UndefinedError):
        render(env, "citizen/done.html", title="Selesai")


def test_a_mistake_is_said_in_title_summary_and_beside_its_field(env: Environment) -> None:
    typed = {"description": "<b>jalan</b>\nrusak", "incident_day": "41", "district": "63.10.04"}
    wrong = {"name": "Tulis nama Anda.", "incident_date": "Tanggal 41 tidak ada."}
    page = render(env, "pages/lapor.html", kind="complaint", form=Form(typed, wrong))
    assert page.title.startswith("Galat: ")
    assert {"#name", "#incident_day"} <= set(page.links)
    assert {"name", "incident_day"} <= set(page.ids)
    assert page.fields["name"]["aria-invalid"] == "true"
    assert page.fields["name"]["aria-describedby"] == "name-petunjuk name-galat"
    assert page.text.count("Tulis nama Anda.") == 2


def test_what_was_typed_is_still_there_and_only_text(env: Environment) -> None:
    typed = {
        "description": "\n<script>x</script></textarea>",
        "name": '"><b>Ani',
        "district": "63.10.04",
        "hide_identity": "true",
        "idempotency_key": "k" * 16,
    }
    page = render(env, "pages/lapor.html", kind="complaint", form=Form(typed, {"phone": "Isi."}))
    assert "\n<script>x</script></textarea>" in page.text
    assert page.scripts == [env.globals["scripts"]["lapor"]]  # type: ignore[index]
    assert page.fields["name"]["value"] == '"><b>Ani'
    assert "checked" in page.fields["hide_identity"]
    assert page.fields["idempotency_key"]["value"] == "k" * 16
    assert '<option value="63.10.04" selected>' in page.html


@pytest.mark.parametrize("code", ["jalan-berlubang", "jalan-jembatan"])
def test_the_chosen_topic_stays_chosen_after_a_mistake(env: Environment, code: str) -> None:
    form = Form({"category": code}, {"name": "Tulis nama Anda."})
    page = render(env, "pages/lapor.html", kind="complaint", form=form)
    assert f'<option value="{code}" selected>' in page.html
    assert page.html.count('name="category"') == 1


def test_a_place_from_the_phone_is_not_lost_by_a_mistake(env: Environment) -> None:
    form = Form({"latitude": "-3.45", "longitude": "115.98"}, {"name": "Tulis nama Anda."})
    page = render(env, "pages/lapor.html", kind="complaint", form=form)
    assert page.fields["latitude"]["value"] == "-3.45"
    assert page.fields["longitude"]["value"] == "115.98"


def test_the_receipt_shows_number_code_and_what_comes_next(env: Environment) -> None:
    page = render(
        env,
        "citizen/receipt.html",
        number="TB-1",
        code=CODE,
        kind="complaint",
        filed_at=FILED,
        deadlines=DEADLINES,
        contact="phone",
        tracking_url="https://x.example/lacak/",
        qr=lambda: "<svg></svg>",
    )
    for words in ("TB-1", CODE, "Simpan kode ini", "24 November 2026 pukul 09.05 WITA"):
        assert words in page.text
    assert not any(CODE in link for link in page.links + page.actions)


def test_with_the_code_the_answer_is_shown_and_only_the_allowed_acts(env: Environment) -> None:
    form = Form({"number": "TB-1", "code": CODE})
    case = {**CASE, "may": {"reply", "rate"}}
    page = render(env, "citizen/track.html", form=form, case=case)
    assert "Sudah <i>ditambal</i>.\nTerima kasih." in page.text
    assert "Dinas <b>PUPR</b>" in page.text
    assert "Lewat target" in page.text
    assert [a for a in page.actions if "complaints" in a] == [
        "/api/complaints/reply",
        "/api/complaints/rate",
        "/api/complaints/uploads",
    ]
    assert page.html.count(f'name="code" value="{CODE}"') == 3


def test_without_the_code_only_the_status_is_shown(env: Environment) -> None:
    known = ("number", "status", "status_label", "filed_at", "deadlines", "overdue")
    form = Form({"number": "TB-1"})
    page = render(env, "citizen/track.html", form=form, case={k: CASE[k] for k in known})
    assert "Sudah dijawab" in page.text
    assert "PUPR" not in page.text
    assert page.actions == ["/api/track"]
    assert page.fields["number"]["value"] == "TB-1"


@pytest.mark.parametrize("act", ["reply", "rate", "reopen", "withdraw"])
def test_a_mistake_in_an_act_points_to_the_field_of_that_act(env: Environment, act: str) -> None:
    name = "text" if act in ("reply", "rate") else "reason"
    form = Form({"number": "TB-1", "code": CODE, name: "pendek"}, {name: "Terlalu pendek."})
    case = {**CASE, "may": {"reply", "rate", "reopen", "withdraw"}}
    page = render(env, "citizen/track.html", form=form, case=case, act=act)
    assert f"#{act}-{name}" in page.links
    assert f"{act}-{name}" in page.ids
    assert page.text.count("Terlalu pendek.") == 2
    assert page.html.count("\npendek</textarea>") == 1


@pytest.mark.parametrize(
    ("template", "context"),
    [
        ("citizen/done.html", {"title": "Terima kasih", "sentence": "Sudah.", "number": "TB-1"}),
        ("citizen/problem.html", {"title": "Gagal", "sentence": "Coba lagi."}),
    ],
)
def test_the_short_pages_stand_alone(
    env: Environment, template: str, context: dict[str, str]
) -> None:
    page = render(env, template, **context)
    assert page.headings == [context["title"]]
    assert context["sentence"] in page.text
