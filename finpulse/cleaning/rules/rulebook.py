"""What a user has taught, over what the layers have found: rules beat corrections, corrections beat all else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from finpulse.cleaning.batch import CleanColumns
from finpulse.cleaning.rules.conditions import TEXTS, Condition, Figures, Need, TextTests, figure_test, need
from finpulse.cleaning.text import fold

# This many distinct texts are remembered at a time, as in finpulse.cleaning.batch.
_MEMORY: Final = 50_000


@dataclass(frozen=True, slots=True)
class Rule:
    """Where all conditions hold, a row gets this category, this merchant, or both."""

    id: int
    conditions: tuple[Condition, ...]
    category: str | None = None
    merchant: str | None = None
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """What an edit taught of a merchant, which is folded: another name, a category, or both.

    `money_in` says which way the money of the edited row went.
    """

    id: int
    merchant: str
    money_in: bool
    name: str | None = None
    category: str | None = None


class Facts(NamedTuple):
    """Rows as columns of equal length, with merchant and category as the layers alone have found them."""

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
        texts = rows.description, rows.merchant, rows.category, rows.category_source
        return cls(*texts, rows.amount, rows.currency, rows.date, [account_id] * len(rows.line))


class Decider(NamedTuple):
    """A rule or a correction that has decided something."""

    kind: Literal["rule", "correction"]
    id: int


class Decision(NamedTuple):
    """What a row is in the end. What was found is null where nothing else was decided.

    `rule_id` and `correction_id` name what decided the category, else what decided the merchant; `by` names all.
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


class _Key(NamedTuple):
    """All that text conditions and corrections look at."""

    description: str
    merchant: str
    category: str
    category_source: str
    money_in: bool


class _Compiled:
    """A rule with the conditions about texts and the tests of figures apart; the lower rank decides first."""

    def __init__(self, rank: int, rule: Rule) -> None:
        self.rank = rank
        self.rule = rule
        self.needs = frozenset(need(condition) for condition in rule.conditions if condition.field in TEXTS)
        self.tests = [figure_test(condition) for condition in rule.conditions if condition.field not in TEXTS]


class _Shelf:
    """All rules, found by the conditions about texts that hold."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        deciding_first = sorted(rules, key=lambda rule: (-rule.priority, -rule.id))
        compiled = [_Compiled(rank, rule) for rank, rule in enumerate(deciding_first)]
        self._textless = [rule for rule in compiled if not rule.needs]
        self._by_need: dict[Need, list[_Compiled]] = {}
        for rule in compiled:
            for one in sorted(rule.needs)[:1]:  # One of its needs is enough to come upon it.
                self._by_need.setdefault(one, []).append(rule)
        needs = [one for rule in compiled for one in rule.needs]
        fields = [(place, [one for one in needs if one.field == field]) for place, field in enumerate(TEXTS)]
        self._tests = [(place, TextTests(about)) for place, about in fields if about]
        self.empty = not compiled

    def fitting(self, *texts: tuple[str, ...]) -> list[_Compiled]:
        """The rules that fit some of the texts of each field, the first to decide first.

        Their figures are still to be tested.
        """
        held = {one for place, tests in self._tests for text in texts[place] for one in tests.holding(text)}
        found = [rule for one in held for rule in self._by_need.get(one, ()) if rule.needs <= held]
        return sorted([*self._textless, *found], key=lambda rule: rule.rank) if found else self._textless


class _Verdict(NamedTuple):
    """A row's merchant and category, and who has decided them if it was not the layers."""

    merchant: str
    category: str
    category_source: str
    merchant_by: Decider | None = None
    category_by: Decider | None = None

    def told(self, key: _Key) -> Decision:
        """The same beside what was found."""
        by = tuple(one for one in (self.category_by, self.merchant_by) if one is not None)
        return Decision(
            merchant=self.merchant,
            category=self.category,
            category_source=self.category_source,
            rule_id=next((one.id for one in by if one.kind == "rule"), None),
            correction_id=next((one.id for one in by if one.kind == "correction"), None),
            found_merchant=key.merchant if self.merchant_by else None,
            found_category=key.category if self.category_by else None,
            found_source=key.category_source if self.category_by else None,
            by=by,
        )


class _Open(NamedTuple):
    """What the texts of a row leave open: which of these rules fit its figures."""

    corrected: _Verdict
    rules: list[_Compiled]


class Rulebook:
    """One user's rules and corrections, the corrections from the oldest to the newest.

    `spending` are the names of the categories of that kind. A correction of a category holds for money that goes the
    same way, and for refunds: the other way only from one spending category to another, or where nothing was found.
    """

    def __init__(
        self,
        rules: Iterable[Rule] = (),
        corrections: Iterable[Correction] = (),
        spending: frozenset[str] = frozenset(),
    ) -> None:
        self._rules = _Shelf(rules)
        taught = list(corrections)
        self._names = {one.merchant: one for one in taught if one.name is not None}
        self._categories = {(one.merchant, one.money_in): one for one in taught if one.category is not None}
        self._spending = spending
        # What nothing decides, which is most, is remembered as None: objects would keep the garbage collector busy.
        self._known: dict[tuple[Any, ...], Decision | _Open | None] = {}

    def __bool__(self) -> bool:
        return bool(not self._rules.empty or self._names or self._categories)

    def decide(self, facts: Facts) -> list[Decision]:
        """What each row is. Texts are looked at once for each distinct content, and remembered."""
        ways = [amount > 0 for amount in facts.amount]
        keys = list(zip(*facts[:4], ways, strict=True))
        if len(self._known) > _MEMORY:
            self._known.clear()
        for key in dict.fromkeys(keys):
            if key not in self._known:
                self._known[key] = self._by_texts(_Key._make(key))
        figures: Iterable[Any] = zip(*facts[4:], strict=True)
        return [self._decision(key, row) for key, row in zip(keys, figures, strict=True)]

    def _decision(self, key: tuple[Any, ...], figures: tuple[Any, ...]) -> Decision:
        known = self._known[key]
        if known is None:
            return Decision(*key[1:4])
        return self._by_figures(_Key._make(key), known, Figures._make(figures)) if isinstance(known, _Open) else known

    def _by_texts(self, key: _Key) -> Decision | _Open | None:
        corrected = self._corrected(key)
        merchants = (key.merchant,) if corrected.merchant_by is None else (key.merchant, corrected.merchant)
        fitting = self._rules.fitting((key.description,), merchants, (corrected.category,))
        if not fitting and corrected.merchant_by is None and corrected.category_by is None:
            return None
        if any(rule.tests for rule in fitting):
            return _Open(corrected, fitting)
        return self._ruled(key, corrected, fitting).told(key)

    def _by_figures(self, key: _Key, left: _Open, figures: Figures) -> Decision:
        fitting = [rule for rule in left.rules if all(test(figures) for test in rule.tests)]
        return self._ruled(key, left.corrected, fitting).told(key)

    def _corrected(self, key: _Key) -> _Verdict:
        """The row after corrections alone: names go by the merchant that was found, categories by the name shown."""
        named = self._names.get(fold(key.merchant)) if key.merchant else None
        verdict = _Verdict(key.merchant, key.category, key.category_source)
        if named is not None and named.name is not None:
            verdict = verdict._replace(merchant=named.name, merchant_by=Decider("correction", named.id))
        return self._categorised(key, verdict)

    def _categorised(self, key: _Key, verdict: _Verdict) -> _Verdict:
        """The row with the category that was learned for the name it bears, if there is one."""
        taught = self._taught(key, fold(verdict.merchant)) if verdict.merchant else None
        if taught is None or taught.category is None:
            return verdict
        by = Decider("correction", taught.id)
        return verdict._replace(category=taught.category, category_source="learned", category_by=by)

    def _taught(self, key: _Key, merchant: str) -> Correction | None:
        taught = self._categories.get((merchant, key.money_in))
        if taught is not None or not (key.category in self._spending or key.category_source == "none"):
            return taught
        refund = self._categories.get((merchant, not key.money_in))
        return refund if refund is not None and refund.category in self._spending else None

    def _ruled(self, key: _Key, verdict: _Verdict, fitting: list[_Compiled]) -> _Verdict:
        """The row after the rules that fit it: the first that says a merchant, and the first that says a category."""
        for one in fitting:
            if one.rule.merchant is not None:
                by = Decider("rule", one.rule.id)
                verdict = self._categorised(key, verdict._replace(merchant=one.rule.merchant, merchant_by=by))
                break
        for one in fitting:
            if one.rule.category is not None:
                by = Decider("rule", one.rule.id)
                return verdict._replace(category=one.rule.category, category_source="rule", category_by=by)
        return verdict
