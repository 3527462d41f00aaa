"""A user's rules and corrections, applied to what the layers have found: a rule wins over a correction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from finpulse.cleaning.rules.conditions import Figures
from finpulse.cleaning.rules.decisions import (
    NOTHING_HELD,
    Decider,
    Decision,
    Facts,
    Held,
    LearnedCorrection,
    RuleDefinition,
)
from finpulse.cleaning.rules.rule_index import CompiledRule, RuleIndex
from finpulse.cleaning.text import fold

# So many distinct texts are cached at a time, as in finpulse.cleaning.batch.
_CACHE_SIZE: Final = 50_000
# Of rules that look at what another one has set, so many in a row are followed.
MOST_STEPS: Final = 8


class _FoundTexts(NamedTuple):
    """All that conditions about texts, and corrections, look at, and what of it is not theirs to decide."""

    description: str
    merchant: str
    category: str
    category_source: str
    money_in: bool
    held: Held = NOTHING_HELD


class _Verdict(NamedTuple):
    """A row's merchant and category, and who has decided them; None if the layers have."""

    merchant: str
    category: str
    category_source: str
    merchant_by: Decider | None = None
    category_by: Decider | None = None
    overrides: frozenset[str] = frozenset()

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
            overrides=self.overrides,
        )


class _Pending(NamedTuple):
    """What the texts of a row leave open: which of the rules that match them match its figures."""

    corrected: _Verdict


# A `_FoundTexts` as a plain tuple: those of 20,000 rows are made much faster.
_Key = tuple[str, str, str, str, bool, Held]
# A description, and the merchants and categories that a row is known by.
_Texts = tuple[str, tuple[str, ...], tuple[str, ...]]


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
        self._rules = RuleIndex(rules)
        learned = list(corrections)
        self._names = {each.merchant: each for each in learned if each.name is not None}
        self._categories = {(each.merchant, each.money_in): each for each in learned if each.category is not None}
        self._spending = spending
        self._merchants = self._rules.merchants | {each.name for each in learned if each.name is not None}
        # Most rows are decided by nobody. They are remembered as None, because objects would burden the garbage
        # collector.
        self._known: dict[_Key, Decision | _Pending | None] = {}
        self._matched: dict[_Texts, list[CompiledRule]] = {}

    def __bool__(self) -> bool:
        return bool(not self._rules.empty or self._names or self._categories)

    def gives(self, merchant: str) -> bool:
        """Whether a rule or a correction of today gives rows this merchant."""
        return merchant in self._merchants

    def has_rule(self, rule_id: int) -> bool:
        """Whether it has this rule."""
        return rule_id in self._rules.ids

    @property
    def patterns(self) -> int:
        """How many regular expressions the rules have."""
        return self._rules.patterns

    def decide(self, facts: Facts) -> list[Decision]:
        """The decision about each row. Equal texts are judged once, and remembered."""
        money_in = [amount > 0 for amount in facts.amount]
        texts = facts.description, facts.merchant, facts.category, facts.category_source
        keys: list[_Key] = list(zip(*texts, money_in, facts.held, strict=True))
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
            _, merchant, category, category_source, *_ = key
            return Decision(merchant, category, category_source)
        if isinstance(known, _Pending):
            return self._by_figures(_FoundTexts._make(key), known, Figures._make(figures))
        return known

    def _by_texts(self, found: _FoundTexts) -> Decision | _Pending | None:
        """The decision if the texts suffice for one; None if no rule and no correction concerns the row."""
        corrected = self._corrected(found)
        verdict, matching = self._settled(found, corrected)
        if any(rule.tests for rule in matching):
            return _Pending(corrected)
        return None if verdict.merchant_by is None and verdict.category_by is None else verdict.as_decision(found)

    def _by_figures(self, found: _FoundTexts, pending: _Pending, figures: Figures) -> Decision:
        verdict, _ = self._settled(found, pending.corrected, figures)
        return verdict.as_decision(found)

    def _settled(
        self, found: _FoundTexts, corrected: _Verdict, figures: Figures | None = None
    ) -> tuple[_Verdict, list[CompiledRule]]:
        """The row after its rules, and all those that match; without figures, as if they fitted every rule.

        A rule sees what the user sees: also what another rule has set, which is looked at again until nothing is new.
        """
        merchants = dict.fromkeys((found.merchant, corrected.merchant))
        categories = dict.fromkeys((corrected.category, found.held.category or corrected.category))
        verdict, matching = corrected, []
        for _ in range(MOST_STEPS):
            texts = found.description, tuple(merchants), tuple(categories)
            if figures is None:
                matching = self._rules.matching((texts[0],), *texts[1:])
            else:
                matching = [rule for rule in self._matching(texts) if all(test(figures) for test in rule.tests)]
            verdict = self._ruled(found, corrected, matching)
            is_new = verdict.merchant not in merchants or verdict.category not in categories
            if not (is_new and self._rules.looks_at_decided):
                break
            merchants[verdict.merchant] = categories[verdict.category] = None
        return verdict, matching

    def _matching(self, key: _Texts) -> list[CompiledRule]:
        """The rules whose conditions about texts are met, remembered for rows that differ in their figures alone."""
        matching = self._matched.get(key)
        if matching is None:
            if len(self._matched) > _CACHE_SIZE:
                self._matched.clear()
            matching = self._matched[key] = self._rules.matching((key[0],), *key[1:])
        return matching

    def _corrected(self, found: _FoundTexts) -> _Verdict:
        """The row after its corrections: of its name by the found merchant, of its category by the name then.

        What it keeps of a rule that is gone stands above them.
        """
        verdict = _Verdict(found.merchant, found.category, found.category_source)
        renaming = self._names.get(fold(found.merchant)) if found.merchant else None
        held = found.held
        if held.merchant_by is not None:
            verdict = verdict._replace(merchant=held.merchant, merchant_by=held.merchant_by)
        elif renaming is not None and renaming.name is not None:
            verdict = verdict._replace(merchant=renaming.name, merchant_by=Decider("correction", renaming.id))
        verdict = self._categorised(found, verdict)
        if held.category_by is not None:
            verdict = verdict._replace(category=held.category, category_source="rule", category_by=held.category_by)
        return verdict

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

    def _ruled(self, found: _FoundTexts, verdict: _Verdict, matching: list[CompiledRule]) -> _Verdict:
        """The row after its rules: the first with a merchant decides that, and the first with a category that.

        Over what was given by hand only a rule decides that is to.
        """
        keeps_merchant = _is_by_hand(found.held.merchant_by_hand, found.held.merchant_alone, verdict.merchant_by)
        keeps_category = _is_by_hand(found.held.category_by_hand, found.held.category_alone, verdict.category_by)
        rules = [compiled.rule for compiled in matching]
        for rule in rules:
            if rule.merchant is not None and (rule.override or not keeps_merchant):
                renamed = verdict._replace(merchant=rule.merchant, merchant_by=Decider("rule", rule.id))
                verdict = renamed if keeps_category else self._categorised(found, renamed)
                verdict = _overriding(verdict, "merchant", rule)
                break
        for rule in rules:
            if rule.category is not None and (rule.override or not keeps_category):
                by = Decider("rule", rule.id)
                ruled = verdict._replace(category=rule.category, category_source="rule", category_by=by)
                return _overriding(ruled, "category", rule)
        return verdict


def _is_by_hand(given: bool, alone: bool, by: Decider | None) -> bool:
    """Whether something was given by hand, and the correction that remembers it has not been forgotten since."""
    return given and (alone or (by is not None and by.kind == "correction"))


def _overriding(verdict: _Verdict, field: str, rule: RuleDefinition) -> _Verdict:
    return verdict._replace(overrides=verdict.overrides | {field}) if rule.override else verdict
