"""Column words of statements in languages of western and northern Europe."""

from __future__ import annotations

from typing import Final

# Language -> what a column is -> the words that banks put over it, folded, parted by commas.
WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {
        "date": "date, dt, day, datetime, date time, timestamp, transaction date, trans date, tran date, txn date, "
        "trade date, operation date, created, created at, created on, date created, created date, purchase date, "
        "started date, transaction time, authorized date, release date, date of transaction, time, when",
        "booking_date": "booking date, posting date, post date, posted date, date posted, entry date, posted, booked, "
        "book date, booked at, completed date, completed, settlement date, processed date, process date, "
        "clearing date, date of posting, posted on, ledger date",
        "value_date": "value date, value dt, value dat, val date, effective date, interest date",
        "amount": "amount, amt, transaction amount, trans amount, money, total, gross, sum, value, "
        "amount total, total amount, payment amount, gross amount, paid, account amount, booked amount, "
        "billing amount, settlement amount, transaction net amount, transaction value, local currency amount",
        "net": "net, net amount",
        "debit": "debit, debits, debit amount, withdrawal, withdrawals, withdrawal amount, withdrawal amt, paid out, "
        "money out, out, dr, dr amount, debit amt, amount debited, outflow, expense, expenses, spent, payments, "
        "charges, withdrawn, outgoing, amount debit, charge, debit value, money spent, payment out, subtractions, "
        "withdrawals subtractions, deductions",
        "credit": "credit, credits, credit amount, deposit, deposits, deposit amount, deposit amt, paid in, money in, "
        "in, cr, cr amount, credit amt, amount credited, inflow, income, received, receipts, incoming, lodgement, "
        "lodgements, amount credit, credit value, money received, payment in, additions, deposits additions",
        "flag": "dr cr, cr dr, debit credit, credit debit, debit or credit, credit or debit, type, d c, c d, "
        "transaction type, dc, drcr, direction, sign, details, credit debit indicator, debit credit indicator, "
        "billingamountsign, amount sign, dr or cr, debitcredit, creditdebit, in out",
        "balance": "balance, bal, running balance, closing balance, ledger balance, available balance, "
        "current balance, cash balance, account balance, balance after, balance after transaction, "
        "accountbalance, ending balance, beginning balance, partial balance, new balance, end balance, "
        "opening balance, remaining balance",
        "fee": "fee, fees, commission, charge amount, amount fee, transaction fee, fee amount, service fee, tax",
        "currency": "currency, ccy, curr, currency code, iso currency code, account currency, cur, "
        "transaction currency",
        "description": "description, desc, details, transaction details, narration, narrative, particulars, memo, "
        "reference, remarks, remark, text, payment reference, note, notes, message, transaction description, label, "
        "purpose, information, additional information, additional info, reason, extended details, "
        "original description, subject, statement description, transaction remarks, comment, comments, transaction, "
        "description 1, description 2, description 3, payment details, activity, item description, title",
        "merchant": "payee, merchant, merchant name, name, counterparty, counter party, counterparty name, "
        "beneficiary, partner name, recipient, to, from, sender, payer, partner, counteraccount name, "
        "other party, vendor, supplier, customer, company, shop, store, payee name, beneficiary name, "
        "sender recipient, to from",
        "category": "category, categories, subcategory, spending category, class, category name, budget category, "
        "primary category",
        "external_id": "transaction id, id, reference number, ref no, txn id, fitid, unique id, transaction code, "
        "transaction reference, transaction reference number, transaction number, txn ref, utr, entry reference, "
        "reference no, ref no cheque no, chq ref number, confirmation number, receipt number, order id",
        "status": "status, state, pending, cleared, transaction status, booking status",
        "ignored": "account, account number, account name, account no, iban, bic, swift, card, card number, "
        "card no, original amount, foreign amount, local amount, original currency, local currency, "
        "exchange rate, rate, bank, bank account, branch, time zone, timezone, address, city, country, zip code, "
        "mcc, check number, cheque number, chq no, serial, serial number, sr no, s no, number, item, emoji, "
        "receipt, website, intl amount, reward point header, foreign currency amount, number of shares, "
        "item number, cashback, quantity, price, converted amount, split amount, owner, phone, email, tags, "
        "attachments, opening balance date, account owner, original value, sales tax, insurance amount, "
        "shipping and handling amount, tip, points, tax amount, statement period, year to date, initial balance, "
        "final balance, initial date, final date, posting key",
    },
    "de": {
        "date": "datum, belegdatum, transaktionsdatum, kaufdatum, umsatzdatum, umsatztag, einkaufsdatum, tag, "
        "ausfuhrungsdatum, datum der transaktion, erstellt am, zeitpunkt, auftragsdatum, abschlussdatum",
        "booking_date": "buchungsdatum, buchungstag, buchung, gebucht am, datum buchung, verbucht am, eingangstag",
        "value_date": "valuta, valutadatum, wertstellung, wertstellungsdatum, wertstellungstag, wertstellung valuta, "
        "valutatag, valuta datum, wert",
        "amount": "betrag, umsatz, summe, umsatz in eur, betrag in eur, buchungsbetrag, wert in eur, brutto, "
        "umsatzbetrag, transaktionsbetrag, geldbetrag",
        "net": "netto, nettobetrag",
        "debit": "soll, lastschrift, belastung, ausgang, ausgabe, ausgaben, abgang, belastungen, auszahlung, "
        "lastschriften",
        "credit": "haben, gutschrift, eingang, einnahme, einnahmen, zugang, gutschriften, einzahlung",
        "flag": "soll haben, soll haben kennzeichen, s h, kennzeichen, vorzeichen, sh, umsatztyp",
        "balance": "saldo, kontostand, saldo nach buchung, endsaldo, neuer saldo, saldo in eur, guthaben",
        "fee": "gebuhr, gebuhren, entgelt, provision",
        "currency": "wahrung, waehrung, whg, devise, kontowahrung",
        "description": "verwendungszweck, buchungstext, text, beschreibung, vorgang, umsatzbeschreibung, "
        "buchungsdetails, zahlungsreferenz, bemerkung, notiz, buchungsinformation, betreff, zweck, hinweis, "
        "mitteilung, zahlungszweck, beschreibung1, beschreibung2, beschreibung3, buchungsart, transaktionstyp, "
        "buchungs details, vwz",
        "merchant": "empfanger, auftraggeber, zahlungsempfanger, beguenstigter, begunstigter, zahlungspflichtiger, "
        "auftraggeber empfanger, beguenstigter zahlungspflichtiger, name zahlungsbeteiligter, zahlungspflichtige r, "
        "zahlungsempfanger in, name, empfangername, auftraggebername, partnername, handler, gegenpartei, "
        "zahlungspartner, begunstigter auftraggeber, empfanger auftraggeber, partner name",
        "category": "kategorie, branche, rubrik, unterkategorie",
        "external_id": "transaktionscode, transaktionsnummer, referenznummer, transaktions id, auftragsnummer, "
        "umsatz id, belegnummer, buchungsreferenz, transaktion id",
        "status": "status, info, buchungsstatus",
        "ignored": "kontonummer, iban, bic, blz, auftragskonto, kurs, wechselkurs, fremdwahrung, betrag fremdwahrung, "
        "glaubiger id, glaeubiger id, mandatsreferenz, kundenreferenz, sammlerreferenz, ursprunglicher betrag, "
        "lastschrift ursprungsbetrag, auslagenersatz rucklastschrift, konto, bank, uhrzeit, zeitzone, karte, "
        "kartennummer, originalbetrag, kontoname, bezeichnung auftragskonto, bankname auftragskonto, "
        "versand und bearbeitungsgebuhr, umsatz abgerechnet, auswirkung auf guthaben, fremdwahrungsbetrag",
    },
    "fr": {
        "date": "date, date operation, date de l'operation, date de transaction, date d'achat, dateop, date op, jour, "
        "date d'operation, date transaction, date de debut",
        "booking_date": "date comptable, date de comptabilisation, date d'ecriture, date de comptabilite, "
        "comptabilise, date comptabilisation, ecriture, date de compta",
        "value_date": "date de valeur, date valeur, valeur, dateval, date d'evaluation",
        "amount": "montant, montant de l'operation, montant eur, somme, montant euros, montant en euros, "
        "montant operation",
        "debit": "debit, debits, sortie, depense, depenses, debit euros, retrait, retraits, paiements",
        "credit": "credit, credits, entree, recette, recettes, credit euros, depot, depots, versements",
        "flag": "sens, debit credit, type d'operation, type operation",
        "balance": "solde, solde courant, solde apres operation, nouveau solde",
        "fee": "frais, commission",
        "currency": "devise, monnaie, monn",
        "description": "libelle, description, detail, details, detail de l'ecriture, remarque, reference, motif, "
        "intitule, libelle operation, libelle simplifie, libelle de l'operation, texte comptable, "
        "nature de l'operation, communication, communications, reference de paiement, operation, "
        "informations complementaires, objet, nature, type de transaction",
        "merchant": "beneficiaire, tiers, contrepartie, nom, emetteur, destinataire, donneur d'ordre, commercant, "
        "nom de la contrepartie, supplierfound",
        "category": "categorie, sous categorie, categorie parent, categorieparent, categoryparent, secteur, "
        "categorie operation",
        "external_id": "n de transaction, no de transaction, reference operation, numero de transaction, identifiant",
        "status": "statut, etat, pointage operation",
        "ignored": "compte, numero de compte, no de compte, cours, taux de conversion, taux de change, "
        "monnaie originale, montant devise etrangere, devise etrangere, selectionnez la devise etrangere, "
        "relation bancaire, portefeuille, produit, date du, date au, carte, accountnum, accountlabel, "
        "compte contrepartie, montant initial, cours des devises, montant partiel, sous montant",
    },
    "nl": {
        "date": "datum, transactiedatum, datum transactie, datum tijd, uitvoeringsdatum, tijdstip",
        "booking_date": "boekdatum, boekingsdatum, verwerkingsdatum, datum boeking",
        "value_date": "valutadatum, rentedatum, valuta datum",
        "amount": "bedrag, bedrag eur, transactiebedrag, omzet, bedrag in eur, mutatiebedrag",
        "debit": "af, debet, uitgaven, uit, uitgave, debetbedrag, afgeschreven",
        "credit": "bij, inkomsten, creditbedrag, bijgeschreven",
        "flag": "af bij, bij af, creditdebet, debet credit, credit debet, creditdebet, d c, debetcredit",
        "balance": "saldo, saldo na trn, saldo na mutatie, saldo na transactie, nieuw saldo",
        "fee": "kosten, transactiekosten",
        "currency": "munt, valuta, valutacode, muntsoort, deviezen",
        "description": "omschrijving, mededelingen, mededeling, naam omschrijving, omschrijving 1, omschrijving 2, "
        "omschrijving 3, bericht, kenmerk, betalingskenmerk, opmerking, details, mutatiesoort, vrije mededeling, "
        "gestructureerde mededeling, verrichting",
        "merchant": "naam, tegenrekeninghouder, naam tegenpartij, tegenpartij, begunstigde, naam begunstigde, "
        "naam van de tegenpartij, naam tegenpartij bevat, naam tegenrekening",
        "category": "categorie, rubriek",
        "external_id": "transactiereferentie, volgnummer, volgnr, referentie, afschriftnummer",
        "status": "status",
        "ignored": "rekening, rekeningnummer, tegenrekening, code, iban bban, tegenrekeningnummer, betaalwijze, "
        "oorspr bedrag, oorspr munt, koers, naam uiteindelijke partij, naam initierende partij, machtigingskenmerk, "
        "incassant id, adres, type betaling, batch id, tag, tegenrekening iban bban",
    },
    "sv": {
        "date": "datum, transaktionsdag, transaktionsdatum, kopdatum, handelsedatum",
        "booking_date": "bokforingsdag, bokforingsdatum, bokford, bokforings datum, bokforda",
        "value_date": "valutadag, valutadatum, rantedag",
        "amount": "belopp, transaktionsbelopp, belopp sek, summa",
        "debit": "uttag, utgift, ut, debet, utgifter",
        "credit": "insattning, inkomst, in, kredit, inkomster",
        "balance": "saldo, behallning, bokfort saldo, aktuellt saldo",
        "fee": "avgift, avgifter, kostnad",
        "currency": "valuta",
        "description": "rubrik, text, beskrivning, meddelande, transaktion, referens, specifikation, transaktionstyp, "
        "bokforingstext, verksamhet, notering, vardepapper",
        "merchant": "namn, mottagare, avsandare, motpart, butik",
        "category": "kategori",
        "external_id": "verifikationsnummer, transaktions id, transaktionsnummer",
        "ignored": "konto, kontonummer, radnummer, clearingnummer, produkt, vaxlingskurs, ursprungligt belopp, "
        "ursprunglig valuta",
    },
    "da": {
        "date": "dato, transaktionsdato, kobsdato",
        "booking_date": "bogforingsdato, bogfort, bogforings dato, posteringsdato, bogfort dato",
        "value_date": "rentedato, valordato, valuteringsdato",
        "amount": "belob, belob i dkk, transaktionsbelob",
        "debit": "udbetaling, haevet, ud, udgift",
        "credit": "indbetaling, indsat, ind, indtaegt",
        "balance": "saldo, bogfort saldo",
        "fee": "gebyr, gebyrer, omkostninger",
        "currency": "valuta",
        "description": "tekst, beskrivelse, meddelelse, besked, posteringstekst, bemaerkning, note",
        "merchant": "navn, modtager, afsender, modpart",
        "category": "kategori, underkategori",
        "external_id": "transaktions id, bilagsnummer, arkivreference",
        "status": "status, afstemt",
        "ignored": "konto, kontonummer, kurs, oprindeligt belob, oprindelig valuta",
    },
    "no": {
        "date": "dato, transaksjonsdato, kjopsdato, utfort dato",
        "booking_date": "bokfort, bokforingsdato, bokfort dato, bokforings dato",
        "value_date": "rentedato, valutadato, valuteringsdato",
        "amount": "belop, belop i nok, transaksjonsbelop",
        "debit": "ut, ut fra konto, belop ut, uttak, belastet, ut av konto, utgift",
        "credit": "inn, inn pa konto, belop inn, innskudd, godskrevet, inntekt",
        "balance": "saldo, bokfort saldo, saldo konto",
        "fee": "gebyr, gebyrer, omkostninger",
        "currency": "valuta",
        "description": "forklaring, tekst, beskrivelse, melding, transaksjonstype, type transaksjon, undertype, "
        "spesifikasjon",
        "merchant": "navn, mottaker, avsender, mottakernavn, til, fra",
        "category": "kategori, underkategori, hovedkategori",
        "external_id": "arkivref, arkivreferanse, numref, bilagsnummer, referanse",
        "ignored": "konto, kontonummer, til konto, fra konto, valutakurs, originalbelop, originalvaluta, kid",
    },
    "fi": {
        "date": "paiva, paivamaara, pvm, maksupaiva, tapahtumapaiva, ostopaiva, suorituspaiva",
        "booking_date": "kirjauspaiva, kirjauspvm, kirjaus pvm",
        "value_date": "arvopaiva, arvo pvm, korkopaiva",
        "amount": "maara, summa, maara eur, maara euroa, maara euroina, rahamaara",
        "debit": "pano ulos, otto, otot, veloitus, menot",
        "credit": "pano, panot, hyvitys, tulot",
        "balance": "saldo, tilin saldo",
        "fee": "palvelumaksu, palvelumaksut, kulut",
        "currency": "valuutta",
        "description": "viesti, selitys, tapahtuma, viite, kuvaus, laji, tapahtumalaji, viitenumero, otsikko",
        "merchant": "saaja, maksaja, saaja maksaja, saajan nimi, nimi, vastaanottaja",
        "category": "luokka, kategoria",
        "external_id": "arkistointitunnus, arkistotunnus",
        "ignored": "tilinumero, saajan tilinumero, tili",
    },
}
