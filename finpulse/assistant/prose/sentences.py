"""The sentences of an answer, by its shape: one figure, two periods, groups, parts, single transactions, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from finpulse.assistant.outcome import Language
from finpulse.assistant.prose.conditions import conditions_text, names_text
from finpulse.assistant.prose.figures import counted_text, figure_text
from finpulse.assistant.prose.periods import day_name, month_name, period_text
from finpulse.assistant.prose.phrases import Phrases
from finpulse.metrics.plan import PlanPeriod, QueryPlan

Value = Mapping[str, str]
# A sentence names no more groups or rows than these; all are in the values.
MOST_NAMED: Final = 8
ROWS: Final = frozenset({"transactions", "max_transaction", "anomaly_list"})
# Their labels are words of ours.
PARTS: Final = frozenset({"lifetime_snapshot", "split_503020"})
# Their values are parts, or things by their names, whether or not groups were asked for.
LISTS: Final = frozenset(
    {
        "lifetime_snapshot",
        "split_503020",
        "new_merchants",
        "recurring_list",
        "recurring_upcoming",
        "recurring_price_change",
    }
)
# A balance is of now, and a recommended budget of any month to come.
WITHOUT_PERIOD: Final = frozenset({"balance", "recommended_budget", "recurring_list", "recurring_monthly_cost"})
COMPARISON: Final = ("current", "previous", "change", "change_percent")
JOINED: Final = " · "


@dataclass(frozen=True, slots=True)
class Telling:
    """How one answer is told: in which language, in which locale's numbers, in which currency."""

    language: Language
    phrases: Phrases
    plan: QueryPlan
    currency: str
    locale: str

    def nothing(self) -> str:
        """That there is nothing."""
        nothing = self.phrases.nothing
        return nothing.get(self.plan.metric, nothing[""]).format(about=self.about())

    def one(self, value: Value) -> str:
        """One figure, without a full stop."""
        sentence = self.phrases.sentences[self.plan.metric]
        return sentence.format(
            figure=self._figure(value),
            about=self.about(),
            conditions=self._behind_figure(self._conditions()),
            period=self._behind_figure(self._days()),
            what=self.what(),
        )

    def compared(self, values: Sequence[Value]) -> str:
        """The figure of the later period, and how it differs from the earlier one's; then the groups that changed."""
        by_label = {each["label"]: each for each in values[: len(COMPARISON)]}
        change, sentence = by_label["change"], self.one(by_label["current"])
        size = Decimal(change["value"])
        template = self.phrases.changes["more" if size > 0 else "less" if size < 0 else "same"]
        earlier = self.plan.compare_to
        told = template.format(
            sentence=sentence,
            change=self._change(change, by_label.get("change_percent")),
            period=period_text(earlier, self.phrases, self.language) if earlier else "",
            previous=self._figure(by_label["previous"]),
        )
        groups = [each for each in values if each["label"] not in COMPARISON]
        if not groups or not self.plan.group_by:
            return told
        return (
            f"{ended(told)} {self.phrases.changes['groups'].format(by=self._by())}: {self._named(groups, signed=True)}."
        )

    def listed(self, values: Sequence[Value]) -> str:
        """Groups, parts or things by their names, each with its figure."""
        head = self.phrases.heads[self.plan.metric].format(what=self.what())
        if self.plan.metric not in LISTS:
            head += f" {self._by()}"
        return f"{head}: {self._named(values)}{self._behind()}."

    def parts(self, values: Sequence[Value]) -> str:
        """One figure, and what it is made of."""
        return f"{self.one(values[0])}: {self._named(values[1:])}."

    def rows(self, values: Sequence[Value]) -> str:
        """Single transactions, each with its day."""
        told = [self._row(each) for each in values[:MOST_NAMED]]
        heads = self.phrases.heads
        head = heads.get(f"one {self.plan.metric}" if len(values) == 1 else "") or heads[self.plan.metric]
        return f"{head}: {self._enumerated(told, len(values))}{self._behind()}."

    def about(self) -> str:
        """The conditions and the days, as they stand behind a figure."""
        return self._behind_figure(self._conditions() + self._days())

    def what(self) -> str:
        """What recurs, by the kind that the plan names."""
        kinds = self.plan.names_of("kind")
        return self.phrases.kinds[kinds[0] if len(kinds) == 1 else ""]

    def _conditions(self) -> list[str]:
        return conditions_text(self.plan, self.phrases, self.currency, self.locale)

    def _days(self) -> list[str]:
        period = self._period()
        return [period_text(period, self.phrases, self.language)] if period is not None else []

    def _behind_figure(self, parts: Sequence[str]) -> str:
        phrases = self.phrases
        return f"{phrases.begin}{phrases.between.join(parts)}{phrases.end}" if parts else ""

    def _period(self) -> PlanPeriod | None:
        """The days that the sentence tells: a forecast is of a day, and a budget of a month."""
        period = self.plan.period
        if period is None or self.plan.metric in WITHOUT_PERIOD:
            return None
        return replace(period, start=period.end) if self.plan.metric == "forecast_balance" else period

    def _behind(self) -> str:
        parts = self._conditions() + self._days()
        return f" ({self.phrases.between.join(parts)})" if parts else ""

    def _figure(self, value: Value) -> str:
        size, unit = Decimal(value["value"]), value["unit"]
        if unit == "count" and not self.plan.group_by:
            return counted_text(size, self.plan.metric, self.phrases, self.language, self.locale)
        if unit == "days":
            return counted_text(size, "days", self.phrases, self.language, self.locale)
        return figure_text(size, unit, self.locale)

    def _change(self, change: Value, percent: Value | None) -> str:
        """By how much, without a sign; a change of percentages is told in points."""
        size = abs(Decimal(change["value"]))
        if change["unit"] == "percent":
            return self.phrases.changes["points"].format(count=figure_text(size, "count", self.locale))
        told = figure_text(size, change["unit"], self.locale)
        if percent is None:
            return told
        share = figure_text(abs(Decimal(percent["value"])), "percent", self.locale)
        return self.phrases.changes["percent"].format(change=told, percent=share)

    def _named(self, values: Sequence[Value], signed: bool = False) -> str:
        told = []
        for each in values[:MOST_NAMED]:
            size = Decimal(each["value"])
            between = " –" if not signed else ""
            sign = "+" if signed and size > 0 else ""
            told.append(f"{self._label(each['label'])}{between} {sign}{figure_text(size, each['unit'], self.locale)}")
        return self._enumerated(told, len(values))

    def _by(self) -> str:
        return names_text([self.phrases.dimensions[each] for each in self.plan.group_by], self.phrases)

    def _enumerated(self, told: Sequence[str], of: int) -> str:
        return "; ".join(told) + (f"; {self.phrases.others}" if of > len(told) else "")

    def _label(self, label: str) -> str:
        """A group's name: names as they are, days in words."""
        grouped = self.plan.group_by
        if label == "total" or self.plan.metric in PARTS:
            return self.phrases.labels.get(label, label)
        if not grouped or self.plan.metric in LISTS:
            return label
        parts = label.split(JOINED, len(grouped) - 1)
        return ", ".join(self._part(part, name) for part, name in zip(parts, grouped, strict=False))

    def _part(self, part: str, dimension: str) -> str:
        if dimension == "day_type":
            return self.phrases.labels.get(part, part)
        if dimension not in ("day", "week", "month"):
            return part
        day = date.fromisoformat(f"{part}-01" if dimension == "month" else part)
        if dimension == "month":
            return month_name(day, self.phrases, self.language)
        name = day_name(day, self.phrases, self.language)
        return self.phrases.labels["week"].format(day=name) if dimension == "week" else name

    def _row(self, value: Value) -> str:
        day, _, name = value["label"].partition(JOINED)
        size = Decimal(value["value"])
        figure = figure_text(abs(size) if self.plan.metric == "max_transaction" else size, value["unit"], self.locale)
        when = day_name(date.fromisoformat(day), self.phrases, self.language)
        return self.phrases.changes["row"].format(figure=figure, name=name, day=when)


def ended(sentence: str) -> str:
    """A sentence with one full stop at its end, also where an abbreviation has brought one."""
    return sentence.rstrip(".") + "."
