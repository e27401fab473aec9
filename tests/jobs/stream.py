"""The table's stream as Lambda hands it over, and ways to break a complaint."""

from __future__ import annotations

from typing import Any

import boto3

from tests.emulated import Aws

ENDPOINT = "https://streams.dynamodb.ap-southeast-3.amazonaws.com"


def stream(aws: Aws) -> list[dict[str, Any]]:
    """Every record since the table was made."""
    arn = aws.client("dynamodb").describe_table(TableName=aws.table)["Table"]["LatestStreamArn"]
    # Named, since botocore would ask the account's own endpoint, which moto does not know.
    streams = boto3.client("dynamodbstreams", endpoint_url=ENDPOINT)
    (shard,) = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    iterator = streams.get_shard_iterator(
        StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
    )["ShardIterator"]
    return list(streams.get_records(ShardIterator=iterator)["Records"])


def records_of(aws: Aws, number: str) -> list[dict[str, Any]]:
    """The records of one complaint's item."""
    key = {"pk": {"S": f"C#{number}"}, "sk": {"S": "!"}}
    return [record for record in stream(aws) if record["dynamodb"]["Keys"] == key]


def break_item(aws: Aws, number: str) -> None:
    """Leave something in a complaint that no reader understands, with a name in it."""
    aws.client("dynamodb").update_item(
        TableName=aws.table,
        Key={"pk": {"S": f"C#{number}"}, "sk": {"S": "!"}},
        UpdateExpression="SET h = :h",
        ExpressionAttributeValues={":h": {"L": [{"S": "Siti, 0812 3456 7890"}]}},
    )
