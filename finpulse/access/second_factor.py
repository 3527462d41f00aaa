"""A second factor: codes of an authenticator beside the password, each good once, and recovery codes."""

from __future__ import annotations

from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from finpulse.credentials.one_time_codes import new_recovery_codes, new_secret, recovery_hash, step_of
from finpulse.errors import Conflict, InvalidInput, NotFound, Unauthenticated
from finpulse.models import SecondFactor
from finpulse.problems.problem_types import ProblemType
from finpulse.sealing.sealer import Sealer

_WRONG: Final = "This is no code of your authenticator that is good now, and no recovery code that is left."


def begin(session: Session, owner_id: int, sealer: Sealer) -> str:
    """A new secret for an authenticator, in place of one that was never confirmed. Raises Conflict where one is on."""
    secret = new_secret()
    fresh = {"secret": sealer.seal(secret), "last_step": 0}
    begun = insert(SecondFactor).values(owner_id=owner_id, **fresh)
    replaced = begun.on_conflict_do_update(
        index_elements=["owner_id"], set_=fresh, where=SecondFactor.confirmed_at.is_(None)
    )
    if session.scalar(replaced.returning(SecondFactor.owner_id)) is None:
        raise Conflict("There is a second factor; take it away by DELETE /profile/totp before you begin with another.")
    return secret


def confirm(session: Session, owner_id: int, sealer: Sealer, code: str) -> list[str]:
    """Turn the second factor on by a code of it, and return its recovery codes, which nobody can be told again.

    Raises Conflict where nothing waits to be confirmed, InvalidInput for a wrong code.
    """
    factor = _factor(session, owner_id)
    if factor is None or factor.confirmed_at is not None:
        raise Conflict("No authenticator waits to be confirmed; begin by POST /profile/totp.")
    if not _take_step(session, factor, sealer, code):
        raise InvalidInput({"code": ["This is no code of the new authenticator that is good now."]})
    codes = new_recovery_codes()
    factor.recovery_hashes = [recovery_hash(each) for each in codes]
    factor.confirmed_at = func.now()
    session.flush()
    return codes


def is_on(session: Session, owner_id: int) -> bool:
    """Whether signing in takes a code."""
    mine = select(SecondFactor.confirmed_at.is_not(None)).where(SecondFactor.owner_id == owner_id)
    return bool(session.scalar(mine))


def require_code(session: Session, owner_id: int, sealer: Sealer, code: str | None) -> None:
    """Let whoever signs in pass: with a code that is good now, or where none is needed. Raises Unauthenticated."""
    if not is_on(session, owner_id):
        return
    if code is None:
        why = "Signing in takes the `code` of your authenticator too, or a recovery code."
        raise Unauthenticated(why, problem=ProblemType.CODE_NEEDED)
    if not _take(session, owner_id, sealer, code):
        raise Unauthenticated(_WRONG, problem=ProblemType.WRONG_CODE)


def check_code(session: Session, owner_id: int, sealer: Sealer, code: str | None) -> None:
    """The same for whoever is signed in and gives the code in a field. Raises InvalidInput."""
    if is_on(session, owner_id) and (code is None or not _take(session, owner_id, sealer, code)):
        raise InvalidInput({"code": ["With a second factor, this is needed too." if code is None else _WRONG]})


def turn_off(session: Session, owner_id: int) -> None:
    """Let signing in take the password alone again. Raises NotFound where it does."""
    mine = delete(SecondFactor).where(SecondFactor.owner_id == owner_id)
    if session.scalar(mine.returning(SecondFactor.owner_id)) is None:
        raise NotFound("There is no second factor.")


def _factor(session: Session, owner_id: int) -> SecondFactor | None:
    return session.get(SecondFactor, owner_id, populate_existing=True, with_for_update=True)


def _take(session: Session, owner_id: int, sealer: Sealer, code: str) -> bool:
    """Use a code up, or a recovery code; False for one that is neither, or was used before.

    The row is held until the commit, so that of two who show the same code at once one comes too late.
    """
    factor = _factor(session, owner_id)
    if factor is None:
        return False
    hashed = recovery_hash(code)
    if hashed in factor.recovery_hashes:
        factor.recovery_hashes = [each for each in factor.recovery_hashes if each != hashed]
        session.flush()
        return True
    return _take_step(session, factor, sealer, code)


def _take_step(session: Session, factor: SecondFactor, sealer: Sealer, code: str) -> bool:
    """Use a code of the authenticator up, and seal its secret anew where the newest key has not sealed it."""
    secret = sealer.open(factor.secret)
    step = step_of(secret, code)
    if step is None or step <= factor.last_step:
        return False
    factor.last_step = step
    if not sealer.is_newest(factor.secret):
        factor.secret = sealer.seal(secret)
    session.flush()
    return True
