"""Our own signatures against botocore's, and what a form allows."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from botocore import auth
from botocore.config import Config

from functions.domain.attachments import MOST_BYTES, Upload
from functions.storage.presigned import Presigned

NOW = datetime(2026, 11, 24, 2, 0, 5, tzinfo=UTC)
REGION, BUCKET = "ap-southeast-3", "lampiran"
URL = f"https://{BUCKET}.s3.{REGION}.amazonaws.com/"
UPLOAD = Upload("TB-7K3M-9QPX", 2, "aB3_-xyz")
THEN = "https://lapor.tanahbumbu.example/lapor/file-diterima/"


@pytest.fixture(params=["", "a/token+of=a role"], ids=["user", "role"])
def token(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def ours(token: str) -> Presigned:
    keys = SimpleNamespace(access_key="AKIDEXAMPLE", secret_key="a/secret", token=token)
    return Presigned(URL, BUCKET, lambda: REGION, lambda: keys)


@pytest.fixture
def botocores(token: str) -> Iterator[Any]:
    with patch.object(auth, "get_current_datetime", lambda remove_tzinfo=True: _now(remove_tzinfo)):
        yield boto3.client(
            "s3",
            region_name=REGION,
            aws_access_key_id="AKIDEXAMPLE",
            aws_secret_access_key="a/secret",
            aws_session_token=token or None,
            config=Config(signature_version="s3v4", s3={"addressing_style": "virtual"}),
        )


def _now(remove_tzinfo: bool) -> datetime:
    return NOW.replace(tzinfo=None) if remove_tzinfo else NOW


def policy_of(form: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(base64.b64decode(form["fields"]["policy"]))
    return read


def test_a_link_is_the_one_that_botocore_makes(ours: Presigned, botocores: Any) -> None:
    key = "files/TB-7K3M-9QPX/1-aB3_-xyz.jpg"
    expected = botocores.generate_presigned_url(
        "get_object", {"Bucket": BUCKET, "Key": key}, ExpiresIn=900
    )
    made, wanted = urlsplit(ours.link(key, NOW)), urlsplit(expected)
    assert (made.netloc, made.path) == (wanted.netloc, wanted.path)
    assert parse_qs(made.query) == parse_qs(wanted.query)


def test_a_forms_signature_is_the_one_that_botocore_makes(ours: Presigned, botocores: Any) -> None:
    form = ours.form(UPLOAD.key, NOW, THEN)
    conditions = policy_of(form)["conditions"]
    given = {"Content-Type": "application/octet-stream", "success_action_redirect": THEN}
    own = {"bucket", "key", *(n for c in conditions for n in c if str(n).startswith("x-amz-"))}
    rest = [c for c in conditions if not (isinstance(c, dict) and set(c) & own)]
    expected = botocores.generate_presigned_post(BUCKET, UPLOAD.key, given, rest, ExpiresIn=1800)
    assert form["url"] == expected["url"] == URL
    signed = ("policy", "x-amz-signature")
    for name in expected["fields"].keys() - set(signed):
        assert form["fields"][name] == expected["fields"][name], name
    theirs = policy_of(expected)
    assert sorted(map(str, conditions)) == sorted(map(str, theirs["conditions"]))
    signer = auth.S3SigV4PostAuth(botocores._request_signer._credentials, "s3", REGION)
    request = SimpleNamespace(context={"timestamp": form["fields"]["x-amz-date"]})
    assert form["fields"]["x-amz-signature"] == signer.signature(form["fields"]["policy"], request)


def test_a_form_takes_one_file_of_five_megabytes_for_half_an_hour_and_says_so_for_each_field(
    ours: Presigned,
) -> None:
    form = ours.form(UPLOAD.key, NOW)
    policy = policy_of(form)
    assert policy["expiration"] == "2026-11-24T02:30:05.000Z"
    assert ["content-length-range", 1, MOST_BYTES] in policy["conditions"]
    assert {"key": "incoming/TB-7K3M-9QPX/2-aB3_-xyz"} in policy["conditions"]
    exact = {n: v for c in policy["conditions"] if isinstance(c, dict) for n, v in c.items()}
    fields = {n: v for n, v in form["fields"].items() if n not in ("policy", "x-amz-signature")}
    assert exact == {**fields, "bucket": BUCKET}, "nothing may be said that is not signed"
    assert fields["success_action_status"] == "201" and "success_action_redirect" not in fields
