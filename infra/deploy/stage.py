"""What one stage decides (infra/stages.toml), and its way to AWS."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import boto3

from build_site import SITE
from functions.content.settings import settings
from functions.domain.settings import Portal

FILE = Path(__file__).parents[1] / "stages.toml"

EDGE_REGION = "us-east-1"
"""The only region from which CloudFront takes certificates and firewalls."""


class Stop(Exception):
    """Something that a person has to do first: what happened, and what to do, in sentences."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One deployment; several may stand beside each other in an account."""

    name: str
    region: str
    alarm_email: str
    domain: str
    rate_limit: str
    sms_sender_id: str
    monthly_budget: int

    @property
    def stack(self) -> str:
        """The name of its stack, in both regions."""
        return f"pengaduan-{self.name}"

    @property
    def staff_function(self) -> str:
        """The name that Zappa gives to the staff function."""
        return f"pengaduan-staff-{self.name}"

    @property
    def pages_function(self) -> str:
        """The function that builds the public pages."""
        return f"pengaduan-{self.name}-pages"

    @property
    def reports_function(self) -> str:
        """The function that makes the office's reports."""
        return f"pengaduan-{self.name}-reports"

    def client(self, service: str, region: str = "") -> Any:
        """A boto3 client in the stage's region."""
        return boto3.client(service, region_name=region or self.region)

    @property
    def is_emulated(self) -> bool:
        """Whether an emulator answers instead of AWS."""
        return "AWS_ENDPOINT_URL" in os.environ


def read_stage(name: str, file: Path = FILE) -> Stage:
    """The stage of that name, or Stop."""
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    known = [stage for stage in written if stage != "default"]
    if name not in known:
        raise Stop(f"No stage {name!r} in {file.name}. Name one with STAGE=…: {', '.join(known)}.")
    if not re.fullmatch(r"[a-z][a-z0-9]{1,19}", name):
        raise Stop(f"{name!r} is no name for a stage: up to twenty small letters and digits.")
    values = {"alarm_email": ""} | written["default"] | written[name]
    values["alarm_email"] = values["alarm_email"] or portal().admin_email
    names = {field.name for field in fields(Stage)} - {"name"}
    if wrong := names ^ values.keys():
        raise Stop(f"Stage {name!r} in {file.name}: {', '.join(sorted(wrong))} missing or unknown.")
    for key, value in values.items():
        kind = int if key == "monthly_budget" else str
        if type(value) is not kind:
            wanted = "a whole number" if kind is int else 'a text in quotes, such as "yes"'
            raise Stop(f"Stage {name!r} in {file.name}: {key} has to be {wanted}, not {value!r}.")
    return Stage(name=name, **values)


def portal() -> Portal:
    """What the office decided about the portal itself."""
    return settings(SITE / "content").portal
