"""The words by which texts speak of transfers, of kinds of accounts, and those that name nobody."""

from __future__ import annotations

from typing import Final

from finpulse.cleaning.lexicon.phrasebook import tokens


def _words(listed: str) -> frozenset[str]:
    return frozenset(word for entry in listed.split() for word in tokens(entry))


# How texts call an account of each type. Words that are in other texts too, such as "current", are not among them.
KIND_WORDS: Final = {
    "savings": _words("""
        savings saving saver sav sparkonto sparen tagesgeld tagesgeldkonto festgeld livret epargne ahorro ahorros
        risparmio poupanca spaarrekening spaar sparekonto opsparing saastotili oszczednosciowe oszczednosci sporici
        накопительный накопительного накопления вклад вклада вклады копилка копилку копилки сбережения omonat omonatga
        omonatdan jamgarma jamgarmaga омонат жамғарма isa
    """),
    "checking": _words("""
        checking chk chequing girokonto giro kontokorrent betaalrekening lonekonto lonnskonto kayttotili ror текущий
        текущего расчетный расчетного
    """),
    "credit_card": _words("""
        creditcard credit crd crcard crcardpmt kreditkarte kreditkarten visa mastercard amex cc luottokortti
        kredittkort kreditkort кредитка кредитной кредитная кредитную
    """),
    "cash": _words("cash bargeld efectivo contante especes наличные наличных naqd нақд gotowka kontant"),
    "wallet": _words("wallet e-wallet кошелек кошелька hamyon ҳамён"),
    "loan": _words(
        "loan mortgage darlehen kredit hypothek кредит кредита ипотека ipoteka kredyt hypotheek prestamo mutuo"
    ),
    "investment": _words("brokerage investment investments invest depot broker брокерский инвестиционный"),
}

# A text with one of these tells of a cost, whatever it was for.
FEE_WORDS: Final = _words("""
    fee fees charge charges commission gebuhr gebuhren entgelt spesen frais comision comisiones commissione commissioni
    tarifa kosten oplata prowizja komissiya комиссия комиссии воситачилик
""")
EXCHANGE_WORDS: Final = _words("""
    exchange exchanged fx forex conversion convert converted umtausch wahrungsumtausch devisen wymiana kantor cambio
    обмен конвертация конверсия валюты валюта konvertatsiya konversiya ayirboshlash doviz
""")
# A payment of a card names the card, or who issued it, and says that it is paid.
CARD_WORDS: Final = _words("""
    card crd crcard crcardpmt creditcard cc ccpymt visa mastercard mc amex americanexpress applecard barclaycard
    discover cardmember kreditkarte kreditkarten tarjeta cartao carta kredittkort kreditkort luottokortti карта карты
    карте карту kartasi karta
""")
CARD_ISSUERS: Final = _words("capitalone capital citi citibank citictp amex discover synchrony syncb barclays comenity")
PAID_WORDS: Final = _words("""
    payment payments pmt pymt pymnt pmnt paymt payt autopay autopmt epay epayment bill billpay ach thank thanks paid
    received zahlung erhalten abrechnung ausgleich pago pagamento fatura paiement oplata оплата погашение погашения
    tolov tolovi betaling splata platba maksu einzug
""")
# A debit card, or a card with which somebody else is paid, is not what is paid here.
PURCHASE_BY_CARD: Final = _words("debit purchase pos merchant checkcard contactless")
LOAN_WORDS: Final = _words("loan loans mortgage lease leasing instalment installment emi rate")

# Words of a bank's grammar, which name neither a person nor a purpose.
_BANKING: Final = """
    a account accounts acct acc ach act aktual amount an and are as at auto automatic b balance bank banking bankcard
    bic book booked booking branch business by card cards cash charge chaps ckg code company confirmation conf core cr
    credit crediting ct currency current customer d date dated day debit dep deposit deposited des description desc
    details direct dr e ebanking eft electronic entry eur external faster fed fedwire for fpi fpo bgc so fps from
    funds fund giro gbp iban id ift imps in inb incoming indn instant institution int interac internal internet intl
    into inward ib inr intrabank my n name neft no nr num number of on online onl order orig own pay payment payments
    payee payer pmt posting ppd ccd web tel receipt received recd recurring ref reference regular remittance request
    rtgs s scheduled self send sender sent sepa sct sct-inst inst settlement si sort sso standing sweep swift the this
    thank you to top topup trace tracking tran trans transaction transfer transfers transferred transferring trf trfr
    trn trnsfr tfr tpt tsf tt txn type ultimate upi up usd value via was wd wire withdraw withdrawal withdrawn with
    xfer xxfer x xx xxx xxxx xxxxx xxxxxx your outgoing outward out o mob mobile app ios android bp bnk gm monthly
    weekly daily month week quarterly once one time save saving savings pot pots goal goals round ups spare change
    move moved moving money back between add added adding load loaded loading reload allocation contribution ein eine
    auf aus bei der die das den dem durch fur im mein meine meinem meiner mit nach und vom von zu zum zur auftrag
    auftraggeber belastung betrag buchung buchungstag dauerauftrag eigen eigene eigenen eigenes eingang einzahlung
    ausgang auszahlung empfanger empfang gutschrift haben inlandszahlung konto kontos kontonummer kontoubertrag
    lastschrift online-ubertrag onlineubertrag soll svwz eref mref kref cred abwa uberweisung ubertrag umbuchung
    uberweisungsgutschrift echtzeit echtzeituberweisung echtzeit-uberweisung verwendungszweck wert zahlung
    zahlungseingang zahlungsausgang sparen sparrate sparplan sparauftrag referenz datum kunde kundennummer au aux avec
    chez compte comptes courant de depuis du et interne la le les livret mes par pour sur un une vers virement
    virements vir virt emis recu permanent instantane ordre beneficiaire donneur motif objet libelle versement al con
    cuenta cuentas del desde el en emitida enviada entre hacia interna mi mis para por propia propias propio recibida
    recibido emitido realizada transferencia transferencias traspaso traspasos orden abono ingreso concepto alla conto
    conti da dal dalla della di entrata giroconto il interno mio ordinante per proprio uscita bonifico bonifici
    disposto ricevuto istantaneo favore accredito addebito causale ao aos conta contas do dos minha propria proprias
    recebida recebido enviado pix doc corrente poupanca aplicacao resgate transf aan bij het mijn naar op overboeking
    overschrijving rekening rekeningen van voor omschrijving dla na moje moj przelew przelewy przychodzacy wychodzacy
    rachunek rachunku konta wlasny wlasne wlasnego wewnetrzny z ze tytul odbiorca nadawca wewnetrznego srodkow till
    fran min mitt overforing overforsel egen eget egna kontot innskudd uttak insattning uttag betaling betalning
    tilisiirto omien tilien tili siirto saaja maksaja viitesiirto в во из за и к на от по с со для между своими своего
    свой своих собственный собственных собственными собственного перевод перевода переводы переводом перечисление
    перечислено зачисление списание поступление пополнение счет счета счету счетами счетов карта карты карту карте
    картой карт моя мой моими средств средства денежных денежный внутренний внутрибанковский внутрибанк онлайн
    мобильный банк получатель отправитель назначение платеж платежа сбп система быстрых платежей накопительный
    накопительного текущий текущего дебетовая дебетовой снятие внесение hisob hisobim hisobimga hisobimdan hisobiga
    hisobidan hisobvaraq hisobvaragiga karta kartaga kartadan kartam kartamga oz ozim ozimga ozimning mening ga va
    uchun pul otkazma otkazmasi otkazish otkazildi tolov tolovi tolash ichki kirim chiqim хисоб ҳисоб ҳисобим ҳисобига
    картага картадан ўз ўтказма ўтказиш пул тўлов ички кирим чиқим hesap hesabim hesaplarim hesabima arasi kendi
    virman havale gelen giden transferi phone ending ends autopay epay pymt pmnt paymt paym thanks servicing services
    service serv cardmember mbr memo note msg message plc ag sa nv bv ltd inc co corp
"""
# Banks by words that are too common for the gazetteer to take a text for a bank's by them alone.
BANK_WORDS: Final = _words("""
    chase jpmorgan jpm wells fargo wellsfargo wf citi citibank bofa bofaml usbank pnc ally amex discover sofi chime
    capitalone schwab fidelity truist usaa barclays barclaycard lloyds halifax natwest nationwide hsbc santander monzo
    starling revolut wise n26 sparkasse volksbank raiffeisenbank commerzbank dkb comdirect ing ingdiba consorsbank
    postbank bnp paribas boursorama lcl societe generale ca agricole bbva caixabank caixa sabadell bankinter intesa
    unicredit fineco nubank itau bradesco hdfc hdfcbank icici sbi axis kotak yesbank pnb idfc canara сбербанк сбер
    тинькофф т-банк альфа-банк альфабанк втб kapitalbank ipoteka ipotekabank hamkorbank uzum payme click anorbank tbc
    nbu rabobank abn amro bunq swedbank nordea danske handelsbanken dnb pko mbank pekao millennium garanti akbank
    isbank ziraat yapikredi
""")
_POLITE: Final = "vielen dank merci gracias obrigado grazie спасибо rahmat mobile web si share shares home banking"
_ALL_KINDS: Final = frozenset(word for words in KIND_WORDS.values() for word in words)
NAMES_NOBODY: Final = (
    _words(_BANKING) | _ALL_KINDS | BANK_WORDS | EXCHANGE_WORDS | CARD_WORDS | PAID_WORDS | _words(_POLITE)
)
# Of an account's name these are not what tells it from others.
GENERIC_IN_NAMES: Final = _ALL_KINDS | _words("""
    account accounts acct konto kontos compte cuenta conto conta rekening rachunek card cards karte carte tarjeta
    carta cartao karta bank my mein mi mio the der die das current счет счёт карта мой моя hisob
""")
