"""Each function's role allows what its code does, and nothing else."""

from __future__ import annotations

import re

import pytest

from functions.storage import keys
from functions.storage.site import PUBLISHED
from infra.templates import template
from tests.infra.resources import (
    FUNCTIONS,
    all_of,
    grants,
    listed,
    properties,
    statements,
    variables,
)

ALL_LETTERS = set(re.findall(r"^\|[^|]+\| ([A-Z])#<", str(keys.__doc__), re.MULTILINE))
SENDERS = {"Deliver", "Sweep"}
MAILING = "ses:SendRawEmail"
SENDING = {MAILING, "sns:Publish"}


def test_who_delivers_may_send_and_who_makes_reports_may_mail_them() -> None:
    may = {(f, g.action) for f in FUNCTIONS for g in grants(f)}
    sends = {(f, act) for f, act in may if act.startswith(("ses:Send", "sns:"))}
    assert sends == {(f, act) for f in SENDERS for act in SENDING} | {("Reports", MAILING)}


def test_only_the_functions_that_deliver_have_that_policy() -> None:
    shared = {("template", name) for name in ("OwnLog", "Outbox", "ReadFiles")}
    assert set(all_of("AWS::IAM::ManagedPolicy")) == shared
    users = {
        name
        for _, name in all_of("AWS::Serverless::Function")
        if "Outbox" in properties(name)["Policies"]
    }
    assert users == SENDERS
    roles = str([properties(name) for _, name in all_of("AWS::IAM::Role")])
    assert "ManagedPolicyArns" not in roles


@pytest.mark.parametrize("function", [name for _, name in all_of("AWS::Serverless::Function")])
def test_every_function_writes_to_the_stages_own_log_only(function: str) -> None:
    denied = [s for s in statements(function) if s["Effect"] == "Deny" and "logs:" in str(s)]
    assert denied == [
        {"Effect": "Deny", "Action": "logs:CreateLogGroup", "Resource": "*"},
        {
            "Effect": "Deny",
            "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
            "NotResource": "Logs.Arn",
        },
    ]


def test_mails_come_from_the_one_address_and_sms_go_to_no_topic() -> None:
    policy = properties("Outbox")["PolicyDocument"]["Statement"]
    for senders in (policy, list(statements("Reports"))):
        [mail] = [s for s in senders if s["Action"] == "ses:SendRawEmail"]
        assert mail["Condition"] == {"StringEquals": {"ses:FromAddress": "SenderAddress"}}
    [sms] = [s for s in policy if s["Action"] == "sns:Publish"]
    assert "Resource" not in sms and sms["NotResource"].endswith(":sns:*:*:*")


def test_the_citizens_function_writes_an_identity_and_cannot_read_one() -> None:
    may = grants("Citizen")
    assert {g.action for g in may if g.action.startswith("kms:")} == {"kms:Encrypt"}
    assert {g.action for g in may if "I" in g.letters} == {"dynamodb:PutItem"}


def test_the_agencys_function_has_nothing_to_do_with_identities() -> None:
    may = grants("Agency")
    assert not [g for g in may if g.action.startswith("kms:") or "I" in g.letters]
    assert "KMS_KEY" not in variables("Agency")


def test_who_hears_of_mails_can_change_complaints_and_nothing_else() -> None:
    may = {(g.action, *g.resources, *g.letters) for g in grants("MailOutcome")}
    table = "Table.Arn"
    reads = {("dynamodb:GetItem", table, "C"), ("dynamodb:GetItem", table, "E")}
    assert may == reads | {("dynamodb:UpdateItem", table, "C")}


def test_the_search_may_do_nothing_but_write_its_log() -> None:
    assert grants("Search") == []


def test_a_file_is_sent_by_forms_looked_at_by_one_function_and_read_by_four() -> None:
    incoming, kept = "${Attachments.Arn}/incoming/*", "${Attachments.Arn}/files/*"
    readers = {(name, "s3:GetObject", kept) for name in ("Citizen", "Agency", "Staff", "Filing")}
    looks = {
        ("Images", "s3:GetObject", incoming),
        ("Images", "s3:DeleteObject", incoming),
        ("Images", "s3:PutObject", kept),
        ("Images", "s3:ListBucket", "Attachments.Arn"),
    }
    may = {
        (name, grant.action, *grant.resources)
        for name in FUNCTIONS
        for grant in grants(name)
        if grant.action.startswith("s3:") and "Attachments" in str(grant.resources)
    }
    tables = "${Attachments.Arn}/imports/*"
    imports = {("Staff", f"s3:{act}Object", tables) for act in ("Get", "Put")}
    assert may == {("Citizen", "s3:PutObject", incoming)} | readers | looks | imports


def test_who_opens_what_strangers_send_reads_no_text_and_no_identity() -> None:
    on_table = {(g.action, *g.letters) for g in grants("Images") if g.action[:8] == "dynamodb"}
    assert on_table == {("dynamodb:GetItem", "C"), ("dynamodb:PutItem", "C")}
    assert not [g for g in grants("Images") if g.action.startswith(("kms:", "ses:", "sns:"))]


def test_who_counts_changes_no_complaint_reads_no_text_and_writes_its_own_files_only() -> None:
    may = grants("Publish")
    assert {g.action for g in may if "C" in g.letters} == {"dynamodb:BatchGetItem"}
    writes = ("dynamodb:PutItem", "dynamodb:UpdateItem")
    changed = {(g.action, x) for g in may for x in g.letters if g.action in writes}
    assert changed == {(writes[0], "F"), (writes[0], "P"), (writes[1], "J")}
    assert not {x for g in may for x in g.letters} & set("ISULN")
    [files] = [g for g in may if g.action.startswith("s3:")]
    assert files.action == "s3:PutObject"
    written = [resource.removeprefix("${SiteFiles.Arn}/") for resource in files.resources]
    assert written == [f"{key}*" if key.endswith("/") else key for key in PUBLISHED]


def test_who_keeps_the_running_day_writes_nothing_else() -> None:
    may = grants("Counting")
    items = {(g.action, x) for g in may for x in g.letters}
    assert items == {("dynamodb:GetItem", "E"), ("dynamodb:PutItem", "G")}
    assert not [g for g in may if g.action.startswith(("kms:", "s3:", "ses:"))]


def test_who_files_what_ended_reads_no_identity_and_writes_whole_files_only() -> None:
    may = grants("Filing")
    assert not [g for g in may if g.action.startswith("kms:") or "I" in g.letters]
    assert {(g.action, x) for g in may for x in g.letters if "Item" in g.action} == {
        *(("dynamodb:GetItem", letter) for letter in "SE"),
        ("dynamodb:UpdateItem", "J"),
    }
    written = {g.resources for g in may if g.action == "s3:PutObject"}
    assert written == {("${Archive.Arn}/berkas/*",)}
    assert not [g for g in may if "Delete" in g.action]


@pytest.mark.parametrize("function", ["Citizen", "Agency"])
def test_who_answers_the_public_cannot_list(function: str) -> None:
    assert not [g for g in grants(function) if g.is_on_an_index]


@pytest.mark.parametrize("function", ["Citizen", "Agency"])
def test_who_answers_the_public_sees_no_session_no_job_and_no_audit_trail(function: str) -> None:
    letters = {letter for grant in grants(function) for letter in grant.letters}
    assert letters <= set("CSNIEK")


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nobody_scans_and_only_sessions_are_ever_deleted(function: str) -> None:
    for grant in grants(function):
        assert grant.action != "dynamodb:Scan"
        assert not grant.action.startswith("dynamodb:PartiQL")
        if "Delete" in grant.action and grant.action.startswith("dynamodb:"):
            assert (function, grant.action) == ("Staff", "dynamodb:DeleteItem")
            assert grant.letters == {"L"}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_access_to_the_table_names_its_partition_keys(function: str) -> None:
    for grant in grants(function):
        if grant.action.startswith("dynamodb:") and "Table.Arn" in grant.resources:
            assert grant.keys or grant.action == "dynamodb:DescribeTable", grant


def test_every_kind_of_partition_key_has_somebody_who_may_use_it() -> None:
    used = {letter for f in FUNCTIONS for grant in grants(f) for letter in grant.letters}
    assert used == ALL_LETTERS != set()


def test_the_audit_trail_is_only_added_to() -> None:
    touching = {(f, g.action) for f in FUNCTIONS for g in grants(f) if "U" in g.letters}
    assert touching == {("Staff", "dynamodb:PutItem"), ("Staff", "dynamodb:Query")}


def test_what_the_office_changes_is_read_by_all_and_written_by_the_staff_alone() -> None:
    touching = {(f, g.action) for f in FUNCTIONS for g in grants(f) if "E" in g.letters}
    without_clocks = {"Images", "Search"}
    reading = {(f, "dynamodb:GetItem") for f in FUNCTIONS if f not in without_clocks}
    whole = {(f, "dynamodb:Query") for f in ("Pages", "Reports", "Staff")}
    assert touching == reading | whole | {("Staff", "dynamodb:PutItem")}


def test_who_builds_the_pages_knows_no_complaint_and_leaves_the_statistics_alone() -> None:
    may = grants("Pages")
    assert {letter for g in may for letter in g.letters} == {"E", "J"}
    assert {g.keys for g in may if "J" in g.letters} == {("J#pages",)}
    [denied] = [s for s in statements("Pages") if s["Effect"] == "Deny" and "s3:" in str(s)]
    left = [resource.removeprefix("${SiteFiles.Arn}/") for resource in denied["Resource"]]
    assert left == [f"{key}*" if key.endswith("/") else key for key in PUBLISHED]
    [starts] = [g for g in grants("Staff") if g.action.startswith("lambda:")]
    assert starts.resources == ("Pages.Arn", "Reports.Arn")


def test_who_makes_reports_reads_complaints_changes_none_and_knows_nobody() -> None:
    may = grants("Reports")
    assert {g.action for g in may if "C" in g.letters} == {"dynamodb:BatchGetItem"}
    writes = ("dynamodb:PutItem", "dynamodb:UpdateItem")
    changed = {(g.action, key) for g in may for key in g.keys or () if g.action in writes}
    assert changed == {
        *((write, "D#*") for write in writes),
        ("dynamodb:PutItem", "W#report*"),
        ("dynamodb:UpdateItem", "J#reports"),
    }
    assert not {x for g in may for x in g.letters} & set("ISULNK")
    assert not [g for g in may if g.action.startswith(("kms:", "sns:"))]


def test_the_archive_of_reports_is_written_by_who_makes_them_and_read_by_the_staff() -> None:
    reports = "${Archive.Arn}/laporan/*"
    touching = {(f, g.action) for f in FUNCTIONS for g in grants(f) if reports in g.resources}
    writes = {("Reports", f"s3:{act}") for act in ("GetObject", "PutObject", "PutObjectTagging")}
    assert touching == writes | {("Staff", "s3:GetObject")}


def test_identities_are_read_back_where_a_message_or_an_official_needs_them() -> None:
    readers = {f for f in FUNCTIONS for g in grants(f) if g.action == "kms:Decrypt"}
    assert readers == SENDERS | {"Staff"}


def test_only_find_keys_are_written_in_batches_and_only_the_staff_finds_by_them() -> None:
    """A batch may delete too: there is nothing but keys in its reach."""
    batches = [(f, g) for f in FUNCTIONS for g in grants(f) if "BatchWrite" in g.action]
    assert {f for f, _ in batches} == {"Citizen", "Staff"}
    assert all(grant.letters == {"K"} for _, grant in batches)
    reads = {(f, g.action) for f in FUNCTIONS for g in grants(f) if "K" in g.letters}
    assert reads - {(f, g.action) for f, g in batches} == {("Staff", "dynamodb:Query")}


def test_identities_are_sealed_where_somebody_files_and_the_register_is_the_offices() -> None:
    assert {f for f in FUNCTIONS for g in grants(f) if g.action == "kms:Encrypt"} == {
        "Citizen",
        "Staff",
    }
    counting = {(f, g.action) for f in FUNCTIONS for g in grants(f) if "R" in g.letters}
    assert counting == {("Staff", "dynamodb:UpdateItem")}


NEEDS_EVERYTHING = {"dynamodb:ListStreams", "ses:GetAccount"}
"""Actions that IAM allows for all resources or none."""


@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_role_has_a_star_for_an_action_or_for_all_resources(function: str) -> None:
    for grant in grants(function):
        assert "*" not in grant.action, grant
        assert "*" not in grant.resources or grant.action in NEEDS_EVERYTHING, grant


def test_stars_elsewhere_are_the_keys_own_policy_and_a_denial() -> None:
    starred = [
        (name, statement["Effect"], action)
        for name, resource in template()["Resources"].items()
        for policy in ("KeyPolicy", "PolicyDocument")
        for statement in resource.get("Properties", {}).get(policy, {}).get("Statement", ())
        for action in listed(statement["Action"])
        if "*" in action
    ]
    buckets = [(f"{name}Policy", "Deny", "s3:*") for name in ("Attachments", "Archive")]
    assert starred == [("IdentityKey", "Allow", "kms:*"), *buckets]


RINGS = {
    "Citizen": {"ACCESS_KEYS", "FIND_KEYS"},
    "Agency": {"AGENCY_KEYS"},
    "Search": set(),
    "Deliver": {"ACCESS_KEYS", "AGENCY_KEYS"},
    "Sweep": {"ACCESS_KEYS", "AGENCY_KEYS"},
    "MailOutcome": set(),
    "Images": set(),
    "Publish": set(),
    "Pages": set(),
    "Filing": set(),
    "Reports": set(),
    "Counting": set(),
}


@pytest.mark.parametrize("function", RINGS)
def test_a_function_gets_the_key_rings_that_it_needs(function: str) -> None:
    assert {name for name in variables(function) if name.endswith("_KEYS")} == RINGS[function]


def test_a_new_function_is_looked_at_too() -> None:
    """Add it to the rows above: which keys, which rings."""
    names = {name for _, name in all_of("AWS::Serverless::Function")}
    assert names | {"Staff"} == set(FUNCTIONS) and names == set(RINGS)
