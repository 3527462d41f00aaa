"""Columns that hold the payer and the payee of each row -> which way money went, by the own account among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Final

from finpulse.cleaning.values.direction_flags import flag_word, leading_flags
from finpulse.sources.detection.amount_rules.sign_rule import SignRule
from finpulse.sources.detection.cell_kinds import CellKind
from finpulse.sources.detection.column_evidence import MOSTLY, ColumnEvidence
from finpulse.sources.detection.lexicon.header_words import normal_form
from finpulse.sources.detection.roles import Roles

# Over so many rows, with so many others, an account that stands in every row is the own one.
_FEWEST_ROWS: Final = 3
_FEWEST_OTHERS: Final = 2
# So many columns are compared with each other.
_MOST_COLUMNS: Final = 12
# The beginnings of the words that head the payers' column, and the payees'.
_PAYERS: Final = (
    *(
        "from",
        "sender",
        "source",
        "payer",
        "debtor",
        "remitter",
        "originat",
        "ordering",
        "von",
        "absender",
        "auftraggeb",
    ),
    *(
        "zahlungspflicht",
        "zahler",
        "belastet",
        "quell",
        "emetteur",
        "donneur",
        "debiteur",
        "origen",
        "ordenante",
        "emisor",
    ),
    *("remitente", "pagador", "origem", "remetente", "ordinante", "mittente", "debitore", "van", "opdrachtgever"),
    *("betaler", "avsandare", "avsender", "afsender", "fran", "fra", "maksaja", "lahettaja", "zleceniodawc", "nadawc"),
    *(
        "platce",
        "platitel",
        "odesilatel",
        "felado",
        "megbizo",
        "platitor",
        "ordonator",
        "platac",
        "nalogodav",
        "gonder",
    ),
    *(
        "отправител",
        "плательщик",
        "платник",
        "відправник",
        "откуда",
        "наредител",
        "εντολε",
        "αποστολε",
        "付款",
        "付款方",
    ),
    *("送金元", "支払元", "振込元", "dari", "pengirim", "tu tai khoan"),
)
_PAYEES: Final = (
    *("to", "recipient", "receiver", "destination", "payee", "creditor", "beneficiar", "target", "an", "empfanger"),
    *("begunstigt", "zahlungsempfang", "ziel", "destinataire", "benefic", "crediteur", "destino", "destinatari"),
    *(
        "receptor",
        "beneficiari",
        "recebedor",
        "favorecido",
        "creditore",
        "naar",
        "begunstigde",
        "ontvanger",
        "mottagare",
    ),
    *(
        "mottaker",
        "modtager",
        "till",
        "til",
        "saaja",
        "vastaanottaja",
        "odbiorc",
        "prijemce",
        "prijimatel",
        "kedvezmenyezett",
    ),
    *(
        "primatel",
        "primalac",
        "alici",
        "получател",
        "куда",
        "отримувач",
        "одержувач",
        "бенефициент",
        "δικαιουχ",
        "παραληπτ",
    ),
    *("收款", "受取人", "送金先", "振込先", "支払先", "ke", "penerima", "den tai khoan"),
)
# Words of one or two letters, or that begin others, are known only as they are.
_SHORTEST: Final = 4


def rule_by_own_account(table: Sequence[ColumnEvidence], roles: Roles, meanings: Iterable[int]) -> SignRule | None:
    """The rule that money is out where the own account stands in the payers' column: that which is in every row.

    It stands now in one column and now in the other. Their headers say which is the payers', else what the rows are
    about. None where there are no such columns.
    """
    texts = [column for column in table if _may_hold_accounts(column, roles)][:_MOST_COLUMNS]
    for payers, payees in permutations(texts, 2):
        own = _own_account(payers, payees)
        if own and _is_payers(payers, payees, own, meanings):
            return _rule(payers, own, roles)
    return None


def _may_hold_accounts(column: ColumnEvidence, roles: Roles) -> bool:
    is_free = column.index not in roles.days_and_money and column.fill_share >= MOSTLY
    return is_free and not column.share(CellKind.DAY) and not column.is_money and len(column.distinct) > 1


def _own_account(first: ColumnEvidence, second: ColumnEvidence) -> str:
    """The cell that stands in each row, in the first column in some and in the second in the others; "" for none."""
    if not first.distinct.keys() & second.distinct.keys():
        return ""
    rows = [(flag_word(one), flag_word(other)) for one, other in zip(first.cells, second.cells, strict=True)]
    if len(rows) < _FEWEST_ROWS:
        return ""
    counts = Counter(cell for row in rows for cell in set(row) if cell)
    own, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
    others = counts.keys() - {own}
    in_first = sum(one == own for one, _ in rows)
    apart = all((one == own) != (other == own) for one, other in rows)
    return own if count == len(rows) and apart and 0 < in_first < len(rows) and len(others) >= _FEWEST_OTHERS else ""


def _is_payers(payers: ColumnEvidence, payees: ColumnEvidence, own: str, meanings: Iterable[int]) -> bool:
    """Whether headers say that these are payers and payees, else whether most rows that tell are about that."""
    named = _says(payers.header, _PAYERS) - _says(payers.header, _PAYEES)
    named += _says(payees.header, _PAYEES) - _says(payees.header, _PAYERS)
    if named:
        return named > 0
    return sum(way if flag_word(cell) != own else -way for cell, way in zip(payers.cells, meanings, strict=True)) > 0


def _says(header: str, beginnings: Sequence[str]) -> int:
    return int(any(_begins(word, beginnings) for word in normal_form(header).replace("_", " ").split()))


def _begins(word: str, beginnings: Sequence[str]) -> bool:
    return any(word.startswith(start) if len(start) >= _SHORTEST else word == start for start in beginnings)


def _rule(payers: ColumnEvidence, own: str, roles: Roles) -> SignRule:
    """The rule by the payers' column. A column of names stays one of texts, which begin with the own name."""
    is_text = roles.others.get(payers.index) in ("description", "merchant")
    if is_text and all(own in leading_flags(cell) for cell in payers.distinct if flag_word(cell) == own):
        return SignRule(outflow_flags=frozenset({own}), lead=payers)
    return SignRule(outflow_flags=frozenset({own}), flag=payers)
