"""A small content folder without mistakes; each test spoils one thing in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from functions.content.calendar import calendar
from functions.content.dip import dip
from functions.content.directory import directory
from functions.content.emergency import emergency
from functions.content.settings import settings

SHIPPED = Path(__file__).parents[2] / "site" / "content"

SMALL = {
    "agencies.csv": """\
id,name,short_name,kind,email,second_email,head,liaison,deputy,phone,whatsapp,superior,\
superior_email,restricted_cases,valid_from,valid_until
pupr,Dinas PUPR,PUPR,skpd,a@pupr.example,,Kepala,Penghubung,,0518-000-001,,,,,2025-01-01,
polres,Polres,Polres,vertical,a@polres.example,,Kepala,Humas,,,,Polda,a@polda.example,yes,\
2025-01-01,
pdam,PDAM,PDAM,bumd,a@pdam.example,,Direktur,Humas,,,,,,,2025-01-01,2026-12-31
""",
    "outside.csv": """\
id,name,kind,website,phone,email,note
lapor,SP4N-LAPOR!,lapor,https://lapor.example/,1708,,
""",
    "districts.csv": """\
code,name,official_name
63.10.01,Batulicin,Batu Licin
""",
    "categories.csv": """\
code,label,hint,agencies,restricted
jalan,Jalan,Jalan rusak,pupr,
ancaman,Ancaman,Anda diancam,polres,yes
lainnya,Lainnya,Tidak yakin,,
""",
    "topics.csv": """\
code,category,label
jalan-berlubang,jalan,Jalan berlubang
""",
    "exceptions.csv": """\
code,label,article
rahasia-pribadi,Rahasia pribadi,UU 14/2008 pasal 17 huruf h
""",
    "holidays.csv": """\
date,name,kind,estimated
2026-12-25,Hari Raya Natal,libur,
2026-12-24,Cuti Bersama Hari Raya Natal,cuti_bersama,yes
""",
    "closures.csv": """\
date,working,name
2026-12-24,yes,Kantor tetap buka
2026-12-28,,Pindah gedung
""",
    "emergency.csv": """\
name,number,verified_on,source
Pemadam,0518-000-002,2026-11-01,Diuji oleh petugas
""",
    "dip.csv": """\
id,category,title,summary,agency,officer,responsible,made_at,made_place,form,retention,media,\
year,updated_on,url
apbd,berkala,APBD,Angka ringkas,pupr,Kepala,PUPR,Januari 2026,Batulicin,PDF,5 tahun,Situs web,\
2026,2026-01-15,
""",
}


def read_all(folder: Path) -> None:
    """Read every file, as the build does."""
    found = directory(folder)
    settings(folder)
    calendar(folder)
    dip(folder, found)
    emergency(folder)


def write_small(folder: Path) -> None:
    """Write the small content; settings, replies and rude words are the shipped ones."""
    for name, text in SMALL.items():
        (folder / name).write_text(text, encoding="utf-8")
    for shipped in ("settings.toml", "replies.toml", "kata-kasar.csv"):
        shutil.copy(SHIPPED / shipped, folder)
