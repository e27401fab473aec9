"""The office's scans: taken to the bucket by forms of their own, and shown to the staff alone."""

from __future__ import annotations

import re

from functions.actions.agency import open_case
from functions.actions.track import track
from functions.domain.attachments import Upload
from functions.domain.codes import AgencyLink
from functions.jobs.images import take
from functions.wiring.images import images as wired_images
from tests.admin.conftest import Office
from tests.desks import filed
from tests.emulated import Aws
from tests.jobs.photos import PDF


def keys(page: str) -> list[str]:
    return re.findall(r'name="key" value="incoming/[^/]+/(\d)-', page)


def test_a_scan_is_seen_by_the_staff_and_by_nobody_else(office: Office, aws: Aws) -> None:
    browser, case = office.signed_in(), filed(office.desk)
    number = case.complaint.number
    browser.act(number, "dispatch", agency="dishub", via="mail")
    assert keys(browser.get(f"/admin/complaints/{number}/scans").text) == ["4", "5", "6"]
    images = wired_images(aws.config, office.desk.now)
    upload = Upload(number, 4, "scan-a")
    images.bucket.put(upload.key, PDF, "application/octet-stream", "")
    take(images, upload.key)
    page = browser.get(f"/admin/complaints/{number}?bucket=x&key=incoming%2Fx&etag=x").text
    assert "Pindaian terkirim" in page
    assert "Pindaian petugas" in page and f"files/{number}/4-scan-a.pdf" in page
    assert keys(browser.get(f"/admin/complaints/{number}/scans").text) == ["5", "6"]
    link = AgencyLink(number, "dishub", 1, office.desk.now())
    for shown in (open_case(office.desk, link), track(office.desk, number, case.code)):
        assert shown["attachments"] == []
    theirs = office.signed_in_as("coordinator", agency="dishub")
    assert "scan-a" not in theirs.get(f"/admin/complaints/{number}").text
