"""Pairs of exports of one account, written before anybody saw how they come out, and what the account must hold then.

`union` is the day and the amount of each transaction, in order; a pair whose `asks` is true may be asked about instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

Union = Sequence[tuple[str, str]]
MOST_DAYS_APART = 4


class Pair(NamedTuple):
    """Two exports, what they are together, and whether nothing in them can tell that."""

    name: str
    a: str
    b: str
    union: Union
    asks: bool = False


def is_union(rows: list[Any], pair: Pair) -> bool:
    """Whether the account has just these transactions; a day may be that of either export."""
    left = Counter((date.fromisoformat(row["date"]), Decimal(row["amount"])) for row in rows)
    for day, amount in pair.union:
        same = [key for key in left if key[1] == Decimal(amount) and left[key]]
        near = [key for key in same if abs((key[0] - date.fromisoformat(day)).days) <= MOST_DAYS_APART]
        if not near:
            return False
        left[min(near, key=lambda key: abs((key[0] - date.fromisoformat(day)).days))] -= 1
    return not any(left.values())


def ofx(rows: Sequence[tuple[str, str, str, str]]) -> str:
    """An OFX statement of these rows: day, amount, FITID and text."""
    entries = "".join(
        f"<STMTTRN><TRNTYPE>{'DEBIT' if amount.startswith('-') else 'CREDIT'}<DTPOSTED>{day.replace('-', '')}"
        f"<TRNAMT>{amount}<FITID>{reference}<NAME>{text}</STMTTRN>"
        for day, amount, reference, text in rows
    )
    return (
        "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n"
        "OLDFILEUID:NONE\nNEWFILEUID:NONE\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0<SEVERITY>INFO"
        "</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>2<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>"
        f"<DTSTART>20260101<DTEND>20261231{entries}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    )


def lines(header: str, rows: str) -> str:
    """A CSV of a header and rows that are told apart by blanks at the line's end."""
    return header + "\n" + "\n".join(row.strip() for row in rows.strip().splitlines()) + "\n"


PLAIN = "Date,Description,Amount"
REWORDED = Pair(
    "another layout of the bank, other words",
    lines(
        "Buchungstag;Verwendungszweck;Betrag;Saldo",
        """03.03.2026;Kartenzahlung REWE 2231 Koeln;-45,10;954,90
        04.03.2026;Lastschrift Stadtwerke Abschlag 03;-89,00;865,90
        06.03.2026;Kartenzahlung dm Drogerie 118;-12,35;853,55
        09.03.2026;Gehalt Muster GmbH Maerz;2.310,00;3.163,55
        10.03.2026;Dauerauftrag Miete;-720,00;2.443,55""",
    ),
    lines(
        "Valuta;Beguenstigter;Info;Umsatz",
        """04.03.2026;SW KOELN ENERGIE;VK 771 ABSCHLAG;-89.00
        06.03.2026;DM-DROGERIE MARKT;GIROCARD 0118//KOELN;-12.35
        09.03.2026;MUSTER GMBH;LOHN/GEHALT;2310.00
        10.03.2026;WOHNBAU EG;RATE;-720.00
        12.03.2026;BAECKEREI;BROT;-4.20""",
    ),
    [
        ("2026-03-03", "-45.10"),
        ("2026-03-04", "-89.00"),
        ("2026-03-06", "-12.35"),
        ("2026-03-09", "2310.00"),
        ("2026-03-10", "-720.00"),
        ("2026-03-12", "-4.20"),
    ],
)
VALUE_DATES = Pair(
    "OFX by booking days, CSV by value days, one to three days apart",
    ofx(
        [
            ("2026-05-04", "-31.20", "A1", "MARKET HALL"),
            ("2026-05-05", "-8.00", "A2", "PARKING SW"),
            ("2026-05-08", "-54.75", "A3", "HARBOUR BOOKS"),
            ("2026-05-11", "1250.00", "A4", "NORTHWIND PAYROLL"),
            ("2026-05-12", "-8.00", "A5", "PARKING SW"),
        ]
    ),
    lines(
        PLAIN,
        """2026-05-05,Market Hall Leeds,-31.20
        2026-05-06,Parking SW,-8.00
        2026-05-11,Harbour Books,-54.75
        2026-05-12,Northwind Payroll,1250.00
        2026-05-13,Parking SW,-8.00
        2026-05-14,Corner Deli,-6.40""",
    ),
    [
        ("2026-05-04", "-31.20"),
        ("2026-05-05", "-8.00"),
        ("2026-05-08", "-54.75"),
        ("2026-05-11", "1250.00"),
        ("2026-05-12", "-8.00"),
        ("2026-05-14", "-6.40"),
    ],
)
TIME_ZONE = Pair(
    "the same coffee every day, and all days one later by another time zone",
    lines(
        PLAIN,
        """2026-06-01,KAFFEEBAR,-3.50
        2026-06-02,KAFFEEBAR,-3.50
        2026-06-02,BUCHLADEN,-19.90
        2026-06-03,KAFFEEBAR,-3.50
        2026-06-03,KINO CENTRAL,-11.00
        2026-06-04,GARTENMARKT,-47.30""",
    ),
    lines(
        "Day;Text;Value",
        """2026-06-02;Kaffeebar;-3.50
        2026-06-03;Kaffeebar;-3.50
        2026-06-03;Buchladen;-19.90
        2026-06-04;Kaffeebar;-3.50
        2026-06-04;Kino Central;-11.00
        2026-06-05;Gartenmarkt;-47.30""",
    ),
    [
        ("2026-06-01", "-3.50"),
        ("2026-06-02", "-3.50"),
        ("2026-06-02", "-19.90"),
        ("2026-06-03", "-3.50"),
        ("2026-06-03", "-11.00"),
        ("2026-06-04", "-47.30"),
    ],
)
NEW_REFERENCES = Pair(
    "references made anew, two equal coffees on one day",
    ofx(
        [
            ("2026-04-01", "-2.80", "X100", "ESPRESSO"),
            ("2026-04-01", "-2.80", "X101", "ESPRESSO"),
            ("2026-04-02", "-60.00", "X102", "FUEL"),
        ]
    ),
    ofx(
        [
            ("2026-04-01", "-2.80", "7781", "ESPRESSO"),
            ("2026-04-01", "-2.80", "7782", "ESPRESSO"),
            ("2026-04-02", "-60.00", "7783", "FUEL"),
            ("2026-04-03", "-2.80", "7784", "ESPRESSO"),
        ]
    ),
    [("2026-04-01", "-2.80"), ("2026-04-01", "-2.80"), ("2026-04-02", "-60.00"), ("2026-04-03", "-2.80")],
)
TIP = Pair(
    "a restaurant that was pending is booked two days later with a tip",
    lines(
        PLAIN,
        """2026-07-01,GROCER 12,-23.10
        2026-07-02,HARDWARE DEPOT,-18.45
        2026-07-04,PENDING - TRATTORIA LUCIA,-50.00""",
    ),
    lines(
        PLAIN,
        """2026-07-01,GROCER 12,-23.10
        2026-07-02,HARDWARE DEPOT,-18.45
        2026-07-06,TRATTORIA LUCIA LYON,-59.00
        2026-07-07,BAKERY,-3.30""",
    ),
    [("2026-07-01", "-23.10"), ("2026-07-02", "-18.45"), ("2026-07-06", "-59.00"), ("2026-07-07", "-3.30")],
)
RATE = Pair(
    "a purchase abroad is booked at another rate, and nothing had said that it was pending",
    lines(
        PLAIN,
        """2026-08-10,SUPERMARKET EAST,-61.20
        2026-08-11,TRAM TICKET,-2.90
        2026-08-12,HOTEL BELVEDERE ZURICH,-212.40""",
    ),
    lines(
        PLAIN,
        """2026-08-10,SUPERMARKET EAST,-61.20
        2026-08-11,TRAM TICKET,-2.90
        2026-08-14,HOTEL BELVEDERE ZURICH,-215.07
        2026-08-15,TRAM TICKET,-2.90""",
    ),
    [("2026-08-10", "-61.20"), ("2026-08-11", "-2.90"), ("2026-08-14", "-215.07"), ("2026-08-15", "-2.90")],
)
TWO_CARDS = Pair(
    "two cards that are led in one account, with two amounts in common",
    lines(
        PLAIN,
        """2026-02-02,CINEMA ODEON,-12.00
        2026-02-03,GREENGROCER,-17.35
        2026-02-05,PETROL STATION 9,-55.02
        2026-02-06,BARBER,-20.00
        2026-02-09,PHARMACY,-8.15
        2026-02-10,SHOE REPAIR,-31.00""",
    ),
    lines(
        "Day;Text;Value",
        """2026-02-02;Museum;-12.00
        2026-02-03;Toy shop;-44.90
        2026-02-04;Ferry line;-73.25
        2026-02-06;Florist;-20.00
        2026-02-08;Bike parts;-16.70
        2026-02-10;Stationery;-5.95""",
    ),
    [
        ("2026-02-02", "-12.00"),
        ("2026-02-02", "-12.00"),
        ("2026-02-03", "-17.35"),
        ("2026-02-03", "-44.90"),
        ("2026-02-04", "-73.25"),
        ("2026-02-05", "-55.02"),
        ("2026-02-06", "-20.00"),
        ("2026-02-06", "-20.00"),
        ("2026-02-08", "-16.70"),
        ("2026-02-09", "-8.15"),
        ("2026-02-10", "-31.00"),
        ("2026-02-10", "-5.95"),
    ],
)
ADJACENT = Pair(
    "two exports that touch in one day, each with a ride of the same price",
    lines(PLAIN, "2026-09-01,LIBRARY FINE,-1.20\n2026-09-02,BUS 40 CENTRAL,-2.40"),
    lines(PLAIN, "2026-09-02,FERRY PIER 3,-2.40\n2026-09-04,ICE RINK,-9.00"),
    [("2026-09-01", "-1.20"), ("2026-09-02", "-2.40"), ("2026-09-02", "-2.40"), ("2026-09-04", "-9.00")],
    asks=True,
)
INSTALMENTS = Pair(
    "instalments that keep the day and the amount of the purchase",
    lines(PLAIN, "2026-01-15,LOJA NOVA PARC 03/12,-80.00\n2026-02-03,MERCADO,-42.11"),
    lines(PLAIN, "2026-01-15,LOJA NOVA PARC 04/12,-80.00\n2026-03-05,FARMACIA,-17.90"),
    [("2026-01-15", "-80.00"), ("2026-01-15", "-80.00"), ("2026-02-03", "-42.11"), ("2026-03-05", "-17.90")],
)
LATE_ROW = Pair(
    "a row that the bank adds to days of which it had told already",
    lines(PLAIN, "2026-10-01,FISHMONGER,-14.00\n2026-10-02,LAUNDRY,-7.50\n2026-10-03,WINE SHOP,-22.00"),
    lines(
        PLAIN,
        """2026-10-01,FISHMONGER,-14.00
        2026-10-02,LAUNDRY,-7.50
        2026-10-02,TOLL ROAD,-3.80
        2026-10-03,WINE SHOP,-22.00""",
    ),
    [("2026-10-01", "-14.00"), ("2026-10-02", "-3.80"), ("2026-10-02", "-7.50"), ("2026-10-03", "-22.00")],
)
BALANCES = Pair(
    "one row in common, whose words have nothing in common, and balances on both sides",
    lines(
        "Date,Details,Amount,Balance",
        """2026-11-02,Opticians,-120.00,880.00
        2026-11-05,Transfer 8841,-300.00,580.00""",
    ),
    lines(
        "Booked;Payee;Change;Account balance",
        """2026-11-05;Holiday club;-300.00;580.00
        2026-11-08;Newsagent;-2.10;577.90""",
    ),
    [("2026-11-02", "-120.00"), ("2026-11-05", "-300.00"), ("2026-11-08", "-2.10")],
)
GROWN = Pair(
    "texts that are cut off in one export, and longer in the other",
    lines(PLAIN, "2026-12-01,SQ *HILLSIDE RO,-11.25\n2026-12-02,ACH CREDIT ACME CO,930.00\n2026-12-03,CHK,-75.00"),
    lines(
        "Date,Description,Reference,Amount",
        """2026-12-01,SQ *HILLSIDE ROASTERS 0442 BEND OR,90017,-11.25
        2026-12-02,ACH CREDIT ACME CO PAYROLL DES:DIR DEP,90018,930.00
        2026-12-03,CHK 1182,90019,-75.00
        2026-12-04,SQ *HILLSIDE ROASTERS 0442 BEND OR,90020,-11.25""",
    ),
    [("2026-12-01", "-11.25"), ("2026-12-02", "930.00"), ("2026-12-03", "-75.00"), ("2026-12-04", "-11.25")],
)
PAIRS = (
    REWORDED,
    VALUE_DATES,
    TIME_ZONE,
    NEW_REFERENCES,
    TIP,
    RATE,
    TWO_CARDS,
    ADJACENT,
    INSTALMENTS,
    LATE_ROW,
    BALANCES,
    GROWN,
)
