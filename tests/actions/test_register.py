from __future__ import annotations

from functions.actions.desk import Desk
from functions.actions.register import register
from functions.storage.registers import Registers
from tests.clock import Clock, wita
from tests.desks import filed
from tests.emulated import Aws

RINA = "staff:rina"


def test_each_complaint_gets_the_next_number_of_its_year_once(
    aws: Aws, aws_desk: Desk, clock: Clock
) -> None:
    registers = Registers(aws.client("dynamodb"), aws.table)
    first, second = (filed(aws_desk, title=title).complaint for title in ("Satu", "Dua"))
    assert register(aws_desk, registers, first, RINA).register_number == "1/2026"
    assert register(aws_desk, registers, second, RINA).register_number == "2/2026"
    again = aws_desk.complaints.load(first.number)
    assert register(aws_desk, registers, again, RINA).register_number == "1/2026"
    clock.now = wita("2027-01-04")
    third = filed(aws_desk, title="Tiga").complaint
    assert register(aws_desk, registers, third, RINA).register_number == "1/2027"


def test_a_retry_after_a_crash_leaves_no_hole_and_a_late_page_changes_nothing(
    aws: Aws, aws_desk: Desk
) -> None:
    registers = Registers(aws.client("dynamodb"), aws.table)
    complaint = filed(aws_desk).complaint
    assert registers.next(2026, complaint.number) == 1  # and then the function died
    done = register(aws_desk, registers, complaint, RINA)
    assert done.register_number == "1/2026" and done.history[-1].what == "registered"
    registers.next(2026, "TB-0000-0000")
    late = register(aws_desk, registers, complaint, RINA)  # as the page had it, without a number
    assert late.register_number == "1/2026" and len(late.history) == len(done.history)


def test_a_complaint_is_found_by_its_register_number(aws: Aws, aws_desk: Desk) -> None:
    from functions.domain import findable

    complaint = filed(aws_desk).complaint
    register(aws_desk, Registers(aws.client("dynamodb"), aws.table), complaint, RINA)
    ((key,),) = findable.asked_number("1/2026", "TB-1202-6")
    (hash,) = aws_desk.finds.hashes(key)
    assert aws_desk.finds.newest(hash, limit=5).entries[0].number == complaint.number
