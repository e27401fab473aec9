"""Files through the portal's own forms: what the bucket takes, and what then wakes by itself."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.deploy.cloud import Cloud, Portal, wait_for
from tests.jobs.photos import HEIC, PDF


@pytest.fixture(scope="module")
def filed(portal: Portal) -> dict[str, Any]:
    return portal.file(description="Selokan di Jalan Melati penuh sampah, air meluap ke jalan.")


def send(cloud: Cloud, portal: Portal, form: dict[str, Any], data: bytes, **changed: str) -> int:
    """What the bucket answers; it stands at the emulator's address here."""
    assert form["url"] == portal.outputs["AttachmentsUrl"]
    where = f"{cloud.url}/{portal.outputs['AttachmentsBucket']}/"
    files = {"file": ("foto.jpg", data)}
    return httpx.post(where, data=form["fields"] | changed, files=files).status_code


def test_a_form_takes_its_own_file_and_nothing_larger_or_elsewhere(
    cloud: Cloud, portal: Portal, filed: dict[str, Any]
) -> None:
    form = filed["uploads"][0]
    other = portal.file(description="Lampu di Gang Kenanga mati, gelap sekali kalau malam.")
    theirs = other["uploads"][0]["fields"]["key"]
    assert send(cloud, portal, form, b"x" * (5 * 1024 * 1024 + 1)) == 400
    assert send(cloud, portal, form, b"") == 400
    assert send(cloud, portal, form, PDF, key=theirs) == 403, "somebody else's complaint"
    assert send(cloud, portal, form, PDF, key=form["fields"]["key"] + "x") == 403
    assert send(cloud, portal, form, PDF, **{"Content-Type": "text/html"}) == 403
    assert send(cloud, portal, form, PDF, **{"x-amz-signature": "0" * 64}) == 403


def test_a_file_is_looked_at_by_itself_and_its_link_opens_it(
    cloud: Cloud, portal: Portal, filed: dict[str, Any]
) -> None:
    """A PDF and a refusal: what is compiled for photos runs on Lambda's machines only."""
    first, second, _ = filed["uploads"]
    assert send(cloud, portal, first, PDF) == 201
    assert send(cloud, portal, second, HEIC) == 201
    key = {"number": filed["number"], "code": filed["code"]}

    def settled() -> Any:
        found = portal.post("/api/track", **key).json()["attachments"]
        done = len(found) == 2 and all(each["state"] != "checking" for each in found)
        return found if done else None

    accepted, refused = wait_for(settled, "the function behind the bucket")
    assert (accepted["state"], accepted["kind"]) == ("accepted", "pdf")
    assert refused["state"] == "refused" and "HEIC" in refused["reason"]
    bucket = portal.outputs["AttachmentsBucket"]
    at_emulator = accepted["url"].replace(
        portal.outputs["AttachmentsUrl"], f"{cloud.url}/{bucket}/"
    )
    host = {"Host": f"{bucket}.s3.ap-southeast-3.amazonaws.com"}
    opened = httpx.get(at_emulator.replace(f"/{bucket}/", "/"), headers=host)
    assert opened.status_code == 200 and opened.content == PDF
    assert opened.headers["content-disposition"].startswith("attachment")
    bare = httpx.get(at_emulator.partition("?")[0])
    assert bare.status_code == 403
    listed = cloud.client("s3").list_objects_v2(Bucket=bucket, Prefix="incoming/")
    assert not listed.get("Contents")
