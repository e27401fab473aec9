"""Key rings and the origin's secret, over an emulated SSM."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Any

import pytest

from functions.config import keyring
from functions.domain import codes
from functions.domain.codes import AgencyLink
from infra.deploy import rotate as command
from infra.deploy import secrets
from infra.deploy.secrets import ORIGIN, Secrets, rotate, secrets_of
from infra.deploy.stage import Stage, Stop
from tests.emulated import Aws
from tests.infra.stages import stage

LINK = AgencyLink("TB-7K3M-9QPX", "dishub", 1, datetime(2026, 12, 24, tzinfo=UTC))


def test_secrets_are_made_once_and_read_again(aws: Aws) -> None:
    made = secrets_of(stage())
    assert secrets_of(stage()) == made
    assert len({made.access_keys, made.agency_keys, made.find_keys, made.origin_secrets}) == 4
    kept = aws.client("ssm").get_parameters_by_path(Path="/pengaduan/dev")["Parameters"]
    assert {p["Type"] for p in kept} == {"SecureString"} and len(kept) == 4


def test_a_ring_is_what_the_functions_read(aws: Aws) -> None:
    made = secrets_of(stage())
    for written, current in ((made.access_keys, "a1"), (made.agency_keys, "g1")):
        ring = keyring(written)
        assert ring.current == current and len(ring.keys[current]) == 32


def test_each_stage_has_its_own(aws: Aws) -> None:
    other = Stage("production", "ap-southeast-3", "", "", "no", "", 20)
    assert secrets_of(other).access_keys != secrets_of(stage()).access_keys


def test_a_new_key_stands_first_and_links_of_older_ones_still_open(aws: Aws) -> None:
    first = secrets_of(stage())
    token = codes.agency_token(keyring(first.agency_keys), LINK)
    for _ in range(2):
        rotate(stage(), "agency-keys")
    after = secrets_of(stage())
    ring = keyring(after.agency_keys)
    assert list(ring.keys) == ["g3", "g2", "g1"] and ring.current == "g3"
    assert codes.read_expired_token(ring, token) == LINK
    assert codes.agency_token(ring, LINK) != token
    assert (after.access_keys, after.origin_secrets) == (first.access_keys, first.origin_secrets)


def test_while_a_deployment_brings_a_new_origin_secret_no_request_is_refused(aws: Aws) -> None:
    """Functions and CloudFront's places change one after the other, and not in one order."""
    before = secrets_of(stage())
    for _ in range(4):
        rotate(stage(), ORIGIN)
        after = secrets_of(stage())
        for shown in (before.origin_secret, after.origin_secret):
            assert shown in before.origin_secrets.split()
            assert shown in after.origin_secrets.split()
        before = after


def test_an_origin_secret_that_leaked_is_gone_in_the_end(aws: Aws) -> None:
    leaked = secrets_of(stage()).origin_secret
    for _ in range(3):
        rotate(stage(), ORIGIN)
    assert leaked not in secrets_of(stage()).origin_secrets.split()


def test_a_key_that_there_is_not_is_told_with_those_that_there_are(aws: Aws) -> None:
    with pytest.raises(Stop, match="KEY=…: access-keys, agency-keys, find-keys, origin-secret"):
        rotate(stage(), "acces-keys")


def test_the_command_tells_what_comes_next_and_no_secret(
    aws: Aws, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(os.environ, "KEY", ORIGIN)
    command.rotate(stage())
    told = capsys.readouterr().out
    assert "Now run make deploy STAGE=dev." in told
    assert not [secret for secret in secrets_of(stage()).origin_secrets.split() if secret in told]


def test_of_two_deployments_at_once_the_faster_decides(
    aws: Aws, monkeypatch: pytest.MonkeyPatch
) -> None:
    faster = secrets_of(stage())
    monkeypatch.setattr(Stage, "client", lambda self, service: LateReader(aws.client(service)))
    assert secrets_of(stage()) == faster


class LateReader:
    """An SSM that has not heard yet of each parameter, the first time that it is asked."""

    def __init__(self, ssm: Any) -> None:
        self.ssm, self.exceptions, self.put_parameter = ssm, ssm.exceptions, ssm.put_parameter
        self.is_late = True

    def get_parameter(self, **asked: Any) -> Any:
        if self.is_late:
            self.is_late = False
            raise self.exceptions.ParameterNotFound({"Error": {}}, "GetParameter")
        return self.ssm.get_parameter(**asked)


def test_with_the_stage_its_secrets_go(aws: Aws) -> None:
    first: Secrets = secrets_of(stage())
    secrets.forget(stage())
    secrets.forget(stage())
    assert secrets_of(stage()).access_keys != first.access_keys
