"""The archive's bucket: reports under `laporan/`, whole files of complaints under `berkas/`.

How long an object stays is a mark on it: the bucket has one rule for each number of years
(infra/template.yaml), and what bears none stays for good. So the office decides it in its content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from functions.storage.aws import translated

KEEP = "simpan"
"""The tag; its value is a number of years."""


class Archive:
    """`s3` makes the client when it is first needed."""

    def __init__(self, s3: Callable[[], Any], bucket: str) -> None:
        self._s3, self._bucket = s3, bucket

    def put(self, key: str, body: bytes, content_type: str, keep_years: int = 0) -> None:
        """Write an object; 0 keeps it for good. What stood there before remains as a version."""
        mark = {"Tagging": f"{KEEP}={keep_years}"} if keep_years else {}
        with translated():
            self._s3().put_object(
                Bucket=self._bucket, Key=key, Body=body, ContentType=content_type, **mark
            )

    def get(self, key: str) -> bytes | None:
        """The object as it is now; None when it is not, or no longer, there."""
        try:
            with translated():
                body: bytes = self._s3().get_object(Bucket=self._bucket, Key=key)["Body"].read()
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise
        return body

    def keep(self, key: str, body: bytes, content_type: str) -> bool:
        """Write an object for good, unless the very same lies there: False then."""
        tag = hashlib.md5(body, usedforsecurity=False).hexdigest()
        if self._tag(key) == tag:
            return False
        with translated():
            self._s3().put_object(Bucket=self._bucket, Key=key, Body=body, ContentType=content_type)
        return True

    def copy(self, bucket: str, source: str, key: str) -> None:
        """Copy an object out of another bucket once; its bytes pass no function."""
        if not self._tag(key):
            with translated():
                self._s3().copy_object(
                    Bucket=self._bucket, Key=key, CopySource={"Bucket": bucket, "Key": source}
                )

    def _tag(self, key: str) -> str:
        """S3's tag of an object, the MD5 of what was put whole; "" when there is none."""
        try:
            with translated():
                found = self._s3().head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("404", "NoSuchKey"):
                return ""
            raise
        return str(found["ETag"]).strip('"')
