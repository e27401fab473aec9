"""The public site in its bucket: what differs is written, what is no file any more is removed."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from functions.storage.aws import translated

CACHE = "public, max-age=300, s-maxage=86400, stale-while-revalidate=86400, stale-if-error=604800"
"""Five minutes on a phone; CloudFront keeps a page until the next upload, and for a week when the
bucket cannot be reached."""

FRESH = "public, max-age=0, s-maxage=86400, must-revalidate"
"""The scripts: a phone asks for them anew, so that page and script are of one build."""

PUBLISHED = ("statistik/", "api/statistics.json")
"""What the nightly count writes; once it is there, nobody else touches it."""

STEP = 50
"""Files between two reports of progress."""

Progress = Callable[[int, int], None]


def cache_control(key: str) -> str:
    """How long a file of the site may be kept."""
    return FRESH if key.endswith(".js") else CACHE


@dataclass(frozen=True, slots=True)
class Uploaded:
    """Keys that were written and removed."""

    written: list[str]
    removed: list[str]


def upload(s3: Any, folder: Path, bucket: str, progress: Progress) -> Uploaded:
    """Bring the bucket up to date with a built folder.

    What is there is known by its tags, not by a list of our own: so a run that was stopped, or one
    that another followed, leaves nothing to mend. Pages go last, after what they link to.
    """
    files = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    files = {key: path for key, path in files.items() if not path.name.startswith(".")}
    with translated():
        there = _tags(s3, bucket)
        kept = {key for key in there if key.startswith(PUBLISHED)}
        written = [k for k, path in files.items() if k not in kept and there.get(k) != _tag(path)]
        written.sort(key=lambda key: (-key.count("/"), key))
        for done, key in enumerate(written, 1):
            _put(s3, bucket, key, files[key])
            if done % STEP == 0 or done == len(written):
                progress(done, len(written))
        removed = sorted(there.keys() - files.keys() - kept)
        for key in removed:
            s3.delete_object(Bucket=bucket, Key=key)
    return Uploaded(sorted(written), removed)


def _tags(s3: Any, bucket: str) -> dict[str, str]:
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {o["Key"]: o["ETag"].strip('"') for page in pages for o in page.get("Contents", ())}


def _put(s3: Any, bucket: str, key: str, path: Path) -> None:
    s3.put_object(
        Bucket=bucket,
        Key=key,
        Body=path.read_bytes(),
        ContentType=_content_type(key),
        CacheControl=cache_control(key),
    )


def _tag(path: Path) -> str:
    """S3's tag of an object that was put whole: its MD5."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _content_type(key: str) -> str:
    kind = mimetypes.guess_type(key)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind
