"""The way of a complaint through the deployed functions; stream and schedule fire by themselves."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.deploy.cloud import Browser, Cloud, Portal, wait_for
from tests.jobs.news import news


def test_a_complaint_goes_from_the_citizen_to_the_agency_and_back(
    portal: Portal, admin: Browser
) -> None:
    filed = portal.file()
    number, code = filed["number"], filed["code"]
    wait_for(lambda: portal.cloud.mails("admin.pengaduan@", number), "the admin's mail")
    receipt = wait_for(lambda: portal.cloud.mails("siti@", number), "the reporter's mail")
    assert code in receipt[0].text

    assert number in admin.get("/admin/queue").text
    admin.get(f"/admin/complaints/{number}")
    revealed = admin.post(f"/admin/complaints/{number}/reveal")
    assert "Siti Aminah" in revealed.text, "the desk may read who reports"
    admin.get(f"/admin/complaints/{number}")
    done = admin.post(f"/admin/complaints/{number}/dispatch", agency="dishub", via="mail")
    assert done.status_code == 303, done.text

    mail = wait_for(lambda: portal.cloud.mails("dishub", number), "the agency's mail")[0]
    assert "Siti" not in mail.text
    link = re.search(r"/jawab/#(\S+)", mail.text)
    assert link
    case = portal.post("/api/agency/case", token=link[1]).json()
    answer = "Lampu sudah diganti pagi ini oleh petugas kami, silakan dicek malam nanti."
    answered = portal.post(
        "/api/agency/answer",
        token=case["token"],
        type="final",
        text=answer,
        follow_up="inspection",
        officer_name="Budi",
        officer_title="Kepala Seksi",
        dispatch=case["dispatch"],
    )
    assert answered.status_code == 200, answered.text
    wait_for(lambda: portal.cloud.mails("admin.pengaduan@", number)[1:], "the answer's notice")

    admin.get(f"/admin/complaints/{number}")
    done = admin.post(f"/admin/complaints/{number}/relay", text=answer, via="web")
    assert done.status_code == 303, done.text
    wait_for(lambda: portal.cloud.mails("siti@", number)[1:], "the reporter's news")
    tracked = portal.post("/api/track", number=number, code=code).json()
    assert tracked["answer"]["text"] == answer
    assert "text" not in str(portal.post("/api/track", number=number).json())


def test_a_bounced_mail_goes_out_again_to_the_agencys_second_address(
    portal: Portal, admin: Browser
) -> None:
    """The function is called by hand: nobody but AWS may put events of aws.ses on the bus."""
    number = portal.file(description="Rambu di simpang empat roboh sejak tadi malam.")["number"]
    admin.get(f"/admin/complaints/{number}")
    done = admin.post(f"/admin/complaints/{number}/dispatch", agency="dishub", via="mail")
    assert done.status_code == 303, done.text
    wait_for(lambda: portal.cloud.mails("dishub", number), "the agency's mail")
    told = news("no_such_address", number, datetime.now(UTC), "1.dispatched_agency.dishub")
    for _ in range(2):
        answer = portal.cloud.client("lambda").invoke(
            FunctionName="pengaduan-dev-mail-outcome", Payload=json.dumps(told)
        )
        assert "FunctionError" not in answer, answer["Payload"].read()
    mails = wait_for(lambda: portal.cloud.mails("dishub", number)[1:], "the second address's mail")
    assert [mail.to for mail in mails] == ["sekretariat@dishub.tanahbumbu.example"]


@pytest.mark.parametrize(("stage", "hears"), [("dev", True), ("training", False)])
def test_a_stage_hears_of_its_own_mails_only(portal: Portal, stage: str, hears: bool) -> None:
    """The deployed rule, asked whether it would wake the function."""
    events = portal.cloud.client("events")
    [rule] = events.list_rules(NamePrefix="pengaduan-dev-MailOutcome")["Rules"]
    told = news("delivered", "TB-7K3M-9QPX", datetime.now(UTC))
    told["detail"]["mail"]["tags"]["ses:configuration-set"] = [f"pengaduan-{stage}"]
    asked = events.test_event_pattern(EventPattern=rule["EventPattern"], Event=json.dumps(told))
    assert asked["Result"] is hears


def test_the_minute_job_runs_by_itself(portal: Portal) -> None:
    table = portal.cloud.client("dynamodb")

    def beat() -> Any:
        key = {"pk": {"S": "J#sweep"}, "sk": {"S": "!"}}
        return table.get_item(TableName=portal.outputs["TableName"], Key=key).get("Item")

    wait_for(beat, "the first heartbeat")


def test_the_health_page_may_read_all_that_it_shows(portal: Portal, admin: Browser) -> None:
    page = admin.get("/admin/health")
    assert page.status_code == 200 and "Kesehatan sistem" in page.text
    assert "Tidak bisa dibaca" not in page.text


def test_what_the_stream_missed_the_minute_job_sends(portal: Portal) -> None:
    mapping = portal.cloud.client("lambda")
    source = mapping.list_event_source_mappings(FunctionName="pengaduan-dev-deliver")
    uuid = source["EventSourceMappings"][0]["UUID"]
    mapping.update_event_source_mapping(UUID=uuid, Enabled=False)
    try:
        number = portal.file(description="Air PDAM keruh sejak hari Senin di gang kami.")["number"]
        wait_for(lambda: portal.cloud.mails("siti@", number), "the mail sent by the sweep")
    finally:
        mapping.update_event_source_mapping(UUID=uuid, Enabled=True)


def test_whoever_goes_round_the_edge_is_refused(portal: Portal) -> None:
    for path in ("/api/health", "/admin/login", "/api/agency/case", "/informasi-publik/cari"):
        answer = portal.ask("GET", path, headers={"X-Origin-Secret": "guessed"})
        assert answer.status_code == 403, path


@pytest.mark.parametrize(
    "path",
    ["/informasi-publik/tidak-ada/", "/_local/", "/_local/staff.json", "/_local/fate"],
)
def test_an_address_that_nobody_knows_is_answered_in_words(portal: Portal, path: str) -> None:
    answer = portal.ask("GET", path)
    assert answer.status_code == 404 and "Alamat ini tidak ada" in answer.text


def test_faults_and_figures_reach_the_log(portal: Portal, cloud: Cloud) -> None:
    logs = cloud.client("logs")

    def told() -> Any:
        found = logs.filter_log_events(logGroupName="/pengaduan/dev", filterPattern='"sweep"')
        return found["events"]

    wait_for(told, "a line of the sweep's figures")
