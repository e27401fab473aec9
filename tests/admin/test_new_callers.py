"""Whoever calls again is recognised, by those who may know who reports."""

from __future__ import annotations

from tests.admin.conftest import Office
from tests.admin.test_new import CALL, NEW
from tests.desks import filed

ASKED = CALL | {"look": "phone", "description": "Lampu jalan mati lagi."}


def test_a_known_caller_is_shown_with_earlier_complaints_and_nothing_typed_is_lost(
    office: Office,
) -> None:
    earlier = filed(office.desk).complaint
    admin = office.signed_in_as("admin")
    page = admin.post(NEW, **ASKED).text
    assert "Pernah melapor" in page and earlier.number in page and "Diterima" in page
    assert "Lampu jalan mati lagi." in page and 'value="kemarin 14.30"' in page
    assert 'value="lampu-jalan-mati" selected' in page, "a topic that fits is suggested"
    looks = [x["number"] for x in office.staff.audit.of_month(office.desk.now())]
    assert looks == [earlier.number]


def test_a_number_that_nobody_knows_and_one_that_is_none_say_so(office: Office) -> None:
    admin = office.signed_in_as("admin")
    filed(office.desk)
    assert (
        "Belum ada laporan dari nomor ini"
        in admin.post(NEW, **ASKED | {"phone": "08115020205"}).text
    )
    wrong = admin.post(NEW, **ASKED | {"phone": "08"})
    assert wrong.status_code == 422 and "Tulis dulu nomor teleponnya" in wrong.text


def test_an_operator_learns_nobodys_earlier_complaints(office: Office) -> None:
    earlier = filed(office.desk).complaint
    operator = office.signed_in_as("operator")
    assert "Cari laporannya" not in operator.get(NEW).text
    refused = operator.post(NEW, **ASKED)
    assert refused.status_code == 403 and earlier.number not in refused.text
    assert "Lampu jalan mati lagi." in refused.text
