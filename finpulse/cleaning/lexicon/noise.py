"""What banks and processors print around a merchant's name: words between blanks, or phrases between commas."""

from __future__ import annotations

# They take the payment for somebody else, whose name stands behind a star.
PROCESSORS = """
paypal pp sq sqc sumup su iz izettle zettle tst sp stripe gpay googlepay applepay twint payme click payu alif klarna
fs fspring 2co 2checkout paddle cko adyen mollie wpy py ppro nyx dlo mp mercpago ebanx ddp uzcard humo apelsin
robokassa yookassa юкасса cloudpayments redsys worldpay ck lsp eb
"""
# Phrases at the beginning; the longest that fits is cut off, and then the next.
LEADS = """
card payment to, card payment, card purchase, card transaction, debit card purchase, debit card payment, debit card,
contactless payment, contactless, purchase at, purchase from, purchase, recurring payment, recurring card purchase,
pos purchase, pos debit, pos payment, pos, payment to, payment for, payment at, payment from, online payment,
web payment, point of sale, checkcard, check card, visa purchase, mastercard, visa, maestro, direct debit,
direct debit to, bill payment to, ach debit, ach credit, refund from, refund, reversal, your purchase at,
faster payment to, faster payment from, dd, ddr, bcc, kartenzahlung, kartenumsatz, kauf, kaufumsatz, einkauf,
lastschrift, sepa lastschrift, sepa basislastschrift, folgelastschrift, gutschrift, girocard, ec, visa debit,
ihr einkauf bei, einkauf bei, zahlung an, rückerstattung, оплата товаров и услуг, оплата услуг, оплата товаров,
оплата в, оплата, покупка в, покупка, безналичная оплата, возврат покупки, возврат товара, возврат, списание,
операция по карте, терминал, платеж в, платеж, тулов, тўлов, to'lov, xarid, xarid uchun to'lov, karta orqali to'lov,
qaytarish, onlayn to'lov, paiement par carte, paiement cb, paiement, achat cb, achat, carte, cb, prlv sepa, prlv,
prelevement, pago en, pago con tarjeta, pago, compra en, compra con tarjeta, compra tarj, compra, recibo,
pagamento pos, pagamento carta, pagamento, acquisto, compra no debito, betaalpas, betaling, betaalautomaat, zakup,
zakup przy użyciu karty, płatność kartą, transakcja kartą, platba kartou, nákup, platba, kártyás vásárlás, vásárlás,
plata pos, cumparare, harcama, alışveriş, korttiosto, kortköp, korttimaksu, varekjøp, visa varekøb
"""
# Behind these comes what concerns the bank and not the merchant.
TAILS = """
ref reference auth authorisation authorization card karte karta carte карта карты kartennr kartennummer nr no mandat
mandate mandatsref iban bic trn txn rrn terminal term terminalid id datum date am vom от дата валюта kartenzahlung
kaufumsatz gläubiger-id end-to-end eref mref cred svwz folgenr verfalld on-line pending sagt zakup purchase achat
bargeldauszahlung compra gmbh ltd llc inc plc limited corp
"""
# Before a shop's number these say nothing more.
OUTLETS = "store stores shop filiale branch whse markt магазин do'kon"
LEGAL_FORMS = """
gmbh ag kg ohg ug mbh gbr ltd limited plc llc inc incorporated corp corporation llp sa sas sarl sàrl srl spa sl slu
bv nv oy oyj ab asa aps kft zrt bt doo dd sro eood ood pte pty pvt ооо оао зао пао ао ип чп тоо мчж mchj ooo oao zao
ojsc jsc aj xk yatt ztk
"""
COUNTRIES = """
uz uzb uzbekistan o'zbekiston ru rus russia kz kaz kg kgz tj tm de deu germany deutschland at aut austria ch che
switzerland gb gbr uk us usa fr fra france es esp spain it ita italy nl nld netherlands be bel lu lux pl pol poland
cz cze ie irl ireland pt prt se swe no nor dk dnk fi fin tr tur turkey cn chn hk hkg jp jpn kr kor in ind ae are uae
sg sgp au aus nz nzl ca can br bra mx mex il isr ge geo ua ukr by blr hu hun ro rou bg bgr gr grc hr hrv si svn sk
svk ee est lv lva lt ltu cy cyp mt mlt россия узбекистан казахстан
"""
CITIES = """
tashkent toshkent ташкент тошкент samarkand samarqand самарканд самарқанд bukhara buxoro бухара andijon andijan
namangan fergana farg'ona nukus qarshi urganch navoiy jizzax termiz chirchiq almaty алматы astana астана bishkek
бишкек dushanbe moscow moskva москва spb saint-petersburg санкт-петербург kazan казань ekaterinburg novosibirsk
berlin hamburg münchen muenchen munich köln koeln frankfurt stuttgart düsseldorf duesseldorf leipzig dortmund essen
bremen dresden hannover nürnberg nuernberg wien vienna graz zürich zurich genf bern basel london manchester
birmingham leeds glasgow edinburgh bristol liverpool dublin paris lyon marseille madrid barcelona valencia lisboa
lisbon porto roma rome milano milan torino napoli amsterdam rotterdam utrecht brussels bruxelles antwerpen
luxembourg warszawa warsaw krakow kraków praha prague brno budapest bucuresti sofia stockholm oslo copenhagen
kobenhavn helsinki istanbul ankara dubai seattle chicago houston boston toronto sydney melbourne singapore tokyo
osaka beijing shanghai
"""
# Words that say what happened. A description that has only these names no merchant.
NO_NAMES = """
freelance, invoice, wire, hisobiga, hisobidan, bo'yicha, bankomatdan, keshbek, xarid, xaridlar, sms-xabarnoma,
salary, payroll, wages, pension, interest, dividend, cashback, fee, fees, monthly, annual, account, card, atm, cash,
withdrawal, deposit, transfer, transfers, own, my, savings, checking, internal, from, to, the, for, of, in, and,
between, loan, credit, payment, repayment, instalment, tax, rent, balance, opening, closing, bank, commission,
charge, service, sms, refund, purchase, standing, order, debit, direct, january, february, march, april, may, june,
july, august, september, october, november, december, advance, bonus, gehalt, lohn, rente, zinsen, miete,
überweisung, umbuchung, dauerauftrag, bargeldauszahlung, geldautomat, bargeld, entgelt, gebühr, gutschrift, sparen,
kontoführung, kredit, rate, für, von, auf, an, und, sparkonto, abhebung, sepa, lastschrift, зарплата, заработная,
плата, аванс, премия, пенсия, перевод, перевода, между, своими, счетами, снятие, наличных, выдача, банкомат,
комиссия, за, на, с, по, в, и, карты, карту, карта, вклад, вклада, проценты, кредит, кредита, погашение,
обслуживание, пополнение, счет, счета, возврат, оплата, аренда, квартиры, налог, oylik, maosh, ish, haqi, avans,
mukofot, pensiya, o'tkazma, o'tkazish, naqd, pul, yechish, bankomat, komissiya, xizmat, karta, kartaga, kartadan,
hisob, hisobim, hisobimga, jamg'arma, jamg'armaga, o'z, omonat, omonatga, foiz, foizlar, to'lov, to'lovi, ijara,
kvartira, uchun, uy, xizmati, haqqi, xabarnoma, ajratish, qaytarish, dan, va, bilan, iyun, iyul, avgust, sentabr,
oktabr, noyabr, dekabr, yanvar, fevral, mart, aprel, oyi, oyiga, virement, retrait, salaire, loyer, frais, interets,
transferencia, nomina, alquiler, comision, intereses, retiro, efectivo, bonifico, stipendio, affitto, prelievo, p2p
"""
