"""The bucket of attachments, for those who look into it: at photos, and at imported tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from functions.storage.aws import translated


class Bucket:
    """`s3` makes the client when it is first needed."""

    def __init__(self, s3: Callable[[], Any], name: str) -> None:
        self._s3, self._name = s3, name

    def get(self, key: str, most: int) -> bytes | None:
        """The object; at most one byte more than `most` of it. None when there is none."""
        try:
            with translated():
                answer = self._s3().get_object(Bucket=self._name, Key=key)
                body: bytes = answer["Body"].read(most + 1)
        except ClientError as error:
            if error.response["Error"]["Code"] in ("NoSuchKey", "404"):
                return None
            raise
        return body

    def put(self, key: str, body: bytes, content_type: str, disposition: str) -> None:
        """Write an object, and how a browser is to take it."""
        with translated():
            self._s3().put_object(
                Bucket=self._name,
                Key=key,
                Body=body,
                ContentType=content_type,
                ContentDisposition=disposition,
                CacheControl="private, max-age=900",
            )

    def delete(self, key: str) -> None:
        """Remove an object; one that is gone already counts as removed."""
        with translated():
            self._s3().delete_object(Bucket=self._name, Key=key)
