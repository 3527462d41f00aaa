"""The metrics that are sums, means, shares and counts of transactions."""

from __future__ import annotations

from typing import Final

from finpulse.metrics.metric import Metric, Texts
from finpulse.metrics.plan import DIMENSIONS, Dimension

_OF_WHOM: Final[tuple[Dimension, ...]] = ("category", "merchant", "account")
_ONE_NUMBER_A_GROUP: Final[tuple[Dimension, ...]] = (*_OF_WHOM, "day_type")

MONEY_METRICS: Final = (
    Metric(
        "spending",
        "currency",
        Texts(
            "Money out less refunds in spending categories; transfers between own accounts are left out.",
            "Расход минус возвраты в категориях трат; переводы между своими счетами не считаются.",
            "Xarajat toifalaridagi chiqim minus qaytarilgan pul; o‘z hisoblar orasidagi o‘tkazmalar kirmaydi.",
        ),
        {
            "en": ("spending", "expenses", "spent", "cost", "paid"),
            "ru": ("расходы", "траты", "потратил", "ушло"),
            "uz": ("xarajat", "sarfladim", "chiqim", "ketdi"),
        },
        dimensions=DIMENSIONS,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "income",
        "currency",
        Texts(
            "Money in less money back in income categories; transfers and refunds are no income.",
            "Поступления минус возвращённое в категориях дохода; переводы и возвраты покупок — не доход.",
            "Daromad toifalaridagi kirim minus qaytarilgani; o‘tkazmalar va xarid qaytarmalari daromad emas.",
        ),
        {
            "en": ("income", "earnings", "earned", "received"),
            "ru": ("доход", "доходы", "заработал", "поступления"),
            "uz": ("daromad", "topdim", "kirim"),
        },
        dimensions=DIMENSIONS,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "net_cash_flow",
        "currency",
        Texts(
            "Income less spending.",
            "Доход минус расходы.",
            "Daromad minus xarajat.",
        ),
        {
            "en": ("net cash flow", "net", "surplus", "deficit", "left over"),
            "ru": ("чистый денежный поток", "разница доходов и расходов", "остаток за период"),
            "uz": ("sof pul oqimi", "daromad va xarajat farqi"),
        },
        dimensions=DIMENSIONS,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "savings_rate",
        "percent",
        Texts(
            "(Income − spending) / income, in percent, at most 100.",
            "(Доход − расходы) / доход, в процентах, не больше 100.",
            "(Daromad − xarajat) / daromad, foizda, ko‘pi bilan 100.",
        ),
        {
            "en": ("savings rate", "percent saved"),
            "ru": ("норма сбережений", "доля сбережений"),
            "uz": ("jamg‘arish foizi", "jamg‘arma ulushi"),
        },
        dimensions=("account", "month", "week", "day"),
        is_comparable=True,
    ),
    Metric(
        "share_of_spending",
        "percent",
        Texts(
            "Spending with the filters / spending without those of category and merchant, in percent.",
            "Расходы с фильтрами / расходы без фильтров категории и продавца, в процентах.",
            "Filtrli xarajat / toifa va sotuvchi filtrlarisiz xarajat, foizda.",
        ),
        {
            "en": ("share of spending", "percent of spending", "proportion"),
            "ru": ("доля расходов", "процент расходов"),
            "uz": ("xarajatdagi ulush", "xarajatning foizi"),
        },
        dimensions=_OF_WHOM,
        is_comparable=True,
    ),
    Metric(
        "avg_transaction",
        "currency",
        Texts(
            "The sum of the purchases / their number; refunds don't count.",
            "Сумма покупок / их число; возвраты не считаются.",
            "Xaridlar summasi / ularning soni; qaytarmalar hisobga olinmaydi.",
        ),
        {
            "en": ("average transaction", "average purchase", "typical purchase"),
            "ru": ("средний чек", "средняя покупка"),
            "uz": ("o‘rtacha xarid", "o‘rtacha chek"),
        },
        dimensions=DIMENSIONS,
        exclusions=("transfers", "other_currencies", "refunds"),
        is_comparable=True,
    ),
    Metric(
        "avg_daily_spending",
        "currency",
        Texts(
            "Spending / all days of the period, those before the first transaction left out.",
            "Расходы / все дни периода, кроме дней до первой операции.",
            "Xarajat / davrning barcha kunlari, birinchi amaliyotgacha bo‘lgan kunlarsiz.",
        ),
        {
            "en": ("average daily spending", "spending per day", "a day"),
            "ru": ("средние расходы в день", "трачу в день"),
            "uz": ("kunlik o‘rtacha xarajat", "kuniga"),
        },
        dimensions=_ONE_NUMBER_A_GROUP,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "avg_monthly_spending",
        "currency",
        Texts(
            "Spending of the whole calendar months in the period / their number, from the first transaction on.",
            "Расходы за полные календарные месяцы периода / их число, начиная с первой операции.",
            "Davrdagi to‘liq oylar xarajati / ularning soni, birinchi amaliyotdan boshlab.",
        ),
        {
            "en": ("average monthly spending", "spending per month", "a month"),
            "ru": ("средние расходы в месяц", "трачу в месяц"),
            "uz": ("o‘rtacha oylik xarajat", "oyiga xarajat"),
        },
        dimensions=_ONE_NUMBER_A_GROUP,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "avg_monthly_income",
        "currency",
        Texts(
            "Income of the whole calendar months in the period / their number, from the first transaction on.",
            "Доход за полные календарные месяцы периода / их число, начиная с первой операции.",
            "Davrdagi to‘liq oylar daromadi / ularning soni, birinchi amaliyotdan boshlab.",
        ),
        {
            "en": ("average monthly income", "income per month"),
            "ru": ("средний доход в месяц", "зарабатываю в месяц"),
            "uz": ("o‘rtacha oylik daromad", "oyiga daromad"),
        },
        dimensions=_ONE_NUMBER_A_GROUP,
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "transaction_count",
        "count",
        Texts(
            "The number of transactions, in every currency, transfers too.",
            "Число операций во всех валютах, включая переводы.",
            "Amaliyotlar soni, barcha valyutalarda, o‘tkazmalar bilan.",
        ),
        {
            "en": ("number of transactions", "how many times", "how often"),
            "ru": ("число операций", "сколько раз", "сколько покупок"),
            "uz": ("amaliyotlar soni", "necha marta"),
        },
        dimensions=DIMENSIONS,
        exclusions=(),
        is_additive=True,
        is_comparable=True,
    ),
    Metric(
        "merchant_count",
        "count",
        Texts(
            "The number of different merchants with a purchase.",
            "Число разных продавцов, у которых была покупка.",
            "Xarid qilingan turli sotuvchilar soni.",
        ),
        {
            "en": ("number of merchants", "how many different shops"),
            "ru": ("число продавцов", "сколько разных магазинов"),
            "uz": ("sotuvchilar soni", "nechta turli do‘kon"),
        },
        dimensions=("category", "account", "day", "week", "month", "day_type"),
        exclusions=("transfers", "other_currencies", "refunds"),
        is_comparable=True,
    ),
)
