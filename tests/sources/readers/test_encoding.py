"""The encoding is told by the text that it makes."""

from __future__ import annotations

import codecs

import pytest

from finpulse.sources.readers.syntax.encoding import decide_encoding

TEXTS = {
    "cp1252": "Buchungstag;Empfänger;Betrag\n01.02.2024;Bäckerei Müller;-3,50\n02.02.2024;Überweisung für Öl;-9,00\n",
    "cp1251": "Дата;Описание;Сумма\n01.02.2024;Покупка в магазине;-350,00\n02.02.2024;Зарплата за январь;50000,00\n",
    "cp1250": "Datum zaúčtování;Částka;Popis\n01.02.2024;-35,00;Žluťoučký kůň\n02.02.2024;12,00;Příspěvek\n",
    "cp1253": "Ημερομηνία;Περιγραφή;Ποσό\n01/02/2024;Ενοίκιο Φεβρουαρίου;-500,00\n",
    "cp932": "取引日,摘要,出金金額,入金金額,残高\n2024/02/01,振込手数料,110,,890\n",
    "gb18030": "交易日期,交易摘要,交易金额,余额\n2024-02-01,网上支付,-10.00,90.00\n",
    "cp949": "거래일시,적요,출금액,입금액,잔액\n2024.02.01,체크카드,12000,0,88000\n",
    "cp874": "วันที่,รายการ,ถอนเงิน,ฝากเงิน\n01-03-26,โอนเงิน,5.00,\n",
    "cp852": "Data operacji;Opis;Kwota\n01.02.2024;Płatność kartą ŻABKA;-3,50\n",
    "iso8859-2": "Data operacji;Opis;Kwota\n01.02.2024;Płatność kartą ŻABKA ś;-3,50\n",
    "mac-roman": "Datum;Empfänger;Betrag\n01.02.2024;Bäckerei Müller für;-3,50\n",
    "koi8-r": "Дата;Описание;Сумма\n01.02.2024;Покупка в магазине;-350,00\n",
}


@pytest.mark.parametrize(("encoding", "text"), TEXTS.items())
def test_a_code_page_is_known_by_its_letters(encoding, text):
    assert text.encode(encoding).decode(decide_encoding(text.encode(encoding))) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(encoding):
    text = "Date;Text;Amount\n2024-02-01;Café ☕;-3.50\n"
    data = text.encode(encoding)
    assert data.decode(decide_encoding(data)).lstrip("\ufeff") == text


def test_utf_16_is_known_by_its_mark_alone():
    assert decide_encoding(codecs.BOM_UTF16_LE + "д".encode("utf-16-le")) == "utf-16"


def test_a_sample_that_ends_amid_a_character_is_still_utf_8():
    assert decide_encoding("Zahlung für Brötchen".encode()[:-8] + "ü".encode()[:1]) == "utf-8"


SHORT = {
    "cp1252": ["Bäckerei Schäfer", "Købmand Sørensen\nLøn\nBlåvand Kro", "PEÑA TAURINA\nNómina\nCafé", "£12.34"],
    "cp1250": ["Lékárna U Anděla\nČeská pošta\nVyúčtování", "Fizetés\nÉlelmiszer Győr\nKözüzemi számla"],
    "cp1251": ["ЗАРПЛАТА\nАПТЕКА\nПеревод от Ивана", "ОРЕНДА\nСільпо"],
    "cp1253": ["ΕΝΟΙΚΙΟ\nΚΑΤΑΘΕΣΗ ΝΙΚΟΣ\nΦΑΡΜΑΚΕΙΟ", "Μισθοδοσία\nΣούπερ μάρκετ"],
    "cp1255": ["שופרסל דיל\nמשכורת\nשכר דירה\nבית קפה"],
    "cp1256": ["راتب شهر مارس\nسوبر ماركت\nكهرباء"],
    "cp874": ["เงินเดือน\nค่าเช่าบ้าน\nร้านกาแฟ"],
    "cp932": ["家賃\nドコモ\n給与 カ)アクメ"],
    "gb18030": ["中国移动话费\n工资\n大药房\n转账"],
    "cp949": ["급여\n월세\n스타벅스"],
    "big5hkscs": ["薪資轉帳\n房租\n超市購物\n電話費"],
    "cp850": ["Købmand\nLøn fra Århus\nBlåbær"],
    "cp866": ["Зарплата\nАптека на углу"],
}


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in SHORT.items() for text in texts])
def test_a_few_names_without_a_header_are_enough(encoding, text):
    data = text.encode(encoding)
    assert data.decode(decide_encoding(data)) == text


@pytest.mark.parametrize(("encoding", "text"), [(name, text) for name, texts in SHORT.items() for text in texts])
def test_the_letters_that_begin_the_lines_of_qif_are_no_part_of_its_texts(encoding, text):
    records = "".join(f"D2026-03-02\nT-5.00\nP{name}\n^\n" for name in text.split("\n"))
    data = f"!Type:Bank\n{records}".encode(encoding)
    assert data.decode(decide_encoding(data)).count(f"P{text.splitlines()[0]}\n") == 1
