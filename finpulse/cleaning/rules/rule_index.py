"""Rules, found by those of their conditions about texts that a row meets."""

from __future__ import annotations

from collections.abc import Iterable

from finpulse.cleaning.rules.conditions import TEXTS, TextCondition, TextMatcher, figure_test, text_condition
from finpulse.cleaning.rules.decisions import RuleDefinition


class CompiledRule:
    """A rule with its conditions about texts and its tests of figures; the lower rank decides first."""

    def __init__(self, rank: int, rule: RuleDefinition) -> None:
        self.rank = rank
        self.rule = rule
        self.text_conditions = frozenset(text_condition(each) for each in rule.conditions if each.field in TEXTS)
        self.tests = [figure_test(each) for each in rule.conditions if each.field not in TEXTS]


class RuleIndex:
    """All rules, found by those of their conditions about texts that are met."""

    def __init__(self, rules: Iterable[RuleDefinition]) -> None:
        deciding_first = sorted(rules, key=lambda rule: (-rule.priority, -rule.id))
        compiled = [CompiledRule(rank, rule) for rank, rule in enumerate(deciding_first)]
        self._textless = [rule for rule in compiled if not rule.text_conditions]
        self._by_condition: dict[TextCondition, list[CompiledRule]] = {}
        for rule in compiled:
            for condition in sorted(rule.text_conditions)[:1]:  # One condition is enough to find the rule by.
                self._by_condition.setdefault(condition, []).append(rule)
        conditions = [condition for rule in compiled for condition in rule.text_conditions]
        by_field = [(at, [each for each in conditions if each.field == field]) for at, field in enumerate(TEXTS)]
        self._matchers = [(at, TextMatcher(about)) for at, about in by_field if about]
        self.empty = not compiled
        self.ids = frozenset(rule.rule.id for rule in compiled)
        self.merchants = frozenset(rule.rule.merchant for rule in compiled if rule.rule.merchant is not None)
        # Whether a rule may look at what another one has set.
        self.looks_at_decided = any(each.field in ("merchant", "category") for each in conditions)
        self.patterns = sum(condition.op == "regex" for condition in conditions)

    def matching(self, *texts: tuple[str, ...]) -> list[CompiledRule]:
        """The rules whose conditions about texts are met, the first to decide first.

        For each field in the order of `TEXTS` there are one or more texts, any of which may meet a condition. The
        figures are still to be tested.
        """
        met = {each for at, matcher in self._matchers for text in texts[at] for each in matcher.matching(text)}
        matched = [rule for each in met for rule in self._by_condition.get(each, ()) if rule.text_conditions <= met]
        return sorted([*self._textless, *matched], key=lambda rule: rule.rank) if matched else self._textless
