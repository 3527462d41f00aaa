"""More pairs of exports, of lists that follow each other, of habits, and of what one of the two lacks."""

from __future__ import annotations

from tests.support.overlap_pairs import PLAIN, Pair, lines

FOLLOWING = Pair(
    "two months that follow each other, with the same coffee and the same bus every day",
    lines(
        PLAIN,
        """2026-01-28,COFFEE BAR,-3.50
        2026-01-28,METRO LINE 4,-2.20
        2026-01-29,COFFEE BAR,-3.50
        2026-01-30,METRO LINE 4,-2.20
        2026-01-31,COFFEE BAR,-3.50
        2026-01-31,MUSIC BOX,-9.99""",
    ),
    lines(
        PLAIN,
        """2026-02-01,COFFEE BAR,-3.50
        2026-02-01,METRO LINE 4,-2.20
        2026-02-02,MUSIC BOX,-9.99
        2026-02-03,COFFEE BAR,-3.50""",
    ),
    [
        ("2026-01-28", "-3.50"),
        ("2026-01-28", "-2.20"),
        ("2026-01-29", "-3.50"),
        ("2026-01-30", "-2.20"),
        ("2026-01-31", "-3.50"),
        ("2026-01-31", "-9.99"),
        ("2026-02-01", "-3.50"),
        ("2026-02-01", "-2.20"),
        ("2026-02-02", "-9.99"),
        ("2026-02-03", "-3.50"),
    ],
)
ONE_DAY_IN_COMMON = Pair(
    "one day in common, and the same purchases on the days around it",
    lines(
        PLAIN,
        """2026-04-07,LUNCH ROOM,-8.90
        2026-04-08,TAXI 21,-14.30
        2026-04-09,COFFEE BAR,-3.50
        2026-04-10,LIBRARY,-1.00""",
    ),
    lines(
        PLAIN,
        """2026-04-10,LIBRARY,-1.00
        2026-04-11,TAXI 21,-14.30
        2026-04-11,LUNCH ROOM,-8.90
        2026-04-12,COFFEE BAR,-3.50""",
    ),
    [
        ("2026-04-07", "-8.90"),
        ("2026-04-08", "-14.30"),
        ("2026-04-09", "-3.50"),
        ("2026-04-10", "-1.00"),
        ("2026-04-11", "-14.30"),
        ("2026-04-11", "-8.90"),
        ("2026-04-12", "-3.50"),
    ],
)
CARD_DATES = Pair(
    "a card's purchases by the day of the purchase, and by the day they were posted",
    lines(
        "Transaction Date,Description,Amount",
        """2026-05-01,BREW HOUSE 12 PORTLAND OR,-6.75
        2026-05-02,ALPINE SPORTS,-88.40
        2026-05-03,BREW HOUSE 12 PORTLAND OR,-6.75
        2026-05-05,CITY PARKING METER,-4.00
        2026-05-06,ALPINE SPORTS REFUND,20.00""",
    ),
    lines(
        "Posted;Payee;Debit;Credit",
        """2026-05-03;BREW HOUSE 12;6.75;
        2026-05-04;ALPINE SPORTS;88.40;
        2026-05-05;BREW HOUSE 12;6.75;
        2026-05-06;CITY PARKING;4.00;
        2026-05-08;ALPINE SPORTS;;20.00
        2026-05-09;FLOWER CART;15.00;""",
    ),
    [
        ("2026-05-01", "-6.75"),
        ("2026-05-02", "-88.40"),
        ("2026-05-03", "-6.75"),
        ("2026-05-05", "-4.00"),
        ("2026-05-06", "20.00"),
        ("2026-05-09", "-15.00"),
    ],
)
TWINS = Pair(
    "two equal rides in the same words, which the other export tells apart by their lines",
    lines(
        PLAIN,
        """2026-06-10,TRANSPORT AUTHORITY,-2.40
        2026-06-10,TRANSPORT AUTHORITY,-2.40
        2026-06-11,DENTIST WEST,-65.00
        2026-06-12,PET SHOP,-11.80""",
    ),
    lines(
        "Day;Details;Value",
        """2026-06-10;Transport authority line 4;-2.40
        2026-06-10;Transport authority line 9;-2.40
        2026-06-10;Transport authority line 4;-2.40
        2026-06-11;Dentist;-65.00
        2026-06-12;Pet shop Ltd;-11.80""",
    ),
    [
        ("2026-06-10", "-2.40"),
        ("2026-06-10", "-2.40"),
        ("2026-06-10", "-2.40"),
        ("2026-06-11", "-65.00"),
        ("2026-06-12", "-11.80"),
    ],
)
QIF = Pair(
    "QIF, then CSV with balances",
    "!Type:Bank\nD07/13/2026\nT-32.10\nPHomeware Store\n^\nD07/14/2026\nT-7.25\nPPost Office\n^\n"
    "D07/15/2026\nT1800.00\nPEmployer Inc\n^\nD07/17/2026\nT-99.00\nPGym\n^\n",
    lines(
        "Date,Narrative,Amount,Balance",
        """14/07/2026,POST OFFICE 3321,-7.25,492.75
        15/07/2026,BACS EMPLOYER INC REF 7,1800.00,2292.75
        17/07/2026,DD FITNESS CLUB,-99.00,2193.75
        18/07/2026,ICE CREAM VAN,-2.50,2191.25""",
    ),
    [
        ("2026-07-13", "-32.10"),
        ("2026-07-14", "-7.25"),
        ("2026-07-15", "1800.00"),
        ("2026-07-17", "-99.00"),
        ("2026-07-18", "-2.50"),
    ],
)
GAP = Pair(
    "a later export lacks a row of days that it tells of",
    lines(
        PLAIN,
        "2026-08-03,GREEN GROCER,-12.20\n2026-08-04,CAR WASH,-9.00\n2026-08-05,TAILOR,-35.00\n2026-08-06,BAKERY,-4.10",
    ),
    lines(PLAIN, "2026-08-03,GREEN GROCER,-12.20\n2026-08-05,TAILOR,-35.00\n2026-08-06,BAKERY,-4.10"),
    [("2026-08-03", "-12.20"), ("2026-08-04", "-9.00"), ("2026-08-05", "-35.00"), ("2026-08-06", "-4.10")],
)
MONTHLY = Pair(
    "the same amounts each month, in other words, of which two months are in both",
    lines(
        PLAIN,
        """2026-01-02,SO RENT FLAT 3,-900.00
        2026-01-05,DD POWERCO 7781,-60.00
        2026-02-02,SO RENT FLAT 3,-900.00
        2026-02-05,DD POWERCO 7781,-60.00
        2026-03-02,SO RENT FLAT 3,-900.00
        2026-03-05,DD POWERCO 7781,-60.00""",
    ),
    lines(
        "Day;Text;Value",
        """2026-02-02;Landlord;-900.00
        2026-02-05;Electricity;-60.00
        2026-03-02;Landlord;-900.00
        2026-03-05;Electricity;-60.00
        2026-04-02;Landlord;-900.00
        2026-04-05;Electricity;-60.00""",
    ),
    [
        (day, amount)
        for month in ("01", "02", "03", "04")
        for day, amount in ((f"2026-{month}-02", "-900.00"), (f"2026-{month}-05", "-60.00"))
    ],
)
CURRENCIES = Pair(
    "equal amounts of two currencies",
    lines(
        "Date,Description,Amount,Currency",
        "2026-09-01,Museum shop,-25.00,EUR\n2026-09-02,Ferry,-40.00,EUR\n2026-09-03,Hostel,-61.50,EUR",
    ),
    lines(
        "Date,Description,Amount,Currency",
        "2026-09-01,Diner,-25.00,USD\n2026-09-02,Drugstore,-40.00,USD\n2026-09-03,Motel,-61.50,USD",
    ),
    [
        ("2026-09-01", "-25.00"),
        ("2026-09-01", "-25.00"),
        ("2026-09-02", "-40.00"),
        ("2026-09-02", "-40.00"),
        ("2026-09-03", "-61.50"),
        ("2026-09-03", "-61.50"),
    ],
)
LATER_EXPORT = Pair(
    "an export that begins on the day after, with what was pending booked",
    lines(PLAIN, "2026-10-05,BOOK CLUB,-10.00\n2026-10-07,PENDING SEASIDE HOTEL,-140.00"),
    lines(PLAIN, "2026-10-09,SEASIDE HOTEL BRIGHTON,-140.00\n2026-10-10,ROCK SHOP,-5.20"),
    [("2026-10-05", "-10.00"), ("2026-10-09", "-140.00"), ("2026-10-10", "-5.20")],
)
WEEKLY = Pair(
    "a weekly payment of one amount, told in other words, beside others of that amount",
    lines(
        PLAIN,
        """2026-03-02,STANDING ORDER J MILLER,-50.00
        2026-03-04,ATM 331,-50.00
        2026-03-09,STANDING ORDER J MILLER,-50.00
        2026-03-10,ATM 331,-50.00
        2026-03-16,STANDING ORDER J MILLER,-50.00""",
    ),
    lines(
        "Day;Text;Value",
        """2026-03-09;Jane Miller piano lessons;-50.00
        2026-03-10;Cash withdrawal;-50.00
        2026-03-16;Jane Miller piano lessons;-50.00
        2026-03-18;Cash withdrawal;-50.00""",
    ),
    [
        ("2026-03-02", "-50.00"),
        ("2026-03-04", "-50.00"),
        ("2026-03-09", "-50.00"),
        ("2026-03-10", "-50.00"),
        ("2026-03-16", "-50.00"),
        ("2026-03-18", "-50.00"),
    ],
)
MORE_PAIRS = (
    WEEKLY,
    FOLLOWING,
    ONE_DAY_IN_COMMON,
    CARD_DATES,
    TWINS,
    QIF,
    GAP,
    MONTHLY,
    CURRENCIES,
    LATER_EXPORT,
)
