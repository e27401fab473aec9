"""Similar complaints treated together, from the complaint's page."""

from __future__ import annotations

from tests.admin.conftest import Office
from tests.desks import filed


def test_a_complaint_is_merged_and_parted_again_from_its_page(office: Office) -> None:
    browser = office.signed_in()
    first = filed(office.desk).complaint.number
    second = filed(office.desk, description="Lampu pasar mati lagi semalaman.").complaint.number
    wrong = browser.act(second, "merge", into="TB-0000-0000")
    assert wrong.status_code == 422 and "Tidak ada laporan dengan nomor ini." in wrong.text
    assert (
        "Laporan digabung."
        in browser.get(browser.act(second, "merge", into=first.lower()).location).text
    )
    page = browser.get(f"/admin/complaints/{second}").text
    assert "Ditangani bersama laporan" in page and first in page
    assert second in browser.get(f"/admin/complaints/{first}").text
    assert browser.act(second, "unmerge").status_code == 303
    assert office.desk.complaints.load(second).status == "received"
    assert "Ditangani bersama di sini" not in browser.get(f"/admin/complaints/{first}").text


def test_what_may_be_the_same_is_shown_and_merged_at_one_press(office: Office) -> None:
    browser = office.signed_in()
    told = "Lampu jalan depan pasar mati sejak Senin, gelap sekali kalau malam."
    first = filed(office.desk, district="63.10.01").complaint.number
    second = filed(office.desk, district="63.10.01", description=told).complaint.number
    page = browser.get(f"/admin/complaints/{second}").text
    assert "Mungkin sama" in page and f"Gabungkan ke {first}" in page
    assert browser.act(second, "merge", into=first, version="1").status_code == 303
    assert office.desk.complaints.load(second).status == "merged"
