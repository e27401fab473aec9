"""A mail as text and HTML, built by the standard library: no line break can split a header."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from html import escape
from string import Template
from typing import NamedTuple

from functions.domain.dates import local
from functions.domain.messages import Wording
from functions.domain.settings import Portal
from functions.domain.text import one_line

_FOOTER = "$portal, $office. Telepon $phone. E-mail ini dikirim oleh sistem."

_PAGE = Template(
    '<!doctype html><html lang="id"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    '<body style="margin:0;padding:16px;background:#fff;color:#16201a;'
    'font:17px/1.5 system-ui,Arial,sans-serif">'
    '<div style="max-width:34em;margin:0 auto">'
    '<p style="border-bottom:4px solid #14692c;padding-bottom:8px;font-weight:bold">$portal</p>'
    '$main<p style="border-top:1px solid #b8c4bb;margin-top:32px;padding-top:8px;'
    'color:#47524b;font-size:15px">$footer</p></div></body></html>'
)
_BUTTON = Template(
    '<p><a href="$link" style="display:inline-block;background:#14692c;color:#fff;'
    'padding:12px 20px;text-decoration:none;font-weight:bold">Buka di portal</a></p>'
    '<p style="font-size:15px;color:#47524b;word-break:break-all">$link</p>'
)
_QUOTE = Template(
    '<blockquote style="margin:16px 0;padding:4px 16px;border-left:4px solid #14692c">'
    "$text</blockquote>"
)


class File(NamedTuple):
    """What comes with a mail; `kind` is the second half of its media type: "pdf"."""

    name: str
    kind: str
    body: bytes


def compose(
    to: str,
    wording: Wording,
    fields: Mapping[str, str],
    portal: Portal,
    now: datetime,
    files: Sequence[File] = (),
) -> EmailMessage:
    """The mail, ready to be sent; its thread is the complaint's, if it is about one."""
    subject = Template(wording.subject).substitute(fields)
    message = EmailMessage()
    message["From"] = formataddr((portal.sender_name, portal.sender_email))
    message["To"] = to
    message["Reply-To"] = portal.reply_to
    number = fields["number"]
    message["Subject"] = one_line(f"[{number}] {subject}" if number else subject)
    message["Date"] = format_datetime(local(now))
    if number:
        message["References"] = f"<{number}@{portal.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_plain(wording.body, fields))
    message.add_alternative(_html(wording.body, fields), subtype="html")
    for name, kind, body in files:
        message.add_attachment(body, maintype="application", subtype=kind, filename=name)
    return message


_MAY_BE_NOTHING = ("$text", "$about")


def _paragraphs(body: str, fields: Mapping[str, str]) -> Iterator[str]:
    """The paragraphs of a template; one that would be nothing is left out."""
    return (p for p in body.split("\n\n") if p not in _MAY_BE_NOTHING or fields[p[1:]])


def _plain(body: str, fields: Mapping[str, str]) -> str:
    quoted = "\n".join(f"> {line}" for line in fields["text"].split("\n"))
    inside = {**fields, "text": quoted}
    parts = [Template(p).substitute(inside) for p in _paragraphs(body, fields)]
    return "\n\n".join([*parts, Template(f"-- \n{_FOOTER}").substitute(fields)]) + "\n"


def _html(body: str, fields: Mapping[str, str]) -> str:
    safe = {name: escape(value).replace("\n", "<br>") for name, value in fields.items()}
    special = {"$link": _BUTTON, "$text": _QUOTE}
    parts = [
        special.get(p, Template(f"<p>{escape(p)}</p>".replace("\n", "<br>"))).substitute(safe)
        for p in _paragraphs(body, fields)
    ]
    return _PAGE.substitute(
        portal=safe["portal"], main="".join(parts), footer=Template(_FOOTER).substitute(safe)
    )
