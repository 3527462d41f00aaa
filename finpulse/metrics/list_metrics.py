"""The metrics that are lists, balances, budgets and outlooks."""

from __future__ import annotations

from typing import Final

from finpulse.metrics.metric import RECURRING_FILTERS, Metric, Texts

LIST_METRICS: Final = (
    Metric(
        "new_merchants",
        "currency",
        Texts(
            "Merchants whose first transaction lies in the period, and what was spent there.",
            "Продавцы, первая операция с которыми попала в период, и сколько там потрачено.",
            "Birinchi amaliyoti shu davrga to‘g‘ri kelgan sotuvchilar va u yerdagi xarajat.",
        ),
        {
            "en": ("new merchants", "first-time shops"),
            "ru": ("новые продавцы", "новые магазины"),
            "uz": ("yangi sotuvchilar", "yangi do‘konlar"),
        },
        dimensions=("merchant",),
        is_additive=True,
        takes_limit=True,
    ),
    Metric(
        "transactions",
        "currency",
        Texts(
            "The transactions themselves, each with its sign: money out is negative.",
            "Сами операции, каждая со своим знаком: расход отрицателен.",
            "Amaliyotlarning o‘zi, har biri o‘z ishorasi bilan: chiqim manfiy.",
        ),
        {
            "en": ("transactions", "list of purchases", "when did I last"),
            "ru": ("операции", "список покупок", "когда последний раз"),
            "uz": ("amaliyotlar", "xaridlar ro‘yxati", "oxirgi marta qachon"),
        },
        exclusions=(),
        takes_limit=True,
    ),
    Metric(
        "max_transaction",
        "currency",
        Texts(
            "The largest single purchases; refunds and transfers are none.",
            "Самые крупные отдельные покупки; возвраты и переводы не считаются.",
            "Eng katta alohida xaridlar; qaytarmalar va o‘tkazmalar kirmaydi.",
        ),
        {
            "en": ("largest purchase", "biggest expense", "most expensive"),
            "ru": ("самая крупная покупка", "самая большая трата"),
            "uz": ("eng katta xarid", "eng qimmat"),
        },
        exclusions=("transfers", "other_currencies", "refunds"),
        takes_limit=True,
    ),
    Metric(
        "balance",
        "currency",
        Texts(
            "Opening balance and all transactions of an account; of several, the sum of those in the currency.",
            "Начальный остаток и все операции счёта; для нескольких счетов — сумма тех, что в этой валюте.",
            "Boshlang‘ich qoldiq va hisobning barcha amaliyotlari; bir nechta bo‘lsa, shu valyutadagilar yig‘indisi.",
        ),
        {
            "en": ("balance", "how much money do I have"),
            "ru": ("баланс", "остаток на счёте", "сколько у меня денег"),
            "uz": ("qoldiq", "balans", "qancha pulim bor"),
        },
        dimensions=("account",),
        filters=("account", "currency"),
        exclusions=("other_currencies",),
        default_period="none",
    ),
    Metric(
        "lifetime_snapshot",
        "currency",
        Texts(
            "Income, spending and their difference of all time.",
            "Доход, расходы и их разница за всё время.",
            "Butun davr daromadi, xarajati va ularning farqi.",
        ),
        {
            "en": ("lifetime snapshot", "overview of all time"),
            "ru": ("сводка за всё время",),
            "uz": ("butun davr bo‘yicha umumiy ko‘rinish",),
        },
        filters=("account", "currency"),
    ),
    Metric(
        "recurring_list",
        "currency",
        Texts(
            "What recurs and goes on, each with its usual amount, as GET /analytics/recurring finds it; "
            "without a kind, what is paid.",
            "То, что повторяется и продолжается, с обычной суммой, как в GET /analytics/recurring; без вида — платежи.",
            "Takrorlanib, davom etayotganlar, odatdagi summasi bilan (GET /analytics/recurring); tursiz — to‘lovlar.",
        ),
        {
            "en": ("subscriptions", "recurring payments", "bills"),
            "ru": ("подписки", "регулярные платежи", "счета"),
            "uz": ("obunalar", "takroriy to‘lovlar"),
        },
        filters=RECURRING_FILTERS,
        exclusions=("transfers",),
        default_period="none",
        takes_limit=True,
    ),
    Metric(
        "recurring_upcoming",
        "currency",
        Texts(
            "What is due in the period of what recurs: its usual amount for each time that it is due.",
            "Что из повторяющегося наступает в периоде: обычная сумма за каждый раз.",
            "Takrorlanadiganlardan davrda to‘lanadigani: har bir muddat uchun odatdagi summa.",
        ),
        {
            "en": ("upcoming bills", "due", "coming up"),
            "ru": ("предстоящие платежи", "скоро платить"),
            "uz": ("kelgusi to‘lovlar", "yaqinda to‘lanadigan"),
        },
        filters=RECURRING_FILTERS,
        exclusions=("transfers",),
        default_period="next_30_days",
        takes_limit=True,
    ),
    Metric(
        "recurring_monthly_cost",
        "currency",
        Texts(
            "The sum of amount × 30.4375 / interval in days over what recurs and goes on.",
            "Сумма (размер платежа × 30,4375 / интервал в днях) по всему, что повторяется и продолжается.",
            "Takrorlanib, davom etayotganlar bo‘yicha summa × 30,4375 / kunlardagi oraliq yig‘indisi.",
        ),
        {
            "en": ("monthly cost of subscriptions", "fixed costs"),
            "ru": ("стоимость подписок в месяц",),
            "uz": ("obunalarning oylik narxi",),
        },
        dimensions=("merchant", "category", "account"),
        filters=RECURRING_FILTERS,
        default_period="none",
        is_additive=True,
    ),
    Metric(
        "recurring_price_change",
        "currency",
        Texts(
            "What recurs and rose in price within the period: by how much.",
            "Что из повторяющегося подорожало в периоде: на сколько.",
            "Takrorlanadiganlardan davrda qimmatlashgani: qanchaga.",
        ),
        {
            "en": ("price increases", "became more expensive"),
            "ru": ("что подорожало", "повышение цен"),
            "uz": ("qimmatlashgan", "narxi oshgan"),
        },
        filters=RECURRING_FILTERS,
        exclusions=("transfers",),
        takes_limit=True,
    ),
    Metric(
        "anomaly_list",
        "currency",
        Texts(
            "Purchases of at least 3 times the merchant's median of a year; where it has none, 6 times the category's.",
            "Покупки не меньше 3 медиан продавца за год; если её нет — не меньше 6 медиан категории.",
            "Sotuvchining bir yillik medianasidan kamida 3 baravar, u bo‘lmasa, toifanikidan 6 baravar katta xaridlar.",
        ),
        {
            "en": ("unusual transactions", "anomalies", "weird", "out of line"),
            "ru": ("необычные операции", "странные траты"),
            "uz": ("g‘ayrioddiy amaliyotlar",),
        },
        exclusions=("transfers", "other_currencies", "refunds"),
        default_period="last_30_days",
        takes_limit=True,
    ),
    Metric(
        "budget_remaining",
        "currency",
        Texts(
            "The recommended budget of a month less what was spent in the period.",
            "Рекомендуемый бюджет месяца минус потраченное за период.",
            "Tavsiya etilgan oylik byudjet minus davrdagi xarajat.",
        ),
        {
            "en": ("budget left", "over budget", "remaining budget"),
            "ru": ("остаток бюджета", "превысил бюджет"),
            "uz": ("byudjet qoldig‘i",),
        },
        dimensions=("category",),
        filters=("category", "currency"),
        default_period="this_month",
        is_additive=True,
    ),
    Metric(
        "recommended_budget",
        "currency",
        Texts(
            "The category's share of income, as GET /analytics/budget-recommendations has it, a month on average.",
            "Доля категории в доходе, как в GET /analytics/budget-recommendations, в среднем за месяц.",
            "Toifaning daromaddagi ulushi (GET /analytics/budget-recommendations), oyiga o‘rtacha.",
        ),
        {
            "en": ("recommended budget", "what budget should I set"),
            "ru": ("рекомендуемый бюджет",),
            "uz": ("tavsiya etilgan byudjet",),
        },
        dimensions=("category",),
        filters=("category", "currency"),
        default_period="last_6_months",
        is_additive=True,
    ),
    Metric(
        "split_503020",
        "percent",
        Texts(
            "Spending on needs, spending on wants, and what is left of income, each / income, in percent.",
            "Обязательные расходы, желания и остаток дохода, каждое / доход, в процентах.",
            "Zarur xarajatlar, istaklar va daromad qoldig‘i, har biri / daromad, foizda.",
        ),
        {
            "en": ("50/30/20", "needs, wants and savings"),
            "ru": ("50/30/20", "нужды, желания, сбережения"),
            "uz": ("50/30/20", "ehtiyojlar, istaklar, jamg‘arma"),
        },
        filters=("account", "currency"),
        is_comparable=False,
    ),
    Metric(
        "forecast_balance",
        "currency",
        Texts(
            "The balance now, what recurs until then, and what else is spent a day on average of the last 90 days.",
            "Остаток сейчас, повторяющееся до этого дня и прочие средние дневные траты за последние 90 дней.",
            "Hozirgi qoldiq, shu kungacha takrorlanadiganlar va oxirgi 90 kunning o‘rtacha kunlik boshqa xarajati.",
        ),
        {
            "en": ("forecast", "expected balance"),
            "ru": ("прогноз остатка",),
            "uz": ("kutilayotgan qoldiq",),
        },
        filters=("account", "currency"),
        default_period="next_30_days",
    ),
)
