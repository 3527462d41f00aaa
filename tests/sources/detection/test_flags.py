"""A column of two words beside unsigned amounts says which way money went, whatever the language."""

from __future__ import annotations

import io

import pytest

from finpulse.cleaning.rows import Cleaner, CleanRow
from finpulse.sources.formats import detect, read_rows
from finpulse.sources.reading import Hints
from finpulse.sources.reading_json import question_to_json
from finpulse.sources.revision.answers import answered, check_answers
from finpulse.sources.revision.changes import checked
from finpulse.sources.revision.revise import revise
from tests.support.readings import money_of, reading_of, rows_of

TELLING = (("Corner grocery", -45), ("Jane Smith", -12), ("Salary March", 1500), ("City pharmacy", -88), ("Otten", 20))
MUTE = (("Alpha", -45), ("Beta", -12), ("Gamma", 1500), ("Delta", -88), ("Epsilon", 20))


def statement(rows: tuple[tuple[str, int], ...], out: str, inward: str, header: str = "Type") -> str:
    lines = [f"2026-03-{13 + at},{text},{out if n < 0 else inward},{abs(n)}.00" for at, (text, n) in enumerate(rows)]
    return "\n".join([f"Date,Description,{header},Amount", *lines, ""])


def amounts_of(text: str, **hints: str) -> list[int]:
    return [int(amount) for _, amount in money_of(text, **hints)]


def true_amounts(rows: tuple[tuple[str, int], ...]) -> list[int]:
    return [amount for _, amount in rows]


def asked(text: str, **hints: str) -> list[str]:
    return [question.about for question in reading_of(text, **hints).questions]


@pytest.mark.parametrize(
    ("out", "inward"),
    [
        *(("DBIT", "CRDT"), ("Paid Out", "Paid In"), ("Transfer-Out", "Transfer-In"), ("Auszahlung", "Einzahlung")),
        *(("kiadás", "bevétel"), ("Wydatek", "Wpływ"), ("Odchozí", "Příchozí"), ("Uscita", "Entrata")),
        *(("Egreso", "Ingreso"), ("Saída", "Entrada"), ("Utgift", "Inntekt"), ("Meno", "Tulo"), ("Isplata", "Uplata")),
        *(("Списание", "Зачисление"), ("Витрата", "Надходження"), ("Çıkış", "Giriş"), ("Chiqim", "Kirim")),
        *(("سحب", "إيداع"), ("חובה", "זכות"), ("ถอน", "ฝาก"), ("ghi nợ", "ghi có"), ("Keluar", "Masuk")),
        *(("转出", "转入"), ("お支払", "お預り"), ("출금", "입금"), ("Έξοδο", "Έσοδο"), ("→", "←"), ("-1", "1")),
    ],
)
def test_words_of_many_languages(out: str, inward: str) -> None:
    text = statement(MUTE, out, inward)
    assert amounts_of(text) == true_amounts(MUTE)
    assert not asked(text)


@pytest.mark.parametrize("header", ["Type", "Zork"])
def test_words_that_nobody_knows_mean_what_their_rows_are_about(header: str) -> None:
    text = statement(TELLING, "lipa", "pokea", header)
    assert amounts_of(text) == true_amounts(TELLING)
    assert not asked(text)


def test_a_header_that_asks_for_a_direction_is_answered_by_true_and_false() -> None:
    assert amounts_of(statement(MUTE, "true", "false", "Is Debit")) == true_amounts(MUTE)
    assert amounts_of(statement(MUTE, "no", "yes", "Is Credit")) == true_amounts(MUTE)


def test_one_flag_and_blanks() -> None:
    assert amounts_of(statement(MUTE, "", "CR", "Note")) == true_amounts(MUTE)


def test_a_payment_goes_out_of_an_account_and_comes_in_on_a_card() -> None:
    account, card = statement(MUTE, "Payment", "Deposit"), statement(MUTE, "Purchase", "Payment")
    assert amounts_of(account) == true_amounts(MUTE)
    assert amounts_of(card, account_type="credit_card") == true_amounts(MUTE)


def test_where_nothing_tells_it_is_asked_which_word_means_money_out() -> None:
    text = statement(MUTE, "zig", "zag")
    [question] = reading_of(text).questions
    assert question.about == "outflow_flags"
    assert set(question.choices) == {"zig", "zag", "zag zig"}


@pytest.mark.parametrize("answer", ["zig", "zag", "zag zig"])
def test_an_answer_leads_to_the_reading_that_it_says_and_to_no_further_question(answer: str) -> None:
    file = io.BytesIO(statement(MUTE, "zig", "zag").encode())
    reading = detect(file, Hints())
    questions = [question_to_json(question) for question in reading.questions]
    check_answers(questions, {"outflow_flags": answer})
    changes = checked(reading, {"outflow_flags": answer})
    revised = revise(file, reading, changes, Hints())
    cleaner = Cleaner(revised.layout, 1)
    rows = [cleaner.clean(row.line, row.cells) for row in read_rows(file, revised)]
    sign = {"zig": 1, "zag": -1}.get(answer)
    expected = [n * sign if sign else -abs(n) for n in true_amounts(MUTE)]
    assert [row.money.amount for row in rows if isinstance(row, CleanRow)] == expected
    assert [(q["taken"], q["answered"]) for q in answered(questions, changes)] == [(answer, True)]


@pytest.mark.parametrize(("first", "second"), [("ANNA", "PETER"), ("Virtual", "Physical"), ("Visa", "Maestro")])
def test_two_words_that_say_something_else_raise_no_question_on_a_card(first: str, second: str) -> None:
    rows = (("Corner grocery", -45), ("Cafe Nord", 12), ("City pharmacy", -88), ("Shoe shop", 20))
    text = statement(rows, first, second, "Used by")
    assert {amount < 0 for amount in amounts_of(text, account_type="credit_card")} == {True}
    assert not asked(text, account_type="credit_card")


def test_printed_signs_win_over_any_column() -> None:
    text = "Date,Description,Type,Amount\n2026-03-13,Shop,zig,-5.00\n2026-03-14,Pay,zag,-6.00\n2026-03-15,X,zig,7.00\n"
    assert amounts_of(text) == [-5, -6, 7]
    assert not asked(text)


def test_flags_that_contradict_all_printed_signs_are_asked_about_on_an_account() -> None:
    rows = (("Alpha", "Debit", "100"), ("Beta", "Debit", "50"), ("Gamma", "Credit", "-60"), ("Delta", "Credit", "-70"))
    lines = [f"2026-03-{13 + at},{','.join(row)}" for at, row in enumerate(rows)]
    text = "\n".join(["Date,Description,Type,Amount", *lines, ""])
    assert asked(text) == ["sign"]
    assert amounts_of(text) == [-100, -50, 60, 70]


def test_an_unknown_word_among_known_flags_rejects_its_row() -> None:
    text = statement(MUTE, "Debit", "Credit").replace("Beta,Debit", "Beta,Bogus")
    [dropped] = [row for row in rows_of(text) if not isinstance(row, CleanRow)]
    assert (dropped.outcome, '"Bogus" says neither' in dropped.reason) == ("rejected", True)


def test_amounts_that_cannot_be_read_are_no_flags() -> None:
    text = "No,Date,Text,Deposit\n1,2026-03-13,Shop,\n2,2026-03-14,Rent,\n3,2026-03-15,Salary,#250#000\n"
    assert "flag" not in [column.role for column in reading_of(text).layout.columns]
