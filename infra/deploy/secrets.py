"""Key rings and the origin's secret: made once, kept in SSM, never shown.

In SSM as SecureString they cost nothing; the functions get them as environment variables, since
asking SSM at every cold start would cost a tenth of it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from infra.deploy.stage import Stage, Stop

RINGS = {"access-keys": "a", "agency-keys": "g", "find-keys": "f"}
"""Rings of "id:hex", the current key first; ids are this letter and a number."""

ORIGIN = "origin-secret"

NAMES = (*RINGS, ORIGIN)


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secrets of one stage."""

    access_keys: str
    agency_keys: str
    find_keys: str
    origin_secrets: str

    @property
    def origin_secret(self) -> str:
        """What CloudFront shows: the last but the newest, which every function knows by now."""
        return self.origin_secrets.split()[:2][-1]


def secrets_of(stage: Stage) -> Secrets:
    """The stage's secrets; those that are missing are made."""
    return Secrets(*(_read_or_make(stage, name) for name in NAMES))


def rotate(stage: Stage, name: str) -> None:
    """Put a new one first. The next deployment brings it to the functions.

    Old keys stay in a ring, or codes and links that were sent would open nothing any more. Of
    origin secrets two old ones stay: what CloudFront is told to show from now on, and what some of
    its places go on showing for minutes.
    """
    if name not in NAMES:
        raise Stop(f"There is no key {name!r}. Name one with KEY=…: {', '.join(NAMES)}.")
    before = _read_or_make(stage, name).split()
    if name in RINGS:
        newest = max(int(entry.split(":")[0][1:]) for entry in before)
        after = [_new(name, newest + 1), *before]
    else:
        after = [_new(name, 0), *before[:2]]
    _put(stage.client("ssm"), stage, name, " ".join(after), overwrite=True)


def forget(stage: Stage) -> None:
    """Delete the stage's secrets, when the stage itself goes."""
    paths = [_path(stage, name) for name in NAMES]
    stage.client("ssm").delete_parameters(Names=paths)


def _read_or_make(stage: Stage, name: str) -> str:
    ssm = stage.client("ssm")
    for _ in range(2):
        try:
            found = ssm.get_parameter(Name=_path(stage, name), WithDecryption=True)
            return str(found["Parameter"]["Value"])
        except ssm.exceptions.ParameterNotFound:
            _put(ssm, stage, name, _new(name, 1), overwrite=False)
    raise Stop(f"SSM keeps no parameter {_path(stage, name)}. May this account use SSM?")


def _put(ssm: Any, stage: Stage, name: str, value: str, *, overwrite: bool) -> None:
    path, kind = _path(stage, name), "SecureString"
    try:
        ssm.put_parameter(Name=path, Value=value, Type=kind, Overwrite=overwrite)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ParameterAlreadyExists":
            raise  # and otherwise another deployment was faster: its value counts


def _new(name: str, number: int) -> str:
    secret = secrets.token_hex(32)
    return f"{RINGS[name]}{number}:{secret}" if name in RINGS else secret


def _path(stage: Stage, name: str) -> str:
    return f"/pengaduan/{stage.name}/{name}"
