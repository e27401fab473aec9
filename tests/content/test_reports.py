"""laporan.toml: the office's rules for its reports, and mistakes told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from functions.content.reports import report_rules
from functions.domain.errors import BadContent
from functions.domain.shelf import KINDS
from functions.reports import kinds
from tests.content.small import SHIPPED

GOOD = {
    "label": '"Harian"',
    "mails": '"a@kantor.example"',
    "hour": "7",
    "number": '"480/{nomor}/PPID/{bulan}/{tahun}"',
    "keep_years": "2",
    "place": '"Batulicin"',
    "signer_name": '""',
    "signer_nip": '"198001012005011001"',
    "signer_title": '"Kepala Dinas"',
}


def write(folder: Path, more: str = "", **changed: str | None) -> None:
    lines = [f"{name} = {value}" for name, value in {**GOOD, **changed}.items() if value]
    written = [line for kind in KINDS for line in (f"[{kind}]", *lines)]
    (folder / "laporan.toml").write_text("\n".join([*written, more]), encoding="utf-8")


def test_every_kind_of_report_has_its_rule_and_no_real_mailbox_is_written_to() -> None:
    found = report_rules(SHIPPED)
    assert list(found) == list(KINDS)
    assert all(mail.endswith(".example") for rule in found.values() for mail in rule.mails)
    assert found["daily"].hour == 7, "the procedure's own hour"


def test_a_rule_is_read_whole(tmp_path: Path) -> None:
    write(tmp_path, mails=None)
    rule = report_rules(tmp_path)["daily"]
    assert (rule.mails, rule.keep_years, rule.signer_title) == ((), 2, "Kepala Dinas")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("mails", '["a@kantor.example"]', "kolom mails: harus berupa teks"),
        ("mails", '"kantor"', 'kolom mails: "kantor" bukan alamat e-mail.'),
        ("mails", '"a@b.example; a@b.example"', "ada alamat yang ditulis dua kali."),
        ("hour", "24", "kolom hour: harus bilangan bulat dari 5 sampai 20."),
        ("number", '"480/PPID"', "harus memuat {nomor}"),
        ("number", '"{nomor}/{hari}"', "{hari} tidak dikenal di sini"),
        ("keep_years", "4", "harus salah satu dari 1, 2, 3, 5, 10, atau 0 untuk selamanya."),
        ("signer_nip", '"1980"', "bukan NIP yang benar"),
        ("signer_title", '""', "kolom signer_title: wajib diisi."),
    ],
)
def test_a_mistake_is_named_with_its_place(
    tmp_path: Path, field: str, value: str | None, told: str
) -> None:
    write(tmp_path, **{field: value})
    with pytest.raises(BadContent) as error:
        report_rules(tmp_path)
    assert told in str(error.value)
    assert str(error.value).startswith("laporan.toml, baris daily, kolom ")


def test_a_kind_too_much_or_too_few_is_named(tmp_path: Path) -> None:
    write(tmp_path, more="[harian]")
    with pytest.raises(BadContent, match="kolom harian: nama ini tidak dikenal"):
        report_rules(tmp_path)
    text = (SHIPPED / "laporan.toml").read_text(encoding="utf-8").partition("[communication]")[0]
    (tmp_path / "laporan.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadContent, match=r"bagian \[communication\] tidak ada"):
        report_rules(tmp_path)


def test_the_content_knows_every_report_that_is_made() -> None:
    assert tuple(kinds.KINDS) == KINDS
