"""Rules: those that one has, in the order in which they decide, and one of them with what it would change."""

from __future__ import annotations

from typing import Any, Final

from flask import Response, g, make_response, request
from markupsafe import Markup
from marshmallow import ValidationError
from werkzeug.datastructures import MultiDict

from finpulse.api.auth.guards import owner_id
from finpulse.api.schemas.rules import NewRule
from finpulse.categorisation import corrections, rules
from finpulse.categorisation.apply_jobs import submit_recategorisation
from finpulse.categorisation.rule_preview import RuleEffect, preview_rule
from finpulse.errors import Conflict, FinPulseError, InvalidInput
from finpulse.extensions import current_session
from finpulse.models import Recategorisation, Rule
from finpulse.web.blueprint import page, see_other
from finpulse.web.form_errors import form_errors
from finpulse.web.frame import show
from finpulse.web.sentences.said import said
from finpulse.web.views.rule_conditions import (
    LINES,
    ConditionLine,
    choices,
    conditions_in,
    lines_of,
    sentence_of,
    typed_lines,
)
from finpulse.web.views.transactions.listing import account_names, category_names

MOST: Final = rules.MOST_RULES
# The newest things that edits have taught, beside the rules.
TAUGHT: Final = 50


@page("/rules")
def list_rules() -> Response:
    """All rules, what edits have taught, and the form for a new one."""
    return _shown(None, _new_form())


@page("/rules/<id:rule_id>")
def show_rule(rule_id: int) -> Response:
    """A rule in its form."""
    rule = rules.find_rule(current_session(), owner_id(), rule_id)
    return _shown(rule, _form_of(rule))


@page("/rules/try", ["POST"])
def try_rule() -> str:
    """What the rule in the form would change; nothing is kept. What a condition can't be is said while it is typed."""
    try:
        effect = preview_rule(current_session(), owner_id(), _rule_in(request.form))
    except InvalidInput as error:
        return show(
            "parts/rule_effect.html",
            effect=None,
            wrong=_wrong(error) if "match" in error.errors and typed_lines(request.form) else None,
        )
    return show("parts/rule_effect.html", effect=effect)


@page("/rules/save", ["POST"])
def save_rule() -> Response:
    """Keep the rule; with `apply`, it holds for the rows that are there too."""
    session, owner, form = current_session(), owner_id(), request.form
    rule_id = form.get("rule", "")
    known = rules.find_rule(session, owner, int(rule_id)) if rule_id.isdecimal() else None
    try:
        fields = _rule_in(form)
        rule = rules.change_rule(session, owner, known.id, fields) if known else rules.add_rule(session, owner, fields)
    except (InvalidInput, Conflict) as error:
        return _shown(known, _typed_form(), _wrong(error))
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


def _wrong(error: InvalidInput | Conflict) -> Markup:
    """What can't be used, in one sentence; a condition before what the rows become."""
    if isinstance(error, Conflict):
        return said(str(error))
    told = form_errors(error)
    return told.get("match") or next(iter(told.values()))


def _shown(rule: Rule | None, form: dict[str, Any], wrong: Markup | None = None) -> Response:
    session, owner = current_session(), owner_id()
    listed = rules.list_rules(session, owner, MOST, None)
    names = account_names()
    html = show(
        "pages/rules.html",
        listed=[(each, sentence_of(each.match, names)) for each in listed],
        rule=rule,
        form=form,
        wrong=wrong,
        effect=_effect(rule) if rule is not None and wrong is None else None,
        choices=choices(),
        names=names,
        categories=category_names(),
        taught=corrections.list_corrections(session, owner, TAUGHT, None),
    )
    return make_response(html, 422 if wrong else 200)


def _effect(rule: Rule) -> RuleEffect | None:
    """What applying a rule would change; None where something that it is about is gone."""
    about = ("match", "category", "merchant", "priority", "override")
    try:
        return preview_rule(current_session(), owner_id(), {name: getattr(rule, name) for name in about})
    except FinPulseError:
        return None


def _form_of(rule: Rule) -> dict[str, Any]:
    """The form that says what a rule says."""
    return {
        "lines": lines_of(rule.match),
        "category": rule.category or "",
        "name_merchant": rule.merchant or "",
        "name": rule.name or "",
        "enabled": rule.enabled,
        "override": rule.override,
    }


def _typed_form() -> dict[str, Any]:
    """The form as it was sent."""
    form = request.form
    lines = typed_lines(form)
    return {
        **{name: form.get(name, "") for name in ("category", "name_merchant", "name")},
        "lines": [*lines, *[ConditionLine()] * max(1, LINES - len(lines))],
        "enabled": "enabled" in form,
        "override": "override" in form,
    }


def _new_form() -> dict[str, Any]:
    """An empty form; a link may begin it by a text or a merchant."""
    begun = [("description:contains", request.args.get("text")), ("merchant:equals", request.args.get("merchant"))]
    lines = [ConditionLine(what, value) for what, value in begun if value]
    return {"lines": [*lines, *[ConditionLine()] * max(1, LINES - len(lines))], "enabled": True}


def _rule_in(form: MultiDict[str, str]) -> dict[str, Any]:
    """The rule that a form says, as the table has it. Raises InvalidInput."""
    lines = typed_lines(form)
    outcome = {"category": form.get("category") or None, "merchant": form.get("name_merchant", "").strip() or None}
    given = {
        "match": conditions_in(lines),
        "set": outcome,
        "name": form.get("name", "").strip(),
        "enabled": "enabled" in form,
        "override": "override" in form,
    }
    try:
        fields: dict[str, Any] = NewRule().load(given)
    except ValidationError as error:
        raise InvalidInput({name: [told] for name, told in form_errors(error).items()}) from error
    return fields
