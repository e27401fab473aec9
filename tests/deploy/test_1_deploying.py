"""`make deploy` from nothing, again, with new keys, and beside another stage."""

from __future__ import annotations

import re

import httpx

from functions.faces.statistics.files import JSON
from functions.storage.site import PUBLISHED
from tests.deploy.cloud import Cloud, Portal, wait_for
from tests.deploy.conftest import portal_of


def test_the_first_deployment_says_what_it_makes_and_where_it_stands(
    first_words: str, portal: Portal
) -> None:
    assert "+ Table (AWS::DynamoDB::Table)" in first_words
    assert re.search(r"citizen +[\d,]+ kB", first_words)
    assert f"Portal: {portal.outputs['BaseUrl']}/" in first_words


def test_a_second_deployment_changes_nothing(cloud: Cloud, portal: Portal) -> None:
    number = portal.file(description="Selokan mampet di Jalan Kenanga, air naik ke jalan.")
    published = wait_for(lambda: statistics(cloud, portal), "the count that a deployment begins")
    again = cloud.run("infra.deploy", "dev")
    assert again.returncode == 0, again.stdout + again.stderr
    assert again.stdout.count("= nothing changes") == 3
    assert "Deadlines: 0 open complaints moved" in again.stdout
    assert "Site: 0 files written, 0 removed" in again.stdout
    assert statistics(cloud, portal) == published
    assert portal.post("/api/track", number=number["number"]).status_code == 200


def statistics(cloud: Cloud, portal: Portal) -> dict[str, bytes]:
    """What the nightly count published; empty as long as only the site's own page is there."""
    s3, site = cloud.client("s3"), portal.outputs["SiteFilesBucket"]
    listed = [
        found["Key"]
        for place in PUBLISHED
        for found in s3.list_objects_v2(Bucket=site, Prefix=place).get("Contents", ())
    ]
    files = {key: s3.get_object(Bucket=site, Key=key)["Body"].read() for key in listed}
    return files if JSON in files and b'"months":[{' in files[JSON] else {}


def test_a_rotated_key_opens_new_complaints_and_the_old_one_what_it_opened(
    cloud: Cloud, portal: Portal
) -> None:
    before = portal.file(description="Pohon tumbang menutup jalan desa sejak tadi malam.")
    for key in ("access-keys", "origin-secret"):
        assert cloud.run("infra.deploy.rotate", "dev", KEY=key).returncode == 0
    done = cloud.run("infra.deploy", "dev")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "~ Citizen (AWS::Lambda::Function)" in done.stdout
    now = portal_of(cloud, "dev")
    after = now.file(description="Jembatan gantung di desa kami papannya lepas dua lembar.")
    for filed in (before, after):
        opened = now.post("/api/track", number=filed["number"], code=filed["code"])
        assert "timeline" in opened.json(), opened.text


def test_another_stage_stands_beside_the_first(cloud: Cloud, portal: Portal) -> None:
    done = cloud.run("infra.deploy", "production")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Portal: https://pengaduan.tanahbumbu.example/" in done.stdout
    assert re.search(r"DNS: +pengaduan.tanahbumbu.example CNAME \S+", done.stdout)
    other = portal_of(cloud, "production")
    assert other.outputs["TableName"] != portal.outputs["TableName"]
    number = other.file()["number"]
    assert portal_of(cloud, "dev").post("/api/track", number=number).status_code == 404


def test_the_site_lies_in_a_bucket_that_only_the_edge_may_read(
    cloud: Cloud, portal: Portal
) -> None:
    s3, bucket = cloud.client("s3"), portal.outputs["SiteFilesBucket"]
    page = s3.get_object(Bucket=bucket, Key="lapor/index.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    assert "stale-if-error" in page["CacheControl"]
    assert (
        portal.outputs["BaseUrl"].encode()
        in s3.get_object(Bucket=bucket, Key="sitemap.xml")["Body"].read()
    )
    assert httpx.get(f"{cloud.url}/{bucket}/lapor/index.html").status_code == 403
