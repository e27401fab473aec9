"""Whether this account can take the stage: credentials, region, sender."""

from __future__ import annotations

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from infra.deploy.stage import EDGE_REGION, Stage, Stop, portal


def check_account(stage: Stage) -> str:
    """The account's number, or Stop."""
    try:
        identity = stage.client("sts", EDGE_REGION).get_caller_identity()
        stage.client("sts").get_caller_identity()
    except NoCredentialsError as error:
        raise Stop(
            "No AWS credentials. Sign in (aws configure, aws sso login, or AWS_ACCESS_KEY_ID and "
            "AWS_SECRET_ACCESS_KEY in the environment), then run this again."
        ) from error
    except ClientError as error:
        raise Stop(_refusal(stage, error)) from error
    except BotoCoreError as error:
        raise Stop(
            f"AWS cannot be reached: {error}. Mend the connection, then try again."
        ) from error
    return str(identity["Account"])


def _refusal(stage: Stage, error: ClientError) -> str:
    """AWS refuses a region that is not switched on as if the credentials were wrong."""
    code = error.response["Error"]["Code"]
    try:
        stage.client("sts", EDGE_REGION).get_caller_identity()
    except ClientError:
        return f"AWS refuses the credentials ({code}). Sign in again, then run this again."
    return (
        f"Region {stage.region} is not switched on in this account ({code}). Switch it on in the "
        "console (Account, AWS Regions; it takes minutes), then run this again."
    )


def sender_identity(stage: Stage, *, ours: bool) -> str:
    """The sender's domain for the shared stack to verify; "" when it was verified by hand before.

    `ours` tells that the shared stack made it.
    """
    domain = portal().sender_email.rpartition("@")[2]
    ses = stage.client("sesv2")
    try:
        ses.get_email_identity(EmailIdentity=domain)
    except ses.exceptions.NotFoundException:
        return domain
    return domain if ours else ""


def mail_advice(stage: Stage) -> list[str]:
    """What is still missing before mails leave; empty when nothing is."""
    domain = portal().sender_email.rpartition("@")[2]
    ses = stage.client("sesv2")
    found, advice = ses.get_email_identity(EmailIdentity=domain), []
    if not found["VerifiedForSendingStatus"]:
        advice.append(f"Mails do not leave yet: {domain} is not verified. Put into its DNS:")
        for token in found.get("DkimAttributes", {}).get("Tokens", ()):
            advice.append(f"  {token}._domainkey.{domain} CNAME {token}.dkim.amazonses.com")
    account = ses.get_account()
    if not account.get("ProductionAccessEnabled", False):
        advice.append(
            "Mails only reach verified addresses: SES is in its sandbox. Ask AWS for production "
            "access (docs/operations.md)."
        )
    if not account.get("SendingEnabled", True):
        advice.append("SES has paused sending for this account; see docs/operations.md.")
    return advice
