"""clocks.toml: each slip is named by its clock and step."""

from __future__ import annotations

import pytest

from functions.content.clocks import clocks
from functions.domain.clocks import Span
from functions.domain.errors import BadContent

CLOCK = """\
[react]
family = "internal"
phase = "{phase}"
amount = 10
unit = "working_days"
label = "Pelapor menanggapi"
legal = "Pengaturan kantor"
steps = [{steps}]
"""
NOTICE = '{ id = "notice", after = -3, tells = ["reporter"] }'
END = '{ id = "end", does = "close", reason = "no_reply", tells = ["admin"] }'


def read(folder, *steps: str, phase: str = "react"):
    text = CLOCK.format(phase=phase, steps=", ".join(steps))
    (folder / "clocks.toml").write_text(text, encoding="utf-8")
    return clocks(folder)


def test_steps_before_and_after_the_deadline_are_read(folder):
    notice, end = read(folder, NOTICE, END)[0].steps
    assert notice.after == Span(-3, "working_days")
    assert notice.is_early and notice.is_notice
    assert (end.closes, end.is_early, end.tells) == ("no_reply", False, ("admin",))


@pytest.mark.parametrize(
    ("steps", "phase", "sentence"),
    [
        ([END], "react", "baris react.steps, kolom end: sebelum ditutup sendiri, pelapor harus "
         'diberi tahu (tells = ["reporter"]).'),
        ([NOTICE], "react", "baris react.steps, kolom notice: pelapor diberi tahu, tetapi tidak "
         "ada langkah yang menutup laporan sesudahnya."),
        ([NOTICE, END], "answer", "baris react.steps, kolom end: laporan hanya boleh ditutup "
         "sendiri saat menunggu pelapor (phase: complete, dispute, object, react)."),
        ([NOTICE, END.replace('"end",', '"end", after = -1,')], "react",
         "baris react.steps, kolom end: sebelum tenggat hanya bisa memberi tahu: agency, lead, "
         "reporter."),
        ([NOTICE, END.replace('"end",', '"end", after = -1,').replace("admin", "lead")], "react",
         "baris react.steps, kolom end: laporan tidak boleh ditutup sendiri sebelum tenggat."),
        ([NOTICE, END.replace(' reason = "no_reply",', "")], "react",
         'baris react.steps, kolom reason: ditulis bila, dan hanya bila, does = "close".'),
        ([NOTICE, END.replace('does = "close",', "")], "react",
         'baris react.steps, kolom reason: ditulis bila, dan hanya bila, does = "close".'),
        ([NOTICE, END.replace("no_reply", "bosan")], "react",
         'baris react.steps, kolom reason: "bosan" tidak dikenal; pilihannya: no_reply, '
         "not_completed, no_objection, no_dispute."),
        ([NOTICE, END.replace("close", "archive")], "react",
         'baris react.steps, kolom does: "archive" tidak dikenal; pilihannya: tell, close.'),
        ([NOTICE.replace("-3", "3"), END], "react",
         "baris react.steps, kolom notice: pelapor hanya diberi tahu sebelum tenggat."),
        ([NOTICE.replace("-3", "-10"), END], "react", "baris react.steps, kolom notice: harus "
         "jatuh sesudah jam mulai: kurang dari 10 sebelum tenggat."),
        ([NOTICE.replace("reporter", "admin"), END], "react", "baris react.steps, kolom notice: "
         "sebelum tenggat hanya bisa memberi tahu: agency, lead, reporter."),
    ],
)  # fmt: skip
def test_a_slip_is_said_in_a_sentence(folder, steps, phase, sentence):
    with pytest.raises(BadContent) as wrong:
        read(folder, *steps, phase=phase)
    assert sentence in str(wrong.value)
