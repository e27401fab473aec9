"""What stands in the mails: each one complete, safe to open, and silent about the reporter."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from functions.domain import approval, approval_links, codes
from functions.domain.evidence import Evidence, heed
from functions.domain.messages import SECOND
from functions.outbound.fields import Composer
from tests.lives import Moment, approval_life
from tests.outbound.post import BASE_URL, WHO, Post, every_message
from tests.sent import Mail

EVIL = 'Sudah <script>alert("x")</script> & selesai\r\nBcc: pencuri@contoh.example'


@pytest.fixture
def post() -> Post:
    return Post()


class Tags(HTMLParser):
    """The tags that a mail program would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def mails(post: Post, **life: object) -> dict[str, Mail]:
    """One mail of each template."""
    found = {}
    for moment, message in every_message(post, **life):
        assert post.send(moment.complaint, message, moment.texts).state == "sent"
        found[message.template] = post.mail
    return found


def test_every_mail_can_be_read_as_text_and_as_html(post: Post) -> None:
    portal = post.desk.settings.portal
    for call, (template, mail) in enumerate(mails(post).items()):
        number = post.calls[call]["EmailTags"][0]["Value"]
        assert mail.subject.startswith(f"[{number}] "), template
        assert mail.message["Reply-To"] == portal.reply_to
        assert portal.sender_email in mail.message["From"]
        assert mail.message["References"] == f"<{number}@{portal.domain}>"
        assert mail.message["Auto-Submitted"] == "auto-generated"
        for body in (mail.text, mail.html):
            assert portal.name in body, template
            assert not re.search(r"\$\w|\{\w+\}|None", body), (template, body)
        assert mail.html.startswith("<!doctype html>")
        assert mail.text.strip()


def test_no_text_of_a_stranger_becomes_markup_or_a_header(post: Post) -> None:
    allowed = {"html", "meta", "body", "div", "p", "br", "a", "blockquote"}
    found = mails(post, text=EVIL, title=EVIL, description=EVIL)
    for template, mail in found.items():
        assert Tags(mail.html).seen <= allowed, template
        assert mail.message["Bcc"] is None
        assert "\n" not in mail.subject and "\r" not in mail.subject
    answer = found["relayed_final_reporter"]
    assert "&lt;script&gt;alert" in answer.html
    assert "> Sudah <script>" in answer.text


def test_a_line_break_in_a_wording_cannot_split_the_subject(post: Post) -> None:
    courier = post.courier()
    words = {
        name: replace(wording, subject="Awas\r\nBcc: pencuri@contoh.example")
        for name, wording in courier.wordings().items()
    }
    moment, message = next(every_message(post))
    post.courier(wordings=lambda: words).prepare(moment.complaint, message, {})(message)
    assert post.mail.message["Bcc"] is None
    assert "Awas Bcc" in post.mail.subject


def test_only_the_reporter_reads_who_reports(post: Post) -> None:
    for template, mail in mails(post).items():
        if template.endswith("_reporter"):
            assert mail.to == WHO.email
            continue
        raw = f"{mail.message.as_string()}{mail.text}{mail.html}"
        for secret in (WHO.name, *WHO.name.split(), WHO.email, WHO.phone[3:], WHO.national_id):
            assert secret not in raw, template


def test_each_reader_gets_only_the_own_secret(post: Post) -> None:
    desk = post.desk
    for moment, message in every_message(post):
        post.send(moment.complaint, message, moment.texts)
        both = post.mail.text + post.mail.html
        code = codes.access_code(
            desk.access_keys, "a1", moment.complaint.number, moment.complaint.code_generation
        )
        if not message.template.endswith("_reporter"):
            assert code not in both, message.template
        if not message.template.endswith("_agency"):
            assert "/jawab/" not in both, message.template
        for link in Tags(post.mail.html).links:
            assert link.startswith(BASE_URL)


def test_an_agency_can_open_the_complaint_from_its_mail(post: Post) -> None:
    desk = post.desk
    for moment, message in every_message(post):
        if message.template not in ("dispatched_agency", "sent_back_agency", "reminder_agency"):
            continue
        post.send(moment.complaint, message, moment.texts)
        assert post.mail.to == desk.directory.agencies[message.to].email
        token = re.search(r"/jawab/#(\S+)", post.mail.text)
        assert token is not None
        link = codes.read_agency_token(desk.agency_keys, token[1], desk.now())
        assert (link.number, link.agency) == (moment.complaint.number, message.to)
        assert link.dispatch == moment.complaint.dispatch


def test_a_mail_about_an_earlier_handing_over_opens_nothing_new(post: Post) -> None:
    moments: list[tuple[Moment, str]] = []
    for moment, message in every_message(post):
        moments.append((moment, message.id))
    first, id = next((m, id) for m, id in moments if "dispatched_agency" in id)
    of_one = [m for m, _ in moments if m.complaint.number == first.complaint.number]
    last = of_one[-1].complaint
    assert last.dispatch > first.complaint.dispatch
    composer: Composer = post.courier().composer
    fields = composer.fields(last, last.messages[id], {})
    token = fields["link"].split("#")[1]
    link = codes.read_expired_token(post.desk.agency_keys, token)
    assert link.dispatch == first.complaint.dispatch


def test_the_receipt_holds_number_and_code(post: Post) -> None:
    receipt = mails(post)["filed_reporter"]
    for body in (receipt.text, receipt.html):
        assert re.search(r"TB-\w{4}-\w{4}", body) and re.search(r"\d{4}-\d{4}-\d{4}", body)


def test_an_act_without_words_leaves_no_empty_quotation(post: Post) -> None:
    for moment, message in every_message(post):
        post.send(moment.complaint, message)
        assert "<blockquote" not in post.mail.html
        assert not re.search(r"^>", post.mail.text, re.MULTILINE)


def test_tags_hold_only_what_ses_takes(post: Post) -> None:
    mails(post)
    for call in post.calls:
        for tag in call["EmailTags"]:
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", tag["Name"])
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,256}", tag["Value"]), tag


def test_a_mail_keeps_its_paragraphs_and_leads_on_by_a_button(post: Post) -> None:
    found = mails(post)
    receipt = found["filed_reporter"]
    assert "\n\nNomor laporan: " in receipt.text and receipt.html.count("<p>") > 3
    assert "Buka di portal</a>" in receipt.html
    quoting = found["asked_reporter"]
    assert "<blockquote" in quoting.html and "\n> " in quoting.text


def test_abuse_is_masked_in_what_agencies_get_and_in_nothing_else(post: Post) -> None:
    found = mails(post, text="Dasar goblok.", title="Petugas goblok di pasar")
    for template, mail in found.items():
        is_for_agency = template.endswith("_agency")
        assert not (is_for_agency and "goblok" in mail.text + mail.subject), template
    assert "Dasar goblok." in found["corrected_reporter"].text


def test_the_head_s_mail_brings_the_answer_and_a_link_that_approves_it_alone(post: Post) -> None:
    desk, seen = post.desk, 0
    for moment in approval_life(desk, text="Atapnya kami ganti.", identity=WHO):
        for message in moment.owes:
            if message.template != "approval_agency":
                continue
            seen += 1
            people = {e.act for e in moment.complaint.history if e.by != "system"}
            texts = {act: text for act, text in moment.texts.items() if act in people}
            assert post.send(moment.complaint, message, texts).state == "sent"
            assert post.mail.to == desk.directory.agencies["disdik"].head_email
            assert "Atapnya kami ganti." in post.mail.text and "/jawab/" not in post.mail.html
            token = re.search(r"/setujui/#(\S+)", post.mail.text)
            code = re.search(r"kode persetujuan (\S+)\.", post.mail.text)
            assert token and code
            link = approval_links.read_token(desk.agency_keys, token[1], desk.now())
            key = (link.number, link.agency, link.place)
            assert approval_links.is_code(desk.agency_keys, code[1], *key)
            approval.require(moment.complaint, link.agency, link.place)
    assert seen == 4, "three proposals, and a reminder of one"


def test_a_head_s_mail_that_bounces_goes_to_nobody_else(post: Post) -> None:
    for moment in approval_life(post.desk):
        for message in moment.owes:
            evidence = Evidence(message.id, post.desk.now(), "Tidak ada", elsewhere=True)
            after = heed(moment.complaint, evidence, post.desk.directory, post.desk.now())
            to_liaison = message.to == "disdik" and message.template != "approval_agency"
            assert (message.id + SECOND in after.messages) == to_liaison, message
