"""What is asked back where a question has several readings: each choice carries the question that it would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from finpulse.assistant.entities.linker import EntityLink
from finpulse.assistant.outcome import Choice, Clarification, Language
from finpulse.assistant.periods.expressions import TimeExpression, VaguePeriod
from finpulse.assistant.planning.marks import Concept, Mark, MarkedQuestion
from finpulse.assistant.planning.slots import Slots
from finpulse.assistant.refusals.sentences import question_back

_FIELDS: Final[dict[str, dict[Language, str]]] = {
    "merchant": {"en": "merchant", "ru": "магазин", "uz": "do'kon"},
    "category": {"en": "category", "ru": "категория", "uz": "toifa"},
    "account": {"en": "account", "ru": "счёт", "uz": "hisob"},
}
_FIGURES: Final[dict[Language, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("spending", "How much did I spend {rest}?"),
        ("income", "What was my income {rest}?"),
        ("net cash flow", "What was my net cash flow {rest}?"),
    ),
    "ru": (
        ("расходы", "Сколько я потратил {rest}?"),
        ("доходы", "Какой был мой доход {rest}?"),
        ("денежный поток", "Какой был мой чистый денежный поток {rest}?"),
    ),
    "uz": (
        ("xarajat", "{rest} qancha sarfladim?"),
        ("daromad", "{rest} daromadim qancha bo'ldi?"),
        ("pul oqimi", "{rest} sof pul oqimim qancha bo'ldi?"),
    ),
}
_PERIODS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("last 30 days", "last 3 months", "last 6 months"),
    "ru": ("за последние 30 дней", "за последние 3 месяца", "за последние 6 месяцев"),
    "uz": ("oxirgi 30 kunda", "oxirgi 3 oyda", "oxirgi 6 oyda"),
}
# What "the past year" may mean; only English says it so.
_ONE_UNIT: Final[dict[str, tuple[str, ...]]] = {
    "week": ("last week", "last 7 days"),
    "month": ("last month", "last 30 days"),
    "quarter": ("last quarter", "last 3 months"),
    "year": ("last year", "last 12 months"),
}
_PRICES: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("per month", "this year"),
    "ru": ("в месяц", "в этом году"),
    "uz": ("oyiga", "bu yil"),
}
_AVERAGES: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("average monthly", "average daily", "average purchase"),
    "ru": ("средние ежемесячные", "средние ежедневные"),
    "uz": ("o'rtacha oylik", "o'rtacha kunlik"),
}
_RATES: Final[dict[str, dict[Language, tuple[str, str]]]] = {
    "per_month": {
        "en": ("on average per month", "each month"),
        "ru": ("в среднем в месяц", "каждый месяц"),
        "uz": ("o'rtacha oyiga", "har oyda"),
    },
    "per_day": {
        "en": ("on average per day", "each day"),
        "ru": ("в среднем в день", "каждый день"),
        "uz": ("o'rtacha kuniga", "har kuni"),
    },
}
_DIMENSIONS: Final[dict[Language, tuple[str, str]]] = {
    "en": ("Spending by category", "Spending by merchant"),
    "ru": ("Расходы по категориям", "Расходы по магазинам"),
    "uz": ("Xarajatlar toifalar bo'yicha", "Xarajatlar do'konlar bo'yicha"),
}


def which_name(question: MarkedQuestion, link: EntityLink, mark: Mark) -> Clarification:
    """Which of several names is meant; in each choice it stands in quotes, so that it is that one."""
    language = question.language
    choices = [
        Choice(f"{_FIELDS[name.field][language]}: {name.name}", question.with_words(mark, _quoted(name.name)))
        for name in link.names
    ]
    return Clarification(question_back("name", language, question.words(mark)), tuple(choices))


def which_figure(slots: Slots) -> Clarification:
    """What is wanted of a period or a name that stands alone."""
    question = slots.question
    marks = [mark for _, mark in slots.periods] + [each.mark for each in slots.named]
    rest = " ".join(question.words(mark) for mark in sorted(marks, key=lambda mark: mark.start))
    return Clarification(
        question_back("metric", slots.language),
        tuple(Choice(label, text.format(rest=rest)) for label, text in _FIGURES[slots.language]),
    )


def which_period(question: MarkedQuestion, mark: Mark, meaning: TimeExpression) -> Clarification:
    """How long "lately" or "a few months" is; whether "the past year" is the last calendar year or twelve months."""
    one = isinstance(meaning, VaguePeriod) and meaning.one
    texts = _ONE_UNIT.get(meaning.unit, ()) if one and isinstance(meaning, VaguePeriod) else ()
    return _with_each(question, mark, texts or _PERIODS[question.language], "period")


def which_time(question: MarkedQuestion, mark: Mark) -> Clarification:
    """Of which period something is wanted that was only named."""
    rest = question.with_words(mark, "").strip(" ?!.")
    choices = tuple(Choice(text, f"{rest} {text}") for text in _PERIODS[question.language])
    return Clarification(question_back("period", question.language, question.words(mark)), choices)


def which_price(question: MarkedQuestion) -> Clarification:
    """Whether what subscriptions cost is asked of a month, or of a period."""
    choices = tuple(Choice(text, f"{question.text.strip(' ?!.')} {text}?") for text in _PRICES[question.language])
    return Clarification(question_back("price", question.language), choices)


def which_average(question: MarkedQuestion, mark: Mark) -> Clarification:
    """What an average is one of."""
    return _with_each(question, mark, _AVERAGES[question.language], "average")


def which_rate(question: MarkedQuestion, mark: Mark) -> Clarification | None:
    """Whether "per month" asks for the average or for each month."""
    texts = _RATES.get(mark.meaning.name) if isinstance(mark.meaning, Concept) else None
    return _with_each(question, mark, texts[question.language], "rate") if texts else None


def which_dimension(slots: Slots) -> Clarification:
    """Whether "where did it go" asks for categories or merchants."""
    rest = " ".join(slots.question.words(mark) for _, mark in slots.periods)
    choices = tuple(Choice(text, f"{text} {rest}".strip()) for text in _DIMENSIONS[slots.language])
    return Clarification(question_back("dimension", slots.language), choices)


def mark_of(question: MarkedQuestion, *concepts: str) -> Mark | None:
    """The mark of the first of these concepts in a question."""
    return next((m for m in question.marks if isinstance(m.meaning, Concept) and m.meaning.name in concepts), None)


def _with_each(question: MarkedQuestion, mark: Mark, texts: Sequence[str], about: str) -> Clarification:
    choices = tuple(Choice(text, question.with_words(mark, text)) for text in texts)
    return Clarification(question_back(about, question.language, question.words(mark)), choices)


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), "")}"'
