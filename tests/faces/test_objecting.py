"""A request under UU 14/2008 on the tracking page: the decision, and the objection to it."""

from __future__ import annotations

from functions.actions.desk import Desk
from tests.desks import filed
from tests.faces import office
from tests.faces.browser import Page
from tests.faces.face import Face


def test_the_applicant_reads_why_and_objects_once(citizen: Face, desk: Desk) -> None:
    case = filed(desk, kind="ppid_request", delivery="email")
    key = {"number": case.complaint.number, "code": case.code}
    assert "Ajukan keberatan" not in citizen.form("/api/track", **key).text
    office.refused(desk, key["number"])
    page = citizen.form("/api/track", **key).text
    for words in (
        "dapat mengungkapkan rahasia pribadi (UU 14/2008 pasal 17 huruf h)",
        "Memuat nomor telepon warga.",
        "mengajukan keberatan paling lambat",
        "Ajukan keberatan",
    ):
        assert words in page
    wrong = Page.of(citizen.form("/api/complaints/object", **key, reason="Bukan rahasia.").text)
    assert wrong.says_beside("ground", "Pilih alasan keberatan.")
    assert wrong.form("/api/complaints/object").values["reason"] == "Bukan rahasia."
    done = citizen.form("/api/complaints/object", **key, ground="refused", reason="Bukan rahasia.")
    assert "paling lambat 30 hari kerja" in done.text
    page = citizen.form("/api/track", **key).text
    assert "Keberatan diperiksa" in page and "Ajukan keberatan" not in page
