"""The deployment's table and staff accounts in an emulator, as template.yaml declares them."""

from __future__ import annotations

from typing import Any

from infra.templates import template

TABLE = "pengaduan-local"

_CREATE_TABLE = (
    *("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"),
    *("BillingMode", "StreamSpecification"),
)


def create_table(dynamodb: Any) -> str:
    """Create the table that template.yaml declares; returns its name."""
    table = _properties("Table")
    arguments = {key: table[key] for key in _CREATE_TABLE}
    arguments["StreamSpecification"] = table["StreamSpecification"] | {"StreamEnabled": True}
    dynamodb.create_table(TableName=TABLE, **arguments)
    return TABLE


def create_user_pool(cognito: Any) -> tuple[str, str]:
    """A pool of staff accounts with its client and roles, as template.yaml declares them; two ids.

    Without its one-time codes: moto lets nobody sign in by a password alone otherwise.
    """
    declared, client = _properties("Staff"), _properties("StaffClient")
    pool = cognito.create_user_pool(
        PoolName="pengaduan-local", Policies=declared["Policies"], Schema=declared["Schema"]
    )
    id = str(pool["UserPool"]["Id"])
    for role in roles():
        cognito.create_group(UserPoolId=id, GroupName=role)
    made = cognito.create_user_pool_client(
        UserPoolId=id,
        ClientName=client["ClientName"],
        ExplicitAuthFlows=client["ExplicitAuthFlows"],
        AuthSessionValidity=client["AuthSessionValidity"],
    )
    return id, str(made["UserPoolClient"]["ClientId"])


def roles() -> list[str]:
    """The groups of staff accounts that template.yaml declares."""
    declared = template()["Resources"].values()
    groups = [r for r in declared if r["Type"] == "AWS::Cognito::UserPoolGroup"]
    return [group["Properties"]["GroupName"] for group in groups]


def create_dead_letters(sqs: Any) -> str:
    """The queue of what no function could take; its address."""
    return str(sqs.create_queue(QueueName=f"{TABLE}-dead-letters")["QueueUrl"])


def create_attachments(s3: Any) -> str:
    """The bucket of photos and papers, which a page's script may send to; its name."""
    name = f"{TABLE}-attachments"
    s3.create_bucket(
        Bucket=name, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name}
    )
    rules = _properties("Attachments")["CorsConfiguration"]["CorsRules"]
    open_to_all = [rule | {"AllowedOrigins": ["*"]} for rule in rules]
    for rule in open_to_all:
        rule["MaxAgeSeconds"] = rule.pop("MaxAge")
    s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": open_to_all})
    return name


def create_archive(s3: Any) -> str:
    """The bucket of reports and whole files; its name."""
    name = f"{TABLE}-archive"
    s3.create_bucket(
        Bucket=name, CreateBucketConfiguration={"LocationConstraint": s3.meta.region_name}
    )
    s3.put_bucket_versioning(
        Bucket=name, VersioningConfiguration=_properties("Archive")["VersioningConfiguration"]
    )
    return name


def _properties(resource: str) -> dict[str, Any]:
    found: dict[str, Any] = template()["Resources"][resource]["Properties"]
    return found
