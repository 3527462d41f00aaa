"""What nothing in a file decides is asked, and one of the choices is the reading that a person means."""

from __future__ import annotations

import pytest

from finpulse.sources.reading import Question
from tests.support.readings import reading_of

NAMES = ("H. Yilmaz 2201", "Ref 55120", "M. Barros 8841", "R. Fontaine 0034", "T. Okafor 1190", "K. Lindqvist 4412")


def table(header: str, *columns: tuple[str, ...]) -> str:
    rows = (
        f"2026-01-{at:02};{name};{';'.join(cells)}\n"
        for at, (name, *cells) in enumerate(zip(NAMES, *columns, strict=True), 13)
    )
    return f"{header}\n{''.join(rows)}"


def asked(content: str, account_type: str = "checking") -> dict[str, Question]:
    return {question.about: question for question in reading_of(content, account_type=account_type).questions}


AMOUNTS = ("24,94", "68,64", "199,59", "27,70", "117,88", "17,85")


def test_two_amounts_that_only_a_letter_tells_apart() -> None:
    others = ("29,58", "66,84", "216,48", "26,08", "109,66", "24,15")
    signed = [tuple(f"-{cell}" for cell in cells) for cells in (AMOUNTS, others)]
    assert set(asked(table("Datum;Text;Belopp A;Belopp B", *signed))["amount_column"].choices) == {"2", "3"}
    assert not asked(table("Datum;Text;Belopp;Foreign amount", *signed))


def test_two_amounts_that_only_a_number_tells_apart_and_that_take_turns_are_out_and_in() -> None:
    halves = (AMOUNTS[:3] + ("",) * 3, ("",) * 3 + AMOUNTS[3:])
    [question] = asked(table("Datum;Omschrijving;Bedrag 1;Bedrag 2", *halves)).values()
    assert (question.about, set(question.choices)) == ("sign", {"as_written", "inverted"})


def test_two_digits_beside_amounts_without_signs_may_be_directions() -> None:
    [question] = asked(table("Data;Opis;Typ;Kwota", tuple("212221"), AMOUNTS)).values()
    assert question.about == "outflow_flags"
    assert {"1", "2"} < set(question.choices)


@pytest.mark.parametrize(("positive", "questions"), [(5, {"sign"}), (7, set())])
def test_a_cards_signs_are_asked_about_where_neither_is_much_more_frequent(positive: int, questions: set[str]) -> None:
    signs = ("" if at < positive else "-" for at in range(8))
    rows = "".join(f"2026-01-1{at};{NAMES[at % 6]};{sign}1{at}.20\n" for at, sign in enumerate(signs))
    assert asked(f"Date;Name;Amount\n{rows}", "credit_card").keys() == questions


def test_a_last_row_that_shares_nothing_with_the_others_may_be_a_balance() -> None:
    rows = "".join(f"1{at}/01/2026;-{cell};Carte;;{NAMES[at]};Divers\n" for at, cell in enumerate(AMOUNTS))
    last = "31/03/2026;4721,07;;01234 123456A;;\n"
    [question] = asked(rows + last).values()
    assert (question.about, list(question.choices)) == ("opening_counts", ["false", "true"])
    assert not asked(rows + last.replace(";;01234 123456A;;", ";;;Salaire;"))


def test_a_day_of_recording_comes_after_a_day_of_the_operation() -> None:
    days = tuple(f"2026-02-{at:02}" for at in range(15, 21))
    reading = reading_of(table("Data operazione;Descrizione;Data registrazione;Importo", days, AMOUNTS))
    assert reading.layout.columns[reading.layout.positions("date")[0]].header == "Data operazione"
