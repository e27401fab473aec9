"""The site's files: build them, bring what changed to the bucket, refresh CloudFront."""

from __future__ import annotations

from collections.abc import Mapping

from build_site import SITE, build
from functions.storage.editions import Editions
from functions.storage.site import Uploaded, upload
from functions.wiring.pages import refresh, standing
from infra.deploy.stage import Stage
from infra.package.build import BUILD


def publish(stage: Stage, outputs: Mapping[str, str]) -> Uploaded:
    """Build the site for its address, with what the office changed, and bring it up to date.

    CloudFront forgets its copies even when nothing was written: an earlier run may have been
    stopped before it came there.
    """
    folder = BUILD / f"site-{stage.name}"
    editions = Editions(stage.client("dynamodb"), outputs["TableName"])
    with standing(SITE / "content", editions) as content:
        build(folder, content, outputs["BaseUrl"])
    bucket = outputs["SiteFilesBucket"]
    done = upload(stage.client("s3"), folder, bucket, lambda done, total: None)
    refresh(stage.client("cloudfront"), outputs["SiteId"])
    return done


def publish_statistics(stage: Stage) -> None:
    """Let the nightly count write its page now: what the policy allows of style may be new."""
    name = f"pengaduan-{stage.name}-publish"
    stage.client("lambda").invoke(FunctionName=name, InvocationType="Event")
