"""What checks of statements have found."""

from __future__ import annotations

from typing import Final

from finpulse.web.sentences.marked import N_

PROOFS: Final = (
    N_("%(sentence)s So it is in %(count)s more places."),
    N_("Each of %(count)s balances follows from the one before it and the rows between them."),
    N_("The opening balance and the rows give the closing balance, %(count)s of %(of_count)s times."),
    N_("The rows add up to what the statement says they do."),
    N_("There are as many rows as the statement says there are."),
    N_("The statement begins with the balance that the account had before it."),
    N_("%(count)s of %(of_count)s balances don't follow from the one before them and the rows between."),
    N_("The opening balance and the rows don't give the closing balance, %(count)s of %(of_count)s times."),
    N_("The rows don't add up to what the statement says they do."),
    N_("There are more or fewer rows than the statement says there are."),
    N_("The statement doesn't begin with the balance that the account had before it."),
    N_(
        "Between line %(line)s and line %(last_line)s the balance falls by %(amount)s more than the rows say: "
        "%(reason)s."
    ),
    N_(
        "Between line %(line)s and line %(last_line)s the balance rises by %(amount)s more than the rows say: "
        "%(reason)s."
    ),
    N_("line %(line)s could not be read"),
    N_("a row is missing, stands there twice, or was altered"),
    N_(
        "Line %(line)s is of %(number)s and line %(last_line)s of %(last_number)s, though the rows stand in "
        "the order of their days and the balance goes on from one to the other: a day is wrong."
    ),
    N_(
        "From line %(line)s to line %(last_line)s the rows lead to %(amount)s, and the statement says "
        "%(number)s: %(difference_amount)s is in no row."
    ),
    N_("The rows lead to %(amount)s, and the statement says %(number)s: %(difference_amount)s is in no row."),
)
