"""Rules and corrections decide about rows, in their order, whatever the layers have found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from finpulse.cleaning.rules.conditions import Condition
from finpulse.cleaning.rules.decisions import (
    NOTHING_HELD,
    Decider,
    Decision,
    Facts,
    Held,
    LearnedCorrection,
    RuleDefinition,
)
from finpulse.cleaning.rules.patterns import compile_pattern
from finpulse.cleaning.rules.rulebook import Rulebook

# description, merchant, category, source, amount, day
ROWS = {
    "a": ("Zorblatt Emporium 17", "Zorblatt", "Other", "none", "-10", 1),
    "b": ("Zorblatt Emporium", "Zorblatt", "Groceries", "given", "-200.50", 2),
    "c": ("Café Quxley", "Café Quxley", "Food & Restaurants", "words", "-5", 3),
    "d": ("Zorblatt payout", "Zorblatt", "Salary & Income", "none", "900", 4),
}
SPENDING = frozenset(("Groceries", "Other", "Food & Restaurants", "Travel"))


def facts(*names: str) -> Facts:
    rows = [ROWS[name] for name in names or ROWS]
    texts: list[Any] = [[row[at] for row in rows] for at in range(4)]
    days = [date(2026, 3, int(row[5])) for row in rows]
    amounts, count = [Decimal(str(row[4])) for row in rows], len(rows)
    return Facts(*texts, amounts, ["EUR"] * count, days, [7] * count, [NOTHING_HELD] * count)


def decide(book: Rulebook, name: str) -> Decision:
    [decision] = book.decide(facts(name))
    return decision


def holds(field: str, op: str, value: Any) -> tuple[Condition, ...]:
    return (Condition(field, op, value),)


ZORB = holds("merchant", "equals", "ZORBLATT")


@pytest.mark.parametrize(
    ("field", "op", "value", "fitting"),
    [
        ("description", "contains", "EMPORIUM", "ab"),
        ("description", "contains", "cafe", "c"),
        ("description", "starts_with", "zorblatt e", "ab"),
        ("description", "equals", "zorblatt  emporium", "b"),
        ("description", "regex", r"^zorb\w+ emporium( \d+)?$", "ab"),
        ("description", "regex", r"\bcafé\b", "c"),
        ("merchant", "contains", "quxley", "c"),
        ("category", "equals", "groceries", "b"),
        ("amount", "equals", "-10.00", "a"),
        ("amount", "between", ["-200.50", "-10"], "ab"),
        ("amount", "between", ["0", None], "d"),
        ("amount", "between", [None, "-100"], "b"),
        ("date", "equals", "2026-03-03", "c"),
        ("date", "between", ["2026-03-02", None], "bcd"),
        ("day", "between", [3, 4], "cd"),
        ("currency", "equals", "EUR", "abcd"),
        ("currency", "equals", "USD", ""),
        ("account_id", "equals", 7, "abcd"),
    ],
)
def test_each_condition_fits_the_rows_that_it_should(field: str, op: str, value: Any, fitting: str) -> None:
    book = Rulebook([RuleDefinition(1, holds(field, op, value), category="Travel")])
    decided = book.decide(facts())
    assert "".join(name for name, one in zip(ROWS, decided, strict=True) if one.category == "Travel") == fitting


def test_all_conditions_of_a_rule_must_hold() -> None:
    book = Rulebook([RuleDefinition(1, ZORB + holds("amount", "between", ["0", None]), category="Travel")])
    assert [one.category_source for one in book.decide(facts())] == ["none", "given", "words", "rule"]


def test_a_row_that_nothing_decides_is_what_was_found() -> None:
    book = Rulebook([RuleDefinition(1, ZORB, category="Travel")])
    assert decide(book, "c") == Decision("Café Quxley", "Food & Restaurants", "words")
    assert not Rulebook()


def test_what_was_found_is_kept_beside_what_was_decided() -> None:
    book = Rulebook([RuleDefinition(4, ZORB, category="Travel", merchant="Zorb")])
    assert decide(book, "b") == Decision(
        "Zorb", "Travel", "rule", 4, None, "Zorblatt", "Groceries", "given", (Decider("rule", 4),) * 2
    )


def test_the_higher_priority_decides_and_of_equal_ones_the_newer_rule() -> None:
    rules = [
        RuleDefinition(1, ZORB, category="One", priority=5),
        RuleDefinition(2, ZORB, category="Two"),
        RuleDefinition(3, ZORB, merchant="Three"),
        RuleDefinition(4, ZORB, merchant="Four"),
    ]
    decision = decide(Rulebook(rules), "a")
    assert (decision.category, decision.merchant) == ("One", "Four")
    assert decision.by == (Decider("rule", 1), Decider("rule", 4))
    assert decide(Rulebook(rules[1:]), "a").category == "Two"


def test_a_rule_beats_a_correction_and_both_beat_what_was_found() -> None:
    taught = [LearnedCorrection(9, "zorblatt", False, category="Travel")]
    assert decide(Rulebook(corrections=taught), "b")[1:5] == ("Travel", "learned", None, 9)
    assert decide(Rulebook([RuleDefinition(1, ZORB, category="Gifts")], taught), "b")[1:5] == ("Gifts", "rule", 1, None)


def test_a_category_is_learned_for_the_name_that_is_shown() -> None:
    taught = [
        LearnedCorrection(1, "zorblatt", False, name="Zorb"),
        LearnedCorrection(2, "zorb", False, category="Travel"),
    ]
    decision = decide(Rulebook(corrections=taught), "a")
    assert (decision.merchant, decision.category, decision.correction_id) == ("Zorb", "Travel", 2)
    renaming = Rulebook(
        [RuleDefinition(3, ZORB, merchant="Zed")], [*taught, LearnedCorrection(4, "zed", False, category="Groceries")]
    )
    assert decide(renaming, "a")[:2] == ("Zed", "Groceries")


def test_a_rule_sees_what_other_rules_have_set_whatever_their_order() -> None:
    chain = [
        RuleDefinition(3, holds("category", "equals", "Insurance"), category="Health & Medicine", priority=9),
        RuleDefinition(2, holds("merchant", "equals", "my gym"), category="Insurance"),
        RuleDefinition(1, ZORB, merchant="My Gym"),
    ]
    decision = decide(Rulebook(chain), "a")
    assert (decision.merchant, decision.category, decision.rule_id) == ("My Gym", "Health & Medicine", 3)
    larger = [*chain[:2], RuleDefinition(1, ZORB + holds("amount", "between", [None, "-100"]), merchant="My Gym")]
    assert [decide(Rulebook(larger), name).merchant for name in "ab"] == ["Zorblatt", "My Gym"]
    assert decide(Rulebook(larger), "b").category == "Health & Medicine"


def test_rules_that_set_what_each_other_look_at_come_to_an_end() -> None:
    names = [RuleDefinition(at, holds("merchant", "equals", f"m{at}"), merchant=f"m{at + 1}") for at in range(1, 40)]
    book = Rulebook([*names, RuleDefinition(99, ZORB, merchant="m1")])
    assert decide(book, "a").merchant.startswith("m")
    swap = [RuleDefinition(1, holds("category", "equals", "Other"), category="Travel")]
    swap.append(RuleDefinition(2, holds("category", "equals", "Travel"), category="Other"))
    assert decide(Rulebook(swap), "a").category == "Other"


def test_what_was_given_by_hand_stays_unless_a_rule_is_to_override_it() -> None:
    taught = [LearnedCorrection(9, "zorblatt", False, category="Travel")]
    by_hand = facts("a")._replace(held=[Held(category_by_hand=True)])
    rule = RuleDefinition(1, ZORB, category="Gifts", merchant="Zorb")
    [kept] = Rulebook([rule], taught).decide(by_hand)
    assert (kept.category, kept.category_source, kept.merchant) == ("Travel", "learned", "Zorb")
    [forgotten] = Rulebook([rule]).decide(by_hand)
    assert forgotten.category == "Gifts"
    [overridden] = Rulebook([replace(rule, override=True)], taught).decide(by_hand)
    assert (overridden.category, overridden.overrides) == ("Gifts", {"category", "merchant"})


@pytest.mark.parametrize("name", ["zorb", "zorblatt"])
def test_rules_know_a_renamed_merchant_by_either_name(name: str) -> None:
    rule = RuleDefinition(1, holds("merchant", "equals", name), category="Travel")
    assert decide(Rulebook([rule], [LearnedCorrection(1, "zorblatt", True, name="Zorb")]), "a").category == "Travel"


def test_a_correction_holds_for_refunds_but_makes_no_income_spending_nor_spending_income() -> None:
    purchase = Rulebook(corrections=[LearnedCorrection(1, "zorblatt", False, category="Travel")], spending=SPENDING)
    assert decide(purchase, "d").category == "Travel"  # Nothing had been found of that money in.
    pay = facts("d")._replace(category_source=["words"])
    assert purchase.decide(pay)[0].category == "Salary & Income"
    income = Rulebook(
        corrections=[LearnedCorrection(1, "zorblatt", True, category="Salary & Income")], spending=SPENDING
    )
    assert decide(income, "a").category == "Other"


def test_no_pattern_takes_long_and_what_is_none_is_told() -> None:
    assert not compile_pattern(r"(a+)+$")("a" * 2_000 + "b")
    for text in ("(", "(?=a)", "((a{1000}){1000})", "x" * 201):
        with pytest.raises(ValueError, match=r"pattern|regular expression"):
            compile_pattern(text)


@pytest.mark.parametrize("odd", ["zzz", "(?P<same>zorb)", "^zorblatt payout$"])
def test_many_patterns_match_what_each_of_them_matches_alone(odd: str) -> None:
    patterns = [odd, "(?P<same>quxley)", "emporium [0-9]+$", *(f"nothing{at}" for at in range(70))]
    rules = [RuleDefinition(at, holds("description", "regex", each), f"C{at}") for at, each in enumerate(patterns, 1)]
    together = Rulebook(rules).decide(facts())
    alone = [Rulebook([rule]).decide(facts()) for rule in rules]
    expected = [max((each[row].rule_id or 0 for each in alone), default=0) for row in range(len(ROWS))]
    assert [decision.rule_id or 0 for decision in together] == expected
