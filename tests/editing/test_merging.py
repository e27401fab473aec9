"""What the office changed, laid over the files that were deployed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from functions.content.clocks import clocks
from functions.content.directory import directory
from functions.content.messages import messages
from functions.content.pages import page
from functions.editing import folder
from functions.editing.changes import Change, Changes, digest, overtaken, read, written
from functions.editing.files import FILES
from functions.storage.shorthand import TEMPLATE_CODES
from tests.desks import CONTENT


def change(cells: object, *, is_deployed: bool = False, over: str = "") -> Change:
    return Change(cells, is_deployed, "rina", 1_795_000_000, "a1", over)  # type: ignore[arg-type]


def rows(file: str) -> dict[str, object]:
    return dict(FILES[file].format.rows((CONTENT / file).read_text(encoding="utf-8")))


def edited(file: str, key: str, **cells: object) -> Changes:
    before = FILES[file].format.rows((CONTENT / file).read_text(encoding="utf-8"))
    return {file: {key: change({**before.get(key, {}), **cells}, over=digest(before.get(key)))}}


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_read_and_written_says_the_same(file: str, tmp_path: Path) -> None:
    """Each row changed to what it says already: the way of every export."""
    same = {key: change({**cells}) for key, cells in rows(file).items()}  # type: ignore[dict-item]
    made = folder.text(CONTENT, file, {file: same})
    assert FILES[file].format.rows(made) == rows(file)


def test_a_table_keeps_its_order_and_gets_new_rows_at_its_end() -> None:
    changes = {
        "topics.csv": {
            "baru": change({"code": "baru", "category": "jalan-jembatan", "label": "Baru, sekali"}),
            "jembatan-rusak": change(None),
        }
    }
    lines = folder.text(CONTENT, "topics.csv", changes).splitlines()
    deployed = (CONTENT / "topics.csv").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == deployed[:2] and lines[2] == deployed[3]
    assert lines[-1] == 'baru,jalan-jembatan,"Baru, sekali"'


def test_a_section_is_written_anew_and_the_others_keep_their_comments(tmp_path: Path) -> None:
    changes = edited("clocks.toml", "sop_answer", amount=2) | edited(
        "messages.toml", "filed_admin", body='Baris "satu"\n[bukan bagian]\nmiring \\ terus'
    )
    with folder.laid_out(CONTENT, changes) as found:
        lengths = {clock.id: clock.span.amount for clock in clocks(found)}
        assert lengths["sop_answer"] == 2 and lengths["sop_forward"] == 1
        body = messages(found, TEMPLATE_CODES)["filed_admin"].body
        assert body == 'Baris "satu"\n[bukan bagian]\nmiring \\ terus'
        text = (found / "clocks.toml").read_text(encoding="utf-8")
    deployed = (CONTENT / "clocks.toml").read_text(encoding="utf-8")
    assert text.partition("[")[0] == deployed.partition("[")[0], "the comments at the top"
    assert text.replace("amount = 2", "amount = 1").split("[sop_relay]")[1] == (
        deployed.split("[sop_relay]")[1].replace("amount = 2", "amount = 1")
    )


def test_prose_has_its_title_and_its_text(tmp_path: Path) -> None:
    file = "pages/kontak.md"
    with folder.laid_out(CONTENT, edited(file, "kontak", title="Hubungi", text="Halo.")) as found:
        assert page(found, "kontak") == "# Hubungi\n\nHalo.\n"


def test_what_no_longer_fits_stands_as_deployed_and_the_rest_as_changed(tmp_path: Path) -> None:
    """A newer deployment took an agency away that an edited category names."""
    newer = tmp_path / "content"
    shutil.copytree(CONTENT, newer)
    lines = (newer / "agencies.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("kec-satui,")]
    assert len(kept) == len(lines) - 1
    (newer / "agencies.csv").write_text("".join(kept), encoding="utf-8")
    changes = edited("categories.csv", "jalan-jembatan", agencies="kec-satui")
    changes["categories.csv"]["saluran-sungai"] = edited(  # type: ignore[index]
        "categories.csv", "saluran-sungai", label="Selokan"
    )["categories.csv"]["saluran-sungai"]
    left, problems = folder.fitting(newer, changes, directory)
    assert list(left["categories.csv"]) == ["saluran-sungai"]
    assert [(p.file, p.field) for p in problems] == [("categories.csv", "agencies")]
    with folder.laid_out(newer, left) as found:
        assert directory(found).categories["saluran-sungai"].label == "Selokan"


def test_a_row_that_was_deployed_anew_is_named_and_the_offices_word_stands() -> None:
    changes = edited("agencies.csv", "pupr", head="Plt. Kepala")["agencies.csv"]
    deployed = FILES["agencies.csv"].format.rows(
        (CONTENT / "agencies.csv").read_text(encoding="utf-8")
    )
    assert overtaken(deployed, changes) == []
    newer = {**deployed, "pupr": {**deployed["pupr"], "head": "Kepala Dinas PU"}}
    assert overtaken(newer, changes) == ["pupr"]
    same = {**deployed, "pupr": changes["pupr"].cells}
    assert overtaken(same, changes) == [], "both say the same by now"  # type: ignore[arg-type]


def test_changes_are_kept_as_plain_values() -> None:
    changes = edited("clocks.toml", "sop_answer", amount=2)
    assert read(written(changes)) == changes
