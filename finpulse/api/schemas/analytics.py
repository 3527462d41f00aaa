"""Answers about money: amounts are exact JSON numbers in the `currency` beside them."""

from __future__ import annotations

from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from finpulse.api.schemas.fields import Currency, Day, Figure, Id, Moment, MoneyFigure, Word
from finpulse.api.schemas.inputs import Query
from finpulse.models import ACCOUNT_TYPES, PROVIDERS
from finpulse.recurring.cadence import INTERVALS

TONES: Final = ("warning", "success", "info")
BEYOND: Final = {"description": "By how much all refunds are more than what was spent; else 0."}
REFUNDED: Final = {"description": "Categories that got back more than they cost, and how much more."}


class CurrencyArgs(Query):
    """In which currency."""

    currency = Currency(load_default=None)


class ScopeArgs(CurrencyArgs):
    """Which days, both included, which account, and in which currency."""

    start = Day(data_key="from", load_default=None)
    end = Day(data_key="to", load_default=None)
    account_id = Id(load_default=None)


class SpendingArgs(ScopeArgs):
    """The same; the days may be called `start_date` and `end_date` too."""

    start_date = Day()
    end_date = Day()

    @validates_schema
    def one_name(self, data: dict[str, Any], **_: object) -> None:
        """Refuse a day that is given by both of its names."""
        for one, other in (("start", "start_date"), ("end", "end_date")):
            if data.get(one) is not None and other in data:
                raise ValidationError("Give this day by one of its two names.", other)


class Period(Schema):
    """The days that the figures are of."""

    start = fields.Date(required=True)
    end = fields.Date(required=True)
    type = Word(("month", "month_to_date", "custom"), required=True)


class CategorySum(Schema):
    """An amount in a category."""

    category = fields.String(required=True)
    amount = MoneyFigure(required=True)
    count = fields.Integer(required=True)


class MerchantSum(Schema):
    """An amount at a merchant."""

    merchant = fields.String(required=True)
    amount = MoneyFigure(required=True)
    count = fields.Integer(required=True)


class Sums(Schema):
    """Money in and money out, both positive."""

    count = fields.Integer(required=True)
    money_in = MoneyFigure(required=True)
    money_out = MoneyFigure(required=True)


class CurrencySums(Sums):
    """The same in one currency."""

    currency = fields.String(required=True)


class OtherCurrencies(Schema):
    """What is in other currencies."""

    other_currencies = fields.List(fields.Nested(CurrencySums), required=True)


class Excluded(OtherCurrencies):
    """What the figures leave out."""

    transfers = fields.Nested(Sums, required=True)


class Summary(Schema):
    """The period in a few figures."""

    total_income = MoneyFigure(required=True)
    total_spending = MoneyFigure(required=True, metadata={"description": "Less refunds; never below 0."})
    refunds = MoneyFigure(required=True, metadata=BEYOND)
    net_cash_flow = MoneyFigure(required=True, metadata={"description": "Income and refunds less spending."})
    savings_rate = Figure(
        required=True, allow_none=True, metadata={"description": "Percent of the income; null without income."}
    )
    financial_health = Word(
        ("Excellent", "Good", "Fair", "Needs Improvement"),
        required=True,
        allow_none=True,
        metadata={"description": "Null where there is nothing to judge by."},
    )


class IncomeBreakdown(Schema):
    """What came in."""

    total_income = MoneyFigure(required=True)
    income_by_category = fields.List(fields.Nested(CategorySum), required=True)
    average_monthly = MoneyFigure(required=True)
    total_transactions = fields.Integer(required=True)


class TrendMonth(Schema):
    """A month, as YYYY-MM."""

    month = fields.String(required=True)
    total_income = MoneyFigure(required=True)
    total_spending = MoneyFigure(required=True)
    refunds = MoneyFigure(required=True, metadata=BEYOND)
    net = MoneyFigure(required=True)


class BudgetRecommendation(Schema):
    """What a category costs, and what it might."""

    category = fields.String(required=True)
    current_spending = MoneyFigure(required=True)
    recommended_budget = MoneyFigure(
        required=True, allow_none=True, metadata={"description": "Null where the category is not judged."}
    )
    budget_percentage = Figure(
        required=True,
        allow_none=True,
        metadata={"description": "Percent of the income. Food & Restaurants and Groceries share 15."},
    )
    status = Word(
        ("over_budget", "slightly_over", "on_budget", "under_budget", "not_judged"),
        required=True,
        metadata={"description": "`not_judged`: what is owed, which is told alone."},
    )
    urgency = Word(("high", "medium", "low"), required=True)
    recommendation = fields.String(required=True)
    type = Word(TONES, required=True)


class Insight(Schema):
    """Something that stands out."""

    type = Word(TONES, required=True)
    title = fields.String(required=True)
    message = fields.String(required=True)
    actionable = fields.Boolean(required=True)


class LifetimeSummary(Schema):
    """All that was ever booked, in short."""

    total_transactions = fields.Integer(required=True)
    total_income = MoneyFigure(required=True)
    total_expense = MoneyFigure(required=True)
    refunds = MoneyFigure(required=True, metadata=BEYOND)
    net_cash_flow = MoneyFigure(required=True)
    avg_transaction_amount = MoneyFigure(required=True)


class Answer(Schema):
    """Of which days, in which currency, and without what."""

    period = fields.Nested(Period, required=True)
    currency = fields.String(required=True)
    excluded = fields.Nested(Excluded, required=True)


class Dashboard(Answer):
    """Everything at a glance."""

    summary = fields.Nested(Summary, required=True)
    spending_by_category = fields.List(fields.Nested(CategorySum), required=True)
    refunded_categories = fields.List(fields.Nested(CategorySum), required=True, metadata=REFUNDED)
    income_breakdown = fields.Nested(IncomeBreakdown, required=True)
    monthly_trend = fields.List(fields.Nested(TrendMonth), required=True)
    top_merchants = fields.List(fields.Nested(MerchantSum), required=True)
    budget_recommendations = fields.List(fields.Nested(BudgetRecommendation), required=True)
    insights = fields.List(fields.Nested(Insight), required=True)
    lifetime_summary = fields.Nested(LifetimeSummary, required=True)


class Spending(Answer):
    """What was spent, largest first."""

    spending_by_category = fields.List(fields.Nested(CategorySum), required=True)
    refunded_categories = fields.List(fields.Nested(CategorySum), required=True, metadata=REFUNDED)
    total_spending = MoneyFigure(required=True, metadata={"description": "Less refunds; never below 0."})
    refunds = MoneyFigure(required=True, metadata=BEYOND)


class Budget(Answer):
    """What categories might cost, given the income."""

    budget_recommendations = fields.List(fields.Nested(BudgetRecommendation), required=True)


class UserStatistics(Schema):
    """A lifetime in one currency."""

    total_transactions = fields.Integer(required=True)
    total_income = MoneyFigure(required=True)
    total_expense = MoneyFigure(required=True)
    refunds = MoneyFigure(required=True, metadata=BEYOND)
    avg_transaction_amount = MoneyFigure(required=True)
    spent_by_category = fields.Dict(keys=fields.String(), values=MoneyFigure(), required=True)
    refunded_categories = fields.Dict(keys=fields.String(), values=MoneyFigure(), required=True, metadata=REFUNDED)
    updated_at = Moment(required=True, allow_none=True)
    currency = fields.String(required=True)
    excluded = fields.Nested(OtherCurrencies, required=True)


class AccountSummary(Schema):
    """An account at a glance, in its own currency."""

    account_id = fields.Integer(required=True)
    account_name = fields.String(required=True)
    account_type = Word(ACCOUNT_TYPES, required=True)
    currency = fields.String(required=True)
    balance = MoneyFigure(required=True)
    provider = Word(PROVIDERS, required=True)
    total_transactions = fields.Integer(required=True)
    recent_transactions_30d = fields.Integer(required=True)
    last_updated = Moment(required=True)
    excluded = fields.Nested(
        OtherCurrencies,
        required=True,
        metadata={"description": "The account's transactions that its balance leaves out."},
    )


class PriceChange(Schema):
    """A new price, from the payment of this day on."""

    since = fields.Date(required=True)
    before = MoneyFigure(required=True)
    after = MoneyFigure(required=True)


class Recurring(Schema):
    """A subscription, a bill, or what comes in again and again; amounts are positive, and `kind` says which way."""

    merchant = fields.String(required=True)
    account_id = fields.Integer(required=True)
    category = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("subscription", "bill", "income")))
    state = fields.String(
        required=True,
        validate=validate.OneOf(("early", "active", "ended")),
        metadata={
            "description": "`early` has as few payments as it takes to be found. `ended` misses one on statements that "
            "should tell it, or was not heard of for long."
        },
    )
    amount = MoneyFigure(required=True, metadata={"description": "The usual one by now."})
    currency = fields.String(required=True)
    interval = fields.String(required=True, validate=validate.OneOf(INTERVALS))
    interval_days = fields.Float(
        required=True, metadata={"description": "Mean days from one payment to the next: a month has 30.4375."}
    )
    last_date = fields.Date(required=True)
    next_date = fields.Date(
        required=True, allow_none=True, metadata={"description": "When the next is due; null once it has ended."}
    )
    monthly_cost = MoneyFigure(required=True, metadata={"description": "amount × 30.4375 / interval_days."})
    confidence = fields.Float(
        required=True,
        metadata={
            "description": "0 to 1: share of regular gaps × (1 − spread of amounts) × n / (n + 1) for n payments."
        },
    )
    count = fields.Integer(required=True, metadata={"description": "How many payments it was found by."})
    price_changes = fields.List(fields.Nested(PriceChange), required=True)
