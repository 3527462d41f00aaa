"""Column words of statements in Slavic, Baltic, Hungarian, Turkic and Caucasian languages."""

from __future__ import annotations

from typing import Final

WORDS: Final[dict[str, dict[str, str]]] = {
    "ru": {
        "date": "дата, дата операции, дата совершения операции, дата транзакции, дата и время, дата и время операции, "
        "дата покупки, время операции, дата платежа, дата и время совершения операции, число",
        "booking_date": "дата проводки, дата обработки, дата обработки операции, дата списания, дата зачисления, "
        "дата проведения, дата отражения по счету, дата документа",
        "value_date": "дата валютирования, дата валюты",
        "amount": "сумма, сумма операции, сумма платежа, сумма в валюте счета, сумма транзакции, сумма в валюте карты, "
        "сумма в рублях, сумма перевода, итого, сумма в валюте учета, оборот",
        "debit": "расход, дебет, списание, списано, расходы, сумма списания, снятие, обороты по дебету, дт, "
        "сумма по дебету, списания, сумма расхода, платежи",
        "credit": "приход, кредит, зачисление, поступление, пополнение, зачислено, поступления, доход, "
        "сумма зачисления, обороты по кредиту, кт, сумма по кредиту, доходы, зачисления, сумма прихода",
        "flag": "приход расход, дебет кредит, тип операции, вид операции, тип, направление, д к, дт кт, знак",
        "balance": "остаток, баланс, остаток средств, остаток по счету, исходящий остаток, сальдо, остаток на счете, "
        "остаток после операции",
        "fee": "комиссия, сумма комиссии, бонусы",
        "currency": "валюта, валюта операции, валюта счета, код валюты",
        "description": "описание, назначение платежа, назначение, детали, описание операции, комментарий, примечание, "
        "содержание операции, детали операции, информация, наименование операции, основание, сообщение, операция",
        "merchant": "контрагент, получатель, отправитель, наименование контрагента, торговая точка, плательщик, "
        "наименование получателя, магазин, название, корреспондент, имя получателя, наименование плательщика",
        "category": "категория, категория операции, подкатегория",
        "external_id": "номер операции, номер транзакции, номер документа, идентификатор, id операции, ид транзакции, "
        "код авторизации, рнн, № документа, № операции, референс",
        "status": "статус, состояние, статус операции",
        "ignored": "номер карты, тип карты, счет, номер счета, мсс, mcc, курс, страна, город, "
        "город совершения операции, страна совершения операции, инн, бик, банк, сумма в валюте операции, "
        "сумма в валюте, сумма в валюте транзакции, кэшбэк, кешбэк, счет получателя, мфо, валюта платежа, время, "
        "сумма с округлением, бонусы включая кэшбэк, округление на инвесткопилку, карта",
    },
    "uz": {
        "date": "sana, operatsiya sanasi, tranzaksiya sanasi, sana va vaqt, vaqt, kun, amaliyot sanasi, to'lov sanasi, "
        "сана, операция санаси, амалиёт санаси, тўлов санаси, вақт, кун, сана ва вақт",
        "booking_date": "o'tkazilgan sana, qayd etilgan sana, hujjat sanasi, ҳужжат санаси, ўтказилган сана",
        "amount": "summa, miqdor, operatsiya summasi, to'lov summasi, miqdori, tranzaksiya summasi, "
        "сумма, миқдор, операция суммаси, тўлов суммаси, миқдори",
        "debit": "chiqim, debet, xarajat, yechildi, xarajatlar, chiqimlar, yechib olingan, "
        "чиқим, дебет, харажат, ечилди, харажатлар",
        "credit": "kirim, kredit, tushum, daromad, kelib tushdi, kirimlar, tushumlar, to'ldirish, "
        "кирим, кредит, тушум, даромад, тўлдириш",
        "flag": "kirim chiqim, operatsiya turi, turi, to'lov turi, кирим чиқим, операция тури, тури, амалиёт тури",
        "balance": "qoldiq, balans, hisobdagi qoldiq, qolgan summa, қолдиқ, баланс, ҳисобдаги қолдиқ",
        "fee": "komissiya, vositachilik haqi, xizmat haqi, комиссия, хизмат ҳақи",
        "currency": "valyuta, valyuta turi, валюта, валюта тури",
        "description": "tavsif, izoh, to'lov maqsadi, tafsilot, tafsilotlar, mazmuni, operatsiya, to'lov tafsilotlari, "
        "изоҳ, тавсиф, тўлов мақсади, тафсилот, мазмуни, тафсилотлар",
        "merchant": "oluvchi, qabul qiluvchi, yuboruvchi, kontragent, nomi, to'lovchi, do'kon, savdo nuqtasi, xizmat, "
        "олувчи, қабул қилувчи, юборувчи, контрагент, номи, тўловчи",
        "category": "kategoriya, toifa, turkum, категория, тоифа, туркум",
        "external_id": "tranzaksiya raqami, hujjat raqami, operatsiya raqami, chek raqami, ҳужжат рақами, "
        "операция рақами",
        "status": "holat, holati, status, ҳолат, ҳолати",
        "ignored": "karta, karta raqami, hisob raqami, hisob, карта рақами, ҳисоб рақами, mfo, stir",
    },
    "uk": {
        "date": "дата, дата операції, дата i час операції, дата і час операції, дата та час, дата транзакції, "
        "дата і час",
        "booking_date": "дата проведення, дата обробки, дата списання",
        "amount": "сума, сума операції, сума в валюті картки, сума у валюті картки, сума в валюті рахунку, "
        "сума платежу",
        "debit": "витрати, дебет, списання, видаток, видатки",
        "credit": "надходження, кредит, зарахування, прихід, поповнення, доходи",
        "balance": "залишок, баланс, залишок після операції, залишок на рахунку, залишок на кінець періоду",
        "fee": "комісія, сума комісій",
        "currency": "валюта, валюта картки, валюта рахунку",
        "description": "опис, опис операції, деталі операції, призначення платежу, деталі, коментар, призначення",
        "merchant": "контрагент, отримувач, відправник, одержувач, платник",
        "category": "категорія",
        "external_id": "номер документа, номер операції",
        "status": "статус",
        "ignored": "картка, сума в валюті операції, сума у валюті операції, валюта операції, курс, сума кешбеку, "
        "рахунок, сума в валюті транзакції, валюта транзакції, залишок на кінець періоду валюта",
    },
    "bg": {
        "date": "дата, дата и час, дата на операцията, дата на транзакция",
        "booking_date": "дата на осчетоводяване, осчетоводена на",
        "value_date": "вальор",
        "amount": "сума, стойност, сума на операцията",
        "debit": "разход, дебит, изходящи, дт",
        "credit": "приход, кредит, входящи, кт",
        "flag": "дт кт, дебит кредит",
        "balance": "салдо, наличност, баланс, крайно салдо",
        "currency": "валута",
        "description": "описание, основание, пояснение, операция, допълнителни данни",
        "merchant": "кореспондент, контрагент, получател, наредител, наредител получател",
        "external_id": "системен код, референция, номер на документ",
        "ignored": "сметка",
    },
    "pl": {
        "date": "data, data operacji, data transakcji, data zlecenia, data i godzina",
        "booking_date": "data ksiegowania, data zaksiegowania, data rozliczenia, data wykonania",
        "value_date": "data waluty",
        "amount": "kwota, kwota transakcji, kwota operacji, kwota w walucie rachunku, kwota pln",
        "debit": "obciazenia, obciazenie, wydatki, wyplata, wyplaty, debet, wydatek",
        "credit": "uznania, uznanie, wplywy, wplata, wplaty, kredyt, wplyw",
        "balance": "saldo, saldo po operacji, saldo po transakcji, saldo koncowe",
        "fee": "prowizja, oplata",
        "currency": "waluta, waluta rachunku",
        "description": "opis, tytul, opis operacji, tytul operacji, tytulem, opis transakcji, szczegoly, "
        "typ transakcji, rodzaj operacji, rodzaj transakcji, dane kontrahenta",
        "merchant": "nadawca odbiorca, odbiorca, nadawca, kontrahent, odbiorca nadawca, odbiorca zleceniodawca, nazwa",
        "category": "kategoria",
        "external_id": "numer transakcji, nr transakcji, numer referencyjny, numer operacji",
        "status": "status, stan",
        "ignored": "rachunek, numer konta, numer rachunku, nr rachunku, konto, kwota w walucie, "
        "kwota blokady zwolnienie blokady, kwota platnosci w walucie, waluta platnosci, "
        "nr rachunku nadawcy odbiorcy, produkt, kwota oryginalna",
    },
    "cs": {
        "date": "datum, datum transakce, datum operace, datum provedeni, datum splatnosti",
        "booking_date": "datum zauctovani, zauctovano, datum zuctovani, datum zauctovania",
        "value_date": "valuta, datum valuty",
        "amount": "castka, objem, castka czk, suma, castka v mene uctu, zauctovana castka, ciastka",
        "debit": "vydaje, na vrub, debet, odepsano, vydej, platby, vydavky",
        "credit": "prijmy, ve prospech, kredit, pripsano, prijem",
        "flag": "smer uhrady, typ pohybu",
        "balance": "zustatek, konecny zustatek, zostatok, zustatek po transakci",
        "fee": "poplatek, poplatky",
        "currency": "mena, mena uctu",
        "description": "popis, zprava, poznamka, zprava pro prijemce, popis transakce, typ, informace, ucel platby, "
        "zprava pro me, poznamka pro me, typ transakce, polozka, popis operace, informacia pre prijemcu",
        "merchant": "nazev protiuctu, protistrana, nazev, obchodnik, prijemce, nazev obchodnika, nazov, platce",
        "category": "kategorie, kategoria",
        "external_id": "id transakce, id operace, referencni cislo transakce, cislo transakce, referencia, id pohybu",
        "ignored": "variabilni symbol, konstantni symbol, specificky symbol, cislo uctu, protiucet, kod banky, "
        "ucet, bankovni spojeni, storno, puvodni castka, puvodni mena, variabilny symbol, nazev banky, kurz, "
        "variabilni symbol 1",
    },
    "hr": {
        "date": "datum, datum transakcije, datum izvrsenja, datum prometa",
        "booking_date": "datum knjizenja, datum obrade, datum knjizbe",
        "value_date": "datum valute, valuta, datum valutacije",
        "amount": "iznos, iznos transakcije, znesek",
        "debit": "isplata, duguje, terecenje, isplate, odliv, breme, rashod, zaduzenje",
        "credit": "uplata, potrazuje, odobrenje, uplate, priliv, dobro, prihod",
        "balance": "stanje, saldo, stanje racuna, raspolozivo stanje",
        "currency": "valuta racuna, sifra valute, valuta placanja",
        "description": "opis, opis placanja, svrha, opis transakcije, svrha placanja, namen, namen placila, "
        "opis prometa",
        "merchant": "primatelj, platitelj, naziv, primalac, uplatitelj, prejemnik, placnik, naziv partnera",
        "category": "kategorija",
        "external_id": "broj transakcije, referenca, poziv na broj, referenca placanja",
        "ignored": "racun, broj racuna, racun primatelja",
    },
    "sr": {
        "date": "датум, датум трансакције, датум извршења",
        "booking_date": "датум књижења",
        "amount": "износ",
        "debit": "исплата, дугује, задужење, одлив",
        "credit": "уплата, потражује, одобрење, прилив",
        "balance": "стање, салдо",
        "description": "опис, сврха, сврха плаћања",
        "merchant": "прималац, платилац, назив",
    },
    "hu": {
        "date": "datum, tranzakcio datuma, tranzakcio idopontja, muvelet datuma, teljesites datuma, idopont",
        "booking_date": "konyveles datuma, konyvelesi datum, konyveles napja, konyvelt",
        "value_date": "erteknap, ertek datum",
        "amount": "osszeg, tranzakcio osszege, konyvelt osszeg",
        "debit": "terheles, kiadas, terhelesek",
        "credit": "jovairas, bevetel, jovairasok",
        "flag": "terheles jovairas, t j, irany, bejovo kimeno, terheles vagy jovairas",
        "balance": "egyenleg, konyvelt egyenleg, zaroegyenleg",
        "fee": "dij, jutalek",
        "currency": "devizanem, penznem, deviza",
        "description": "kozlemeny, leiras, megjegyzes, tranzakcio tipusa, forgalom tipusa, konyvelesi ertesito",
        "merchant": "partner neve, partner, kedvezmenyezett, ellenoldali nev, nev, ellenoldali szamla neve",
        "category": "kategoria, koltesi kategoria",
        "external_id": "tranzakcio azonosito, azonosito",
        "ignored": "szamlaszam, partner szamlaszama, ellenoldali szamlaszam",
    },
    "lt": {
        "date": "data, operacijos data, datums, darijuma datums, kuupaev, tehingu kuupaev",
        "booking_date": "apdorojimo data, gramatojuma datums",
        "amount": "suma, suma eur, summa",
        "debit": "debetas, islaidos, debets, deebet",
        "credit": "kreditas, iplaukos, kredits, kreedit",
        "flag": "debetas kreditas, d k, debets kredits, deebet kreedit",
        "balance": "likutis, atlikums, jaak, saldo",
        "currency": "valiuta, valuta, valuuta",
        "description": "paskirtis, mokejimo paskirtis, maksajuma merkis, informacija sanemejam, selgitus, "
        "detales, apraksts",
        "merchant": "gavejas, moketojas, gavejas moketojas, sanemejs, sanemejs maksatajs, saaja maksja, "
        "saaja maksja nimi, saaja",
        "category": "kategorija, kategooria",
        "external_id": "operacijos kodas, iraso nr, arhiivimistunnus, darijuma numurs, ieraksta numurs",
        "ignored": "saskaita, konta numurs, kliendi konto, reatyyp, rea tuup",
    },
    "kk": {
        "date": "куні, операция куні, күні, операция күні, tarix, əməliyyat tarixi, emeliyyat tarixi, თარიღი, "
        "ամսաթիվ, огноо, күнү",
        "amount": "сомасы, сома, məbləğ, mebleg, meblag, თანხა, գումար, дүн, суммасы, гүйлгээний дүн",
        "debit": "шығыс, məxaric, mexaric, გასული, გასავალი, დებეტი, ելք, зарлага, debit, чыгаша",
        "credit": "кіріс, mədaxil, medaxil, შემოსული, შემოსავალი, კრედიტი, մուտք, орлого, kredit, киреше",
        "balance": "қалдық, qalıq, balans, qaliq, ნაშთი, ბალანსი, մնացորդ, үлдэгдэл, калдык",
        "currency": "валютасы, valyuta, ვალუტა, արժույթ, валют",
        "description": "сипаттама, мақсаты, тағайындалуы, təsvir, tesvir, təyinat, teyinat, აღწერა, დანიშნულება, "
        "նկարագրություն, նպատակ, гүйлгээний утга, утга, төлөм мақсаты, сүрөттөмө",
        "merchant": "алушы, жіберуші, alıcı, მიმღები, ստացող, харилцагч",
    },
}
