"""Words for movements of money that no merchant's name overrules: pay, cash, fees, loans, own accounts."""

from __future__ import annotations

from finpulse.cleaning.lexicon.words.card_payments import PAID_TO_ISSUERS
from finpulse.cleaning.lexicon.words.lenders import LENDERS_AND_FEES
from finpulse.cleaning.taxonomy import BANK, CASH, INCOME, LOANS, TRANSFER_IN, TRANSFERS

_PAY = """
salary, salaries, payroll, wage, wages, paycheck, paycheque, payslip, direct deposit, bonus payment, stipend, pension,
pensions, pension payment, retirement benefit, social security, child benefit, universal credit, unemployment benefit,
tax credit, hmrc child benefit, freelance payment, invoice payout, commission earned, severance, gehalt, *gehalt,
gehaltszahlung, gehalts*, lohn, *lohn, lohn gehalt, lohnzahlung, lohn*, bezüge, besoldung, rente, *rente, kindergeld,
elterngeld, arbeitslosengeld, bafög, honorar, weihnachtsgeld, urlaubsgeld, prämie, abfindung, зарплат*, зп, заработн*,
аванс, оклад, преми*, отпускн*, пенси*, стипенди*, пособи*, больничн*, алименты полученные, гонорар*, выплата зарплаты,
доход*, вознаграждение за труд, материальная помощь, oylik, ish haqi, ish haqqi, ishhaqi, maosh, maoshi, oylik maosh,
pensiya, nafaqa, stipendiya, mukofot, mehnat haqi, avans, daromad, ойлик, иш хақи, маош, нафақа, мукофот, даромад,
меҳнат ҳақи, salaire, salaires, remuneration, retraite, allocation, allocations, virement salaire, nomina, nominas,
salario, sueldo, pension publica, subsidio, abono nomina, prestacion, stipendio, pensione, ordenado, vencimento,
proventos, salaris, uitkering, pensioen, kinderbijslag, lonn, palkka, wynagrodzenie, pensja, wyplata wynagrodzenia,
emerytura, mzda, vyplata, duchod, fizetes, munkaber, nyugdij, salariu, maas, maas odemesi, emekli maasi, заплата,
пенсія, жалақы, айлық, gaji, gaji bulanan, lương, sweldo, 工资, 薪资, 薪水, 奖金, 养老金, 給与, 給料, 賞与, 年金, 급여,
월급, 연금, راتب, משכורת, เงินเดือน, वेतन, μισθοδοσια, μισθος, premia, premia kwartalna, trzynastka, zasilek, swiadczenie,
800 plus, csaladi potlek, loon, loonbetaling, vakantiegeld, vakantietoeslag, zorgtoeslag, huurtoeslag,
kinderopvangtoeslag, toeslagen, paie, pole emploi, france travail, prime activite, agentur für arbeit,
bundesagentur für arbeit, rentenversicherung, rentenservice, bürgergeld, wohngeld, krankengeld, mutterschaftsgeld,
paga extra, prestacion desempleo, cassa integrazione, reddito di cittadinanza, assegno unico, tredicesima,
abono salarial, decimo terceiro, bolsa familia, beneficio inss, gaji pokok, upah, tunjangan, thr, lonnsutbetaling,
foreldrepenger, dagpenger, sjukpenning, barnbidrag, barnetrygd, lapsilisa, elakkeet, vyplata mzdy, duchody, prispevek,
emekli ikramiyesi, ikramiye, huzur hakki, state pension, working tax credit, carers allowance, disability allowance,
housing benefit, veterans affairs, unemployment insurance, stimulus payment, payroll deposit, salary credit,
sal credit, expense reimbursement, 代发工资, 代发, 住房公积金, 薪金, 失業給付, 児童手当, 상여금, 실업급여
"""
# A tax refund is income as Plaid's taxonomy has it; what only names the authority is money back from it.
_DIRECT_DEPOSIT = """
direct dep, dir dep, direct deposits, directdep, dirdep, dd dep, direct payroll, payroll dep, payroll dir dep, pay roll,
reg salary, reg sal, salary payment, salary pmt, net pay, employer, payrolldep, payroll pmt, payrl, xxsoc sec, soc sec,
xxva benef, va benefit, va benef, fed sal, fed salary, vacp treas, ui benefit, ui benefits, unemp, unemployment ben,
unemploymt ben, soc sec ben, ssi treas, retirement pmt, annuity, annuity pmt, pens pymt, child support, child supp
"""
_TAX_REFUND = """
tax refund, tax refunds, tax ref, tax rfd, tax rebate, income tax refund, irs refund, it refund, hmrc tax refund,
steuererstattung, steuerruckerstattung, remboursement impot, remboursement impots, devolucion hacienda,
devolucion renta, rimborso irpef, restituicao ir, restituicao imposto, teruggaaf, belastingteruggave, zwrot podatku,
skatteåterbäring, skattepenge, возврат налога, налоговый вычет, soliq qaytarish
"""
_YIELD = """
interest, interest payment, interest paid, interest earned, interest received, credit interest, gross interest,
dividend, dividends, dividend payment, cashback, cash back, cash back reward, rewards redemption, royalty, royalties,
coupon payment, zinsen, zins, habenzinsen, zinsgutschrift, guthabenzinsen, dividende, dividenden, ertragsgutschrift,
ausschüttung, процент*, капитализац*, дивиденд*, кэшбэк, кешбэк, кэшбек, кешбек, начисление процентов,
выплата процентов, купонный доход, foiz, foizlar, foiz tolovi, dividend tolovi, keshbek, фоиз, фоизлар, дивидендлар,
interets, interets crediteurs, dividendes, intereses, dividendo, dividendos, abono por campana, interessi,
interessi attivi, juros, rente bijschrijving, odsetki, uroky, kamat, dobanda, faiz, faiz odemesi, temettu, korko,
ranta, renter, 利息, 结息, 分红, 股息, 配当, 受取利息, お利息, 利子, 이자, 배당, int paid, int pd, int credit,
bonus interest, savings interest, coupon interest, bond coupon, capital gain, capital gains, rente ontvangen,
creditrente, rentebaten, kapitalertrag, odsetki kapitalizacja, kapitalizacja odsetek, pripis uroku, pripsani uroku,
rendimento, rendimentos, rendimiento, rendimientos, jcp, bunga, bunga tabungan, jasa giro, hyvityskorko,
innskuddsrente, insattningsranta, 活期利息, 결산이자
"""
_FEES = """
kosten konto, bank fee, bank fees, bank charge, bank charges, service charge, service charges, account fee,
monthly fee, monthly account fee, monthly maintenance fee, maintenance fee, annual fee, annual card fee, card fee,
overdraft, overdraft fee, late fee, late payment fee, atm fee, foreign transaction fee, non sterling transaction fee,
transaction fee, transfer fee, wire fee, wire transfer fee, conversion fee, exchange fee, processing fee,
returned payment fee, nsf fee, sms fee, commission charge, custody fee, finance charge, withdrawal fee,
cash advance fee, interest charge, interest charged, purchase interest, debit interest, plan fee, kontoführung*,
kontogebuhr*, kartengebuhr*, kartenentgelt, buchungsentgelt*, bankgebuhr*, entgeltabschluss, abschlussentgelt,
rechnungsabschluss, abrechnung entgelt, entgelt, entgelte, sollzinsen, uberziehungszinsen, dispozinsen, jahresgebuhr,
auslandsentgelt, auslandseinsatzentgelt, wahrungsumrechnungsentgelt, depotgebuhr*, grundpreis konto, spesen,
kontoabschluss, комисси*, обслуживание карты, обслуживание счета, плата за обслуживание, абонентская плата за карту,
смс информирование, sms информирование, смс банк, мобильный банк, sms banking, смс оповещение, выпуск карты,
перевыпуск карты, комиссия банка, komissiya, komissiyasi, bank komissiyasi, karta xizmati, karta xizmat haqi,
xizmat haqi, sms xabarnoma, sms xizmati, komissiya bank, хизмат хақи, карта хизмати, воситачилик ҳақи, frais bancaires,
frais de tenue, frais tenue de compte, tenue de compte, cotisation, cotisation carte, commission d intervention,
commissions, agios, comision, comisiones, comision mantenimiento, commissioni, commissione, canone, canone mensile,
imposta di bollo, tarifa bancaria, tarifa, comissao, anuidade, manutencao de conta, iof, bankkosten, kosten rekening,
kosten bankpakket, kwartaalkosten, opłata, oplata za prowadzenie, oplata za karte, prowizja, poplatek, poplatky,
vedeni uctu, dijtetel, szamlavezetes, comision administrare, hesap isletim ucreti, islem ucreti, komisyon,
havale masrafi, kart aidati, masraf, gebyr, gebyrer, arsgebyr, avgift, arsavgift, palvelumaksu, provizija, naknada,
такса, такси обслужване, κρατηση προμηθεια, προμηθεια, 手续费, 年费, 工本费, 短信费, 手数料, 年会費, 수수료, 연회비,
عمولة, رسوم, עמלה, ค่าธรรมเนียม, biaya adm, biaya admin, biaya administrasi, i o f, cobranca de iof, pacote de servicos,
cesta de servicos, tarifa pacote, cuota tarjeta, cuota mantenimiento, mantenimiento cuenta, impuesto al cheque,
comision apertura, comision cambio, commissioni prelievo, spese tenuta conto, spese conto, spese bonifico,
canone carta, frais carte, frais virement, frais change, frais rejet, cotisation compte, forfait compte, eurocompte,
cotis eurocompte, kaartkosten, kosten betaalpas, kosten creditcard, pakketkosten, kontoentgelt, kontofuhrungsentgelt,
kontopreis, depotentgelt, fremdwahrungsentgelt, auslandsgebuhr, solde prix prestations, prix prestations,
oplata za przelew, oplata za wyplate, oplata miesieczna, poplatek za vedeni, poplatek za vyber, kartyadij,
tranzakcios dij, tranzakcios illetek, kezelesi koltseg, comision retragere, kartavgift, arsavgift kort, valutapaslag,
kortgebyr, kuukausimaksu, nostopalkkio, sms alert fee, statement fee, card issuance, card replacement fee,
dormancy fee, minimum balance charge, cheque fee, unpaid item fee, returned item fee, paid item fee, fx fee,
foreign currency fee, cross border fee, cash handling fee
"""
_CASH = """
retiro, retiro efectivo, retiro cajero, atm, cash withdrawal, cash withdrawals, cash machine, cashpoint, cash advance,
atm withdrawal, cash machine withdrawal, cash wdl, atm wdl, cash out, withdrawal atm, counter withdrawal,
nonsterling cash, link withdrawal, cash atm, geldautomat*, bargeld*, barabhebung, auszahlung ga, bankomat*,
bargeldbezug, bezug bancomat, barauszahlung, abhebung, банкомат*, снятие наличных, выдача наличных, наличные,
снятие нал, получение наличных, обналичивание, atm снятие, naqd, naqd pul, naqdlashtirish, naqd pul yechish,
naqd pul olish, bankomatdan, нақд, нақд пул, нақдлаштириш, retrait, retrait dab, retrait gab, retrait especes,
retrait distributeur, reintegro, reintegro efectivo, retirada efectivo, cajero, cajero automatico,
disposicion efectivo, prelievo, prelievo contante, prelievo atm, prelevamento, saque, saque atm, levantamento,
multibanco levantamento, geldopname, geldautomaat, geldopname pin, wyplata z bankomatu, wyplata gotowki,
wyplata gotowkowa, vyber hotovosti, vyber z bankomatu, vyber atm, keszpenzfelvetel, retragere numerar, retragere atm,
para cekme, atm para cekme, nakit cekim, nakit avans, haevning, uttak, uttag, kontantuttag, kateisnosto,
podizanje gotovine, dvig gotovine, теглене, теглене от атм, зняття готівки, αναληψη, αναληψη μετρητων, 取现, 取款,
现金支取, 提款, 出金 atm, お引出し, 引出, 現金, 출금 현금, 현금인출, ถอนเงิน, سحب نقدي, משיכת מזומן, tarik tunai,
penarikan tunai, cash at, atm cash, cash withdrawal at, cash wd, atm w d, atm cwdr, nfs cash, self cash,
auszahlung maestro, bargeldabhebung, bankautomat, geldausgabeautomat, automatenabhebung, retirada de efectivo,
disposicion cajero, saque em dinheiro, saque cartao, levantamento atm, prelievo bancomat, prelievo sportello,
kontantuttak, minibank, bankomatuttag, kontanthaevning, automatnosto, otto automaatti, podjecie gotowki, wyplata atm,
vyber z atm, keszpenz felvet, atm keszpenz, isplata gotovine, bankomat isplata, подизање готовине, видача готівки,
нақд бериш, bankomat naqd, 提现, 现金取款
"""
_CASH_DEPOSIT = """
deposito en efectivo, deposito efectivo, cash deposit, cash paid in, atm deposit, deposit cash, counter deposit,
bareinzahlung, einzahlung, bargeldeinzahlung, внесение наличных, взнос наличных, пополнение наличными,
naqd pul kiritish, depot especes, versement especes, ingreso efectivo, versamento contante, deposito em dinheiro,
wplata gotowki, wplata gotowkowa, vklad hotovosti, para yatirma, 现金存入, 存款, お預入れ, vers contanti,
versamento contanti, setoran tunai, setor tunai, wplata wlasna, wplatomat, kontantinsattning, kontantindbetaling,
kontantinnskudd, kateispano, deposito em especie, storting contant, contante storting, remise especes,
befizetes keszpenz, depunere numerar, polog gotovine, uplata gotovine, внесение средств через банкомат, 现金存款
"""
_PAID_CARDS = """
credit card payment, card payment thank you, payment thank you, payment received thank you, automatic payment thank,
automatic payment, autopay payment, online payment thank you, credit card autopay, credit card bill, cc payment,
payment credit card, credit crd autopay, crcardpmt, kreditkartenabrechnung, kreditkarten abrechnung,
abrechnung kreditkarte, kreditkartenausgleich, ausgleich kreditkarte, kartenabrechnung, погашение кредитной карты,
погашение задолженности, kredit karta tolovi, releve carte, debit differe, liquidacion tarjeta, pago de tarjeta,
addebito carta di credito, fatura cartao, pagamento de fatura, pagamento da fatura, afrekening creditcard,
splata karty, splata karty kredytowej, kredi karti odemesi, kredi karti borc, kart odemesi, 信用卡还款, 还款,
カード引落, 카드대금, cc bill payment, card bill payment, card autopay, creditcard incasso, pago tarjeta credito,
pago tarjeta, addebito carta credito, saldo carta credito, prelevement carte, pagamento cartao, luottokorttilasku,
kredittkortregning, kreditkortsfaktura, splata zadluzenia karty, platba kreditni karty
"""
CARD_PAYMENTS = f"{_PAID_CARDS},{PAID_TO_ISSUERS}"
_LOANS = """
loan, loan payment, loan repayment, loan instalment, loan installment, loan principal, mortgage loan, student loan,
student loans, car loan, auto loan, instalment, installment, installments, auto finance, debt payment, debt repayment,
debt collection, lending, kredit tolovi, kredit uchun, kreditni, kreditni sondirish, darlehen*, kreditrate, kredit,
ratenzahlung, ratenkredit, tilgung, leasingrate, autokredit, baufinanzierung, studienkredit, bafogruckzahlung, кредит,
кредита, кредиту, погашение кредита, погашение займа, займ, займа, оплата кредита, платеж по кредиту, рассрочк*,
ипотек*, микрозайм*, долг, автокредит, ipoteka, ipoteka tolovi, qarz, qarz tolovi, muddatli tolov, nasiya,
bolib tolash, кредит тўлови, ипотека тўлови, қарз, насия, муддатли тўлов, echeance echeance,
remboursement credit immobilier, prestamo, cuota prestamo, amortizacion prestamo, hipoteca, cuota hipoteca, mutuo,
rata mutuo, finanziamento, emprestimo, financiamento, prestacao, credito habitacao, lening, aflossing, hypotheek,
kredyt, splata kredytu, rata kredytu, pozyczka, splatka, splatka uveru, uver, hypoteka, hitel, torleszto,
torlesztoreszlet, rata credit, kredi taksit, kredi odemesi, taksit, laan, afdrag, boliglan, studielan, laina,
lainan lyhennys, 貸付, ローン, 返済, 贷款, 대출, قرض, הלוואה, emi, emi payment, loan emi, car finance, vehicle finance,
consumer finance, leasing, leasing payment, leasingrate kfz, ratenkauf, ratenzahlung kauf, mensualite pret,
echeance pret, remboursement pret, pret immobilier, pret auto, cuota credito, cuota hipotecaria, pago prestamo,
rata finanziamento, addebito rata, parcela emprestimo, prestacao credito, afbetaling lening, hypotheekbetaling,
rata kredytu hipotecznego, splatka pujcky, splatka hypoteky, hiteltorlesztes, rata kredita, otplata kredita,
вноска кредит, погашення кредиту, кредит вноска, angsuran, cicilan, cicilan kredit, 房贷, 车贷, 贷款还款, 주택담보대출,
대출이자
"""
_LOAN_PAID_OUT = """
loan disbursement, loan payout, loan proceeds, loan advance, loan credit, darlehensauszahlung, kreditauszahlung,
выдача кредита, предоставление кредита, зачисление кредита, kredit ajratish, kredit berildi, deblocage abono prestamo,
erogazione mutuo, uruchomienie kredytu
"""
_MORTGAGE = "mortgage, mortgage payment, mortgage pmt, home loan, hypothek, hypothekenrate"
OWN_ACCOUNTS = """
internet transfer, internet banking transfer, o'z hisobim, o'z hisobimga, o'z hisobimdan, own account, own accounts,
between own accounts, between accounts, between my accounts, my account, internal transfer, account transfer,
transfer between accounts, transfer to savings, transfer from savings, to savings, from savings, to savings account,
from savings account, savings transfer, transfer to checking, transfer from checking, to checking, from checking,
to investment account, savings deposit, standing order savings, save the change, round up, pocket transfer, to pot,
from pot, savings pot, automatic savings, to my card, from my card, top up savings, umbuchung, ubertrag, kontoubertrag,
ubertrag auf, eigenubertrag, eigenuberweisung, eigene konten, eigenes konto, sparplan, tagesgeld*, sparkonto,
festgeld*, dauerauftrag sparen, sparen, sparrate, wertpapierkauf, между счетами, между своими счетами, свой счет,
своими счетами, на свою карту, с карты на карту своя, собственный перевод, на накопительный, накопительный счет,
на вклад, со вклада, пополнение вклада, открытие вклада, закрытие вклада, вклад, на сбережения, копилк*,
между собственными счетами, собственных средств, инвесткопилк*, ozimning, oz kartamga, ozimga, jamgarma, jamgarmaga,
omonat, omonatga, omonatdan, jamgarma hisobiga, hisoblararo, oz hisobiga, oz kartasiga, ўз ҳисоби, омонат, омонатга,
жамғарма, ўз картамга, ҳисоблараро, virement interne, virement vers livret, livret a, compte epargne, epargne,
traspaso, traspaso interno, traspaso recibido, traspaso emitido, cuenta ahorro, giroconto, conto deposito,
transferencia entre contas, poupanca, aplicacao, resgate, spaarrekening, naar spaarrekening, van spaarrekening,
przelew wlasny, przelew wewnetrzny, lokata, vlastni prevod, sporici ucet, sajat szamla, transfer intern,
hesaplarim arasi, virman, vadeli hesap, egen konto, opsparing, sparekonto, oma tili, saastotili, 转存, 自己名义, 本人,
定期, 定期預金, 振替, 적금, 예금, self transfer, own transfer, between my own accounts, transfer to own account,
transfer to own, to saver, from saver, to isa, to my savings, eigen rekening, naar eigen rekening, eigen overboeking,
entre mis cuentas, cuenta propia, cuentas propias, traspaso entre cuentas, entre contas proprias, conta propria,
mesma titularidade, mesmo titular, giroconto interno, trasferimento interno, entre mes comptes,
virement compte a compte, rachunek wlasny, na rachunek wlasny, wlasne konto, przelew na wlasne, mezi vlastnimi ucty,
vlastni ucet, sajat szamlak kozott, intre conturi proprii, cont propriu, egna konton, eget konto, mellan egna konton,
omien tilien valilla, oma siirto, kendi hesabim, hesaplarim arasi transfer, vlastiti racun, izmedu racuna,
между моими счетами, между собственными, між своїми рахунками, на власний рахунок, меж сметки, 本人转账, 同名转账,
내계좌, 본인계좌, 振替入金
"""

# A salary that goes out is paid to somebody else, so it is no income. Interest that goes out is the cost of a debt.
MOVEMENTS_OUT = (
    {BANK: f"{_FEES},{LENDERS_AND_FEES[BANK]}"},
    {CASH: _CASH, LOANS: ",".join((_LOANS, LENDERS_AND_FEES[LOANS], CARD_PAYMENTS, _MORTGAGE))},
    {TRANSFERS: OWN_ACCOUNTS},
    {BANK: _YIELD},
)
MOVEMENTS_IN = (
    {INCOME: ",".join((_PAY, _DIRECT_DEPOSIT, _TAX_REFUND, _YIELD))},
    {BANK: _FEES, LOANS: CARD_PAYMENTS},
    {TRANSFER_IN: ",".join((OWN_ACCOUNTS, _CASH_DEPOSIT, _CASH, _LOAN_PAID_OUT, _LOANS))},
)
