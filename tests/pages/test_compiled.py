from __future__ import annotations

import shutil
from pathlib import Path

from functions.domain.submission import KINDS
from functions.faces.forms import Form
from functions.faces.pages import compile_templates, environment
from tests.desks import shipped

SITE = Path(__file__).parents[2] / "site"


def form(site: Path) -> str:
    directory, _, settings = shipped()[:3]
    pages = environment(site, settings=settings, directory=directory)
    page = pages.get_template("pages/lapor.html")
    return page.render(form=Form(errors={"name": "<Isi>"}), kind=next(iter(KINDS)))


def test_a_compiled_template_makes_the_same_page_without_its_source(tmp_path: Path) -> None:
    site = shutil.copytree(SITE, tmp_path / "site")
    compile_templates(site)
    shutil.rmtree(site / "templates")
    assert form(site) == form(SITE)
    assert "&lt;Isi&gt;" in form(site)
