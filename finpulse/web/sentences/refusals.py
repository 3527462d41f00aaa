"""Why something was not done: what forms and conflicts are told, and what is full, busy or away."""

from __future__ import annotations

from typing import Final

from finpulse.web.sentences.marked import N_

REFUSALS: Final = (
    N_("You have %(count)s tokens, which is as many as one may have; delete one first."),
    N_("You have %(count)s unfinished jobs, of %(of_count)s that a user may have; wait for some to end."),
    N_(
        "Your uploads take %(count)s bytes, this brings %(more_count)s, and %(of_count)s are what a user may "
        "have. Undo imports that you don't need, or close their account: their files go with them."
    ),
    N_("It takes an ISO 4217 code, such as UZS."),
    N_("%(day_number)s is after the end of the period, %(last_number)s."),
    N_("It takes a day from %(day_number)s on."),
    N_("%(day_number)s is before %(first_number)s, where the range begins."),
    N_('"%(name)s" is one of the default categories.'),
    N_('You have a category "%(name)s" already.'),
    N_('There are transactions in "%(name)s"; give them another category first.'),
    N_('A rule gives "%(name)s"; change or delete that first.'),
    N_('A correction gives "%(name)s"; change or delete that first.'),
    N_('"%(name)s" is none of your categories; there are %(names)s. POST /categories adds one of your own.'),
    N_(
        "Job %(number)s, which brought transaction %(row_number)s, has been read another way since, and has no "
        "such row any more."
    ),
    N_("Another transaction is equal to %(number)s, and has taken its place."),
    N_("It is split, and its parts' categories count; change those, or take the parts away by splits: null."),
    N_("You have %(count)s rules, and there can be %(of_count)s; delete some, or join them by a regex."),
    N_("The parts add up to %(amount)s and the transaction is %(of_amount)s; they must be the same."),
    N_("%(amount)s is no part of %(of_amount)s: each part of money out is money out, and none is 0."),
    N_("%(amount)s is no part of %(of_amount)s: each part of money in is money in, and none is 0."),
    N_("%(amount)s has more decimals than there are in %(name)s, which has %(count)s."),
    N_("%(amount)s has more decimals than there are in %(name)s, which has none."),
    N_("Line %(line)s was not rejected, so there is nothing to mend."),
    N_("Line %(line)s has %(count)s cells; %(more_count)s came."),
    N_("A cell of line %(line)s is longer than %(count)s characters."),
    N_(
        "The cells of job %(number)s's rows were deleted on %(day_number)s, as this service keeps them for a "
        "limited time; as JSON there are still the lines and reasons."
    ),
    N_("Job %(number)s brought no statement; only an import can be read again."),
    N_("Job %(number)s is %(status)s; only a completed import can be read again."),
    N_("Job %(number)s has read job %(of_number)s again; undo that one to take its rows away."),
    N_("Job %(number)s is %(kind)s, which brings no rows of its own; an import can be undone."),
    N_("Answer a question of the job, or override a part of its reading."),
    N_("Job %(number)s is %(status)s and can't be cancelled any more."),
    N_("Job %(number)s is %(status)s; only a failed or cancelled job can be retried."),
    N_("queued"),
    N_("running"),
    N_("completed"),
    N_("failed"),
    N_("cancelled"),
    N_("No record begins on line %(line)s."),
    N_("The file is not in %(name)s."),
    N_("This belongs to delimited text; the file is %(name)s."),
    N_("This file has no such part that holds transactions."),
    N_("One column must have the role date."),
    N_("A column must have the role amount, debit or credit."),
    N_("A column of this file says which way money went; change what its words mean, in outflow_flags."),
    N_("With a column of the role flag, say which of its words mean money out."),
    N_('"%(cell)s" is not among what it takes: %(names)s.'),
    N_('"%(cell)s" is no choice; it takes %(names)s.'),
    N_('"%(cell)s" is no number from %(least_number)s to %(most_number)s.'),
    N_("It takes a number from %(least_number)s to %(most_number)s."),
    N_('"%(cell)s" is no ISO 4217 code, such as UZS or EUR.'),
    N_('"%(cell)s" is no number, such as 1250.00.'),
    N_("It has %(count)s characters; it takes %(least_number)s to %(most_number)s."),
    N_("It takes %(least_number)s to %(most_number)s characters."),
    N_("Nothing of it can be seen; it takes a letter, a digit or a mark."),
    N_("It holds a character that no text can: NUL or half of a surrogate pair."),
    N_("It takes text."),
    N_("It takes at most %(count)s digits before and %(of_count)s after the point."),
    N_("It takes one of %(names)s."),
    N_("There are %(count)s tags; it takes at most %(of_count)s."),
    N_('"%(name)s" and "%(cell)s" are one tag; write it once.'),
    N_("There are %(count)s parts; it takes %(least_number)s to %(most_number)s, or none."),
    N_("It takes a category, a merchant, or both."),
    N_("An empty text is in every other; say what is to be looked for."),
    N_("Transaction %(number)s is no money out of an account; its amount is %(amount)s."),
    N_("Transaction %(number)s is no money into an account; its amount is %(amount)s."),
    N_("Transaction %(number)s waits for its stages; link it once it is counted."),
    N_("Transaction %(number)s was split; take its parts away, by splits: null, to link it."),
    N_("Both transactions are of one account; a transfer is between two."),
    N_("Transaction %(number)s is a side of transfer %(of_number)s already; part that first."),
    N_(
        "Looking through %(what)s took more than %(count)s seconds, and there is no full answer yet; narrow it by"
        " from and to, by account_id or job_id, or ask for fewer rows."
    ),
    N_("Working this out took more than %(count)s seconds; ask about fewer days, one account or one category."),
    N_("The figures of this question could not be worked out."),
    N_("Too many ask for this just now. Nothing was changed; ask again in a few seconds."),
    N_("The database is away or busy. Nothing was changed; ask again in a few seconds."),
    N_("A value lies outside of what can be kept, such as a number that is too large. Nothing was changed."),
    N_(
        "The connection to the database was lost at the last moment, and whether the change was made is not "
        "known. Look for it before you send it again: under the same Idempotency-Key it is made once only, and a "
        "file that is being imported already is not imported twice."
    ),
    N_("The storage of uploads can't be read now: %(message)s."),
    N_("The storage of uploads can't be reached or used now: %(message)s."),
    N_("The storage can't take the file now; nothing was kept of it."),
    N_("No file can be taken now. %(sentence)s"),
    N_(
        "The disk of %(disk)s has %(count)s MB left, and uploads are taken from %(of_count)s MB on; it goes on by"
        " itself once there is room."
    ),
    N_("the uploads"),
    N_("the database"),
    N_("It takes one file, in the form's field `%(name)s`; found 0."),
    N_("It takes one file, in the form's field `%(name)s`; found more."),
    N_('"%(name)s" is empty: 0 bytes came.'),
    N_("The file's name has %(count)s characters; it takes %(of_count)s at most."),
    N_("The body is larger than the %(count)s bytes that are taken here."),
    N_("This page is from before you signed in or out. Load it anew, and send the form again."),
    N_("A page of another site has sent this form."),
    N_("An administrator has locked this account."),
    N_("This address does not take that method; the Allow header says which ones it takes."),
    N_(
        "The secrets that were stored for this can't be opened any more: the key that they were sealed with is "
        "none of FINPULSE_ENCRYPTION_KEYS. Please give them again."
    ),
    N_("It is of a list with another filter or another sort; begin that one anew."),
    N_("This is no cursor of ours; take it from the Link header, or leave it out."),
    N_("your transactions"),
    N_("%(count)s of your transactions"),
    N_("Job %(number)s is %(status)s; only a completed one can be read again."),
)
