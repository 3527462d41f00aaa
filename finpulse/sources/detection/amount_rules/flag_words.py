"""What the words of a flag column mean: money out or money in, in the languages that banks write."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from finpulse.cleaning.non_transactions import unbooked_reason
from finpulse.cleaning.values.currencies import is_currency_code
from finpulse.cleaning.values.direction_flags import flag_word


def _flags(text: str) -> frozenset[str]:
    return frozenset(flag_word(phrase) for phrase in text.replace("\n", ",").split(",") if phrase.strip())


# Cells that mean money out. Words that mean either, by the kind of account, are in `_PAYMENTS`.
OUT_FLAGS: Final = _flags("""
d, dr, db, deb, debit, debits, debited, dbit, dbt, dt, out, outgoing, outgoings, outbound, outward, outflow, outgo
money out, paid out, pay out, payout, payment out, cash out, transfer out, transferred out, funds out, amount out
withdrawal, withdrawals, withdraw, withdrawn, wd, wdl, w/d, expense, expenses, exp, expenditure, spend, spent, spending
sent, send, send money, purchase, purchases, sale, buy, bought, charge, charges, charged, deducted, deduction
disbursement, negative, minus, -, decrease, paid to, drawing, fee, fees
soll, s, ausgang, ausgänge, ausgabe, ausgaben, ausgehend, abgang, abbuchung, belastung, lastschrift, auszahlung
abhebung, zahlungsausgang, geldausgang, aufwand, entnahme, zulasten, zu lasten, kauf, einkauf, abgebucht, gesendet
debet, debe, débit, débiteur, dépense, dépenses, sortie, sorties, retrait, prélèvement, achat, décaissement, sortant
virement émis, envoyé, émis, débité
cargo, cargos, débito, débitos, gasto, gastos, egreso, egresos, retiro, retiros, salida, salidas, adeudo, adeudos
compra, compras, reintegro, disposición, extracción, enviado, saliente, nota débito, càrrec, despesa, sortida, deure
saída, saídas, saida, despesas, retirada, saque, levantamento, lançamento a débito
dare, addebito, addebiti, uscita, uscite, in uscita, spesa, spese, prelievo, prelievi, acquisto, a debito, inviato
af, uitgave, uitgaven, uitgaand, afschrijving, opname, uit, aankoop, afgeschreven, debiet, onttrekking, uitgawe
ut, uttag, utgift, utgifter, utbetalning, utgående, köp, kjøp, køb, hævning, udbetaling, uttak, utbetaling, udgift
udgifter, ud, udgående, trekk, belastning, út, úttekt, otto, veloitus, meno, menot, osto, nosto, lähtevä
deebet, väljaminek, väljaminekud, kulu, väljamakse, debets, izdevumi, izmaksa, izejošais, pirkums, debetas
išlaidos, išmoka, išeinantis, nurašymas, pirkimas
obciążenie, obciążenia, wydatek, wydatki, wypłata, wypłaty, wychodzący, wychodzące, wychodząca, rozchód, zakup
wypływ, výdej, výdaj, výdaje, odchozí, výběr, nákup, odepsáno, odchádzajúca, odchádzajúci, odoslaná, výber
terhelés, kiadás, kiadások, kimenő, kifizetés, költség, vásárlás, tartozik, ieșire, ieșiri, cheltuială, cheltuieli
retragere, cumpărare
isplata, isplate, rashod, rashodi, trošak, troškovi, duguje, odliv, izlaz, zaduženje, terećenje, potrošnja, kupnja
kupovina, izdatek, izdatki, breme, v breme, odhodek, dvig, nakup, izdatci, na teret, teret, shpenzim, dalje, tërheqje
исплата, дугује, одлив, излаз, задужење, долгува, разход, разходи, изходящ, теглене, изплащане
χρέωση, χρεώσεις, έξοδο, έξοδα, ανάληψη, αγορά, εκροή, εξερχόμενη, εξερχόμενο, χ
borç, gider, giderler, çıkış, çekim, çekme, para çekme, giden, harcama, harcamalar, harcaması, alışveriş, satın alma
çıkan, masraf, para çıkışı, b, məxaric, xərc, çıxış, xərclər
расход, расходы, дебет, дт, списание, списания, снятие, покупка, покупки, оплата, трата, траты, исходящий, исходящая
исходящее, исходящие, выдача, отток, убыль, отправлено, списано, витрата, витрати, видаток, видатки, списання, зняття
вихідний, купівля, выдатак, спісанне, шығыс, шығын, чыгым, чыгаша, xarajat, xarajatlar, харажат, chiqim, чиқим
yechish, yechildi, sarf, ечиш, хароҷот, зарлага, գնում, ելք, ծախս, დებეტი, გასავალი, ხარჯი
支出, 支, 借, 借方, 付, 付款, 转出, 轉出, 出账, 出賬, 出帳, 出, 消费, 消費, 提款, 取, 取款, 扣款, 支取, 流出, 出金, 提
扣, 支払, 支払い, お支払, お支払い, 引出, お引出し, 払出, 払戻, お引き出し, ご利用, 利用, 引き出し, 出費, 引落, 引落し
출금, 출금액, 지급, 지출, 출, 인출, 보냄, 차변, 결제, 사용, 출금됨, 이체출금
מדין, חובה, הוצאה, הוצאות, חיוב, משיכה, יציאה, مدين, سحب, مصروف, مصروفات, خصم, صادر, مدفوع, خارج, منصرف, مدینه
برداشت, بدهکار, هزینه, خروجی, خرچ, نکاسی, नामे, डेबिट, निकासी, खर्च, व्यय, খরচ, ডেবিট, উত্তোলন, ব্যয়, பற்று, ઉધાર, හර
ถอน, จ่าย, รายจ่าย, เดบิต, โอนออก, เงินออก, หัก, ถอนเงิน, ghi nợ, rút, rút tiền, tiền ra, chuyển đi
keluar, pengeluaran, penarikan, tarik, tarikan, belanja, perbelanjaan, uang keluar, wang keluar, hutang, tunai keluar
labas, gastos, toa, kutoa, matumizi, toka, imetolewa, ወጪ
""")
# Cells that mean money in.
IN_FLAGS: Final = _flags("""
c, cr, credit, credits, credited, crdt, crd, cred, cdt, ct, in, incoming, incomings, inbound, inward, inflow, money in
paid in, pay in, payment in, cash in, transfer in, transferred in, funds in, amount in, deposit, deposits, deposited
dep, income, inc, earning, earnings, earned, received, receive, receipt, receipts, rcvd, recd, refund, refunds, refunded
return, top up, topup, reload, positive, plus, +, increase, revenue, lodgement, lodgment, cashback, paid by
receive money
haben, h, eingang, eingänge, einnahme, einnahmen, eingehend, gutschrift, einzahlung, zahlungseingang, geldeingang
zugang, ertrag, einlage, aufladung, erstattung, rückerstattung, zugunsten, zu gunsten, erhalten, gutgeschrieben
crédit, créditeur, recette, recettes, entrée, entrées, dépôt, versement, encaissement, remboursement, reçu, entrant
virement reçu, revenu, revenus, crédité
haber, abono, abonos, ingreso, ingresos, depósito, depósitos, entrada, entradas, crédito, créditos, recibido, entrante
devolución, reembolso, imposición, acreditación, consignación, nota crédito, abonament, ingrés, haver
receita, receitas, recebimento, recebimentos, recebido, rendimento, estorno, lançamento a crédito
avere, accredito, accrediti, entrata, entrate, in entrata, incasso, incassi, versamento, ricevuto, a credito, rimborso
bij, inkomst, inkomsten, inkomend, bijschrijving, storting, ontvangst, ontvangen, terugbetaling, terugboeking
bijgeschreven, krediet, inkomste
insättning, inkomst, inkomster, inbetalning, ingående, inn, innskudd, innbetaling, inntekt, inntekter, ind, indsætning
indbetaling, indtægt, indtægter, indgående, kredit, återbetalning, refusjon, tilbagebetaling, innborgun, pano, hyvitys
tulo, tulot, talletus, saapuva, palautus
kreedit, sissetulek, sissetulekud, tulu, laekumine, sissemakse, tagastus, kredits, kredīts, ienākumi, ieņēmumi, iemaksa
ienākošais, atmaksa, kreditas, pajamos, įplaukos, gaunamas, įskaitymas, gautas, grąžinimas
uznanie, uznania, wpływ, wpływy, wpłata, wpłaty, przychodzący, przychodząca, przychodzące, przychód, dochód, zwrot
příjem, příjmy, příchozí, vklad, vrácení, připsáno, príjem, prichádzajúca, prichádzajúci, prijatá
jóváírás, bevétel, bevételek, bejövő, befizetés, követel, visszatérítés, intrare, intrări, venit, venituri, încasare
încasări, depunere, alimentare, rambursare
uplata, uplate, prihod, prihodi, potražuje, priliv, ulaz, primitak, primici, odobrenje, povrat, prejemek, prejemki
dobro, v dobro, prihodek, polog, vračilo, u korist, korist, hyrje, depozitë, të ardhura
уплата, приход, потражује, прилив, улаз, одобрење, побарува, входящ, постъпление, внасяне, възстановяване
πίστωση, πιστώσεις, έσοδο, έσοδα, κατάθεση, εισροή, εισερχόμενη, εισερχόμενο, επιστροφή, π
alacak, gelir, gelirler, giriş, yatan, yatırma, para yatırma, gelen, iade, iadesi, tahsilat, giren, para girişi, a
mədaxil, gəlir, gəlirlər
приходы, кредит, кт, зачисление, зачисления, поступление, поступления, пополнение, пополнения, возврат, доход, доходы
входящий, входящая, входящее, входящие, внесение, приток, получено, зачислено, дохід, доходи, надходження, зарахування
поповнення, вхідний, повернення, прихід, прыход, паступленне, залічэнне, кіріс, түсім, толықтыру, қайтару, киреше
kirim, кирим, daromad, даромад, tushum, тушум, to'ldirish, qaytarish, қайтариш, орлого, մուտք, եկամուտ, კრედიტი
შემოსავალი, ჩარიცხვა, kredi
收入, 收, 贷, 貸, 贷方, 貸方, 收款, 转入, 轉入, 入账, 入賬, 入帳, 入, 退款, 退货, 存款, 存, 存入, 流入, 入金, 进账
収入, 受取, 受取り, お預り, お預入れ, 預入, 預入れ, 受入, 返金, お預け入れ, 入金
입금, 입금액, 수입, 입, 예금, 받음, 대변, 환불, 입금됨, 이체입금
דائן, זכות, הכנסה, הכנסות, זיכוי, הפקדה, כניסה, دائن, إيداع, ايداع, دخل, إضافة, اضافة, وارد, مستلم, داخل, إيرادات
واریز, بستانکار, درآمد, ورودی, آمدنی, جمع, जमा, क्रेडिट, आय, प्राप्ति, জমা, ক্রেডিট, আয়, வரவு, જમા, බැර
ฝาก, รับ, รายรับ, เครดิต, โอนเข้า, เงินเข้า, ฝากเงิน, คืนเงิน, ghi có, nạp, nạp tiền, tiền vào, nhận, gửi
masuk, pemasukan, penerimaan, pendapatan, setoran, setor, uang masuk, wang masuk, piutang, tunai masuk, k
pasok, kita, weka, kuweka, mapato, ingia, imewekwa, ገቢ
""")
# A payment goes out of an account, and comes in on a card.
_PAYMENTS: Final = _flags("""
payment, payments, pmt, pymt, paid, pay, bill payment, zahlung, paiement, pago, pagos, pagamento
pagamenti, pagamentos, betaling, maksu, suoritus, płatność, spłata, platba, splátka, fizetés, plată, plaćanje, plačilo
pagesë, плащане, πληρωμή, ödeme, ödemesi, ödəniş, платёж, платеж, погашение, платіж, төлем, to'lov, тўлов, 还款, 還款
납부, תשלום, دفع, پرداخت, भुगतान, ชำระ, ชำระเงิน, thanh toán, pembayaran, bayar, bayaran, malipo
""")
# Words that mean a direction beside just one other word: money out, then money in.
_PAIRS: Final = frozenset(
    (flag_word(out), flag_word(inward))
    for out, inward in (
        *(("d", "c"), ("d", "k"), ("d", "h"), ("d", "a"), ("s", "h"), ("s", "e"), ("b", "a"), ("o", "i"), ("w", "d")),
        *(("e", "i"), ("u", "e"), ("g", "i"), ("v", "p"), ("c", "a"), ("l", "g"), ("g", "r"), ("d", "r"), ("p", "r")),
        *(("t", "j"), ("т", "ј"), ("д", "к"), ("р", "п"), ("р", "д"), ("в", "п"), ("в", "д"), ("χ", "π"), ("d", "i")),
        *(("to", "from"), ("nợ", "có"), ("chi", "thu"), ("ra", "vào"), ("winien", "ma"), ("wn", "ma"), ("an", "von")),
        *(("má dáti", "dal"), ("ost", "tulu"), ("cost", "income"), ("→", "←"), ("->", "<-"), ("-1", "1"), ("-1", "+1")),
    )
)
# Pairs of letters that mean nothing else wherever they stand.
_STANDARD: Final = frozenset(
    (("d", "c"), ("d", "k"), ("d", "h"), ("d", "a"), ("s", "h"), ("д", "к"), ("χ", "π"), ("-1", "1"), ("-1", "+1"))
)
# The beginnings of inflected words that say, within a phrase, that money was sent or received.
_OUT_STEMS: Final = (
    *("outgo", "withdr", "debit", "enviad", "emitid", "inviat", "wychodz", "odchadz", "odchoz", "odosl", "uitgaan"),
    *("ausgeh", "utgaen", "kimen", "izlaz", "odlazn", "исходящ", "вихідн", "отправл", "відправл", "списан", "dikirim"),
    *("giden", "gonder", "sortant"),
)
_IN_STEMS: Final = (
    *("incom", "receiv", "credit", "refund", "recibid", "recebid", "ricevut", "przychodz", "prichadz", "prichoz"),
    *("prijat", "inkomen", "eingeh", "inngaen", "ingaen", "bejov", "ulazn", "dolazn", "входящ", "вхідн", "получен"),
    *("отриман", "зачисл", "зарахов", "diterima", "gelen", "alinan", "entrant", "recu", "erstatt", "rimbors"),
    *("reembols", "rembours"),
)
_IN_PHRASES: Final = frozenset({"out", "in", "up", "ut", "ud", "af", "wd"})
_SHORTEST_WORD: Final = 4
_MOST_WORDS: Final = 5
# Kinds of cards and of orders, whose words mean no direction.
_KINDS: Final = re.compile(
    r"\b(?:credit|debit|kredit|debet|credito|debito)[ -]?(?:card|karte|kort|kaart|transfer)\w*|"
    r"\b(?:cartao|carta|tarjeta|carte) (?:de |di )?(?:credito|debito|credit|debit)\b|"
    r"\b(?:direct|sepa) (?:debit|credit)\b"
)

# What two words can say of a transaction besides its direction.
_OTHER_MEANINGS: Final = _flags("""
yes, no, y, n, true, false, ja, nein, oui, non, si, nao, sim, da, ne, tak, nie, evet, hayır, да, нет, так, ні, ha, yo'q
card, cash, online, transfer, wire, pos, atm, check, cheque, contactless, chip, virtual, physical, domestic, foreign
international, local, business, personal, private, joint, shared, primary, secondary, main, additional, checking
savings, current, new, old, recurring, single, manual, automatic, booked, posted, completed, settled, cleared
reconciled, unreconciled, visa, mastercard, maestro, amex, sepa, karte, bar, karta, gotówka, hotově, карта, наличные
naqd, girocard, kart, kartı, überweisung, virement, transferencia, bonifico, przelew, перевод, paypal
apple pay, google pay, gold, platinum, silver
""")
# Cells that answer whether a row is what the header says, such as "Is debit".
_YES: Final = _flags("true, yes, y, 1, x, ja, oui, si, sim, da, да, tak, evet")
_ANSWERS: Final = _YES | _flags("false, no, n, 0, nein, non, nao, ne, нет, nie, hayır") | {""}
_LONGEST_FLAG: Final = 24
# What parts the words of a header, and how long the initials are that stand for them in cells.
_HEADER_PARTS: Final = re.compile(r"[^\w-]+|_|\bor\b|\boder\b")
_LONGEST_INITIAL: Final = 3
# Behind the first word of a text: where the money came from or went to.
_FROM: Final = _flags(
    "from, received, von, reçu, reçue, recibido, recibida, ricevuto, recebido, recebida, od, от, gelen"
)
_TO: Final = _flags("to, sent, an, enviado, enviada, emis, émise, inviato, giden")
_WHOLE: Final = OUT_FLAGS | IN_FLAGS | _PAYMENTS
_SHORTEST_LEAD: Final = 4
_MOST_WORDS_OF_FLAG: Final = 2


def directions_of(words: Collection[str], *, is_card: bool, trusted: bool, header: str = "") -> dict[str, int]:
    """-1 for each flag that means money out, 1 for money in, 0 where its word does not say.

    `words` are as `flag_word` writes them. `trusted` says that the column is named as one of flags, so that rare
    pairs of letters count. Where the words answer a question, the header asks it.

    >>> directions_of(["dbit", "crdt"], is_card=False, trusted=False)
    {'dbit': -1, 'crdt': 1}
    >>> directions_of(["payment", "purchase"], is_card=True, trusted=False)
    {'payment': 1, 'purchase': -1}
    >>> directions_of(["true", "false"], is_card=False, trusted=False, header="Is Credit")
    {'true': 1, 'false': -1}
    """
    said = direction_of_flag(flag_word(header), is_card=is_card) if header and _ANSWERS.issuperset(words) else 0
    if said:
        return {word: said if word in _YES else -said for word in words}
    filled = [word for word in words if word]
    if named := named_by_header(filled, header, is_card=is_card):
        return {**dict.fromkeys(words, 0), **named}
    if len(filled) == 2 and (pair := _pair(filled[0], filled[1])):
        if trusted or pair in _STANDARD or not (len(pair[0]) == 1 and pair[0].isalpha()):
            return {**dict.fromkeys(words, 0), pair[0]: -1, pair[1]: 1}
        return dict.fromkeys(words, 0)
    return {word: direction_of_flag(word, is_card=is_card) for word in words}


def named_by_header(words: Collection[str], header: str, *, is_card: bool) -> dict[str, int]:
    """The directions of words that are how the words of their header begin, as O and P under Otto/Pano; {} for none.

    >>> named_by_header(["o", "p"], "Otto/Pano", is_card=False)
    {'o': -1, 'p': 1}
    """
    parts = [part for part in map(flag_word, _HEADER_PARTS.split(header)) if len(part) > _LONGEST_INITIAL]
    if len(parts) < 2 or max(map(len, words), default=0) > _LONGEST_INITIAL:
        return {}
    ways = {
        word: {way for part in parts if part.startswith(word) and (way := direction_of_flag(part, is_card=is_card))}
        for word in words
    }
    directions = {word: found.pop() for word, found in ways.items() if len(found) == 1}
    return directions if len(directions) == len(words) and set(directions.values()) == {-1, 1} else {}


def _pair(first: str, second: str) -> tuple[str, str] | None:
    return next((pair for pair in ((first, second), (second, first)) if pair in _PAIRS), None)


def direction_of_flag(word: str, *, is_card: bool) -> int:
    """1 for a flag that means money in, -1 for money out, 0 where its words say neither or both."""
    if word in _PAYMENTS:
        return 1 if is_card else -1
    if word in OUT_FLAGS or word in IN_FLAGS:
        return 1 if word in IN_FLAGS else -1
    return _direction_of_phrase(word, is_card=is_card)


def _direction_of_phrase(flag: str, *, is_card: bool) -> int:
    """The direction that some of a phrase's words have, where no other of them has the opposite."""
    words = _KINDS.sub(" ", flag.replace("-", " ").replace("/", " ")).split()
    if len(words) > _MOST_WORDS:
        return 0
    inward, out = any(map(_is_in, words)), any(map(_is_out, words))
    if inward or out:
        return inward - out
    return -1 if not is_card and not _PAYMENTS.isdisjoint(words) else 0


def _is_out(word: str) -> bool:
    return word.startswith(_OUT_STEMS) or (word in OUT_FLAGS and _tells(word))


def _is_in(word: str) -> bool:
    return word.startswith(_IN_STEMS) or (word in IN_FLAGS and _tells(word))


def _tells(word: str) -> bool:
    """Whether a word is long enough to mean the same among others as alone."""
    return word in _IN_PHRASES or len(word) >= (_SHORTEST_WORD if word.isascii() else 2)


def direction_of_lead(flag: str, *, is_card: bool) -> int:
    """The direction that the first words of a text mean, if the lexicon has them as they are; else 0.

    >>> [direction_of_lead(flag, is_card=True) for flag in ("purchase", "card-purchase", "payment", "purchase-zara")]
    [-1, -1, 1, 0]
    >>> direction_of_lead("transfer-from", is_card=False), direction_of_lead("payment-to", is_card=False)
    (1, -1)
    """
    first, _, rest = flag.partition("-")
    if rest in _FROM or rest in _TO:
        return 1 if rest in _FROM else -1
    if first in _OTHER_MEANINGS and rest:
        flag = rest
    is_short = flag.isascii() and len(flag) < _SHORTEST_LEAD
    return 0 if is_short or flag not in _WHOLE else direction_of_flag(flag, is_card=is_card)


def may_be_directions(words: Collection[str]) -> bool:
    """Whether words that nothing is known of can be flags: short, without digits, and not known for another meaning."""
    return all(map(_may_be_direction, words))


def _may_be_direction(word: str) -> bool:
    if word in _OTHER_MEANINGS or is_currency_code(word.upper()) or unbooked_reason(word):
        return False
    is_short = len(word) <= _LONGEST_FLAG and word.count("-") < _MOST_WORDS_OF_FLAG
    return is_short and not any(map(str.isdigit, word))
