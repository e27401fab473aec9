"""The scripts beside the pages: joined, small, and renewed with every build."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from build_site import SITE
from functions.faces.scripts import FOLDER, PARTS, served
from tests.site.reading import weight


def name_of(worker: str) -> str:
    return re.findall(r'BUILD = "(\w+)"', worker)[0]  # type: ignore[no-any-return]


def test_every_module_is_in_one_of_the_scripts() -> None:
    names = {path.stem for path in (SITE / "assets" / FOLDER).glob("*.js")}
    assert names == {*PARTS, "sw", "unggah"}


def test_the_joined_scripts_need_no_other_file_and_say_nothing_to_readers() -> None:
    for text in served(SITE, "").values():
        assert not re.search(r"^\s*(import|export|//|/\*)|; //", text, re.MULTILINE)


def test_a_module_comes_after_those_that_it_imports() -> None:
    for i, name in enumerate(PARTS):
        source = (SITE / "assets" / FOLDER / f"{name}.js").read_text("utf-8")
        assert set(re.findall(r'from "\./(\w+)\.js"', source)) <= set(PARTS[:i])


def test_the_scripts_are_lighter_than_a_page() -> None:
    weights = {path: weight(text.encode()) for path, text in served(SITE, "").items()}
    assert weights["/lapor.js"] <= 6_000 and weights["/sw.js"] <= 1_500, weights


def test_the_worker_changes_with_what_the_pages_are_made_of(tmp_path: Path) -> None:
    site = Path(shutil.copytree(SITE, tmp_path / "site"))
    before = name_of(served(site, "isi")["/sw.js"])
    assert name_of(served(site, "isi")["/sw.js"]) == before
    assert name_of(served(site, "isi lain")["/sw.js"]) != before
    (site / "templates/base.html").write_text("berubah")
    assert name_of(served(site, "isi")["/sw.js"]) != before
