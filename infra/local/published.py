"""What the nightly count wrote into the site's bucket, served as CloudFront does."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send


class Published:
    """The bucket's files of the statistics; before the first night, what the build made."""

    def __init__(self, s3: Any, bucket: str, otherwise: ASGIApp) -> None:
        self._s3, self._bucket, self._otherwise = s3, bucket, otherwise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the bucket."""
        key = str(scope["path"]).lstrip("/")
        key += "index.html" if key.endswith("/") else ""
        if scope["method"] not in ("GET", "HEAD"):
            return await Response(status_code=405)(scope, receive, send)
        found = await run_in_threadpool(self._read, key)
        await (found or self._otherwise)(scope, receive, send)

    def _read(self, key: str) -> Response | None:
        try:
            found = self._s3.get_object(Bucket=self._bucket, Key=key)
        except self._s3.exceptions.NoSuchKey:
            return None
        return Response(found["Body"].read(), media_type=found["ContentType"])
