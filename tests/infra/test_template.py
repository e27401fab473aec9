"""What no emulator does or minds, asserted on the templates' text."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from functions.actions.publishing import LEASE as RUN
from functions.actions.reports import PATIENCE
from functions.config import Config
from functions.content.reports import HOURS
from functions.domain.attachments import INCOMING
from functions.domain.attachments import LEASE as LOOK
from functions.domain.messages import LEASE
from functions.domain.shelf import KEPT
from functions.storage.archive import KEEP
from functions.wiring.clients import FUNCTION_TIMEOUT
from infra.deploy import staff
from infra.deploy.secrets import Secrets
from infra.templates import FOLDER, parsed, template, text
from tests.infra.resources import TEMPLATES, all_of, properties, variables
from tests.infra.stages import stage
from tests.jobs.news import EVENTS

FUNCTIONS = [name for _, name in all_of("AWS::Serverless::Function")]
BUCKETS = all_of("AWS::S3::Bucket")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_short_enough_to_be_sent_as_it_is(name: str) -> None:
    """CloudFormation takes 51,200 bytes in a request, and no YAML aliases."""
    sent = text(name)
    assert len(sent.encode()) <= 51_200
    assert not [event for event in yaml.parse(sent) if isinstance(event, yaml.AliasEvent)]
    whole = parsed((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    assert parsed(sent) == whole, "only remarks are left out"


# ---------------------------------------------------------------- data


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TimeToLiveSpecification", {"AttributeName": "ttl", "Enabled": True}),
        ("PointInTimeRecoverySpecification", {"PointInTimeRecoveryEnabled": True}),
        ("DeletionProtectionEnabled", True),
        ("SSESpecification", {"SSEEnabled": True}),
        ("StreamSpecification", {"StreamViewType": "NEW_AND_OLD_IMAGES"}),
        ("BillingMode", "PAY_PER_REQUEST"),
    ],
)
def test_the_table_is_kept_safe(name: str, value: Any) -> None:
    assert properties("Table")[name] == value


@pytest.mark.parametrize("name", ["Table", "IdentityKey", "Attachments", "Archive", "Staff"])
def test_what_must_never_go_by_mistake_outlives_its_stack(name: str) -> None:
    resource = template()["Resources"][name]
    assert resource["DeletionPolicy"] in ("Retain", "RetainExceptOnCreate")
    assert resource["UpdateReplacePolicy"] == "Retain"


@pytest.mark.parametrize(("of", "name"), BUCKETS)
def test_a_bucket_is_private_and_encrypted(of: str, name: str) -> None:
    bucket = properties(name, of)
    assert list(bucket["PublicAccessBlockConfiguration"].values()) == [True] * 4
    assert bucket["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
    [rule] = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert rule == {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}


def test_files_that_no_complaint_took_over_go_after_a_day() -> None:
    incoming, imports, replaced = properties("Attachments")["LifecycleConfiguration"]["Rules"]
    assert {rule["Status"] for rule in (incoming, imports, replaced)} == {"Enabled"}
    for rule, prefix in ((incoming, "incoming/"), (imports, "imports/")):
        assert (rule["Prefix"], rule["ExpirationInDays"]) == (prefix, 1)
        assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert "Prefix" not in replaced and "ExpirationInDays" not in replaced


def test_the_archive_keeps_what_bears_no_mark_and_every_version_for_a_year() -> None:
    archive = properties("Archive")
    assert archive["VersioningConfiguration"] == {"Status": "Enabled"}
    *marked, replaced = archive["LifecycleConfiguration"]["Rules"]
    days = {rule["TagFilters"][0]["Value"]: rule["ExpirationInDays"] for rule in marked}
    assert all(int(years) * 365 < day <= int(years) * 366 for years, day in days.items())
    assert {rule["TagFilters"][0]["Key"] for rule in marked} == {KEEP}
    assert set(map(int, days)) == set(KEPT) - {0}, "what the office may choose"
    assert "ExpirationInDays" not in replaced
    assert replaced["NoncurrentVersionExpiration"] == {"NoncurrentDays": 365}


@pytest.mark.parametrize("bucket", ["Attachments", "Archive"])
def test_attachments_and_archive_travel_encrypted(bucket: str) -> None:
    [statement] = properties(f"{bucket}Policy")["PolicyDocument"]["Statement"]
    assert (statement["Effect"], statement["Principal"]) == ("Deny", "*")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_reports_are_made_in_the_hours_that_the_office_may_choose() -> None:
    schedule = properties("Reports")["Events"]["Hour"]["Properties"]
    assert schedule["ScheduleExpression"] == f"cron(0 {HOURS[0]}-{HOURS[1]} * * ? *)"
    assert schedule["ScheduleExpressionTimezone"] == "Asia/Makassar"


# ---------------------------------------------------------------- functions


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_runs_its_own_package(name: str) -> None:
    function = properties(name)
    key = f"${{Release}}/{re.sub('(?<=.)(?=[A-Z])', '-', name).lower()}.zip"
    assert function["CodeUri"] == {"Bucket": "CodeBucket", "Key": key}
    module, _, attribute = function["Handler"].rpartition(".")
    spec = find_spec(module)
    assert spec and spec.origin
    source = Path(spec.origin).read_text(encoding="utf-8")
    assert re.search(rf"^(    )?{attribute} = |^def {attribute}\(", source, re.MULTILINE)


def test_a_function_ends_after_its_longest_read_and_before_a_lease() -> None:
    everywhere = template()["Globals"]["Function"]
    assert everywhere["Timeout"] == FUNCTION_TIMEOUT
    assert timedelta(seconds=everywhere["Timeout"]) < LEASE
    longer = {name for name in FUNCTIONS if "Timeout" in properties(name)}
    assert longer == {"Pages", "Filing", "Reports"}
    assert timedelta(seconds=properties("Pages")["Timeout"]) < RUN
    assert timedelta(seconds=properties("Reports")["Timeout"]) < min(LEASE, PATIENCE)
    zappa = json.loads(staff_settings().read_text(encoding="utf-8"))["base"]
    assert zappa["timeout_seconds"] == FUNCTION_TIMEOUT
    assert (zappa["memory_size"], [zappa["architecture"]]) == (
        everywhere["MemorySize"],
        everywhere["Architectures"],
    )


BOTOCORES = "AWS_CA_BUNDLE"
"""Of the environment, what botocore reads by itself."""


def test_the_environment_is_what_the_functions_read() -> None:
    known = {name.upper() for name in Config.__dataclass_fields__}
    everywhere = template()["Globals"]["Function"]["Environment"]["Variables"]
    assert {"TABLE", "BASE_URL", BOTOCORES} == everywhere.keys()
    assert everywhere.keys() - {BOTOCORES} <= known
    for name in FUNCTIONS:
        assert variables(name).keys() <= known, name


def test_the_staff_function_is_told_what_the_stack_gives_away() -> None:
    outputs = {name: name for name in template()["Outputs"]}
    given = staff._settings(stage(), outputs, "bucket", Secrets("a", "g", "f", "o"))
    names = set(given["aws_environment_variables"])  # type: ignore[call-overload]
    assert BOTOCORES in names
    assert names - {BOTOCORES} <= {name.upper() for name in Config.__dataclass_fields__}


@pytest.mark.parametrize(
    "name", ["AccessKeys", "AgencyKeys", "FindKeys", "OriginSecret", "OriginSecrets"]
)
def test_a_secret_is_not_shown_by_cloudformation(name: str) -> None:
    assert template()["Parameters"][name]["NoEcho"] is True


def test_every_secret_that_goes_somewhere_comes_from_such_a_parameter() -> None:
    hidden = {name for name, said in template()["Parameters"].items() if said.get("NoEcho")}
    for name in FUNCTIONS:
        for variable, value in variables(name).items():
            if variable.endswith(("_KEYS", "_SECRET")):
                assert value in hidden, (name, variable)


def test_the_stream_wakes_its_function_for_what_owes_messages_and_gives_up_in_the_end() -> None:
    acts = properties("Acts")
    patterns = [json.loads(each["Pattern"]) for each in acts["FilterCriteria"]["Filters"]]
    assert patterns == [{"dynamodb": {"NewImage": {"p": {"N": ["1"]}}}}]
    assert 0 < acts["MaximumRetryAttempts"] <= 3
    assert acts["MaximumRecordAgeInSeconds"] <= 3600
    assert acts["DestinationConfig"] == {"OnFailure": {"Destination": "DeadLetters.Arn"}}
    assert acts["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
    assert properties("DeadLetters")["SqsManagedSseEnabled"] is True


def test_a_minute_that_was_missed_is_not_made_up_for() -> None:
    sweep = properties("Sweep")
    minute = sweep["Events"]["Minute"]["Properties"]
    assert minute["ScheduleExpression"] == "rate(1 minute)"
    assert minute["RetryPolicy"]["MaximumRetryAttempts"] == 0
    assert sweep["EventInvokeConfig"] == {"MaximumRetryAttempts": 0}


def test_the_count_runs_every_night_of_the_offices_own_clock() -> None:
    night = properties("Publish")["Events"]["Night"]["Properties"]
    assert night["ScheduleExpression"] == "cron(15 1 * * ? *)"
    assert night["ScheduleExpressionTimezone"] == "Asia/Makassar"


def test_a_stage_hears_of_its_own_mails_only_and_of_all_that_it_understands() -> None:
    """Every stage of an account listens on the same bus."""
    outcome, told = properties("MailOutcome"), properties("MailEvents")["EventDestination"]
    pattern = outcome["Events"]["Told"]["Properties"]["Pattern"]
    assert pattern["source"] == ["aws.ses"]
    assert pattern["detail"] == {"mail": {"tags": {"ses:configuration-set": ["Mails"]}}}
    events = [json.loads(path.read_text(encoding="utf-8")) for path in EVENTS.glob("*.json")]
    kinds = {event["detail-type"] for event in events}
    assert set(pattern["detail-type"]) == kinds - {"Email Delivery Delayed"}
    assert set(told["MatchingEventTypes"]) > {"SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT"}
    assert told["EventBridgeDestination"]["EventBusArn"].endswith(":event-bus/default")


def test_news_of_a_mail_that_could_not_be_written_is_kept_for_a_person() -> None:
    queue = {"Type": "SQS", "TargetArn": "DeadLetters.Arn"}
    assert properties("MailOutcome")["DeadLetterQueue"] == queue


def test_what_is_sent_to_the_bucket_wakes_the_function_that_looks_at_it_and_nothing_else() -> None:
    images, bucket = properties("Images"), properties("Attachments")
    notified = bucket["NotificationConfiguration"]
    assert notified == {"EventBridgeConfiguration": {"EventBridgeEnabled": True}}
    pattern = images["Events"]["Sent"]["Properties"]["Pattern"]
    assert pattern == {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": ["Attachments"]}, "object": {"key": [{"prefix": INCOMING}]}},
    }
    assert timedelta(seconds=FUNCTION_TIMEOUT) < LOOK


def test_a_file_that_could_not_be_looked_at_is_kept_for_a_person() -> None:
    queue = {"Type": "SQS", "TargetArn": "DeadLetters.Arn"}
    assert properties("Images")["DeadLetterQueue"] == queue


def test_a_script_may_send_files_from_the_portals_own_pages_only() -> None:
    [rule] = properties("Attachments")["CorsConfiguration"]["CorsRules"]
    assert rule["AllowedMethods"] == ["POST"]
    assert rule["AllowedOrigins"] == [["HasDomain", "https://${Domain}", "*"]]


# ---------------------------------------------------------------- watching


@pytest.mark.parametrize(("of", "name"), all_of("AWS::CloudWatch::Alarm"))
def test_an_alarm_reaches_a_person(of: str, name: str) -> None:
    assert properties(name, of)["AlarmActions"] == ["Alarms"]
    subscribed = properties("Alarms", of)["Subscription"]
    assert subscribed == [{"Protocol": "email", "Endpoint": "AlarmEmail"}]


@pytest.mark.parametrize("metric", ["Faults", "Undelivered", "Sweeps"])
def test_a_figure_of_ours_is_counted_and_watched(metric: str) -> None:
    counted = [
        t["MetricName"]
        for _, name in all_of("AWS::Logs::MetricFilter")
        for t in properties(name)["MetricTransformations"]
    ]
    watched = [
        properties(name)["MetricName"]
        for of, name in all_of("AWS::CloudWatch::Alarm")
        if of == "template" and properties(name)["Namespace"] == "Pengaduan/${Stage}"
    ]
    assert metric in counted and watched.count(metric) == 1


def test_silence_of_the_minute_job_is_an_alarm_and_silence_elsewhere_is_none() -> None:
    for of, name in all_of("AWS::CloudWatch::Alarm"):
        silence = properties(name, of)["TreatMissingData"]
        assert silence == (
            "breaching" if name in ("SweepAlarm", "PublishAlarm") else "notBreaching"
        ), name


@pytest.mark.parametrize(("of", "name"), all_of("AWS::Logs::LogGroup"))
def test_logs_are_not_kept_for_ever(of: str, name: str) -> None:
    assert properties(name, of)["RetentionInDays"] <= 90


def staff_settings() -> Path:
    return FOLDER.parent / "zappa_settings.json"
