"""Users: who may sign in, and what their profile says."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

import bcrypt
from sqlalchemy import case, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from finpulse.credentials.addresses import canonical_address, known_forms
from finpulse.credentials.guessing import check_guessable
from finpulse.db.sessions import act_for
from finpulse.db.time_zones import check_time_zone
from finpulse.errors import Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated
from finpulse.models import User
from finpulse.problems.problem_types import ProblemType
from finpulse.server.turns import HASHING

Role = Literal["user", "admin"]

BCRYPT_COST: Final = 12
PASSWORD_BYTES: Final = (12, 72)  # bcrypt sees no byte after the 72nd.
_TAKEN: Final = "Somebody has registered with this address already; sign in, or use another address."
# What an unknown address is checked against, so that it costs exactly what a known one does.
_NOBODYS_HASH: Final = b"$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW"


def create_user(session: Session, email: str, password: str, role: Role = "user") -> User:
    """Add a user. Raises InvalidInput for an address or a password that can't be used, Conflict for a taken address."""
    address = canonical_address(email)
    if find_by_email(session, email) is not None:
        raise Conflict(_TAKEN, problem=ProblemType.NAME_TAKEN)
    values = {"email": address, "password_hash": _hashed(password, address), "role": role}
    added = insert(User).values(values).on_conflict_do_nothing(index_elements=["email"]).returning(User)
    user = session.scalars(added).one_or_none()
    if user is None:
        raise Conflict(_TAKEN, problem=ProblemType.NAME_TAKEN)
    return user


def authenticate(session: Session, email: str, password: str) -> User:
    """The user with this address and password.

    Raises the same Unauthenticated, at the same cost, for either wrong, and Forbidden for a user who is locked out.
    """
    user = find_by_email(session, email)
    if not _matches(password, user.password_hash.encode() if user else _NOBODYS_HASH) or user is None:
        raise Unauthenticated("The address or the password is wrong.", problem=ProblemType.WRONG_CREDENTIALS)
    if user.locked_at is not None:
        raise Forbidden("An administrator has locked this account.", problem=ProblemType.ACCOUNT_LOCKED)
    return user


def find_by_email(session: Session, email: str) -> User | None:
    """The user with this address, in whatever case and form it is written.

    Two accounts may be one address, from before there was one form: then the one that is kept as typed is meant.
    """
    forms = known_forms(email)
    as_typed_first = case({form: place for place, form in enumerate(forms)}, value=User.email)
    return session.scalar(select(User).where(User.email.in_(forms)).order_by(as_typed_first).limit(1))


def find_user(session: Session, user_id: int) -> User:
    """The user. Raises NotFound."""
    user = session.get(User, user_id)
    if user is None:
        raise NotFound("There is no such user.")
    return user


def today_of(session: Session, user_id: int) -> date:
    """The day that it is where the user lives. Raises NotFound."""
    time_zone = session.scalar(select(User.time_zone).where(User.id == user_id))
    if time_zone is None:
        raise NotFound("There is no such user.")
    return today_in(time_zone)


def today_in(time_zone: str) -> date:
    """The day that it is in a time zone."""
    return user_day(time_zone, datetime.now(UTC))


def user_day(time_zone: str, moment: datetime) -> date:
    """The day that an aware moment falls on where the user lives.

    >>> user_day("Asia/Tashkent", datetime(2025, 3, 31, 20, tzinfo=UTC))
    datetime.date(2025, 4, 1)
    """
    return moment.astimezone(ZoneInfo(time_zone)).date()


def update_profile(session: Session, user: User, changes: dict[str, Any]) -> User:
    """Set base_currency, time_zone or locale; a null base_currency or locale forgets it.

    Raises InvalidInput for a time zone that the database doesn't know.
    """
    if "time_zone" in changes:
        check_time_zone(session, changes["time_zone"])
    for name, value in changes.items():
        setattr(user, name, value)
    session.flush()
    session.refresh(user)
    return user


def check_password(user: User, current: str) -> None:
    """Raise InvalidInput where this is not the user's password."""
    if not _matches(current, user.password_hash.encode()):
        raise InvalidInput({"current_password": ["This is not the password that you have now."]})


def change_address(session: Session, user: User, email: str) -> None:
    """Give a user another address. Raises InvalidInput for one that can't be used, Conflict for a taken one."""
    address = canonical_address(email)
    owner_id = user.id
    act_for(session, None)  # Whoever has it is another, whom this user's session doesn't see.
    found = find_by_email(session, email)
    act_for(session, owner_id)
    if found is not None and found.id != owner_id:
        raise Conflict(_TAKEN, problem=ProblemType.NAME_TAKEN)
    try:
        with session.begin_nested():
            user.email = address
    except IntegrityError as error:
        raise Conflict(_TAKEN, problem=ProblemType.NAME_TAKEN) from error


def set_password(session: Session, user: User, new: str) -> None:
    """Give a user this password. Raises InvalidInput for one that can't be used."""
    user.password_hash = _hashed(new, user.email)
    session.flush()


def _composed(password: str) -> str:
    """The one form of a password: what looks alike on two keyboards may be other letters there."""
    return unicodedata.normalize("NFC", password)


def _hashed(password: str, address: str) -> str:
    """The hash of a password that is to be set. Raises InvalidInput for one of a wrong length, or easy to guess."""
    least, most = PASSWORD_BYTES
    password = _composed(password)
    found = len(password.encode())
    if not least <= found <= most:
        raise InvalidInput({"password": [f"The password has {found} bytes in UTF-8; it takes {least} to {most}."]})
    check_guessable(password, address)
    with HASHING.turn():
        return bcrypt.hashpw(password.encode(), bcrypt.gensalt(BCRYPT_COST)).decode()


def _matches(password: str, known: bytes) -> bool:
    """Whether the password has this hash, in its one form or, as those from before are kept, as it was typed."""
    forms = dict.fromkeys((_composed(password), password))
    # Each is tried, so that all wrong ones cost alike.
    tried = [_is_hashed(form.encode(), known) for form in forms]
    return any(tried)


def _is_hashed(given: bytes, known: bytes) -> bool:
    """Whether this has the hash. What bcrypt refuses for its length costs the same, and is wrong."""
    fits = len(given) <= PASSWORD_BYTES[1]
    with HASHING.turn():
        return bcrypt.checkpw(given if fits else b"too long", known) and fits
