"""Small statements to mutate, at least one of every format that is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from fpdf import FPDF

SAMPLE: Final = Path(__file__).resolve().parents[2] / "finpulse" / "sample" / "statement.csv"
LARGEST_SEED: Final = 30_000
_DAYS: Final = range(1, 20)


def of_folders(folders: Iterable[Path]) -> Iterator[bytes]:
    """The beginnings of all statements in some folders; archives are left out where they are too long to be whole."""
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        if path.suffix == ".md" or path.name.endswith(".expected.json"):
            continue
        content = path.read_bytes()
        if len(content) <= LARGEST_SEED or not content.startswith(b"PK"):
            yield content[:LARGEST_SEED]


def own() -> dict[str, bytes]:
    """A statement of nineteen rows for each format, by the format's name, and variants of delimited text."""
    texts = {"comma": _comma(), "semicolon": _semicolon(), "ofx": _ofx(), "qif": _qif(), "mt940": _mt940()}
    texts |= {"camt": _camt(), "json": _json(), "html": _html(), "labelled_blocks": _blocks()}
    texts |= {"fixed_width": _fixed_width(), "iif": _iif(), "bai2": _bai2(), "norma43": _norma43()}
    texts |= {"coda": _coda(), "cfonb120": _cfonb(), "client_bank_exchange": _client_bank_exchange()}
    texts |= {"mail": f"From: bank@example.com\nSubject: Your statement\nContent-Type: text/html\n\n{_html()}"}
    found = {name: text.encode() for name, text in texts.items()}
    archives = {"xlsx": _xlsx(), "ods": _ods(), "pdf": _pdf(), "zip": archive({"a.csv": _comma(), "b.csv": _comma()})}
    return {"sample": SAMPLE.read_bytes()[:LARGEST_SEED], **found, **archives}


def archive(files: Mapping[str, str]) -> bytes:
    """A ZIP archive of texts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return packed.getvalue()


def _comma() -> str:
    rows = (f'2024-03-{day:02},"Shop, no. {day}",-{day}.50,{1000 - day * (day + 2) / 2:.2f}\n' for day in _DAYS)
    return "Date,Description,Amount,Balance\n" + "".join(rows)


def _semicolon() -> str:
    rows = (f"{day + 9}.03.2024;Einkauf „{day}“;1.0{day:02},50;;EUR\n" for day in _DAYS)
    return "Konto: 123\n\nBuchungstag;Verwendungszweck;Soll;Haben;Währung\n" + "".join(rows)


def _ofx() -> str:
    return "OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>USD<BANKTRANLIST>" + "".join(
        f"<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202403{day:02}<TRNAMT>-{day}.00<FITID>x{day}<NAME>Shop\n</STMTTRN>\n"
        for day in _DAYS
    )


def _qif() -> str:
    return "!Type:Bank\n" + "".join(f"D{day}/3'24\nT-{day}.00\nPShop\n^\n" for day in _DAYS)


def _mt940() -> str:
    rows = (f":61:2403{day:02}D{day},00NMSCNONREF\n:86:Shop {day}\n" for day in _DAYS)
    return ":20:1\n:25:DE1\n:28C:1\n:60F:C240301EUR500,00\n" + "".join(rows) + ":62F:C240331EUR310,00\n"


def _camt() -> str:
    rows = "".join(
        f'<Ntry><Amt Ccy="EUR">{day}.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-03-{day:02}</Dt></BookgDt>'
        f"<AddtlNtryInf>Shop</AddtlNtryInf></Ntry>"
        for day in _DAYS
    )
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        + _camt_balance("OPBD", 500)
        + _camt_balance("CLBD", 310)
        + rows
        + "</Stmt></BkToCstmrStmt></Document>"
    )


def _camt_balance(kind: str, amount: int) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
        "<Dt><Dt>2024-03-31</Dt></Dt></Bal>"
    )


def _json() -> str:
    rows = (f'{{"bookingDate": "2024-03-{day:02}", "amount": -{day}.5, "name": "Shop"}}' for day in _DAYS)
    return '{"transactions": [' + ",".join(rows) + "]}"


def _html() -> str:
    rows = (f"<tr><td>2024-03-{day:02}</td><td>Shop</td><td>-{day}.50</td></tr>" for day in _DAYS)
    return "<html><table><tr><th>Date</th><th>Text</th><th>Amount</th></tr>" + "".join(rows) + "</table></html>"


def _blocks() -> str:
    return "\n".join(f"Date: {day:02}/03/2024\nDescription: SHOP {day}\nAmount: -{day}.50 \n" for day in _DAYS)


def _fixed_width() -> str:
    form = "{:<10}  {:<26}{:>12}{:>14}\n"
    rows = (form.format(f"{day:02}/03/2024", f"CARD SHOP {day}", f"-{day}.00", f"{900 - day}.00") for day in _DAYS)
    return form.format("Date", "Description", "Amount", "Balance") + "".join(rows)


def _iif() -> str:
    rows = (f"TRNS\tCHECK\t3/{day}/2024\tChecking\tShop\t-{day}.00\t\nENDTRNS\n" for day in _DAYS)
    return "!TRNS\tTRNSTYPE\tDATE\tACCNT\tNAME\tAMOUNT\tMEMO\n!ENDTRNS\n" + "".join(rows)


def _bai2() -> str:
    rows = "".join(f"16,455,{day}00,0,B{day}A7,C{day},SHOP\n88,no. {day}\n" for day in _DAYS)
    return (
        "01,122099999,123456789,240306,0200,1,80,,2/\n02,031001234,122099999,1,240305,2359,,2/\n"
        f"03,0123456789,,010,50000,,,015,31000,,400,19000,19/\n{rows}49,119000,40/\n98,119000,1,42/\n99,119000,1,44/\n"
    )


def _norma43() -> str:
    bank = "004915001234567890"
    rows = "".join(
        f"22    15002403{day:02}2403{day:02}030181{day * 100:014}{0:010}{f'A{day}':0>12}{'':<16}\n2301{'COMPRA':<76}\n"
        for day in _DAYS
    )
    return (
        f"11{bank}2403012403312{50000:014}9783{'ACME SL':<26}   \n{rows}"
        f"33{bank}{19:05}{19000:014}{0:05}{0:014}2{31000:014}978    \n"
    )


def _coda() -> str:
    account = f"{'BE68539007547034':<31}   EUR"
    rows = "".join(
        f"21{day:04}0000{f'REF{day}X':<21}1{day * 1000:015}{day:02}0324001500000{'SHOP':<53}{day:02}032400101 0\n"
        for day in _DAYS
    )
    return (
        f"{f'0000006032453905{1:08} ACME':<41}{'BBRUBEBB   00123456789 00000':<86}2\n"
        f"{f'12001{account:<37}0{500000:015}010324ACME':<125}001\n{rows}"
        f"{f'8001{account:<37}0{310000:015}310324':<128}\n{f'9{str():<15}{8:06}{190000:015}{0:015}':<127}2\n"
    )


def _cfonb() -> str:
    def balance(kind: str, cents: int, day: str) -> str:
        return f"{kind}30004    00815EUR2 00010012345  {day}{'':<50}{cents // 10:013}{{{'':<16}\n"

    rows = "".join(
        f"0430004A1B200815EUR2 0001001234505{day:02}0324  {day:02}0324{'ACHAT':<31}  0000000  "
        f"{day * 10:013}}}{'X':<16}\n"
        for day in _DAYS
    )
    return balance("01", 50000, "290224") + rows + balance("07", 31000, "310324")


def _client_bank_exchange() -> str:
    own_, other = "40702810900000000001", "40802810500000000077"
    section = f"СекцияРасчСчет\nДатаНачала=01.03.2024\nДатаКонца=31.03.2024\nРасчСчет={own_}\nНачальныйОстаток=500.00\n"
    rows = "".join(
        f"СекцияДокумент=Платежное поручение\nНомер={day}\nДата={day:02}.03.2024\nСумма={day}.00\n"
        f"ДатаСписано={day:02}.03.2024\nПлательщикСчет={own_}\nПолучательСчет={other}\nПолучатель1=ООО Василек\n"
        f"НазначениеПлатежа=Оплата\nКонецДокумента\n"
        for day in _DAYS
    )
    head = f"1CClientBankExchange\nВерсияФормата=1.03\nКодировка=Windows\nРасчСчет={own_}\n"
    return f"{head}{section}КонечныйОстаток=310.00\nКонецРасчСчет\n{rows}КонецФайла\n"


def _table() -> list[Sequence[str]]:
    return [("Date", "Text", "Amount"), *((f"2024-03-{day:02}", "Shop", f"-{day}.5") for day in _DAYS)]


def _pdf() -> bytes:
    document = FPDF(unit="pt", format="A4")
    document.set_compression(compress=False)
    document.set_font("Helvetica", size=9)
    document.add_page()
    rows = [["Date", "Description", "Amount", "Balance"], ["", "Opening balance", "", "1000.00"]]
    rows += [[f"{day:02}/03/2024", f"Shop {day}", f"-{day}.00", f"{1000 - day * (day + 1) / 2:.2f}"] for day in _DAYS]
    for at, (day, text, amount, balance) in enumerate(rows):
        height = 60 + 14 * at
        document.text(40, height, day)
        document.text(110, height, text)
        document.text(400 - document.get_string_width(amount), height, amount)
        document.text(500 - document.get_string_width(balance), height, balance)
    return bytes(document.output())


def _xlsx() -> bytes:
    cells = ("".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in _table())
    rows = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 1))
    return archive(
        {
            "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": (
                '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
            ),
            "xl/styles.xml": '<styleSheet><cellXfs><xf numFmtId="0"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        }
    )


def _ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in _table())
    names = " ".join(f'xmlns:{prefix}="{prefix}"' for prefix in ("office", "table", "text", "style"))
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                f"<office:document-content {names}><office:body><office:spreadsheet>"
                f'<table:table table:name="A">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ),
        }
    )
