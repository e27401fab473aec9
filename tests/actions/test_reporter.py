from __future__ import annotations

import pytest

from functions.actions import reporter
from functions.actions.desk import Desk
from functions.actions.file_complaint import Filed
from functions.domain.errors import Invalid, NotFound, TooMany, WrongState
from tests.actions.steps import answer, dispatch, link, relay
from tests.desks import filed


def who(done: Filed) -> tuple[str, str]:
    return done.complaint.number, done.code


@pytest.fixture
def answered(desk: Desk) -> Filed:
    done = filed(desk)
    dispatch(desk, done.complaint.number)
    answer(desk, link(desk, done.complaint.number))
    relay(desk, done.complaint.number)
    return done


def last_text(desk: Desk, number: str) -> str:
    complaint, texts = desk.complaints.load_with_texts(number)
    return texts[complaint.history[-1].act].body


def test_a_reply_is_kept_with_its_words(desk: Desk) -> None:
    done = filed(desk)
    reporter.reply(desk, *who(done), "  Masih\r\ngelap \u202esekali ")
    assert last_text(desk, done.complaint.number) == "Masih\ngelap sekali"


def test_a_rating_solves_and_a_bad_one_reopens(desk: Desk, answered: Filed) -> None:
    unsolved = reporter.rate(desk, *who(answered), score=1, resolved=False, words="Belum!")
    assert unsolved.status == "reopened"
    assert last_text(desk, answered.complaint.number) == "Belum!"


def test_a_rating_needs_no_words(desk: Desk, answered: Filed) -> None:
    assert reporter.rate(desk, *who(answered), score=5, resolved=True).status == "solved"
    assert len(desk.complaints.load_with_texts(answered.complaint.number)[1]) == 2


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_is_one_to_five(desk: Desk, answered: Filed, score: int) -> None:
    with pytest.raises(Invalid) as refused:
        reporter.rate(desk, *who(answered), score=score, resolved=True)
    assert refused.value.fields == {"score": "Pilih nilai dari 1 sampai 5."}


def test_reopening_needs_a_reason_and_withdrawing_does_not(desk: Desk, answered: Filed) -> None:
    with pytest.raises(Invalid) as refused:
        reporter.reopen(desk, *who(answered), " ")
    assert refused.value.fields == {"reason": "Tuliskan pesan Anda."}
    assert reporter.reopen(desk, *who(answered), "Mati lagi").status == "reopened"
    assert reporter.withdraw(desk, *who(answered)).status == "withdrawn"


def test_a_reply_too_long_is_refused_with_its_length(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        reporter.reply(desk, *who(filed(desk)), "a" * 4001)
    assert refused.value.fields["text"].endswith("Anda menulis 4001.")


def test_nobody_acts_with_a_wrong_code(desk: Desk) -> None:
    number = filed(desk).complaint.number
    with pytest.raises(NotFound):
        reporter.withdraw(desk, number, "0000-0000-0000")
    assert desk.complaints.load(number).status == "received"


def test_a_closed_complaint_cannot_be_withdrawn(desk: Desk, answered: Filed) -> None:
    reporter.rate(desk, *who(answered), score=5, resolved=True)
    with pytest.raises(WrongState, match='"Selesai"'):
        reporter.withdraw(desk, *who(answered))


def test_a_complaint_that_is_full_of_replies_sends_people_to_the_phone(desk: Desk) -> None:
    done = filed(desk)
    for n in range(reporter.MOST_ACTS - 1):
        reporter.reply(desk, *who(done), f"Keterangan {n}")
    with pytest.raises(TooMany, match=desk.settings.contact.phone):
        reporter.reply(desk, *who(done), "Satu lagi")
