"""settings.toml: each slip is named by its section and key."""

from __future__ import annotations

import pytest

from functions.content.settings import settings
from functions.domain.errors import BadContent

CASES = [
    ('monday = ["08:00", "16:30"]', 'monday = ["16:30", "08:00"]',
     "baris hours, kolom monday: jam tutup 08:00 tidak setelah jam buka 16:30."),
    ('monday = ["08:00", "16:30"]', 'monday = ["8", "16:30"]',
     'baris hours, kolom monday: "8" bukan jam yang benar; tulis seperti "08:00".'),
    ('monday = ["08:00", "16:30"]', 'monday = ["25:00", "26:30"]',
     'baris hours, kolom monday: "25:00" bukan jam yang benar; tulis seperti "08:00".'),
    ('monday = ["08:00", "16:30"]', 'monday = "08:00"',
     'baris hours, kolom monday: tulis jam buka dan jam tutup seperti ["08:00", "16:30"].'),
    ("monday =", "senin =",
     "baris hours, kolom senin: nama ini tidak dikenal; yang dikenal: monday, tuesday, "
     "wednesday, thursday, friday, saturday, sunday."),
    ("max_title = 150", 'max_title = "150"',
     "baris filing, kolom max_title: harus bilangan bulat dari 20 sampai 500."),
    ("max_title = 150", "max_title = true",
     "baris filing, kolom max_title: harus bilangan bulat dari 20 sampai 500."),
    ("max_title = 150", "", "baris filing, kolom max_title: wajib diisi."),
    ("max_description = 4000", "max_description = 9000",
     "baris filing, kolom max_body_bytes: terlalu kecil untuk uraian terpanjang "
     "(max_description × 12)."),
    ("min_description = 20\nmax_description = 4000", "min_description = 100\nmax_description = 100",
     "baris filing, kolom max_description: harus lebih besar daripada min_description."),
    ("area = [-3.95, 115.1", "area = [115.1, -3.95",
     "baris filing, kolom area: urutannya selatan, barat, utara, timur."),
    ("area = [-3.95, 115.1, ", "area = [", "baris filing, kolom area: "
     "tulis empat angka berkoma titik seperti [-3.95, 115.1, -2.7, 116.3]."),
    ("allow_anonymous = false", 'allow_anonymous = "tidak"',
     "baris filing, kolom allow_anonymous: tulis true atau false, tanpa tanda kutip."),
    ('x = "#laporpengaduan"', "x = 5",
     "baris contact, kolom x: harus berupa teks dalam tanda kutip."),
    ('reply_to = "', 'reply_to = "@', 'baris portal, kolom reply_to: '
     '"@balasan.pengaduan@diskominfo.tanahbumbu.example" bukan alamat e-mail.'),
    ("[links]", "[tautan]", "baris links, kolom semua: bagian [links] tidak ada."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), CASES, ids=[case[1] for case in CASES])
def test_a_slip_is_named_by_section_and_key(folder, old, new, sentence):
    spoil(folder, old, new)
    with pytest.raises(BadContent) as error:
        settings(folder)
    assert str(error.value) == f"settings.toml, {sentence}"


def test_a_sentence_that_is_not_toml_is_named_with_its_line(folder):
    spoil(folder, "[portal]", "[portal")
    with pytest.raises(BadContent, match=r"^settings\.toml, baris 3, .*tidak bisa dibaca"):
        settings(folder)


def test_an_office_that_never_opens_is_refused(folder):
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday"):
        spoil(folder, f"{day} =", f"# {day} =")
    with pytest.raises(BadContent, match="paling sedikit satu hari harus buka"):
        settings(folder)


def spoil(folder, old, new):
    path = folder / "settings.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
