"""E-mail addresses in one form, so that no two accounts have what is one address, or looks like one."""

from __future__ import annotations

import unicodedata
from typing import Final

from finpulse.errors import InvalidInput

LONGEST: Final = 254


def canonical_address(typed: str) -> str:
    """The one form of an address: case-folded, in NFC, its domain in ASCII.

    Raises InvalidInput for what is no address, or holds invisible or bidirectional characters.

    >>> canonical_address(" Ada@BÜCHER.example ")
    'ada@xn--bcher-kva.example'
    """
    local, _, domain = _parts(typed)
    address = f"{local}@{domain}"
    if len(address) > LONGEST:
        raise _refused(f"It is longer than {LONGEST} characters.")
    return address


def known_forms(typed: str) -> list[str]:
    """The forms in which an account of this address may be kept, the one that was typed first.

    Accounts that are older than the one form are kept as they were typed, in lower case.
    """
    plain = typed.strip().lower()
    try:
        local, spoken, domain = _parts(typed)
    except InvalidInput:
        return [plain]
    lower = plain.rpartition("@")[0]
    older = [unicodedata.normalize(form, f"{name}@{spoken}") for form in ("NFC", "NFD") for name in (local, lower)]
    return list(dict.fromkeys([plain, f"{local}@{domain}", f"{unicodedata.normalize('NFC', lower)}@{domain}", *older]))


def counted_form(typed: str) -> str:
    """The form under which tries at an address are counted: its one form, or what was typed where it is no address."""
    try:
        return canonical_address(typed)
    except InvalidInput:
        return typed.strip().lower()


def _parts(typed: str) -> tuple[str, str, str]:
    """What stands before the @-sign, and the domain in letters of its language and in ASCII. Raises InvalidInput."""
    # Its patterns take 50 ms to compile, and workers, which know users by their ids, are given no address.
    import email_validator  # noqa: PLC0415 - as the comment says.

    # No mail is sent: an address is what one signs in with, and a household's may well end in `.local`.
    email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()
    try:
        found = email_validator.validate_email(typed.strip(), check_deliverability=False, globally_deliverable=False)
    except email_validator.EmailNotValidError as error:
        raise _refused(str(error)) from None
    if "." not in found.domain:
        raise _refused("The part after the @-sign should have a period.")
    local = unicodedata.normalize("NFC", unicodedata.normalize("NFC", found.local_part).casefold())
    return local, found.domain.lower(), found.ascii_domain.lower()


def _refused(why: str) -> InvalidInput:
    return InvalidInput(
        {"email": [f"This is no e-mail address that can be used; one looks like name@example.com. {why}"]}
    )
