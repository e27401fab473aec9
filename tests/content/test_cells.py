"""One wrong cell: the sentence names its file, line and column."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from functions.domain.errors import BadContent
from tests.content.small import read_all

EMPTY = "wajib diisi."
SLUG = "bukan kode yang benar: huruf kecil, angka, dan tanda hubung saja."
DATE = "bukan tanggal yang benar; tulis seperti 2026-08-17."
URL = "bukan alamat web yang diawali http:// atau https://."
PHONE = "bukan nomor telepon Indonesia (diawali 0 atau +62)."
FORMULA = "adalah galat rumus dari Excel; tulis isinya."
INVISIBLE = "memuat huruf yang tidak terlihat; ketik ulang isinya."
SUPERIOR = "instansi vertikal harus menyebut kantor atasannya."
NOT_TRUSTED = "tidak boleh menerima laporan terbatas (restricted_cases)."
UNVERIFIED = (
    "nomor darurat tanpa tanggal pemeriksaan tidak boleh ditampilkan; "
    "112 pun tidak aktif di semua daerah."
)
EXEMPT = "informasi yang dikecualikan tidak boleh masuk daftar ini (SOP bagian B.5); hapus."
DIP_KINDS = "tidak dikenal; pilihannya: berkala, serta_merta, setiap_saat."

CASES = [
    ("agencies.csv", 2, "name", "", EMPTY),
    ("agencies.csv", 2, "id", "PUPR", f'"PUPR" {SLUG}'),
    ("agencies.csv", 3, "id", "pupr", '"pupr" sudah ada di baris 2.'),
    ("agencies.csv", 2, "kind", "x", '"x" tidak dikenal; pilihannya: skpd, vertical, bumd.'),
    ("agencies.csv", 2, "email", "abc", '"abc" bukan alamat e-mail.'),
    (
        "agencies.csv",
        2,
        "email",
        "a@b.id\nBcc: c@d.id",
        '"a@b.id Bcc: c@d.id" bukan alamat e-mail.',
    ),
    ("agencies.csv", 2, "second_email", "a b@c.id", '"a b@c.id" bukan alamat e-mail.'),
    ("agencies.csv", 2, "phone", "halo", f'"halo" {PHONE}'),
    ("agencies.csv", 2, "name", "Dinas\u200b PUPR", INVISIBLE),
    ("agencies.csv", 2, "name", "Dinas \u202ePUPR", INVISIBLE),
    ("agencies.csv", 2, "restricted_cases", "ya", 'tulis "yes" atau kosongkan, bukan "ya".'),
    ("agencies.csv", 3, "superior", "", SUPERIOR),
    ("agencies.csv", 3, "superior_email", "", SUPERIOR),
    ("agencies.csv", 4, "superior", "Bupati", "hanya untuk instansi vertikal; kosongkan."),
    ("agencies.csv", 4, "valid_until", "2024-12-31", "tanggal ini mendahului valid_from."),
    ("agencies.csv", 4, "valid_from", "12/31/2025", f'"12/31/2025" {DATE}'),
    ("agencies.csv", 4, "valid_from", "31/12/25", f'"31/12/25" {DATE}'),
    ("agencies.csv", 4, "valid_from", "1/2-2025", f'"1/2-2025" {DATE}'),
    ("agencies.csv", 4, "valid_from", "3 Mex 2025", f'"3 Mex 2025" {DATE}'),
    ("agencies.csv", 4, "valid_from", "45999", f'"45999" {DATE}'),
    ("outside.csv", 2, "website", "lapor.go.id", f'"lapor.go.id" {URL}'),
    ("outside.csv", 2, "website", "javascript:x", f'"javascript:x" {URL}'),
    ("districts.csv", 2, "code", "63.11.01", '"63.11.01" bukan kode kecamatan (63.10.xx).'),
    ("categories.csv", 2, "agencies", "pupr;pu", 'instansi "pu" tidak ada di agencies.csv.'),
    ("categories.csv", 2, "agencies", "pupr;", EMPTY),
    ("categories.csv", 3, "agencies", "pupr", f'"pupr" {NOT_TRUSTED}'),
    ("categories.csv", 3, "agencies", "", "kategori terbatas harus menyebut penerimanya."),
    ("topics.csv", 2, "category", "air", 'kategori "air" tidak ada di categories.csv.'),
    ("topics.csv", 2, "code", "jalan", '"jalan" sudah menjadi kode kategori.'),
    ("holidays.csv", 2, "date", "2026-02-30", f'"2026-02-30" {DATE}'),
    ("holidays.csv", 2, "date", "20261225", f'"20261225" {DATE}'),
    ("holidays.csv", 2, "kind", "x", '"x" tidak dikenal; pilihannya: libur, cuti_bersama.'),
    ("closures.csv", 3, "date", "2026-12-24", '"2026-12-24" sudah ada di baris 2.'),
    ("closures.csv", 3, "date", "24/12/2026", '"2026-12-24" sudah ada di baris 2.'),
    ("closures.csv", 3, "name", "", EMPTY),
    ("emergency.csv", 2, "verified_on", "", UNVERIFIED),
    ("emergency.csv", 2, "number", "satu", '"satu" bukan nomor telepon.'),
    ("dip.csv", 2, "category", "dikecualikan", EXEMPT),
    ("dip.csv", 2, "category", "rutin", f'"rutin" {DIP_KINDS}'),
    ("dip.csv", 2, "agency", "pu", 'instansi "pu" tidak ada di agencies.csv.'),
    ("dip.csv", 2, "id", "cari", '"cari" dipakai oleh halaman lain; pilih kode lain.'),
    ("dip.csv", 2, "year", "26", '"26" bukan tahun yang benar; tulis seperti 2026.'),
    ("dip.csv", 2, "retention", " ", EMPTY),
    ("dip.csv", 2, "made_at", "#REF!", f'"#REF!" {FORMULA}'),
    ("dip.csv", 2, "updated_on", "########", f'"########" {FORMULA}'),
]


@pytest.mark.parametrize(
    ("file", "line", "column", "value", "sentence"),
    CASES,
    ids=[f"{file}:{column}={value!r}" for file, _, column, value, _ in CASES],
)
def test_a_wrong_cell_is_named(folder, file, line, column, value, sentence):
    write_cell(folder / file, line, column, value)
    with pytest.raises(BadContent) as error:
        read_all(folder)
    assert str(error.value) == f"{file}, baris {line}, kolom {column}: {sentence}"


def test_an_endless_number_is_no_year(folder: Path) -> None:
    write_cell(folder / "dip.csv", 2, "year", "9" * 5000)
    with pytest.raises(BadContent, match="bukan tahun yang benar; tulis seperti 2026"):
        read_all(folder)


def write_cell(path: Path, line: int, column: str, value: str) -> None:
    """Change one cell as a spreadsheet would."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
