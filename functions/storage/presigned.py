"""Forms and links into the bucket of attachments, signed by the standard library alone.

AWS Signature Version 4, as "Browser-Based Uploads Using POST" and "Authenticating Requests: Using
Query Parameters" of the S3 API Reference describe it. botocore would do the same with a client for
S3, which is a tenth of a cold start; signing asks nobody, so no client is needed.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from functions.domain.attachments import FORM_LIFE, LINK_LIFE, MOST_BYTES

_ALGORITHM = "AWS4-HMAC-SHA256"

AS_SENT = "application/octet-stream"
"""The type of every object that a form takes.

A form without a script cannot say the type of the file that somebody will choose; what is in it,
whoever reads it finds out. Until then no browser may take it for anything.
"""


class Presigned:
    """Signs for one bucket at `url`; `credentials` has the function's own, when first asked."""

    def __init__(
        self, url: str, bucket: str, region: Callable[[], str], credentials: Callable[[], Any]
    ) -> None:
        self._url, self._bucket = url, bucket
        self._region, self._credentials = region, credentials

    @property
    def enabled(self) -> bool:
        """Whether this deployment takes files at all."""
        return bool(self._bucket)

    def form(
        self, key: str, now: datetime, then: str = "", most: int = MOST_BYTES
    ) -> dict[str, Any]:
        """A form that takes one file of at most `most` bytes to this one key.

        `then` is the page that a browser is led to; without it S3 answers 201.
        """
        keys, at = self._credentials(), now.astimezone(UTC)
        landing = {"success_action_redirect": then} if then else {"success_action_status": "201"}
        fields = {
            "x-amz-algorithm": _ALGORITHM,
            "x-amz-credential": f"{keys.access_key}/{self._scope(at)}",
            "x-amz-date": f"{at:%Y%m%dT%H%M%SZ}",
            **({"x-amz-security-token": keys.token} if keys.token else {}),
            "Content-Type": AS_SENT,
            **landing,
            "key": key,
        }
        policy = {
            "expiration": f"{at + FORM_LIFE:%Y-%m-%dT%H:%M:%S.000Z}",
            "conditions": [
                {"bucket": self._bucket},
                ["content-length-range", 1, most],
                *({name: value} for name, value in fields.items()),
            ],
        }
        written = base64.b64encode(json.dumps(policy, separators=(",", ":")).encode()).decode()
        fields |= {"policy": written, "x-amz-signature": self._signed(written, at)}
        return {"url": self._url, "fields": fields}

    def link(self, key: str, now: datetime) -> str:
        """An address under which an object can be read for some minutes."""
        keys, at = self._credentials(), now.astimezone(UTC)
        place = urlsplit(self._url + quote(key))
        asked = {
            "X-Amz-Algorithm": _ALGORITHM,
            "X-Amz-Credential": f"{keys.access_key}/{self._scope(at)}",
            "X-Amz-Date": f"{at:%Y%m%dT%H%M%SZ}",
            "X-Amz-Expires": str(int(LINK_LIFE.total_seconds())),
            **({"X-Amz-Security-Token": keys.token} if keys.token else {}),
            "X-Amz-SignedHeaders": "host",
        }
        query = urlencode(sorted(asked.items()), quote_via=quote, safe="")
        request = "\n".join(
            ("GET", place.path, query, f"host:{place.netloc}\n", "host", "UNSIGNED-PAYLOAD")
        )
        digest = hashlib.sha256(request.encode()).hexdigest()
        text = "\n".join((_ALGORITHM, asked["X-Amz-Date"], self._scope(at), digest))
        return f"{place.geturl()}?{query}&X-Amz-Signature={self._signed(text, at)}"

    def _scope(self, at: datetime) -> str:
        return f"{at:%Y%m%d}/{self._region()}/s3/aws4_request"

    def _signed(self, text: str, at: datetime) -> str:
        key = f"AWS4{self._credentials().secret_key}".encode()
        for part in (f"{at:%Y%m%d}", self._region(), "s3", "aws4_request"):
            key = hmac.digest(key, part.encode(), hashlib.sha256)
        return hmac.digest(key, text.encode(), hashlib.sha256).hex()
