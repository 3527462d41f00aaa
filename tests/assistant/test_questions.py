"""Questions in three languages come to the plan that they ask for, in whatever wording."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finpulse.assistant.outcome import Planned, Unclear
from finpulse.assistant.understand import examples
from tests.support.question_vocabulary import VOCABULARY, asked, told, told_plan

# Asked on Thursday, 14 August 2025.
PLANS = [
    ("How much did I spend last month?", "spending 2025-07-01..2025-07-31"),
    ("What did I pay for rent in 2024?", "spending 2024-01-01..2024-12-31 category in Rent"),
    ("What did takeaway cost me in June?", "spending 2025-06-01..2025-06-30 category in Eating Out"),
    (
        "How much did Lidl and Joe's Diner cost me together this year?",
        "spending 2025-01-01..2025-08-14 merchant in Lidl, Joe's Diner",
    ),
    (
        "spending at lidl on my blue card since may",
        "spending 2025-05-01..2025-08-14 merchant in Lidl account in Blue Card",
    ),
    (
        "Groceries this quarter except Lidl",
        "spending 2025-07-01..2025-08-14 category in Groceries merchant not_in Lidl",
    ),
    (
        "How much did I spend in July not counting rent and presents?",
        "spending 2025-07-01..2025-07-31 category not_in Rent, Presents",
    ),
    ("What did I spend at H&M last week?", "spending 2025-08-04..2025-08-10 merchant in H&M"),
    ("how mch did i spnd on grocries lst mnth", "spending 2025-07-01..2025-07-31 category in Groceries"),
    ("Bolt Food in 2024", "spending 2024-01-01..2024-12-31 merchant in Bolt Food"),
    ("What have I spent on weekends this year?", "spending 2025-01-01..2025-08-14 day_type in weekend"),
    ("Purchases between 20 and 50 euros in July", "transactions 2025-07-01..2025-07-31 amount between 20, 50 desc"),
    ("Show every payment over €100 this year", "transactions 2025-01-01..2025-08-14 amount > 100 desc"),
    ("What were my five biggest purchases in 2024?", "max_transaction 2024-01-01..2024-12-31 first 5 desc"),
    ("What is my cheapest purchase at Nike ever?", "which: merchant: Nike | merchant: Nikeland"),
    ("Show my last 3 transactions", "transactions ..2025-08-14 first 3 desc"),
    ("When did I last go to Corner Pharmacy?", "transactions ..2025-08-14 merchant in Corner Pharmacy first 1 desc"),
    ("When did I first order from Hello Fresh?", "transactions ..2025-08-14 merchant in Hello Fresh first 1 asc"),
    ("How often did I go to Lidl in Q2?", "transaction_count 2025-04-01..2025-06-30 merchant in Lidl"),
    ("How many transactions were there yesterday?", "transaction_count 2025-08-13..2025-08-13"),
    ("How many different shops did I use last month?", "merchant_count 2025-07-01..2025-07-31"),
    ("Average Lidl purchase this year", "avg_transaction 2025-01-01..2025-08-14 merchant in Lidl"),
    (
        "What do I spend on groceries per month on average in 2024?",
        "avg_monthly_spending 2024-01-01..2024-12-31 category in Groceries",
    ),
    ("Average daily spending in July", "avg_daily_spending 2025-07-01..2025-07-31"),
    ("What is my average monthly income?", "avg_monthly_income ..2025-08-14"),
    ("What were my wages in 2024?", "income 2024-01-01..2024-12-31 category in Wages"),
    ("How much did I earn between March and May?", "income 2025-03-01..2025-05-31"),
    ("Did I save money in June?", "net_cash_flow 2025-06-01..2025-06-30"),
    ("What is my savings rate this year?", "savings_rate 2025-01-01..2025-08-14"),
    ("What share of my spending was rent last quarter?", "share_of_spending 2025-04-01..2025-06-30 category in Rent"),
    ("Spending by category in July", "spending 2025-07-01..2025-07-31 by category"),
    (
        "Top 3 merchants per month this year",
        "spending 2025-01-01..2025-08-14 by month, merchant first 3 per month desc",
    ),
    ("Which category did I spend the least on last year?", "spending 2024-01-01..2024-12-31 by category first 1 asc"),
    ("Monthly spending by account in the last 3 months", "spending 2025-05-01..2025-07-31 by month, account"),
    ("Weekly grocery spending in July", "spending 2025-07-01..2025-07-31 category in Groceries by week"),
    (
        "Compare groceries in June with July",
        "spending 2025-07-01..2025-07-31 against 2025-06-01..2025-06-30 category in Groceries",
    ),
    (
        "How does my rent this year compare to last year?",
        "spending 2025-01-01..2025-08-14 against 2024-01-01..2024-12-31 category in Rent",
    ),
    ("Am I spending more than this time last year?", "spending 2025-01-01..2025-08-14 against 2024-01-01..2024-08-14"),
    (
        "Lidl versus Corner Bakery in 2024",
        "spending 2024-01-01..2024-12-31 merchant in Lidl, Corner Bakery by merchant",
    ),
    ("Did I spend more on weekdays or weekends last month?", "spending 2025-07-01..2025-07-31 by day_type"),
    (
        "By how much did my income grow from 2023 to 2024?",
        "income 2024-01-01..2024-12-31 against 2023-01-01..2023-12-31",
    ),
    ("Why was June so expensive?", "spending 2025-06-01..2025-06-30 against 2025-05-01..2025-05-31 by category"),
    (
        "Why did I spend more in July than in June?",
        "spending 2025-07-01..2025-07-31 against 2025-06-01..2025-06-30 by category",
    ),
    ("What's the balance of Nest Egg?", "balance account in Nest Egg"),
    ("How much money do I have?", "balance"),
    ("How much do I have in savings?", "balance account in Nest Egg"),
    ("Which subscriptions do I have?", "recurring_list kind in subscription"),
    ("What do my bills cost per month?", "recurring_monthly_cost kind in bill"),
    ("Which bills are due in the next 14 days?", "recurring_upcoming 2025-08-15..2025-08-28 kind in bill"),
    (
        "Has any subscription become pricier this year?",
        "recurring_price_change 2025-01-01..2025-08-14 kind in subscription",
    ),
    ("Am I over budget?", "budget_remaining 2025-08-01..2025-08-14"),
    ("How much of my grocery budget is left?", "budget_remaining 2025-08-01..2025-08-14 category in Groceries"),
    ("What budget should I set for presents?", "recommended_budget 2025-02-01..2025-07-31 category in Presents"),
    ("Will I run out of money before the end of the month?", "forecast_balance 2025-08-15..2025-08-31"),
    ("Was anything unusual in July?", "anomaly_list 2025-07-01..2025-07-31"),
    ("Which shops were new in July?", "new_merchants 2025-07-01..2025-07-31 by merchant"),
    ("How did needs and wants split in 2024?", "split_503020 2024-01-01..2024-12-31"),
    ("Give me an overview of my finances", "lifetime_snapshot ..2025-08-14"),
    ("Сколько я потратил на продукты в прошлом месяце?", "spending 2025-07-01..2025-07-31 category in Groceries"),
    ("Сколько я потратил в Пятёрочке в этом году?", "spending 2025-01-01..2025-08-14 merchant in Пятёрочка"),
    ("Топ-3 магазина за прошлый год", "spending 2024-01-01..2024-12-31 by merchant first 3 desc"),
    ("Расходы за июль без учёта аренды", "spending 2025-07-01..2025-07-31 category not_in Rent"),
    ("Сравни расходы за июнь и июль", "spending 2025-07-01..2025-07-31 against 2025-06-01..2025-06-30"),
    ("Сколько операций было вчера?", "transaction_count 2025-08-13..2025-08-13"),
    ("Когда я последний раз платил Netflix?", "transactions ..2025-08-14 merchant in Netflix first 1 desc"),
    ("Какой остаток на счёте Giro?", "balance account in Giro"),
    ("O'tgan oyda oziq-ovqatga qancha sarfladim?", "spending 2025-07-01..2025-07-31 category in Groceries"),
    ("Bu yil Lidlda qancha pul sarfladim?", "spending 2025-01-01..2025-08-14 merchant in Lidl"),
    ("Iyun va iyul xarajatlarimni solishtir", "spending 2025-07-01..2025-07-31 against 2025-06-01..2025-06-30"),
    ("Netflixga oxirgi marta qachon to'ladim?", "transactions ..2025-08-14 merchant in Netflix first 1 desc"),
    ("Ijaradan tashqari bu yilgi xarajatlarim qancha?", "spending 2025-01-01..2025-08-14 category not_in Rent"),
    ("Ўтган ойда қанча пул сарфладим?", "spending 2025-07-01..2025-07-31"),
    (
        "Spending without Lidl on weekends in July",
        "spending 2025-07-01..2025-07-31 merchant not_in Lidl day_type in weekend",
    ),
    ("Compare spending in April and May 2024", "spending 2024-05-01..2024-05-31 against 2024-04-01..2024-04-30"),
    ("Which recurring payments went up this year?", "recurring_price_change 2025-01-01..2025-08-14"),
    (
        "Has any subscription become pricier this year?",
        "recurring_price_change 2025-01-01..2025-08-14 kind in subscription",
    ),
    ("Сколько у меня денег?", "balance"),
    ("Spending by merchant and month this year", "spending 2025-01-01..2025-08-14 by merchant, month"),
    ("Highest spending day in July", "spending 2025-07-01..2025-07-31 by day first 1 desc"),
    ("How has my grocery spending developed?", "spending 2024-08-01..2025-07-31 category in Groceries by month"),
    ("Which shop did I go to most last month?", "transaction_count 2025-07-01..2025-07-31 by merchant first 1 desc"),
    ("Spending on everything except rent in June", "spending 2025-06-01..2025-06-30 category not_in Rent"),
    ("Show everything I spent on 3 July", "transactions 2025-07-03..2025-07-03 desc"),
    ("What did Stadtwerke pay me in 2024?", "income 2024-01-01..2024-12-31 merchant in Stadtwerke"),
    ("Were there any purchases over €500 in July?", "transactions 2025-07-01..2025-07-31 amount > 500 desc"),
    (
        "What share of weekend spending was eating out this year?",
        "share_of_spending 2025-01-01..2025-08-14 category in Eating Out day_type in weekend",
    ),
    ("Did I pay rent in July?", "spending 2025-07-01..2025-07-31 category in Rent"),
    ("Spend for the week of July 8", "spending 2025-07-07..2025-07-13"),
    ("What has Lidl charged me since the start of 2025?", "spending 2025-01-01..2025-08-14 merchant in Lidl"),
    ("How much did I spend from May until now?", "spending 2025-05-01..2025-08-14"),
    ("Spending up to July 20", "spending ..2025-07-20"),
    ("Which bills are due before September 1?", "recurring_upcoming 2025-08-15..2025-08-31 kind in bill"),
    ("How much will I have by September 30?", "forecast_balance 2025-08-15..2025-09-30"),
    ("Am I going over on groceries?", "budget_remaining 2025-08-01..2025-08-14 category in Groceries"),
    ("How much room is left in my groceries budget?", "budget_remaining 2025-08-01..2025-08-14 category in Groceries"),
    ("Has any bill gone up since October?", "recurring_price_change 2024-10-01..2025-08-14 kind in bill"),
    ("How many Bolt rides did I take in 2024?", "transaction_count 2024-01-01..2024-12-31 merchant in Bolt"),
    ("Biggest Lidl run this year", "max_transaction 2025-01-01..2025-08-14 merchant in Lidl first 1 desc"),
    ("How much left my pocket in July?", "spending 2025-07-01..2025-07-31"),
    ("Сколько раз я ездил на Bolt в июле?", "transaction_count 2025-07-01..2025-07-31 merchant in Bolt"),
    ("Какие счета надо оплатить в ближайшие 30 дней?", "recurring_upcoming 2025-08-15..2025-09-13 kind in bill"),
    ("Iyul oyida 5 yevrodan oshmagan xaridlar", "transactions 2025-07-01..2025-07-31 amount <= 5 desc"),
    ("5 yevrogacha xaridlar iyul oyida", "transactions 2025-07-01..2025-07-31 amount <= 5 desc"),
    ("20-iyulgacha qancha sarfladim?", "spending ..2025-07-20"),
    ("What was my take-home pay in July?", "income 2025-07-01..2025-07-31 category in Wages"),
    (
        "Is my grocery spending up on last month?",
        "spending 2025-08-01..2025-08-14 against 2025-07-01..2025-07-31 category in Groceries",
    ),
    ("How is my spending split across accounts?", "spending ..2025-08-14 by account"),
    ("What do my bills add up to per month?", "recurring_monthly_cost kind in bill"),
]
ASKED_BACK = [
    ("How much did I spend at Nike?", "which: merchant: Nike | merchant: Nikeland"),
    ("What did I spend on food in July?", "which: category: Groceries | category: Eating Out"),
    ("How much did I spend at Corner?", "which: merchant: Corner Pharmacy | merchant: Corner Bakery"),
    ("What about last month?", "which: spending | income | net cash flow"),
    ("What is my average spending?", "which: average monthly | average daily | average purchase"),
    ("How much do I spend per month?", "which: on average per month | each month"),
    ("Where did my money go in July?", "which: Spending by category | Spending by merchant"),
    ("What did I spend the least on in July?", "which: Spending by category | Spending by merchant"),
    ("What did I spend lately?", "which: last 30 days | last 3 months | last 6 months"),
    ("How much did I spend over the past year?", "which: last year | last 12 months"),
    (
        "Did anything strange show up on my card?",
        "which: account: Giro | account: Nest Egg | account: Blue Card | account: Pocket Money",
    ),
]
POLITE = {
    "en": "Hi there, could you please tell me: ",
    "ru": "Здравствуйте, подскажите, пожалуйста: ",
    "uz": "Iltimos, aytib bering: ",
}


@pytest.mark.parametrize(("question", "plan"), PLANS)
def test_a_question_comes_to_its_plan(question: str, plan: str) -> None:
    assert told(asked(question)) == plan


@pytest.mark.parametrize(("question", "plan"), PLANS)
def test_case_punctuation_and_politeness_change_nothing(question: str, plan: str) -> None:
    outcome = asked(question)
    bare = question.rstrip("?").replace(",", " ")
    assert [told(asked(text)) for text in (question.lower(), bare, POLITE[outcome.language] + question)] == [plan] * 3


@pytest.mark.parametrize(
    ("misspelt", "question"),
    [
        ("How mcuh did I sepnd last motnh?", "How much did I spend last month?"),
        ("Averge montly spending this year", "Average monthly spending this year"),
        ("Spending at Hello Frehs in 2024", "Spending at Hello Fresh in 2024"),
        ("Сколько я потартил в прошлом месяце?", "Сколько я потратил в прошлом месяце?"),
        ("O'tgan oyda qancha sarfaldim?", "O'tgan oyda qancha sarfladim?"),
    ],
)
def test_a_typo_changes_nothing(misspelt: str, question: str) -> None:
    assert told(asked(misspelt)) == told(asked(question)) != "refused: unknown_entity"


@pytest.mark.parametrize(("question", "choices"), ASKED_BACK)
def test_two_near_readings_are_asked_back_and_each_choice_is_answered(question: str, choices: str) -> None:
    outcome = asked(question)
    assert told(outcome) == choices
    assert isinstance(outcome, Unclear)
    assert all(
        isinstance(asked(choice.question), Planned) for each in outcome.clarifications for choice in each.choices
    )


def test_a_question_may_refer_to_the_one_before() -> None:
    before = asked("How much did I spend on groceries in May?")
    assert isinstance(before, Planned)
    follow_ups = {
        "And in June?": "spending 2025-06-01..2025-06-30 category in Groceries",
        "а в июне?": "spending 2025-06-01..2025-06-30 category in Groceries",
        "What about rent?": "spending 2025-05-01..2025-05-31 category in Rent",
        "By merchant?": "spending 2025-05-01..2025-05-31 category in Groceries by merchant",
        "Without Lidl?": "spending 2025-05-01..2025-05-31 category in Groceries merchant not_in Lidl",
        "What is my savings rate this year?": "savings_rate 2025-01-01..2025-08-14",
    }
    assert {text: told(asked(text, before.plan)) for text in follow_ups} == follow_ups


def test_a_plan_names_the_words_that_say_so() -> None:
    outcome = asked("How much did I spend on takeaway last month by merchant?")
    assert isinstance(outcome, Planned)
    assert outcome.plan.evidence == {
        "filter Eating Out": "takeaway",
        "period": "last month",
        "group_by merchant": "merchant",
    }


@pytest.mark.parametrize("locale", ["en-US", "ru-RU", "uz-UZ", None])
def test_examples_are_answered(locale: str | None) -> None:
    texts = examples(replace(VOCABULARY, locale=locale))
    assert len(texts) >= 6
    assert all(isinstance(outcome := asked(text), Planned) and told_plan(outcome.plan) for text in texts)
