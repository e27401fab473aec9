"""The deployment's table, key and staff in an emulator, made from the one definition of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

TEMPLATE = Path(__file__).with_name("template.yaml")
STAGE = "local"

_CREATE_TABLE = (
    *("AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes"),
    *("BillingMode", "StreamSpecification"),
)


def create_table(dynamodb: Any) -> str:
    """Create the table that template.yaml declares; returns its name."""
    table = _template()["Resources"]["Table"]["Properties"]
    name = str(table["TableName"]).replace("${Stage}", STAGE)
    arguments = {key: table[key] for key in _CREATE_TABLE}
    arguments["StreamSpecification"] |= {"StreamEnabled": True}
    dynamodb.create_table(TableName=name, **arguments)
    return name


def create_user_pool(cognito: Any) -> tuple[str, str]:
    """A pool of staff accounts with its client, as the staff pages sign in to it; their ids."""
    pool = cognito.create_user_pool(PoolName="pengaduan-staff")["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool,
        ClientName="staff",
        ExplicitAuthFlows=["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )["UserPoolClient"]
    return str(pool), str(client["ClientId"])


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms (!Ref, !Sub, !GetAtt) as plain values."""


def _plain(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node)
    assert isinstance(node, yaml.MappingNode)
    return loader.construct_mapping(node)


_Loader.add_multi_constructor("!", _plain)


def _template() -> dict[str, Any]:
    template: dict[str, Any] = yaml.load(TEMPLATE.read_text(), _Loader)
    return template
