"""What questions about statements say, and their choices."""

from __future__ import annotations

from typing import Final

from finpulse.web.sentences.marked import N_

QUESTIONS: Final = (
    N_("No row of this file is booked: all that could be transactions say that they are pending."),
    N_("they are left out until they are booked"),
    N_("they are transactions all the same"),
    N_(
        "Neither this file nor its account names the currency of these amounts. Which one is it? Besides "
        "those listed, every ISO 4217 code is an answer."
    ),
    N_(
        "The amounts of this file have a sign that several currencies share, and its account is in none of "
        "them for sure. Which one is it?"
    ),
    N_("Several tables of this file hold transactions, under different headers. One of them is read."),
    N_("the table under line %(line)s"),
    N_("Nothing that this PDF prints proves that its rows were read rightly and none is missing. Are they right?"),
    N_(
        "By the numbers on its pages, this PDF lacks these: %(numbers)s. Nothing proves that no row is missing. "
        "Are the others right?"
    ),
    N_(
        "Its first rows go on from a page before them, which is missing. Nothing proves that no row is missing. "
        "Are the others right?"
    ),
    N_(
        "Its last rows are carried on to a next page, which is missing. Nothing proves that no row is missing. "
        "Are the others right?"
    ),
    N_(
        "The text of this PDF's scanned pages was read by OCR, and nothing that it prints proves that its rows were "
        "read rightly and none is missing. Are they right?"
    ),
    N_("Much of the text on these scanned pages could hardly be read: %(numbers)s. Are these rows right?"),
    N_("Lines of scanned pages run so crookedly that rows may be mixed up. Are these rows right?"),
    N_('"%(text)s" on a scanned page may be another day. Are these rows right?'),
    N_('On a scanned page no day was found in "%(text)s". Are these rows right?'),
    N_("The days on scanned pages, as they were read, are in no order. Are these rows right?"),
    N_(
        "These pages of this PDF are pictures without text, which were not read: %(numbers)s. Rows may be missing. "
        "Are the others right?"
    ),
    N_("keep the rows as they are"),
    N_("undo the import"),
    N_("No year is printed in this PDF, so the days of its rows can't be told."),
    N_("keep what could be read"),
    N_("This PDF holds %(count)s accounts. Which of their transactions belong to this one?"),
    N_("those of all of them"),
    N_("those of its account %(name)s, from line %(line)s to line %(last_line)s"),
    N_("Other sheets of this workbook hold transactions too, in other columns, and are left out: %(names)s."),
    N_("Several sheets of this workbook are of the same time, as those of different accounts are. All are read."),
    N_("the transactions of %(names)s"),
    N_("Rows of this file are called %(names)s, which may be a shop or a balance."),
    N_("they are transactions"),
    N_("they only state a balance"),
    N_("The years of this file would lie ahead. From where do their two digits count?"),
    N_("69 is 2069"),
    N_("69 is 2569 of the Buddhist era, which is 2026"),
    N_("The dates of this file can be read in several orders. In which one do they name day, month and year?"),
    N_("Every day of this file can also be a month. In which order are its dates?"),
    N_("day/month/year"),
    N_("month/day/year"),
    N_("year/month/day"),
    N_("A spreadsheet may have taken days for months in those dates of this file that it knew as dates."),
    N_("the dates are right as they stand"),
    N_("day and month are exchanged there"),
    N_("Dates of this file, such as %(example)s, lie before 1970 or weeks ahead."),
    N_("their rows are left out"),
    N_("they are right"),
    N_("The dates of this file name no year. Which one do they belong to?"),
    N_("Each transaction of this file has a row for every account that it touches. Which one is this account?"),
    N_("%(name)s, which %(count)s transactions touch"),
    N_("Several columns of this file hold amounts of money, and nothing says which of them is the transaction's."),
    N_("column %(number)s: %(cells)s"),
    N_("The file does not show which of its amounts are money out. What does a positive amount mean?"),
    N_("money in is positive"),
    N_("money out is positive"),
    N_("No amount of this file shows a sign, and nothing in it tells which way each of them went."),
    N_("all of them are money in"),
    N_("all of them are money out"),
    N_(
        "some are money in and some money out, which nothing in this file tells apart: undo the import, and "
        "export it with signs or with a column that says which way money went"
    ),
    N_("Which of these words means money out: %(words)s?"),
    N_("%(words)s means money out, %(others)s money in"),
    N_("%(words)s mean money out, what is left money in"),
    N_("all of them are money out: this column says something else"),
    N_("Some rows of this file are marked %(words)s. Does that mean money out?"),
    N_("%(words)s means money out"),
    N_("%(words)s means money in"),
    N_("a blank cell"),
    N_("%(words)s or %(others)s"),
    N_("%(words)s and %(others)s"),
    N_("The balances prove every amount, but not whether they were counted from the first row or from the last."),
    N_("as it seems: where the balance falls, money went out"),
    N_("the other way round: the balances were counted from the other end, or are those of a debt"),
    N_("No amount of this file shows a sign, and its rows are about money in and money out. How are they to go?"),
    N_("each by what it is about: a salary or a refund is money in, all others money out"),
    N_("each by what it is about; rows whose texts say nothing are left out"),
    N_("some of their texts say the wrong thing: undo the import, and export it with signs"),
    N_("Every amount of this file could be thousands or have a fraction of three digits. What is its decimal mark?"),
    N_("a point: 1.234 is one and a bit"),
    N_("a comma: 1,234 is one and a bit"),
    N_("another one: 1.234 is a thousand"),
    N_("another one: 1,234 is a thousand"),
    N_("Do the amounts of this file count whole units of the currency, parts of them, or thousands?"),
    N_("All amounts of this file are whole numbers. Do they count whole units of the currency, or parts of them?"),
    N_("%(amount)s is %(number)s"),
    N_(
        'Some amounts of this file, such as "%(cell)s", have marks at wrong places or are rounded, so that '
        "their figures are not sure."
    ),
    N_("they are read by their digits as they stand"),
    N_("Some amounts of this file have two minus signs. What do they mean?"),
    N_("nothing that is sure: their rows are left out"),
    N_("money in"),
    N_("Two columns of this file take turns with amounts, and nothing says which is which."),
    N_("money out stands in the first, money in in the second"),
    N_("money in stands in the first, money out in the second"),
    N_("The balance doesn't tell whether the fees are part of the amounts beside them."),
    N_("they are: the amounts are what was moved"),
    N_("no: they were moved besides"),
    N_("One row may be a transaction that the account has already, in other words. Is it the same?"),
    N_("%(count)s rows may be transactions that the account has already, in other words. Are they the same?"),
    N_("they are the same: leave these rows out"),
    N_("they are different transactions: take these rows too"),
)
