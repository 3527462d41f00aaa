"""Tables of other things beside the transactions: their rows are left out with a reason, or it is asked."""

from __future__ import annotations

import pytest

from finpulse.cleaning.non_transactions import ELSEWHERE
from tests.support.readings import money_of, reading_of, reasons_of

OWN = """\
Datum;Text;Betrag;Saldo
02.03.2026;Bäckerei;-4,50;95,50
13.03.2026;Lohn;90,00;185,50
14.03.2026;Teehaus;-1,10;184,40
"""


@pytest.mark.parametrize(
    "other",
    [
        "Daueraufträge\nNächste Fälligkeit;Empfänger;Betrag;Rhythmus\n01.04.2026;Krause;-800,00;monatlich\n",
        "Kurse;;;\nTag;Währung;Ankauf;Verkauf\n31.03.2026;USD;1,08;1,12\n31.03.2026;CHF;0,95;0,99\n",
        "Punkte\nDatum;Vorgang;Punkte\n31.03.2026;Basis;512\n",
        "Auswertung\nMonat;Einnahmen;Ausgaben;Differenz\n01.03.2026;90,00;-5,60;84,40\n",
        "Dépôt\nÉvaluation;Titre;Quantité;Cours;Valeur\n31.03.2026;ACME;10,5;280,11;2941,16\n",
    ],
)
def test_rows_under_a_title_and_other_names_are_none_of_the_tables_own(other):
    text = f"{OWN}\n{other}"
    assert len(money_of(text)) == 3
    assert ELSEWHERE in reasons_of(text)
    assert not reading_of(text).questions


def test_the_own_header_ends_another_table():
    other = "\nPunkte\nDatum;Vorgang;Punkte\n31.03.2026;Basis;512\n"
    more = "\nDatum;Text;Betrag;Saldo\n15.03.2026;Bahn;-4,40;180,00\n"
    assert len(money_of(OWN + other + more)) == 4


@pytest.mark.parametrize(
    "title", ["Upcoming payments", "Vorgemerkte Umsätze", "Opérations à venir", "Próximos pagos", "Daueraufträge"]
)
def test_a_table_of_the_same_names_whose_title_says_that_it_is_not_booked_is_left_out(title):
    text = f"{OWN}\n{title}\nDatum;Text;Betrag;Saldo\n01.04.2026;Krause;-80,00;\n"
    assert len(money_of(text)) == 3


def test_rows_that_could_as_well_be_the_tables_own_are_asked_about():
    text = f"{OWN}\nZweites\nWann;Was;Wieviel;Danach\n15.03.2026;Bahn;-4,40;180,00\n"
    assert [question.about for question in reading_of(text).questions] == ["header_line"]
