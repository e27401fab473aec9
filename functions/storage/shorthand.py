"""Short stored names for events, messages, actors and details: the table of them all.

A code that was ever written must keep its meaning: add rows, never change one.
"""

from __future__ import annotations

import re

EVENT_CODES = {
    "filed": "f",
    "asked": "q",
    "replied": "rp",
    "clarified": "cl",
    "dispatched": "d",
    "sent_back": "sb",
    "acknowledged": "k",
    "read": "rd",
    "clarification_requested": "cr",
    "answered_interim": "ai",
    "answered_final": "a",
    "contributed": "ct",
    "returned": "b",
    "stepped_out": "so",
    "relayed_interim": "ri",
    "relayed_final": "r",
    "referred": "e",
    "given_up": "gu",
    "merged": "mg",
    "unmerged": "um",
    "declined": "n",
    "withdrawn": "w",
    "solved": "s",
    "unsolved": "us",
    "reopened": "o",
    "closed": "z",
    "reminded": "m",
    "reclassified": "rc",
    "flagged": "fl",
    "corrected": "co",
    "code_reissued": "ci",
    "copied_to_lapor": "cp",
    "link_renewed": "lr",
    "message_resent": "mr",
    "warned": "wn",
    "registered": "rn",
    "noted": "no",
    "erased": "er",
    "extended": "xt",
    "granted": "gr",
    "partly_granted": "pt",
    "refused": "rf",
    "not_held": "nh",
    "delivered": "dl",
    "objected": "ob",
    "upheld": "up",
    "dismissed": "ds",
    "joined": "jn",
    "followed": "fo",
    "taken": "tk",
    "let_go": "lg",
    "proposed": "pr",
    "disapproved": "da",
}
EVENT_NAMES = {code: name for name, code in EVENT_CODES.items()}

TEMPLATE_CODES = {
    "filed_admin": "fa",
    "filed_reporter": "fr",
    "replied_admin": "pa",
    "replied_agency": "pg",
    "reopened_admin": "oa",
    "reopened_reporter": "or",
    "unsolved_agency": "ug",
    "withdrawn_admin": "wa",
    "withdrawn_agency": "wg",
    "asked_reporter": "qr",
    "dispatched_agency": "dg",
    "dispatched_reporter": "dr",
    "recalled_agency": "xg",
    "sent_back_agency": "bg",
    "answered_admin": "aa",
    "returned_admin": "ra",
    "clarification_requested_admin": "ca",
    "relayed_interim_reporter": "ir",
    "relayed_final_reporter": "rr",
    "relayed_agency": "rg",
    "referred_reporter": "er",
    "declined_reporter": "nr",
    "closed_reporter": "zr",
    "given_up_reporter": "ur",
    "merged_reporter": "mr",
    "code_reissued_reporter": "kr",
    "link_renewed_agency": "lg",
    "reminder_agency": "tg",
    "reminder_admin": "ta",
    "reminder_deputy": "td",
    "closing_answered_reporter": "sr",
    "closing_incomplete_reporter": "jr",
    "closed_silent_reporter": "tr",
    "closed_agency": "zg",
    "warning_agency": "vg",
    "head_agency": "hg",
    "superior_agency": "sg",
    "escalation_leadership": "el",
    "lapor_admin": "la",
    "corrected_reporter": "cr",
    "extended_reporter": "xr",
    "granted_reporter": "gr",
    "refused_reporter": "fx",
    "delivered_reporter": "vr",
    "objected_admin": "ba",
    "objected_superior": "bs",
    "objection_answered_reporter": "br",
    "closing_decided_reporter": "cd",
    "followed_reporter": "fd",
    "approval_agency": "ap",
    "disapproved_agency": "dp",
}
TEMPLATE_NAMES = {code: name for name, code in TEMPLATE_CODES.items()}

_DETAIL_CODES = {
    "agencies": "g",
    "agency": "a",
    "follow_up": "f",
    "promised_by": "p",
    "share_contact": "c",
    "via": "v",
    "steps": "s",
    "reason": "r",
    "external_number": "x",
    "calendar": "k",
    "source": "o",
    "said_on": "d",
    "approval": "h",
}
_DETAIL_NAMES = {code: name for name, code in _DETAIL_CODES.items()}

_ACTOR_CODES = {"reporter": "r", "system": "y", "staff": "s", "agency": "a"}
_ACTOR_NAMES = {code: name for name, code in _ACTOR_CODES.items()}

_MESSAGE = re.compile(r"(\d+)([a-z]{2})(?::(.+))?")


def short_message(id: str) -> str:
    """Such as 3dg:pupr for 3.dispatched_agency.pupr; the template tells every other audience."""
    event, template, to = id.split(".", 2)
    agency = f":{to}" if template.endswith("_agency") else ""
    return f"{event}{TEMPLATE_CODES[template]}{agency}"


def long_message(short: str) -> str:
    """The message's id as the domain writes it."""
    match = _MESSAGE.fullmatch(short)
    if match is None:
        raise ValueError(f"not a stored message id: {short!r}")
    template = TEMPLATE_NAMES[match[2]]
    return f"{match[1]}.{template}.{match[3] or template.rsplit('_', 1)[1]}"


def short_actor(by: str) -> str:
    """Such as a:pupr for agency:pupr."""
    kind, colon, name = by.partition(":")
    return f"{_ACTOR_CODES[kind]}{colon}{name}"


def long_actor(short: str) -> str:
    """The actor as the domain writes it."""
    kind, colon, name = short.partition(":")
    return f"{_ACTOR_NAMES[kind]}{colon}{name}"


def short_detail(name: str) -> str:
    """A detail's stored name; rare ones have none and stay as they are."""
    return _DETAIL_CODES.get(name, name)


def long_detail(short: str) -> str:
    """A detail's name as the domain writes it."""
    return _DETAIL_NAMES.get(short, short)
