"""Rules: those that one has, in the order in which they decide, and one of them with what it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask import Response, g, request
from flask_babel import gettext as _
from marshmallow import ValidationError

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.rules import NewRule
from finpulse.categorisation import corrections, rules
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.categorisation.rule_preview import preview_rule
from finpulse.errors import FinPulseError, InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Recategorisation, Rule
from finpulse.web.blueprint import page, see_other
from finpulse.web.formats import number
from finpulse.web.frame import show
from finpulse.web.views.transactions.asked import refused
from finpulse.web.views.transactions.listing import category_names

MOST: Final = rules.MOST_RULES
# The newest things that edits have taught, beside the rules.
TAUGHT: Final = 50
# What the form can say; a rule with other conditions is told, and kept as it is.
SAID: Final = {("description", "contains"), ("merchant", "equals"), ("amount", "between")}


@page("/rules")
def list_rules() -> str:
    """All rules, what edits have taught, and the form for a new one."""
    return _shown(None, {name: request.args.get(name, "") for name in ("text", "merchant")})


@page("/rules/<id:rule_id>")
def show_rule(rule_id: int) -> str:
    """A rule in its form."""
    rule = rules.find_rule(current_session(), owner_id(), rule_id)
    return _shown(rule, _form_of(rule))


@page("/rules/try", ["POST"])
def try_rule() -> str:
    """What the rule in the form would change; nothing is kept. While it says too little, it says what is missing."""
    try:
        effect = preview_rule(current_session(), owner_id(), _rule_in(request.form))
    except InvalidInput:
        return show("parts/rule_effect.html", effect=None)
    return show("parts/rule_effect.html", effect=effect)


@page("/rules/save", ["POST"])
def save_rule() -> Response | str:
    """Keep the rule; with `apply`, it holds for the rows that are there too."""
    session, owner, form = current_session(), owner_id(), request.form
    fields, rule_id = _rule_in(form), form.get("rule", "")
    if rule_id.isdecimal():
        rule = rules.change_rule(session, owner, int(rule_id), fields)
    else:
        rule = rules.add_rule(session, owner, fields)
    if "apply" in form:
        asked = Recategorisation(owner_id=owner, rule_id=rule.id)
        submit_recategorisation(session, asked, "apply-rule", g.request_id)
    return see_other("/rules")


@page("/rules/<id:rule_id>/first", ["POST"])
def put_first(rule_id: int) -> Response:
    """Let a rule decide before all others."""
    session, owner = current_session(), owner_id()
    highest = max((rule.priority for rule in rules.list_rules(session, owner, 1, None)), default=0)
    rules.change_rule(session, owner, rule_id, {"priority": highest + 1})
    return see_other("/rules")


@page("/rules/<id:rule_id>/delete", ["POST"])
def delete_rule(rule_id: int) -> Response:
    """Delete a rule; with `undo`, what it has decided is taken back."""
    session, owner = current_session(), owner_id()
    if "undo" not in request.form:
        rules.remove_rule(session, owner, rule_id)
    elif (left := rules.undo_rule(session, owner, rule_id)) is not None:
        submit_recategorisation(session, left, "undo-rule", g.request_id)
    return see_other("/rules")


@page("/rules/taught/<id:correction_id>/forget", ["POST"])
def forget_correction(correction_id: int) -> Response:
    """Forget what an edit has taught; what it has decided stays."""
    corrections.delete_correction(current_session(), owner_id(), correction_id, history=False)
    return see_other("/rules")


def _shown(rule: Rule | None, form: Mapping[str, str]) -> str:
    session, owner = current_session(), owner_id()
    listed = rules.list_rules(session, owner, MOST, None)
    effect = None
    if rule is not None:
        try:
            effect = preview_rule(session, owner, _rule_in(form))
        except FinPulseError:
            effect = None
    return show(
        "pages/rules.html",
        listed=[(each, sentence_of(each.match)) for each in listed],
        rule=rule,
        form=form,
        effect=effect,
        can_edit=rule is None or all((one["field"], one["op"]) in SAID for one in rule.match),
        categories=category_names(),
        taught=corrections.list_corrections(session, owner, TAUGHT, None),
    )


def sentence_of(match: Sequence[Mapping[str, Any]]) -> str:
    """The conditions of a rule as one sentence."""
    return ", ".join(map(_condition_told, match))


def _condition_told(condition: Mapping[str, Any]) -> str:
    field, op, value = condition["field"], condition["op"], condition["value"]
    fields = {
        "description": _("text"),
        "merchant": _("merchant"),
        "category": _("category"),
        "amount": _("amount"),
        "date": _("day"),
        "day": _("day of the month"),
        "currency": _("currency"),
        "account_id": _("account"),
    }
    ops = {"contains": _("contains"), "equals": _("is"), "regex": _("fits"), "starts_with": _("begins with")}
    if op == "between":
        ends = [("…" if end is None else number(end) if field == "amount" else str(end)) for end in value]
        return f"{fields[field]} {ends[0]} – {ends[1]}"
    return f"{fields[field]} {ops.get(op, op)} “{value}”"


def _form_of(rule: Rule) -> dict[str, str]:
    """The form that says what a rule says."""
    form = {"category": rule.category or "", "name_merchant": rule.merchant or "", "rule": str(rule.id)}
    for one in rule.match:
        if one["op"] == "between":
            form |= {name: end or "" for name, end in zip(("least", "most"), one["value"], strict=True)}
        else:
            form[{"description": "text"}.get(one["field"], one["field"])] = str(one["value"])
    return form


def _rule_in(form: Mapping[str, str]) -> dict[str, Any]:
    """The rule that a form says, as the table has it. Raises InvalidInput."""
    said = {
        name: form.get(name, "").strip() for name in ("text", "merchant", "least", "most", "category", "name_merchant")
    }
    match: list[dict[str, Any]] = []
    if said["text"]:
        match.append({"field": "description", "op": "contains", "value": said["text"]})
    if said["merchant"]:
        match.append({"field": "merchant", "op": "equals", "value": said["merchant"]})
    if said["least"] or said["most"]:
        ends = [said["least"] or None, said["most"] or None]
        match.append({"field": "amount", "op": "between", "value": ends})
    outcome = {"category": said["category"] or None, "merchant": said["name_merchant"] or None}
    try:
        fields: dict[str, Any] = NewRule().load({"match": match, "set": outcome})
    except ValidationError as error:
        raise refused(error) from error
    return fields
