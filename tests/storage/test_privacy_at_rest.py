"""What somebody who reads the raw table learns about the people in it."""

from __future__ import annotations

import re

import pytest
from botocore.exceptions import ClientError

from functions.actions import reporter
from functions.actions.agency import open_case
from functions.actions.desk import Desk
from functions.actions.perform import perform
from functions.actions.visit import visit
from functions.domain import codes, staff_acts
from functions.domain.codes import AgencyLink
from functions.domain.identity import Identity
from functions.wiring.jobs import Jobs
from tests.desks import filed
from tests.emulated import Aws

WHO = Identity(
    name="Norhalimah Kusumawati",
    phone="+6281250987654",
    email="norhalimah@surat.example",
    national_id="6310014107900003",
    address="Gang Kenanga 17",
)


def dump(aws: Aws) -> str:
    """Everything in the table, with every blob also as the text that it may be."""
    return repr(aws.items()).lower()


def test_the_table_tells_nobody_who_reports(aws: Aws, aws_jobs: Jobs) -> None:
    desk = aws_jobs.desk
    made = filed(desk, kind="ppid_request", purpose="Skripsi", identity=WHO)
    number = made.complaint.number
    perform(
        desk,
        number,
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, desk.directory, ("pupr",), share_contact=True),
    )
    reporter.reply(desk, number, made.code, "Ada kabar?")
    visit(desk, aws_jobs.courier, number, "visit-1")
    desk.tries.add(f"code {number}", desk.now())
    text = dump(aws)
    assert number.lower() in text and "lampu jalan" in text, "the dump is one"
    for secret in (*WHO.name.split(), *WHO.email.split("@"), *WHO.address.split()[:2]):
        assert secret.lower() not in text
    for digits in (WHO.phone[3:], WHO.national_id, re.sub(r"\D", "", made.code), made.code):
        assert digits not in text


def test_the_table_opens_no_agency_link(aws: Aws, aws_desk: Desk) -> None:
    number = filed(aws_desk).complaint.number
    after = perform(
        aws_desk,
        number,
        "staff:rina",
        lambda c, act: staff_acts.dispatch(c, act, aws_desk.directory, ("pupr",)),
    )
    link = AgencyLink(number, "pupr", after.dispatch, aws_desk.now())
    token = str(open_case(aws_desk, link)["token"])
    code = codes.agency_code(aws_desk.agency_keys, number, "pupr", after.dispatch)
    text = dump(aws)
    assert token.rsplit(".", maxsplit=1)[-1].lower() not in text
    assert code not in text and code.replace("-", "") not in text


def test_an_identity_moved_to_another_complaint_does_not_open(aws: Aws, aws_desk: Desk) -> None:
    one = filed(aws_desk, identity=WHO).complaint.number
    two = filed(aws_desk, description="Sampah menumpuk di tepi jalan.").complaint.number
    assert aws_desk.identities.get(one) == WHO
    (item,) = [item for item in aws.items() if item["pk"]["S"] == f"I#{one}"]
    moved = item | {"pk": {"S": f"I#{two}"}}
    aws.client("dynamodb").put_item(TableName=aws.table, Item=moved)
    with pytest.raises(ClientError, match="InvalidCiphertext"):
        aws_desk.identities.get(two)


def test_an_erased_identity_is_empty(aws: Aws, aws_desk: Desk) -> None:
    number = filed(aws_desk, identity=WHO).complaint.number
    key = {"pk": {"S": f"I#{number}"}, "sk": {"S": "!"}}
    aws.client("dynamodb").delete_item(TableName=aws.table, Key=key)
    assert aws_desk.identities.get(number) == Identity()
