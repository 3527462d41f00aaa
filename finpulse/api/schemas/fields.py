"""Fields that several schemas share: strict about what comes in, exact about what goes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Final

from babel.numbers import get_currency_precision
from marshmallow import Schema, ValidationError, fields, validate

from finpulse.cleaning.values.currencies import MOST_DECIMALS, MOST_WHOLE_DIGITS, currency_codes, is_currency_code
from finpulse.numbers import whole_number

# Whether whoever asks wants money as text everywhere; finpulse.api.http.money_form says so of each request.
MONEY_AS_TEXT: Final[ContextVar[bool]] = ContextVar("money_as_text", default=False)
# Before and after the decimal point, as statements too may have them; a currency's own decimals are asked for besides.
AMOUNT_DIGITS: Final = (MOST_WHOLE_DIGITS, MOST_DECIMALS)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AMOUNT: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_SECONDS: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,30})?(?:[eE]-[0-9]{1,3})?")
_UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
_SHOWN: Final = 60
# How clients can check a text before it is sent: whether anything of it can be seen, and whether NUL is in it.
_WITHOUT_NUL: Final = r"^[^\x00]*$"
_SEEN: Final = r"^[^\x00]*[^\x00-\x20\x7f-\xa0][^\x00]*$"
_UNSEEN: Final = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))
# Hangul's fillers, and Braille's pattern without dots.
_EMPTY_LETTERS: Final = "\u115f\u1160\u3164\uffa0\u2800"


class Parsed(fields.Field[Any]):
    """A field that makes its value out of what came in, and of nothing else."""

    invalid: ClassVar[str]

    def __init__(self, **kwargs: Any) -> None:
        said: dict[str, Any] = {"required": "This is missing.", "null": "This can't be null.", "invalid": self.invalid}
        super().__init__(error_messages=said, **kwargs)

    def parse(self, value: Any) -> Any:
        """The value. Raises ValidationError with a sentence that says what was found and what is taken."""
        raise NotImplementedError

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        del attr, data, kwargs
        return self.parse(value)


class Secret(Parsed, fields.String):
    """A password, taken as it is; what it must be like is judged where it is set."""

    invalid = "It takes text."

    def parse(self, value: Any) -> str:
        if not isinstance(value, str):
            raise self.make_error("invalid")
        if _UNSTORABLE.search(value):
            raise ValidationError("It holds a character that no text can: NUL or half of a surrogate pair.")
        return value


class Text(Secret):
    """Text without blanks around it, of a bounded length."""

    def __init__(self, *, least: int = 0, most: int = 1000, **kwargs: Any) -> None:
        self.least, self.most = least, most
        described = {"minLength": least, "maxLength": most, "pattern": _SEEN if least else _WITHOUT_NUL}
        super().__init__(metadata={**described, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> str:
        text = super().parse(value).strip()
        if not self.least <= len(text) <= self.most:
            raise ValidationError(f"It has {len(text)} characters; it takes {self.least} to {self.most}.")
        if self.least and not any(map(_is_seen, text)):
            raise ValidationError("Nothing of it can be seen; it takes a letter, a digit or a mark.")
        return text


class Choice(Secret):
    """One of a few words."""

    def __init__(self, choices: tuple[str, ...], **kwargs: Any) -> None:
        said = '"{input}" is not among what it takes: {choices}.'
        super().__init__(validate=validate.OneOf(choices, error=said), **kwargs)


class Whole(Parsed, fields.Integer):
    """A whole number within bounds; as text only where it comes in a query."""

    invalid = "It takes a number from {least} to {most}."

    def __init__(self, least: int, most: int, *, in_query: bool = False, **kwargs: Any) -> None:
        self.least, self.most = least, most
        self.in_query = in_query
        sizes = {"minimum": least, "maximum": most}
        super().__init__(metadata={**sizes, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> int:
        number = whole_number(value, self.least, self.most) if isinstance(value, str) == self.in_query else None
        if number is None:
            raise self.make_error("invalid", least=self.least, most=self.most)
        return number


class Seconds(Parsed, fields.Float):
    """How long something may take, from 0 on."""

    invalid = "It takes 0 to {most} seconds."

    def __init__(self, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(metadata={"minimum": 0, "maximum": most, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> float:
        if not isinstance(value, str) or not _SECONDS.fullmatch(value) or float(value) > self.most:
            raise self.make_error("invalid", most=self.most)
        return float(value)


class Id(Parsed, fields.Integer):
    """The id of something; one that is too large to be in the database is the id of nothing."""

    invalid = '"{shown}" is no id; one is a whole number from 1 on.'

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"minimum": 1, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> int:
        number = whole_number(value, least=1)
        if number is None:
            raise self.make_error("invalid", shown=shown(value))
        return number


class Day(Parsed, fields.Date):
    """A day, YYYY-MM-DD."""

    invalid = '"{shown}" is no day; write it like 2026-01-31.'

    def parse(self, value: Any) -> date:
        try:
            return date.fromisoformat(value if _DAY.fullmatch(value) else "")
        except (TypeError, ValueError) as error:
            raise self.make_error("invalid", shown=shown(value)) from error


class Future(Parsed, fields.DateTime):
    """A moment that is still to come, ISO 8601 with its offset."""

    invalid = '"{shown}" is no moment with an offset; write it like 2026-01-31T12:00:00Z.'

    def parse(self, value: Any) -> datetime:
        try:
            moment = datetime.fromisoformat(value if len(value) <= _SHOWN else "")
            later = moment > datetime.now(UTC)  # What has no offset can't be compared.
        except (TypeError, ValueError) as error:
            raise self.make_error("invalid", shown=shown(value)) from error
        if not later:
            raise ValidationError("It lies in the past; it takes a moment that is still to come.")
        return moment


class Currency(Parsed, fields.String):
    """An ISO 4217 code, current or withdrawn; small letters are taken too."""

    invalid = '"{shown}" is no ISO 4217 code, such as UZS or EUR.'

    def __init__(self, **kwargs: Any) -> None:
        code = {"pattern": f"^({'|'.join(currency_codes())})$", "example": "EUR"}
        super().__init__(metadata={**code, **kwargs.pop("metadata", {})}, **kwargs)

    def parse(self, value: Any) -> str:
        if not isinstance(value, str) or not is_currency_code(value):
            raise self.make_error("invalid", shown=shown(value))
        return value.strip().upper()


class Amount(Parsed, fields.String):
    """Money that comes in: a string or a JSON number, read exactly; what is less than zero goes out."""

    invalid = '"{shown}" is no amount; write it like -12.34.'

    def parse(self, value: Any) -> Decimal:
        plain = isinstance(value, (str, int, Decimal)) and not isinstance(value, bool)
        text = _digits(value).strip() if plain else ""
        if not _AMOUNT.fullmatch(text):
            raise self.make_error("invalid", shown=shown(value))
        whole, _, fraction = text.lstrip("+-").partition(".")
        if len(whole.lstrip("0")) > AMOUNT_DIGITS[0] or len(fraction.rstrip("0")) > AMOUNT_DIGITS[1]:
            raise ValidationError("It takes at most {} digits before and {} after the point.".format(*AMOUNT_DIGITS))
        return Decimal(text)


class Told(fields.Field[Any]):
    """A field that tells its value, unless that is null."""

    def tell(self, value: Any) -> Any:
        """The value's form in JSON."""
        return value

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        del attr, obj, kwargs
        return None if value is None else self.tell(value)


class Figure(Told):
    """A number that goes out with exactly the digits it has."""


class MoneyFigure(Figure):
    """Money that goes out as a number with exactly its digits, or as text for whoever has asked for that.

    JavaScript reads numbers as binary floats, which are exact up to 2^53 alone.
    """

    def tell(self, value: Any) -> Any:
        return format(Decimal(value), "f") if MONEY_AS_TEXT.get() else value


class Word(fields.String):
    """One of a closed set of words that goes out."""

    def __init__(self, words: Sequence[str], **kwargs: Any) -> None:
        super().__init__(validate=validate.OneOf(words), **kwargs)


class Known(Told, fields.String):
    """Text that goes out; null where the database has an empty one, since nobody knows it."""

    def tell(self, value: str) -> str | None:
        return value or None


class Hex(Told):
    """Bytes that go out as hexadecimal digits."""

    def tell(self, value: bytes) -> str:
        return value.hex()


class Moment(Told, fields.DateTime):
    """A time of the server, in UTC."""

    def tell(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat()


class Money(fields.Field[Decimal]):
    """Money that goes out, as a string with at least the minor digits of the currency beside it."""

    def _serialize(self, value: Decimal | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        del attr, kwargs
        assert isinstance(self.parent, Schema), "money has its currency beside it"
        return None if value is None else money(value, self.parent.get_attribute(obj, "currency", None))


def money(amount: Decimal, currency: str) -> str:
    """The amount with at least the minor digits that its currency has.

    >>> money(Decimal("-7000"), "UZS"), money(Decimal("0.125"), "EUR"), money(Decimal("5.0"), "JPY")
    ('-7000.00', '0.125', '5')
    """
    exponent = amount.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "no amount in the database is infinite"
    return f"{amount:.{max(get_currency_precision(currency), -exponent)}f}"


def shown(value: object) -> str:
    """A value as a sentence may repeat it: short, and printable."""
    text = "".join(char if char.isprintable() else "\ufffd" for char in str(value)[: _SHOWN + 1])
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _is_seen(character: str) -> bool:
    """Whether a character leaves ink: no blank, no control of writing, and none of the letters that are empty."""
    return unicodedata.category(character) not in _UNSEEN and character not in _EMPTY_LETTERS


def _digits(value: str | int | Decimal) -> str:
    """A number's digits without an exponent; one that would fill pages is no amount, and is left as it is."""
    if isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) < _SHOWN:
        return format(value, "f")
    return str(value)
