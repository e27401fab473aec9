"""The stacks of a stage: what all stages share, its own, and what has to live in us-east-1."""

from __future__ import annotations

from collections.abc import Mapping

from build_site import SITE
from functions.faces.pages import content_security_policy
from infra.deploy.account import sender_identity
from infra.deploy.release import Release
from infra.deploy.secrets import Secrets
from infra.deploy.stacks import Stack
from infra.deploy.stage import EDGE_REGION, Stage, Stop, portal
from infra.templates import text

Outputs = Mapping[str, str]

Parameters = Mapping[str, str]


def shared_stack(stage: Stage) -> Stack:
    """What all stages of the account share in this region."""
    client, name, body = stage.client("cloudformation"), "pengaduan-shared", text("shared")
    is_ours = "SenderIdentity" in Stack(client, name, body).outputs()
    identity = sender_identity(stage, ours=is_ours)
    return Stack(client, name, body, {"SenderIdentity": identity})


def edge_stack(stage: Stage) -> Stack:
    """The stage's stack in us-east-1."""
    parameters = {
        "Stage": stage.name,
        "Domain": stage.domain,
        "RateLimit": stage.rate_limit,
        "AlarmEmail": stage.alarm_email,
        "MonthlyBudget": str(stage.monthly_budget),
    }
    client = stage.client("cloudformation", EDGE_REGION)
    return Stack(client, f"{stage.stack}-edge", text("edge"), parameters)


def main_stack(stage: Stage, parameters: Parameters | None = None) -> Stack:
    """The stage's own stack; without parameters only to look at, or to take down."""
    client = stage.client("cloudformation")
    return Stack(client, stage.stack, text("template"), parameters or {})


def parameters_of(stage: Stage, release: Release, secrets: Secrets, known: Outputs) -> Parameters:
    """What the stage's own stack is told; `known` are outputs of the other two, if they stand."""
    return {
        "Stage": stage.name,
        "Runtime": release.runtime,
        "Release": release.folder,
        "CodeBucket": known.get("PackagesBucket", "made-by-this-deployment"),
        "Domain": stage.domain,
        "CertificateArn": known.get("CertificateArn", ""),
        "WebAclArn": known.get("WebAclArn", ""),
        "AlarmEmail": stage.alarm_email,
        "SenderAddress": portal().sender_email,
        "SmsSenderId": stage.sms_sender_id,
        "ContentSecurityPolicy": content_security_policy(SITE),
        "AccessKeys": secrets.access_keys,
        "AgencyKeys": secrets.agency_keys,
        "FindKeys": secrets.find_keys,
        "OriginSecret": secrets.origin_secret,
        "OriginSecrets": secrets.origin_secrets,
    }


def outputs_of(stage: Stage) -> dict[str, str]:
    """What the stage's stack gives away, or Stop when it is not there."""
    if outputs := main_stack(stage).outputs():
        return outputs
    raise Stop(f"{stage.stack} is not deployed. Run make deploy STAGE={stage.name} first.")
