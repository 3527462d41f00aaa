"""E-mails of banks: the tables in their HTML are read, and nothing that comes along is left out silently."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from finpulse.errors import UnreadableFile
from tests.support.readings import booked, money_of, reading_of, texts_of_file

PAGE = (
    "<html><head><meta charset='iso-8859-1'></head><body><table><tr><td>Dear customer,<table>"
    "<tr><th>Date</th><th>Description</th><th>Amount</th></tr>"
    "<tr><td>13/03/2026</td><td>{text}</td><td>-10.00</td></tr>"
    "<tr><td>14/03/2026</td><td>Wages</td><td>1,500.00</td></tr>"
    "</table></td></tr><tr><td>Yours</td></tr></table></body></html>"
)


def mail(html: str = "", charset: str = "utf-8", *, file: str = "", subject: str = "Your statement") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "bank@example.com", "me@example.com", subject
    message.set_content("Please look at it as HTML.")
    if html:
        message.add_alternative(html, subtype="html", charset=charset)
    if file:
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=file)
    return bytes(message)


@pytest.mark.parametrize(
    ("charset", "text"), [("utf-8", "Żabka"), ("iso-8859-2", "Żabka"), ("windows-1251", "Пекарня")]
)
def test_tables_in_an_e_mail_are_read_whatever_it_is_encoded_in(charset: str, text: str) -> None:
    content = mail(PAGE.format(text=text), charset)
    assert reading_of(content).format == "mail"
    assert money_of(content) == booked(("2026-03-13", "-10.00"), ("2026-03-14", "1500.00"))
    assert texts_of_file(content) == [text, "Wages"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (mail(), "no HTML"),
        (mail(PAGE.format(text="Bakery"), file="march.pdf"), 'brings files along: "march.pdf"'),
        (mail(PAGE.format(text="Bakery"), file="выписка.pdf"), 'brings files along: "выписка.pdf"'),
        (mail(PAGE.format(text="Żabka"), charset="iso-8859-2").replace(b"iso-8859-2", b"utf-8"), "is broken"),
        (mail("<p>Your card was charged.</p>"), "is no table"),
        (mail(PAGE, charset="utf-8").replace(b'charset="utf-8"', b'charset="no-such"'), "is broken"),
    ],
)
def test_what_holds_no_transactions_or_more_than_its_text_is_refused_with_a_sentence(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableFile, match=told):
        reading_of(content)


def test_a_page_whose_encoding_the_e_mail_does_not_state_says_it_itself() -> None:
    content = mail(PAGE.format(text="Café"), "iso-8859-1").replace(b'; charset="iso-8859-1"', b"")
    assert texts_of_file(content) == ["Café", "Wages"]


def test_an_e_mail_nested_beyond_reason_is_refused_with_a_sentence() -> None:
    content = b"From: a@example.com\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * 3_000
    with pytest.raises(UnreadableFile, match="nested too deeply"):
        reading_of(content)
