"""The office changes a page on the staff pages, and the deployed function publishes it."""

from __future__ import annotations

import re
from html import unescape

from tests.deploy.cloud import Browser, Cloud, Portal, wait_for

FORM = "/admin/content/kontak/edit?key=kontak"


def test_a_page_that_the_office_changed_is_published(
    cloud: Cloud, portal: Portal, admin: Browser
) -> None:
    page = admin.get(FORM).text
    text = re.search(r'<textarea[^>]*name="text"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)
    assert text, page
    typed = f"{unescape(text[1])}\n\nLoket pengaduan pindah ke lantai dua."
    sent = {"key": "kontak", "title": "Kontak", "text": typed, "does": "save"}
    done = admin.post("/admin/content/kontak/save", **sent)
    assert done.status_code == 303, done.text
    told = wait_for(lambda: _ended(admin), "the run that the edit began")
    told = told.partition("<h1>")[2]
    assert "berkas berubah" in told, told
    key = "kontak/index.html"
    bucket = portal.outputs["SiteFilesBucket"]
    found = cloud.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read().decode()
    assert "Loket pengaduan pindah ke lantai dua." in found


def _ended(admin: Browser) -> str:
    told = " ".join(admin.get("/admin/publishing").text.split())
    return told if "Selesai" in told or "belum bisa" in told else ""
