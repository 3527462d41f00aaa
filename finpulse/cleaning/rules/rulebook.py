"""A user's rules and corrections, applied to what the layers have found: a rule wins over a correction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.rules.conditions import (
    TEXTS,
    Condition,
    Figures,
    TextCondition,
    TextMatcher,
    figure_test,
    text_condition,
)
from finpulse.cleaning.text import fold

# So many distinct texts are cached at a time, as in finpulse.cleaning.batch.
_CACHE_SIZE: Final = 50_000


@dataclass(frozen=True, slots=True)
class RuleDefinition:
    """A row that meets all conditions gets this category, this merchant, or both."""

    id: int
    conditions: tuple[Condition, ...]
    category: str | None = None
    merchant: str | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class LearnedCorrection:
    """What an edit has taught about a merchant: another name, a category, or both.

    `merchant` is folded. `money_in` is the direction of the edited row.
    """

    id: int
    merchant: str
    money_in: bool
    name: str | None = None
    category: str | None = None


class Facts(NamedTuple):
    """Rows as columns of equal length; merchant and category are as the layers have found them."""

    description: Sequence[str]
    merchant: Sequence[str]
    category: Sequence[str]
    category_source: Sequence[str]
    amount: Sequence[Decimal]
    currency: Sequence[str]
    date: Sequence[date]
    account_id: Sequence[int]

    @classmethod
    def of(cls, rows: CleanColumns, account_id: int) -> Facts:
        """The facts of an account's clean rows."""
        found = {name: rows.values[name] for name in cls._fields if name != "account_id"}
        return cls(**found, account_id=[account_id] * len(rows.lines))


class Decider(NamedTuple):
    """A rule or a correction that has decided something."""

    kind: Literal["rule", "correction"]
    id: int


class Decision(NamedTuple):
    """The final merchant and category of a row.

    `found_…` is what the layers have found, None if nothing else was decided. `rule_id` and `correction_id` name what
    has decided the category, or else what has decided the merchant; `by` names all deciders.
    """

    merchant: str
    category: str
    category_source: str
    rule_id: int | None = None
    correction_id: int | None = None
    found_merchant: str | None = None
    found_category: str | None = None
    found_source: str | None = None
    by: tuple[Decider, ...] = ()

    def assigned(self) -> dict[str, Any]:
        """The values for a transaction's columns, by the names of the columns: all fields but `by`.

        >>> Decision("Zorb", "Travel", "rule", 4, by=(Decider("rule", 4),)).assigned()["rule_id"]
        4
        """
        columns = self._asdict()
        del columns["by"]
        return columns


class _FoundTexts(NamedTuple):
    """All that conditions about texts, and corrections, look at."""

    description: str
    merchant: str
    category: str
    category_source: str
    money_in: bool


class _CompiledRule:
    """A rule with its conditions about texts and its tests of figures; the lower rank decides first."""

    def __init__(self, rank: int, rule: RuleDefinition) -> None:
        self.rank = rank
        self.rule = rule
        self.text_conditions = frozenset(text_condition(each) for each in rule.conditions if each.field in TEXTS)
        self.tests = [figure_test(each) for each in rule.conditions if each.field not in TEXTS]


class _RuleIndex:
    """All rules, found by those of their conditions about texts that are met."""

    def __init__(self, rules: Iterable[RuleDefinition]) -> None:
        deciding_first = sorted(rules, key=lambda rule: (-rule.priority, -rule.id))
        compiled = [_CompiledRule(rank, rule) for rank, rule in enumerate(deciding_first)]
        self._textless = [rule for rule in compiled if not rule.text_conditions]
        self._by_condition: dict[TextCondition, list[_CompiledRule]] = {}
        for rule in compiled:
            for condition in sorted(rule.text_conditions)[:1]:  # One condition is enough to find the rule by.
                self._by_condition.setdefault(condition, []).append(rule)
        conditions = [condition for rule in compiled for condition in rule.text_conditions]
        by_field = [(at, [each for each in conditions if each.field == field]) for at, field in enumerate(TEXTS)]
        self._matchers = [(at, TextMatcher(about)) for at, about in by_field if about]
        self.empty = not compiled
        self.patterns = sum(condition.op == "regex" for condition in conditions)

    def matching(self, *texts: tuple[str, ...]) -> list[_CompiledRule]:
        """The rules whose conditions about texts are met, the first to decide first.

        For each field in the order of `TEXTS` there are one or more texts, any of which may meet a condition. The
        figures are still to be tested.
        """
        met = {each for at, matcher in self._matchers for text in texts[at] for each in matcher.matching(text)}
        matched = [rule for each in met for rule in self._by_condition.get(each, ()) if rule.text_conditions <= met]
        return sorted([*self._textless, *matched], key=lambda rule: rule.rank) if matched else self._textless


class _Verdict(NamedTuple):
    """A row's merchant and category, and who has decided them; None if the layers have."""

    merchant: str
    category: str
    category_source: str
    merchant_by: Decider | None = None
    category_by: Decider | None = None

    def as_decision(self, found: _FoundTexts) -> Decision:
        """The verdict together with what was found."""
        by = tuple(decider for decider in (self.category_by, self.merchant_by) if decider is not None)
        return Decision(
            merchant=self.merchant,
            category=self.category,
            category_source=self.category_source,
            rule_id=next((decider.id for decider in by if decider.kind == "rule"), None),
            correction_id=next((decider.id for decider in by if decider.kind == "correction"), None),
            found_merchant=found.merchant if self.merchant_by else None,
            found_category=found.category if self.category_by else None,
            found_source=found.category_source if self.category_by else None,
            by=by,
        )


class _Pending(NamedTuple):
    """What the texts of a row leave open: which of these rules match its figures."""

    corrected: _Verdict
    rules: list[_CompiledRule]


# A `_FoundTexts` as a plain tuple: those of 20,000 rows are made much faster.
_Key = tuple[str, str, str, str, bool]


class Rulebook:
    """One user's rules and corrections, the corrections from the oldest to the newest.

    `spending` has the names of the spending categories. A corrected category holds for money in the same direction.
    For the other direction, which may be a refund, it holds only if it is a spending category, and if the category
    that was found is one too, or none was found.
    """

    def __init__(
        self,
        rules: Iterable[RuleDefinition] = (),
        corrections: Iterable[LearnedCorrection] = (),
        spending: frozenset[str] = frozenset(),
    ) -> None:
        self._rules = _RuleIndex(rules)
        learned = list(corrections)
        self._names = {each.merchant: each for each in learned if each.name is not None}
        self._categories = {(each.merchant, each.money_in): each for each in learned if each.category is not None}
        self._spending = spending
        # Most rows are decided by nobody. They are remembered as None, because objects would burden the garbage
        # collector.
        self._known: dict[_Key, Decision | _Pending | None] = {}

    def __bool__(self) -> bool:
        return bool(not self._rules.empty or self._names or self._categories)

    @property
    def patterns(self) -> int:
        """How many regular expressions the rules have."""
        return self._rules.patterns

    def decide(self, facts: Facts) -> list[Decision]:
        """The decision about each row. Equal texts are judged once, and remembered."""
        money_in = [amount > 0 for amount in facts.amount]
        texts = facts.description, facts.merchant, facts.category, facts.category_source
        keys: list[_Key] = list(zip(*texts, money_in, strict=True))
        if len(self._known) > _CACHE_SIZE:
            self._known.clear()
        for key in dict.fromkeys(keys):
            if key not in self._known:
                self._known[key] = self._by_texts(_FoundTexts._make(key))
        figures = zip(facts.amount, facts.currency, facts.date, facts.account_id, strict=True)
        return [self._decision(key, row) for key, row in zip(keys, figures, strict=True)]

    def _decision(self, key: _Key, figures: tuple[Any, ...]) -> Decision:
        known = self._known[key]
        if known is None:
            _, merchant, category, category_source, _ = key
            return Decision(merchant, category, category_source)
        if isinstance(known, _Pending):
            return self._by_figures(_FoundTexts._make(key), known, Figures._make(figures))
        return known

    def _by_texts(self, found: _FoundTexts) -> Decision | _Pending | None:
        """The decision if the texts suffice for one; None if no rule and no correction concerns the row."""
        corrected = self._corrected(found)
        merchants = (found.merchant,) if corrected.merchant_by is None else (found.merchant, corrected.merchant)
        matching = self._rules.matching((found.description,), merchants, (corrected.category,))
        if not matching and corrected.merchant_by is None and corrected.category_by is None:
            return None
        if any(rule.tests for rule in matching):
            return _Pending(corrected, matching)
        return self._ruled(found, corrected, matching).as_decision(found)

    def _by_figures(self, found: _FoundTexts, pending: _Pending, figures: Figures) -> Decision:
        matching = [rule for rule in pending.rules if all(test(figures) for test in rule.tests)]
        return self._ruled(found, pending.corrected, matching).as_decision(found)

    def _corrected(self, found: _FoundTexts) -> _Verdict:
        """The row after its corrections: of its name by the found merchant, of its category by the name then."""
        renaming = self._names.get(fold(found.merchant)) if found.merchant else None
        verdict = _Verdict(found.merchant, found.category, found.category_source)
        if renaming is not None and renaming.name is not None:
            verdict = verdict._replace(merchant=renaming.name, merchant_by=Decider("correction", renaming.id))
        return self._categorised(found, verdict)

    def _categorised(self, found: _FoundTexts, verdict: _Verdict) -> _Verdict:
        """The row with the category that was learned for its merchant, if there is one."""
        learned = self._learned_category(found, fold(verdict.merchant)) if verdict.merchant else None
        if learned is None or learned.category is None:
            return verdict
        by = Decider("correction", learned.id)
        return verdict._replace(category=learned.category, category_source="learned", category_by=by)

    def _learned_category(self, found: _FoundTexts, merchant: str) -> LearnedCorrection | None:
        learned = self._categories.get((merchant, found.money_in))
        if learned is not None or not (found.category in self._spending or found.category_source == "none"):
            return learned
        refund = self._categories.get((merchant, not found.money_in))
        return refund if refund is not None and refund.category in self._spending else None

    def _ruled(self, found: _FoundTexts, verdict: _Verdict, matching: list[_CompiledRule]) -> _Verdict:
        """The row after its rules: the first with a merchant decides that, and the first with a category that."""
        rules = [compiled.rule for compiled in matching]
        for rule in rules:
            if rule.merchant is not None:
                by = Decider("rule", rule.id)
                verdict = self._categorised(found, verdict._replace(merchant=rule.merchant, merchant_by=by))
                break
        for rule in rules:
            if rule.category is not None:
                by = Decider("rule", rule.id)
                return verdict._replace(category=rule.category, category_source="rule", category_by=by)
        return verdict
