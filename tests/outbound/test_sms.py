"""What stands in an SMS, which others may read: one page, plain letters, no subject."""

from __future__ import annotations

from dataclasses import replace

from functions.domain.gsm import SMS_LENGTH, length
from functions.domain.identity import Identity
from tests.lives import long_life
from tests.outbound.post import WHO, Post, every_message

BY_PHONE = replace(WHO, email="")


def sent_texts(post: Post) -> dict[str, str]:
    found = {}
    for moment, message in every_message(post, identity=BY_PHONE, district="63.10.01"):
        before = len(post.calls)
        assert post.send(moment.complaint, message, moment.texts).state == "sent"
        call = post.calls[before]
        assert ("PhoneNumber" in call) == message.template.endswith("_reporter")
        if "PhoneNumber" in call:
            assert call["PhoneNumber"] == WHO.phone
            found[message.template] = str(call["Message"])
    return found


def test_every_sms_fits_on_one_page_of_plain_letters() -> None:
    for template, text in sent_texts(Post()).items():
        places = length(text)
        assert places is not None and places <= SMS_LENGTH, (template, places, text)
        assert "$" not in text


def test_no_sms_tells_topic_place_agency_or_person() -> None:
    post = Post()
    directory = post.desk.directory
    agencies = [directory.agencies[id] for id in ("pupr", "dlh", "kec-batulicin")]
    secrets = [a.name for a in agencies] + [a.short_name for a in agencies]
    secrets += [c.label for c in directory.categories.values()]
    secrets += [t.label for t in directory.topics.values()]
    secrets += ["lampu", "jalan", "periksa.", "Batulicin", *WHO.name.split()]
    for template, text in sent_texts(post).items():
        assert not [s for s in secrets if s.lower() in text.lower()], (template, text)


def test_an_sms_names_complaint_and_portal() -> None:
    post = Post()
    for text in sent_texts(post).values():
        assert text.startswith(f"{post.desk.settings.portal.name}: ")
        assert "TB-" in text


def test_a_reporter_who_left_nothing_is_owed_nothing() -> None:
    post = Post()
    landline = Identity(name="Siti", phone="+62511234567")
    owed = [m for moment in long_life(post.desk, identity=landline) for m in moment.owes]
    assert owed and not [m for m in owed if m.to == "reporter"]
