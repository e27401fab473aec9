"""The site's files in an emulated bucket: what changed, how it is kept, what CloudFront forgets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from functions.storage.site import CACHE, FRESH, Uploaded
from functions.storage.site import upload as bring
from functions.wiring.pages import refresh
from tests.emulated import Aws
from tests.infra.stages import stage

BUCKET = "site-files"

SITE = {
    "index.html": "<!doctype html>",
    "lapor/index.html": "<!doctype html>lapor",
    "informasi-publik/dip.csv": "id,judul",
    "data.json": "{}",
    "sitemap.xml": "<urlset/>",
    "robots.txt": "User-agent: *",
    "logo.png": "…",
    "sw.js": "…",
    "manifest.webmanifest": "{}",
    ".manifest": "of the builder, for itself",
}


@pytest.fixture
def s3(aws: Aws) -> Any:
    client = aws.client("s3")
    where = {"LocationConstraint": stage().region}
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    return client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def upload(s3: Any, folder: Path) -> Uploaded:
    return bring(s3, folder, BUCKET, lambda done, total: None)


def keys(s3: Any) -> set[str]:
    return {entry["Key"] for entry in s3.list_objects_v2(Bucket=BUCKET).get("Contents", ())}


def test_a_first_time_everything_is_written(s3: Any, folder: Path) -> None:
    done = upload(s3, folder)
    assert done.written == sorted(SITE.keys() - {".manifest"}) and done.removed == []
    assert keys(s3) == set(done.written)


def test_a_second_time_only_what_changed_is(s3: Any, folder: Path) -> None:
    upload(s3, folder)
    assert upload(s3, folder).written == []
    (folder / "data.json").write_text("[]", encoding="utf-8")  # as long as before
    assert upload(s3, folder).written == ["data.json"]
    assert s3.get_object(Bucket=BUCKET, Key="data.json")["Body"].read() == b"[]"


def test_what_is_no_file_any_more_goes(s3: Any, folder: Path) -> None:
    upload(s3, folder)
    (folder / "lapor" / "index.html").unlink()
    done = upload(s3, folder)
    assert (done.written, done.removed) == ([], ["lapor/index.html"])
    assert "lapor/index.html" not in keys(s3)


def test_what_the_nightly_count_published_is_neither_replaced_nor_removed(
    s3: Any, folder: Path
) -> None:
    beginnings = {"statistik/index.html": "Terbit besok pagi.", "api/statistics.json": "{}"}
    for key, text in beginnings.items():
        (folder / key).parent.mkdir()
        (folder / key).write_text(text, encoding="utf-8")
    assert set(upload(s3, folder).written) > beginnings.keys()
    for key in (*beginnings, "statistik/2026-11.csv"):
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"Angka bulan ini")
    done = upload(s3, folder)
    assert (done.written, done.removed) == ([], [])


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("lapor/index.html", "text/html; charset=utf-8"),
        ("informasi-publik/dip.csv", "text/csv; charset=utf-8"),
        ("data.json", "application/json; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("logo.png", "image/png"),
        ("sw.js", "text/javascript; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
    ],
)
def test_a_browser_is_told_what_it_gets_and_keeps_it_for_minutes(
    s3: Any, folder: Path, key: str, kind: str
) -> None:
    upload(s3, folder)
    head = s3.head_object(Bucket=BUCKET, Key=key)
    assert head["ContentType"] == kind
    assert head["CacheControl"] == (FRESH if key == "sw.js" else CACHE)
    assert "max-age=300" in CACHE and "stale-if-error=" in CACHE and "max-age=0" in FRESH


def test_cloudfront_forgets_all_its_copies(aws: Aws) -> None:
    site = distribution(aws)
    refresh(aws.client("cloudfront"), site)
    client = aws.client("cloudfront")
    [entry] = client.list_invalidations(DistributionId=site)["InvalidationList"]["Items"]
    found = client.get_invalidation(DistributionId=site, Id=entry["Id"])["Invalidation"]
    assert found["InvalidationBatch"]["Paths"]["Items"] == ["/*"]


def distribution(aws: Aws) -> str:
    origin = {
        "Id": "files",
        "DomainName": "x.s3.amazonaws.com",
        "S3OriginConfig": {"OriginAccessIdentity": ""},
    }
    made = aws.client("cloudfront").create_distribution(
        DistributionConfig={
            "CallerReference": "once",
            "Comment": "",
            "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": {
                "TargetOriginId": "files",
                "ViewerProtocolPolicy": "redirect-to-https",
                "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
                "MinTTL": 0,
            },
        }
    )
    return str(made["Distribution"]["Id"])
