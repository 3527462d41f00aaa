"""What happens in households: transfers in the words of banks of several countries, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final, NamedTuple

from scripts.households.household import Account, Household

POTS: Final = (
    *("Travel Fund", "Car Savings", "Emergency Fund", "School Fees", "Holiday Pot", "Gift Fund", "Health Fund"),
    *("Netflix Pot", "Rainy Day", "House Deposit", "Wedding Fund", "Insurance Reserve", "Vet Bills", "Christmas Club"),
    *("New Bike", "Amazon Pot", "Tax Reserve", "Rent Account", "Baby Fund", "Kitchen Refit"),
)
PERSONS: Final = (
    *("Max Mustermann", "Jane Doe", "John Smith", "Priya Nair", "Karen Hollister", "Peter Lidl", "Miguel Ortiz"),
    *("Иван Петров", "Dilnoza Karimova", "Sophie Martin", "Lars Nilsson", "Olena Kovalenko", "Tom Baker"),
)
OWN: Final = ("Anna Weber", "David Cole", "Ravi Kumar", "Elena Ruiz", "Aziz Rahimov")
# Texts of money out and of money in that belong to the same movement. {pot}, {main}: names; {a}, {b}: last digits.
NAMED: Final = (
    ("Transfer to {pot}", "Transfer from {main}"),
    ("To {pot}", "From {main}"),
    ("Standing order {pot}", "Standing order from {main}"),
    ("Internal transfer {pot}", "Internal transfer"),
    ("Umbuchung auf {pot}", "Umbuchung von {main}"),
    ("Virement vers {pot}", "Virement de {main}"),
    ("Traspaso a {pot}", "Traspaso de {main}"),
    ("Перевод на {pot}", "Перевод с {main}"),
    ("FPO {pot} 22SEP", "FPI {main} 22SEP"),
)
MASKED: Final = (
    ("Online Transfer to SAV ...{b} transaction#: {ref}", "Online Transfer from CHK ...{a} transaction#: {ref2}"),
    ("ONLINE BANKING TRANSFER TO SAV {b} CONFIRMATION# {ref}", "ONLINE BANKING TRANSFER FROM CHK {a}"),
    ("Withdrawal Home Banking Transfer To Share {b}", "Deposit Home Banking Transfer From Share {a}"),
    ("Transfer to account ending in {b}", "Transfer from account ending in {a}"),
    ("EXT TRNSFR XXXXXX{b}", "EXT TRNSFR XXXXXX{a}"),
    ("Übertrag Konto XX{b}", "Übertrag Konto XX{a}"),
    ("Перевод на счет *{b}", "Перевод со счета *{a}"),
)
PLAIN: Final = (
    ("Transfer to savings", "Deposit"),
    ("Umbuchung", "Umbuchung"),
    ("Internal transfer", "Internal transfer"),
    ("Own account transfer", "Own account transfer"),
    ("Перевод между своими счетами", "Перевод между своими счетами"),
    ("Virement interne", "Virement interne"),
    ("O'z hisobimga o'tkazma", "O'z hisobimdan o'tkazma"),
    ("TRANSFER WITHDRAWAL", "TRANSFER DEPOSIT"),
    ("Outgoing payment", "Incoming payment"),
    ("Transfer", "Deposit"),
)
BY_PERSON: Final = (
    ("Überweisung an {own}", "Gutschrift von {own}"),
    ("SEPA-Überweisung {own} Sparen", "SEPA-Gutschrift {own} Sparen"),
    ("Bank transfer to {own}", "Bank transfer from {own}"),
    ("NEFT DR-{own}-{ref}", "NEFT CR-{own}-{ref}"),
    ("IMPS-{ref}-{own}", "IMPS-{ref}-{own}"),
)
CARDS: Final = (
    ("CHASE CREDIT CRD EPAY {ref}", "Payment Thank You-Mobile"),
    ("Payment to Chase card ending in {b} {md}", "Payment Thank You - Web"),
    ("CC 000552260XXXXXX{b} AUTOPAY SI-TAD", "AUTOPAY THANK YOU"),
    ("CITI AUTOPAY PAYMENT {ref} WEB ID: CITICTP", "AUTOPAY 999990000012756RAUTOPAY AUTO-PMT"),
    ("AMEX EPAYMENT ACH PMT W{ref}", "ONLINE PAYMENT - THANK YOU"),
    ("CREDIT CARD PAYMENT", "PAYMENT RECEIVED, THANK YOU"),
    ("Kreditkartenabrechnung", "Zahlung erhalten, vielen Dank"),
    ("Погашение задолженности по карте *{b}", "Погашение задолженности"),
)
CASH: Final = (
    ("ATM WITHDRAWAL 004994 BROADWAY", "From the bank"),
    ("Bargeldauszahlung Sparkasse", "Bargeld eingezahlt"),
)
# Money out, money in, and the rate that the texts name where they do.
EXCHANGES: Final = (
    ("Exchanged to {cur2} {amount2}", "Exchanged from {cur1} {amount1}"),
    ("Transfer to {foreign}, {cur2} at {rate}", "Transfer from {main}"),
    ("Transfer to {foreign}", "Transfer from {main}"),
    ("Currency exchange {cur1}/{cur2}", "Currency exchange {cur1}/{cur2}"),
)
PAID: Final = (
    *("ZELLE TO LANDLORD LLC", "Überweisung an {person}", "Transfer to {person}", "Zelle payment to {person} {ref}"),
    *("Bizum a {person}", "Перевод {person}", "UPI-{person}-{ref}@OKSBI-{ref}-PAYMENT FROM PHONE", "Rent {person}"),
    *(
        "Virement à {person}",
        "Standing order to {person}",
        "VENMO PAYMENT {ref}",
        "FPO {person} RENT",
        "Wise transfer {person}",
    ),
    *("Dauerauftrag Miete {person}", "P2P O'TKAZMA {person}", "Bonifico a {person}", "Cash App*{person}"),
)
EARNED: Final = (
    *("STRIPE PAYOUT", "RE 2026-114 Webdesign", "{person}", "Zelle payment from {person} {ref}", "ACME GMBH GEHALT"),
    *(
        "Refund Zalando",
        "PAYROLL NORTHWIND PPD ID: {ref}",
        "Gutschrift von {person}",
        "Tax refund",
        "Bizum de {person}",
    ),
    *(
        "Transfer from {person}",
        "Invoice 4417 {person}",
        "VENMO CASHOUT {ref}",
        "Deposit {person}",
        "Зачисление от {person}",
    ),
    *(
        "eBay Payout",
        "Mobile check deposit",
        "FPI {person} DINNER",
        "Virement de {person}",
        "Incoming wire {person} BV",
    ),
)
# Money that goes to, or comes from, own accounts that nobody has imported.
ELSEWHERE_OUT: Final = (
    *(
        "Online Transfer to SAV ...{x} transaction#: {ref}",
        "Transfer to account ending in {x}",
        "Transfer to brokerage",
    ),
    *("Umbuchung auf Tagesgeld", "Transfer to Vanguard IRA", "Перевод на вклад", "TRANSFER WITHDRAWAL"),
)
SHOPS: Final = ("EDEKA", "TESCO STORES 2041", "SHELL", "NETFLIX.COM", "STARBUCKS 0442", "KORZINKA", "IKEA", "UBER TRIP")


class Scene(NamedTuple):
    """Where a story happens: the household, the dice, a day, and an amount that no other story has."""

    home: Household
    dice: Random
    day: date
    amount: Decimal

    def words(self, text: str, **known: str) -> str:
        """A text with its blanks filled in."""
        dice = self.dice
        filled = {
            "person": dice.choice(PERSONS),
            "ref": str(dice.randrange(10**9, 10**10)),
            "ref2": str(dice.randrange(10**9, 10**10)),
            "x": str(dice.randrange(2100, 9900)),
            "md": f"{self.day:%m/%d}",
        }
        return text.format(**{**filled, **known})

    def later(self, most: int = 3) -> date:
        """The day on which money that went out today comes in, mostly the same."""
        return self.day + timedelta(self.dice.choice((0, 0, 0, 1, 1, 2, most)))

    def move(self, pair: tuple[str, str], out: Account, into: Account, kind: str, **known: str) -> None:
        """Book both sides of a transfer of the scene's amount."""
        own = {
            "main": out.name,
            "pot": into.name,
            "a": digits_of(out) or "8820",
            "b": digits_of(into) or "3391",
            "own": self.dice.choice(OWN),
            "ref": str(self.dice.randrange(10**9, 10**10)),
        }
        texts = [self.words(text, **{**own, **known}) for text in pair]
        first = self.home.book(out, self.day, -self.amount, texts[0], kind)
        second = self.home.book(into, self.later(), self.amount, texts[1], kind)
        self.home.transfers.add((first, second))


Story = Callable[[Scene], None]


def digits_of(account: Account) -> str:
    """The last digits in an account's name; empty where it has none."""
    return "".join(filter(str.isdigit, account.name))


def of_type(home: Household, *types: str) -> list[Account]:
    """The household's accounts of these types in the everyday account's currency, that one itself left out."""
    everyday = home.accounts[0]
    return [each for each in home.accounts[1:] if each.account_type in types and each.currency == everyday.currency]


def pot_by_name(scene: Scene) -> None:
    """Money goes into a pot that both texts, or one, name."""
    pot = scene.dice.choice([each for each in of_type(scene.home, "savings") if not digits_of(each)])
    scene.move(scene.dice.choice(NAMED), scene.home.accounts[0], pot, "pot by name")


def two_pots(scene: Scene) -> None:
    """The same amount goes into two pots on the same day."""
    pots = [each for each in of_type(scene.home, "savings") if not digits_of(each)]
    for pot in scene.dice.sample(pots, 2):
        scene.move(NAMED[scene.dice.choice((0, 1, 4, 5))], scene.home.accounts[0], pot, "two pots")


def by_last_digits(scene: Scene) -> None:
    """Money goes to an account that the texts name by its last digits."""
    [savings] = [each for each in of_type(scene.home, "savings") if digits_of(each)]
    scene.move(scene.dice.choice(MASKED), scene.home.accounts[0], savings, "by last digits")


def in_plain_words(scene: Scene) -> None:
    """Both texts tell of a transfer, and neither says where to."""
    scene.move(
        scene.dice.choice(PLAIN), scene.home.accounts[0], scene.dice.choice(of_type(scene.home, "savings")), "plain"
    )


def by_own_name(scene: Scene) -> None:
    """The texts name the account holder, as they would name anybody."""
    pot = scene.dice.choice(of_type(scene.home, "savings", "checking"))
    scene.move(scene.dice.choice(BY_PERSON), scene.home.accounts[0], pot, "own name")


def card_paid(scene: Scene) -> None:
    """The card's bill is paid; without the card's account only one side is there."""
    texts = scene.dice.choice(CARDS)
    if cards := of_type(scene.home, "credit_card"):
        scene.move(texts, scene.home.accounts[0], cards[0], "card")
    else:
        scene.home.book(
            scene.home.accounts[0], scene.day, -scene.amount, scene.words(texts[0], b="7781"), "card elsewhere"
        )


def cash_drawn(scene: Scene) -> None:
    """Cash goes into the purse, where the household keeps one."""
    if purse := of_type(scene.home, "cash"):
        scene.move(scene.dice.choice(CASH), scene.home.accounts[0], purse[0], "cash")


def exchanged(scene: Scene) -> None:
    """Money goes into an account in another currency."""
    home, main = scene.home, scene.home.accounts[0]
    foreign = next(each for each in home.accounts if each.currency != main.currency)
    rate = Decimal("1.0850") if main.currency == "EUR" else Decimal("0.9200")
    rate += Decimal(scene.dice.randrange(-200, 200)) / 10_000
    bought = (scene.amount * rate).quantize(Decimal("0.01"))
    known = {
        "main": main.name,
        "foreign": foreign.name,
        "cur1": main.currency,
        "cur2": foreign.currency,
        "amount1": f"{scene.amount}",
        "amount2": f"{bought}",
        "rate": f"{rate}",
    }
    out, into = (scene.words(text, **known) for text in scene.dice.choice(EXCHANGES))
    first = home.book(main, scene.day, -scene.amount, out, "exchange")
    home.transfers.add((first, home.book(foreign, scene.later(1), bought, into, "exchange")))


def third_person(scene: Scene) -> None:
    """Somebody is paid, and as much is earned within days in another account: two things."""
    home = scene.home
    other = scene.dice.choice(home.accounts[1:])
    if other.currency != home.accounts[0].currency:
        return
    home.book(home.accounts[0], scene.day, -scene.amount, scene.words(scene.dice.choice(PAID)), "third person")
    home.book(other, scene.later(4), scene.amount, scene.words(scene.dice.choice(EARNED)), "third person")


def one_sided(scene: Scene) -> None:
    """Money goes to an account that isn't there, and as much is earned within days elsewhere."""
    home = scene.home
    home.book(home.accounts[0], scene.day, -scene.amount, scene.words(scene.dice.choice(ELSEWHERE_OUT)), "one-sided")
    if others := of_type(home, "checking", "savings"):
        text = scene.words(scene.dice.choice(EARNED))
        home.book(scene.dice.choice(others), scene.later(4), scene.amount, text, "one-sided")


def pot_and_third_person(scene: Scene) -> None:
    """A pot gets as much as somebody pays into another account on the same day."""
    pot_by_name(scene)
    if others := of_type(scene.home, "checking"):
        text = scene.words(scene.dice.choice(EARNED))
        scene.home.book(scene.dice.choice(others), scene.day, scene.amount, text, "rival")


def purchase_and_refund(scene: Scene) -> None:
    """Something is bought with one account, and as much is refunded to another."""
    others = of_type(scene.home, "checking", "credit_card")
    shop = scene.dice.choice(SHOPS)
    scene.home.book(scene.home.accounts[0], scene.day, -scene.amount, shop, "refund")
    if others:
        scene.home.book(scene.dice.choice(others), scene.later(), scene.amount, f"{shop} REFUND", "refund")


STORIES: Final[tuple[Story, ...]] = (
    *(pot_by_name, two_pots, by_last_digits, in_plain_words, by_own_name, card_paid, cash_drawn, exchanged),
    *(third_person, third_person, one_sided, one_sided, pot_and_third_person, purchase_and_refund),
)
