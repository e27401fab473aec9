"""What of a summary is shown, and what of it is marked."""

from __future__ import annotations

import pytest

from tests.catalogue.records import catalogue, record


@pytest.mark.parametrize(
    ("summary", "text", "shown"),
    [
        ("Panjang jalan rusak.", "kerusakan", "Panjang jalan [rusak]."),
        ("Awal " * 60 + "irigasi " + "akhir " * 60, "irigasi", None),
        ("a" * 400, "irigasi", None),
    ],
)
def test_a_snippet_shows_the_hit_in_its_place(summary: str, text: str, shown: str | None) -> None:
    [hit] = catalogue(record("Data Irigasi Rusak", summary)).find(text).hits
    marked = "".join(f"[{piece}]" if is_hit else piece for piece, is_hit in hit.snippet)
    assert shown in (marked, None)
    assert len(marked) <= 160 + 10
    assert ("[irigasi]" in marked) is ("irigasi " in summary)
