"""The site's files: build them, bring what changed to the bucket, refresh CloudFront."""

from __future__ import annotations

import hashlib
import mimetypes
import time
from dataclasses import dataclass
from pathlib import Path

from build_site import SITE, build
from infra.deploy.stage import Stage
from infra.headers import cache_control
from infra.package.build import BUILD

PUBLISHED = ("statistik/", "api/statistics.json")
"""What the nightly count writes; once it is there, a deployment leaves it alone."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Keys that were written and removed."""

    written: list[str]
    removed: list[str]


def publish(stage: Stage, base_url: str, bucket: str, distribution: str) -> Uploaded:
    """Build the site for its address and bring it up to date."""
    folder = BUILD / f"site-{stage.name}"
    build(folder, SITE / "content", base_url)
    done = upload(stage, folder, bucket)
    refresh(stage, distribution)
    return done


def upload(stage: Stage, folder: Path, bucket: str) -> Uploaded:
    """Write the files that differ from what the bucket holds, remove what is no file any more."""
    s3 = stage.client("s3")
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    files = {key: path for key, path in files.items() if not path.name.startswith(".")}
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    there = {o["Key"]: o["ETag"].strip('"') for page in pages for o in page.get("Contents", ())}
    kept = {key for key in there if key.startswith(PUBLISHED)}
    written = [k for k, path in files.items() if k not in kept and there.get(k) != _etag(path)]
    for key in written:
        s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=files[key].read_bytes(),
            ContentType=_content_type(key),
            CacheControl=cache_control(key),
        )
    removed = sorted(there.keys() - files.keys() - kept)
    for key in removed:
        s3.delete_object(Bucket=bucket, Key=key)
    return Uploaded(sorted(written), removed)


def refresh(stage: Stage, distribution: str) -> None:
    """Let CloudFront forget its copies: one path of the thousand that are free in a month.

    Even when nothing was written: an earlier run may have been stopped before it came here.
    """
    stage.client("cloudfront").create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": str(time.time_ns()),
        },
    )


def publish_statistics(stage: Stage) -> None:
    """Let the nightly count write its page now: what the policy allows of style may be new."""
    name = f"pengaduan-{stage.name}-publish"
    stage.client("lambda").invoke(FunctionName=name, InvocationType="Event")


def _etag(path: Path) -> str:
    """S3's tag of an object that was put whole: its MD5."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _content_type(key: str) -> str:
    kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind
