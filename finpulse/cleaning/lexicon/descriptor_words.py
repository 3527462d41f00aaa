"""What banks and payment processors print around a merchant's name in a card descriptor.

A list has words separated by blanks, or phrases separated by commas.
"""

from __future__ import annotations

# Payment processors: an asterisk separates them from the merchant's name, as in "SQ *CORNER COFFEE".
PROCESSORS = """
paypal pp sq sqc sumup su iz izettle zettle tst sp stripe gpay googlepay applepay twint payme click payu alif
klarna fs fspring fastspring 2co 2checkout paddle cko adyen mollie wpy py ppro nyx dlo mp mercpago mercadopago
ebanx ddp uzcard humo apelsin robokassa yookassa юкасса cloudpayments redsys worldpay worldline nexi ck lsp eb crv
curve ztl ls dri ccv bck pg pag pagseguro pagarme ec ib bt sh ic wl toast square clover gocardless payoneer mbway
bizum swish vipps paytrail viva alipay tenpay wechat wepay pyp smp hpy act evt fh gg sezzle afterpay clearpay
affirm zip bpoint payway iyzico paytm phonepe razorpay ccavenue billdesk przelewy24 payu dotpay tpay blik ecommpay
payze flutterwave paystack ipay88 cke in bb spo olo gdp ppl toasttab aplpay resy pypl sqsp wpchrg cf clv
"""
# Chinese wallets print the merchant's name after a dash.
WALLETS = "支付宝 财付通 微信支付 美团支付 银联 抖音支付 京东支付 云闪付 网银在线 钱袋宝支付"
# Phrases before the merchant's name. The longest that matches is cut off, and then the next.
PREFIXES = """
im geschäft, in store, instore, purchase in store, in-store purchase, en magasin, achat en magasin, en tienda,
compra en tienda, in negozio, acquisto in negozio, in de winkel, em loja, na loja, w sklepie, i butik, mağazada,
incoming transfer, outgoing transfer, incoming payment, outgoing payment,
hotel at, card payment to, card payment, card purchase, card transaction, debit card purchase, debit card payment,
debit card, credit card purchase, credit card payment, contactless payment, contactless, purchase at,
purchase from, purchase, purchase authorized on, purchase with cash back, recurring payment,
recurring payment authorized on, recurring, recurring card purchase, pos purchase, pos debit, pos payment,
pos withdrawal, pos transaction, pos refund, pos, pur, payment to, payment for, payment at, payment from,
online payment, online purchase, web payment, point of sale, point of sale purchase, point of sale debit,
checkcard, check card, check card purchase, visa purchase, visa, visa dda pur, visa check card, visa pos,
mastercard, maestro, direct debit, direct debit to, bill payment to, bill payment, ach debit, ach credit, ach,
refund from, refund, reversal, your purchase at, faster payment to, faster payment from, dd, ddr, bcc, dbt crd,
dbt purchase, dda purchase, debit purchase, debit, int'l pos, international purchase, intl, eftpos,
eftpos purchase, eftpos debit, eft pos, interac purchase, idp purchase, opos, fpos, fps, mobile purchase,
tap and pay, google pay, apple pay, upi, imps, neft, ecom, ecom purchase, e-commerce, internet purchase, vdp, vdc,
cnp, cpm, c d m, kartenzahlung, kartenumsatz, kartenzahlung girocard, kauf, kaufumsatz, einkauf, debitk,
lastschrift, sepa lastschrift, sepa basislastschrift, sepa-lastschrift, basislastschrift, folgelastschrift,
erstlastschrift, sepa direct debit, gutschrift, girocard, ec, ec-karte, ec kartenzahlung, visa debit,
visa debitkartenumsatz, debitkartenumsatz, debitkarte, kreditkarte, debitmastercard, karte, kartenverfügung,
bezahlung, bargeldlose zahlung, onlinezahlung, online-zahlung, zahlungsausgang, belastung, zahlung, twint, einzug,
abbuchung, ihr einkauf bei, einkauf bei, zahlung an, rückerstattung, оплата товаров и услуг, оплата услуг,
оплата товаров, оплата в, оплата, покупка в, покупка, покупки, покупка товара, безналичная оплата,
безналичная покупка, возврат покупки, возврат товара, возврат, списание, операция, операция по карте, терминал,
платеж в, платеж, платёж, карта, pokupka, oplata, oplata tovarov i uslug, тулов, тўлов, харид, to'lov, xarid,
xarid uchun to'lov, karta orqali to'lov, qaytarish, onlayn to'lov, сатып алу, төлем, покупка с картой,
оплата картой, оплата по карте, картка, купівля, плащане, плащане на пос, плащане пос, покупка пос,
paiement par carte, paiement cb, paiement, paiement psc, paiement carte, paiement mobile, paiement sans contact,
paiement internet, achat cb, achat, achat par carte, achat tpe, carte, cb, facture carte, facture, prlv sepa, prlv,
prélèvement sepa, prelevement, prelevement europeen, avoir carte, avoir cb, pago en, pago con tarjeta,
pago con tarjeta en, pago, pago movil en, pago móvil en, pago movil, pago tarjeta, tarjeta, tarj, compra en,
compra con tarjeta, compra con tarjeta en, compra tarj, compra tarjeta, compra tarjeta en, compra internet,
compra online, compra pos, compra, compras, devolución tarjeta, devolucion compra, recibo, adeudo, adeudo recibo,
adeudo de, cargo, cargo recibo, cargo por, cobro, operacion tarjeta, consumo, consumo en,
transaccion contactless en, pagamento pos, pagamento carta, pagamento con carta, pagamento, pagamento tramite pos,
pagam pos, pagamento internet, acquisto, acquisto pos, acquisto carta, operazione pos, operazione carta, carta,
carta di debito, addebito, addebito sdd, addebito diretto, addebito diretto sdd, sdd, storno, utilizzo carta,
compra no debito, compra no débito, compra cartao, compra cartão, compra com cartao, compras c.deb, compra deb,
compra debito, compra credito, compra pos, pagamento de serviços, pag serv, pagamento efetuado, debito direto,
débito direto, dd sepa, cartao, cartão, bea, bea betaalpas, betaalpas, betaling, betaalautomaat, geldautomaat, gea,
bea apple pay, apple pay betaling, pinbetaling, betaling met bankcontact, aankoop, aankoop bancontact, bancontact,
sepa incasso, sepa incasso algemeen doorlopend, incasso, incasso algemeen doorlopend, ideal, sepa overboeking,
achat bancontact, zakup, zakup przy użyciu karty, zakup przy uzyciu karty, zakup kartą, płatność kartą,
platnosc karta, płatność, płatność kartą zbliżeniowa, transakcja kartą, transakcja karta, transakcja,
operacja kartą, zapłata, obciążenie, płatność web, płatność blik, zakup blik, platba kartou, platba,
platba kartou na internetu, nákup, nákup kartou, nákup dk, nakup na internete, úhrada, inkaso, kártyás vásárlás,
vásárlás, vásárlás kártyával, kártyás fizetés, kártya, plata pos, plată, plata la pos, plata online, cumparare,
cumpărare, cumparaturi, tranzactie comerciant, harcama, alışveriş, pos harcama, kredi kartı, kartla alışveriş,
satış, peşin satış, e-ticaret, kart harcamasi, korttiosto, korttimaksu, ostotapahtuma, osto, verkkomaksu, kortköp,
kortkøb, kortkjøp, kortbetaling, kortbetalning, köp, kjøp, varekjøp, varekøb, visa varekøp, visa varekjøp,
visa køb, visa varekøb, visa kjøp, dankort, dankort-nota, dankort nota, mastercard køb, betalningar, betalning,
autogiro, avtalegiro, betalingsservice, bs betaling, pbs, nota, vipps, mobilepay, swish, swish betalning,
ostu, kaardimakse, kaardiga, pirkums, pirkums ar karti, pirkimas, kortele, kupovina, kupnja, nakup, plačilo,
plačilo s kartico, placanje, plaćanje, kartica, pos nakup, pos kupovina, αγορα, αγορα με καρτα, πληρωμη,
消费, 快捷支付,
网上支付, 扫码支付,
カード, デビット, 체크카드, 승인, קניה, pembelian, pagto, pagto conta, pagto conta telefone, pagto conta luz,
pagamento de boleto, pagamento de conta, pagto eletron, pix enviado, pix recebido, transf pix, boleto,
pago servicio, pago luz, pago servicios, bonifico a, bonifico da, bonifico a favore di, bonifico istantaneo a,
bonifico istantaneo da, vir sepa, vir inst, virement de, virement vers, überweisung an, überweisung von,
gutschrift von, transfer to, transfer from, transferencia a, transferencia de, zelle payment to,
zelle payment from, zelle to, zelle from, 消费, 消费支出, 退款, 支付, trsf e-banking db, pembayaran, pembayaran ke,
transaksi debit, trx debit, belanja, thanh toán, thanh toan, mua hàng, giao dịch thẻ, from, to, bei, presso, bij,
hos
"""
# Words that begin the payment's details, such as a reference, a card or an exchange rate. The name ends before them.
DETAIL_WORDS = """
ref reference auth authorisation authorization card karte karta kartą carte карта карты kartennr kartennummer nr no
mandat mandate mandatsref iban bic trn txn rrn terminal term terminalid id datum date am vom от дата валюта
kartenzahlung kaufumsatz gläubiger-id end-to-end eref mref cred svwz folgenr verfalld on-line pending sagt zakup
purchase achat bargeldauszahlung compra rechnung kundennr kundennummer kundenkonto vertrag abschlag rechnungsnr
invoice facture fact echeance échéance mandato numero n° nº num carta tarjeta tarj cartao cartão pasnr pas123 pas
tid mid kl kl. ore uhr cb amount rate rub. руб сумма summa kurs kurz devisenkurs fx cur curr usd eur gbp chf rub
uzs kzt pln czk sek nok dkk huf ron bgn inr aud cad nzd sgd hkd jpy cny brl mxn zar aed ils uah byn gel amd azn try
thb idr php myr vnd krw uyu clp cop fpl fil filiale help vielen danke dankt bedankt merci thank thanks debitk debitk.0
folge-nr lastschr clients payment subscr subscription visb kundenservice online-kauf www http https bestellung
order ordre zamówienie zamowienie visa mastercard maestro n kartentyp cod codice karty kartę karti kort kortet
operazione opération operacion ric transaction transaktion trace stan apr aid хамкор номер номера заказ заказа
договор тел tel phone tlf telefon payroll dirdep autopay billpay epay e-payment epayment webpay usataxpymt casttaxrfd
ezpay ez-pay
"""
# Words for an outlet. They are no part of the name when the outlet's number follows.
STORE_WORDS = """
store stores shop filiale fil branch whse markt магазин do'kon station tankstelle restaurant stacja sklep butik
butikk tienda punto negozio loja winkel magasin азс azs azk supermarket superstore outlet unit site kassa k.
"""
LEGAL_FORMS = """
gmbh ag kg kgaa ohg ug mbh gbr ek ltd limited plc llc inc incorporated corp corporation llp sa sas sarl sàrl srl
srls spa sl slu sau slne bv nv vof oy oyj ab asa as aps kft zrt bt doo dd sro eood ood pte pty pvt bhd sdn kk lda
ltda eireli ооо оао зао пао ао ип чп тоо мчж mchj ooo oao zao ojsc jsc aj xk yatt ztk eurl snc sasu spzoo sp.zoo
zoo gmbh&co 株式会社 주 주식회사 有限公司 有限责任公司 股份有限公司
"""
# Legal forms that end a name wherever they stand. Others, such as "as", "spa" and "sa", may be words of a name.
SURE_LEGAL_FORMS = "gmbh mbh ltd limited llc inc plc corp sarl srl ооо оао зао пао мчж mchj ooo oao"
# Words that may follow a brand's name and still mean the same brand: "Zara España", "Migros Ticaret".
FILLERS = """
store stores shop online magazin market supermarket supermarkt supermercado superstore hypermarket express city
cash carry cash&carry restaurant restaurante tankstelle station pharmacy apotheke co the uk usa us eu europe españa
espana italia france deutschland polska portugal nederland belgique belgie österreich schweiz suisse svizzera cesko
slovensko magyarorszag romania hellas türkiye ticaret magazacilik gida rossiya россия казахстан kazakhstan uz
uzbekistan ukraina india brasil brazil mexico argentina chile colombia peru japan china korea australia canada app
com retail trading vertriebs vertrieb handels handel filiale & outlet factory boutique center centre mall plaza
airport flughafen aeroport hbf bahnhof danke modelo hipermercados supermercados supermercati supermarche
supermarches ecommerce sagt
"""
# Articles and prepositions. No name ends with one, so "Ascotts of Bromsgrove" keeps its town.
PARTICLES = "of in at the de di do da du del della des la le les von van den der am zu na w"
# Payment processors that are also printed before the merchant's name without an asterisk.
UNSTARRED_PROCESSORS = "paypal sumup izettle zettle klarna stripe mollie googlepay applepay"
# After a supermarket's name these words mean its filling station.
FUEL_WORDS = """
fuel petrol pfs petro gas gasoline pump pumps stn carburant carburants carbu gasolinera gasolineras gasolina
carburante carburanti tankstelle tankst tankautomat benzin benzyna bensin bensiini diesel paliwo paliw benzina азс
azs топливо
"""
COUNTRIES = """
uz uzb uzbekistan o'zbekiston ru rus russia рф kz kaz kazakhstan kg kgz tj tjk tm tkm de deu germany deutschland at
aut austria ch che switzerland gb gbr uk us usa fr fra france es esp spain it ita italy nl nld netherlands be bel
belgium lu lux luxembourg pl pol poland cz cze ie irl ireland pt prt portugal se swe sweden no nor norway dk dnk
denmark fi fin finland tr tur turkey cn chn china hk hkg jp jpn japan kr kor in ind india ae are uae sg sgp
singapore au aus australia nz nzl ca can canada br bra mx mex il isr israel ge geo ua ukr by blr hu hun ro rou rom
bg bgr gr grc greece hr hrv si svn sk svk ee est lv lva lt ltu cy cyp mt mlt malta rs srb ba bih mk mkd al alb me
mne md mda am arm az aze za zaf eg egy ma mar tn tun ng nga ke ken gh gha th tha thailand id idn indonesia my mys
malaysia ph phl vn vnm vietnam tw twn pk pak bd bgd lk lka np npl sa sau qa qat kw kwt bh bhr om omn jo jor lb lbn
cl chl co col pe per ar arg uy ury ec ecu py bo cr cri pa do dom gt pr is isl россия узбекистан казахстан
"""
# States and provinces, for countries whose card terminals print them after the town.
STATES = """
al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa
ri sc sd tn tx ut vt va wa wv wi wy dc ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld tas act sp rj mg rs pr ba
df
"""
CITIES = """
tashkent toshkent ташкент тошкент samarkand samarqand самарканд самарқанд bukhara buxoro бухара andijon andijan
namangan fergana farg'ona nukus qarshi urganch navoiy jizzax termiz chirchiq chilonzor yunusobod almaty алматы
astana астана нур-султан bishkek бишкек dushanbe душанбе moscow moskva москва moskow spb sankt-peterburg
saint-petersburg st-petersburg st.petersburg санкт-петербург петербург kazan казань ekaterinburg екатеринбург
novosibirsk новосибирск krasnodar краснодар самара samara нижний-новгород ростов-на-дону омск уфа пермь воронеж
волгоград kiev киев київ kyiv minsk минск berlin hamburg münchen muenchen munich köln koeln frankfurt
frankfurt/main stuttgart düsseldorf duesseldorf leipzig dortmund essen bremen dresden hannover nürnberg nuernberg
wien vienna graz linz salzburg zürich zurich zuerich genf geneve genève bern basel lausanne london manchester
birmingham leeds glasgow edinburgh bristol liverpool sheffield cardiff belfast dublin paris lyon marseille toulouse
bordeaux lille nantes nice strasbourg madrid barcelona valencia sevilla málaga malaga bilbao zaragoza lisboa lisbon
porto roma rome milano milan torino turin napoli naples bologna firenze genova venezia palermo amsterdam rotterdam
utrecht den-haag eindhoven brussels bruxelles brussel antwerpen gent luxembourg warszawa warsaw krakow kraków
wroclaw wrocław poznan poznań gdansk gdańsk łódź lodz katowice praha prague brno ostrava bratislava budapest
bucuresti bucurești bucharest cluj sofia софия varna stockholm göteborg goteborg malmö oslo bergen copenhagen
kobenhavn københavn aarhus helsinki espoo tampere turku tallinn riga vilnius beograd zagreb ljubljana athens athina
istanbul ankara izmir dubai abu-dhabi doha riyadh jeddah cairo casablanca lagos nairobi johannesburg capetown
seattle chicago houston boston toronto montreal vancouver sydney melbourne brisbane perth auckland singapore
bangkok jakarta manila hanoi hochiminh tokyo osaka seoul beijing shanghai shenzhen guangzhou hongkong mumbai
bangalore bengaluru delhi hyderabad chennai kolkata pune mexico bogota lima santiago saopaulo cdmx
"""
# Words for the kind of a transaction. A description with no other words has no merchant.
TRANSACTION_WORDS = """
sbol, trf, trsf, internet, pymt, your, line, on, com, con, do, da, del, la, conta, automat, freelance, invoice,
wire, hisobiga, hisobidan, bo'yicha, bankomatdan, keshbek, xarid, xaridlar, sms-xabarnoma, salary, payroll, wages,
pension, interest, dividend, cashback, fee, fees, monthly, annual, account, card, atm, cash, withdrawal, deposit,
transfer, transfers, own, my, savings, checking, internal, from, to, the, for, of, in, and, between, loan, credit,
payment, repayment, instalment, tax, rent, balance, opening, closing, bank, commission, charge, service, sms,
refund, purchase, standing, order, debit, direct, january, february, march, april, may, june, july, august,
september, october, november, december, advance, bonus, online, mobile, money, received, sent, thank, you,
overdraft, maintenance, foreign, exchange, currency, conversion, check, cheque, autopay, faster, incoming,
outgoing, gehalt, lohn, rente, zinsen, miete, überweisung, überweisungsgutschrift, umbuchung, dauerauftrag,
bargeldauszahlung, geldautomat, bargeld, entgelt, gebühr, gutschrift, sparen, kontoführung, kredit, rate, für, von,
auf, an, und, sparkonto, abhebung, sepa, lastschrift, zahlung, auszahlung, einzahlung, abschluss, konto,
zahlungseingang, habenzinsen, sollzinsen, abrechnung, rechnungsabschluss, beleg, зарплата, заработная, плата,
аванс, премия, пенсия, перевод, перевода, переводы, между, своими, счетами, снятие, наличных, выдача, банкомат,
комиссия, за, на, с, по, в, и, карты, карту, карта, картой, вклад, вклада, проценты, кредит, кредита, погашение,
обслуживание, пополнение, счет, счета, возврат, оплата, аренда, квартиры, налог, процентов, начисление, внутренний,
oylik, maosh, ish, haqi, avans, mukofot, pensiya, o'tkazma, o'tkazish, naqd, pul, yechish, bankomat, komissiya,
xizmat, karta, kartaga, kartadan, hisob, hisobim, hisobimga, jamg'arma, jamg'armaga, o'z, omonat, omonatga, foiz,
foizlar, to'lov, to'lovi, ijara, kvartira, uchun, uy, xizmati, haqqi, xabarnoma, ajratish, qaytarish, dan, va,
bilan, iyun, iyul, avgust, sentabr, oktabr, noyabr, dekabr, yanvar, fevral, mart, aprel, oyi, oyiga, virement,
virement sepa, retrait, salaire, loyer, frais, interets, vir, instantane, permanent, dab, transferencia, nomina,
alquiler, comision, intereses, retiro, efectivo, reintegro, cajero, automatico, ingreso, traspaso, recibida,
bonifico, stipendio, affitto, prelievo, commissioni, canone, giroconto, transferência, saque, deposito, depósito,
levantamento, tarifa, przelew, wypłata, bankomatu, opłata, prowizja, odsetki, výběr, poplatek, převod, overboeking,
opname, rente, uttak, uttag, lön, lønn, gebyr, avgift, nosto, siirto, palkka, havale, eft, para, çekme, maaş, faiz,
ücreti, p2p, sig, signature, web, onl, pin, ppd, ccd, tel, month, months, ach, upi, imps, neft, rtgs, zelle, till,
incl, gst, chgs, alert, paid, earned, your
"""
