"""The nightly count's parts, over emulated AWS."""

from __future__ import annotations

from dataclasses import replace

import pytest

from functions.wiring.statistics import Publisher, publisher
from tests.clock import Clock
from tests.emulated import Aws
from tests.publishing import BUCKET


@pytest.fixture
def parts(aws: Aws, clock: Clock) -> Publisher:
    where = {"LocationConstraint": "ap-southeast-3"}
    aws.client("s3").create_bucket(Bucket=BUCKET, CreateBucketConfiguration=where)
    return publisher(replace(aws, site_files=BUCKET), clock)
