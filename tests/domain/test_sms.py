from __future__ import annotations

import pytest

from functions.domain import sms
from functions.domain.errors import Invalid
from tests.cases import Case
from tests.desks import shipped


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Jawaban untuk laporan TB-7K3M-9QPX sudah ada.", ""),
        ("a" * 161, "paling panjang 160 huruf; ini 161"),
        ("Sudah dijawab – silakan baca", "tidak bisa memuat “–”"),
        ("Dinas PUPR sudah menjawab", "Jangan menyebut “Dinas PUPR”"),
        (
            "Soal JALAN BERLUBANG ATAU RUSAK sudah dijawab",
            "Jangan menyebut “Jalan berlubang atau rusak”",
        ),
    ],
)
def test_an_sms_is_short_plain_and_tells_nothing_to_others(words: str, told: str) -> None:
    complaint, directory = Case().dispatch().complaint, shipped()[0]
    try:
        sms.check(words, complaint, directory)
    except Invalid as refused:
        assert told and told in refused.fields["sms_text"]
    else:
        assert not told
