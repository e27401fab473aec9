"""The staff function: packaged, deployed and updated by Zappa, with the stack's role and names."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping

from infra.deploy.secrets import Secrets
from infra.deploy.stage import Stage, Stop
from infra.package import authorities
from infra.package.staff import build_staff, write_settings, zappa


def deploy_staff(stage: Stage, outputs: Mapping[str, str], bucket: str, secrets: Secrets) -> None:
    """Deploy it, or update it when it is there."""
    settings = _settings(stage, outputs, bucket, secrets)
    package = build_staff(stage.name, settings)
    command = "update" if _exists(stage) else "deploy"
    try:
        zappa(command, stage.name, "--zip", str(package))
    except subprocess.CalledProcessError as error:
        raise Stop(
            f"Zappa could not {command} {stage.staff_function}: see its lines above. Everything "
            "else is up to date; the staff pages stay as they were. Run the same command again."
        ) from error
    _wait(stage)


def remove_staff(stage: Stage) -> None:
    """Take the function down; its role and log belong to the stack."""
    if _exists(stage):
        write_settings(stage.name, {"aws_region": stage.region, "s3_bucket": "none"})
        zappa("undeploy", stage.name, "--yes")


def _settings(
    stage: Stage, outputs: Mapping[str, str], bucket: str, secrets: Secrets
) -> dict[str, object]:
    return {
        "aws_region": stage.region,
        "s3_bucket": bucket,
        "role_arn": outputs["StaffRoleArn"],
        "aws_environment_variables": {
            "TABLE": outputs["TableName"],
            "BASE_URL": outputs["BaseUrl"],
            "ACCESS_KEYS": secrets.access_keys,
            "KMS_KEY": outputs["IdentityKeyId"],
            "USER_POOL": outputs["UserPoolId"],
            "USER_POOL_CLIENT": outputs["UserPoolClientId"],
            "DEAD_LETTERS": outputs["DeadLettersUrl"],
            "ATTACHMENTS": outputs["AttachmentsBucket"],
            "ATTACHMENTS_URL": outputs["AttachmentsUrl"],
            "ARCHIVE": outputs["ArchiveBucket"],
            "PAGES_FUNCTION": stage.pages_function,
            "REPORTS_FUNCTION": stage.reports_function,
            "FIND_KEYS": secrets.find_keys,
            "ORIGIN_SECRET": secrets.origin_secrets,
            "AWS_CA_BUNDLE": f"/var/task/{authorities.FILE}",
        },
    }


def _exists(stage: Stage) -> bool:
    functions = stage.client("lambda")
    try:
        functions.get_function(FunctionName=stage.staff_function)
    except functions.exceptions.ResourceNotFoundException:
        return False
    return True


def _wait(stage: Stage) -> None:
    waiter = stage.client("lambda").get_waiter("function_updated_v2")
    waiter.wait(FunctionName=stage.staff_function)
