"""AWS on this machine: moto's server in this process, with what the portal needs made in it."""

from __future__ import annotations

import logging
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import boto3
from moto.server import ThreadedMotoServer

from functions.config import Config
from functions.content.settings import settings
from functions.storage.accounts import AGENCY
from infra import emulated
from infra.local import search_log

REGION = "ap-southeast-3"

SITE_FILES = "site-files"

STAFF = {"username": "admin", "password": "Tanah-Bumbu-2026"}
"""The sign-in of a local run; a deployed stack makes its first admin by hand."""

COLLEAGUES = (
    *(("operator", "operator", ""), ("penghubung", "coordinator", "pupr"), ("ppid", "ppid", "")),
    *(("inspektorat", "inspektorat", ""), ("pimpinan", "leader", ""), ("auditor", "auditor", "")),
)
"""Somebody for every other role: name, role, agency. All have the password of STAFF."""


@dataclass(frozen=True, slots=True)
class Emulator:
    """The running emulator and the configuration that fits it."""

    url: str
    config: Config
    server: ThreadedMotoServer


def start(site: Path, base_url: str) -> Emulator:
    """Start moto and make table, key, queue, sender and staff in it."""
    for chatty in ("werkzeug", "urllib3"):
        logging.getLogger(chatty).setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    os.environ |= {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION,
    }
    config = _make(site, base_url, f"http://{host}:{port}")
    return Emulator(f"http://{host}:{port}", config, server)


def _make(site: Path, base_url: str, aws: str) -> Config:
    portal = settings(site / "content").portal
    boto3.client("sesv2").create_email_identity(EmailIdentity=portal.sender_email)
    pool, client = _staff()
    bucket = emulated.create_attachments(boto3.client("s3"))
    archive = emulated.create_archive(boto3.client("s3"))
    where = {"LocationConstraint": REGION}
    boto3.client("s3").create_bucket(Bucket=SITE_FILES, CreateBucketConfiguration=where)
    return Config(
        table=emulated.create_table(boto3.client("dynamodb")),
        base_url=base_url,
        kms_key=boto3.client("kms").create_key()["KeyMetadata"]["KeyId"],
        access_keys=f"a1:{secrets.token_hex(32)}",
        agency_keys=f"g1:{secrets.token_hex(32)}",
        find_keys=f"f1:{secrets.token_hex(32)}",
        user_pool=pool,
        user_pool_client=client,
        dead_letters=emulated.create_dead_letters(boto3.client("sqs")),
        attachments=bucket,
        attachments_url=f"{aws}/{bucket}/",
        archive=archive,
        log_group=search_log.create(),
        archive_url=f"{aws}/{archive}/",
        site_files=SITE_FILES,
        secure_cookies=False,
        site=site,
    )


def _staff() -> tuple[str, str]:
    cognito = boto3.client("cognito-idp")
    pool, client = emulated.create_user_pool(cognito)
    for name, role, agency in ((STAFF["username"], "admin", ""), *COLLEAGUES):
        about = [{"Name": AGENCY, "Value": agency}] if agency else []
        cognito.admin_create_user(
            UserPoolId=pool, Username=name, MessageAction="SUPPRESS", UserAttributes=about
        )
        cognito.admin_set_user_password(
            UserPoolId=pool, Username=name, Password=STAFF["password"], Permanent=True
        )
        cognito.admin_add_user_to_group(UserPoolId=pool, Username=name, GroupName=role)
    return pool, client
