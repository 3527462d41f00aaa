"""Full text search finds what is typed, in whatever case, accents, alphabet and script, and as it is being typed."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from finpulse.models import TransactionWords
from finpulse.transactions.search_index import write_waiting_words
from finpulse.transactions.words import FORM, query_of, words_of
from tests.support.client import Client
from tests.support.csv_statements import statement
from tests.support.jobs import IMPORT_STAGES, Run, upload

FOUND = text("SELECT CAST(:words AS tsvector) @@ CAST(:query AS tsquery)")


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Café Central", "cafe"),
        ("Café Central", "CAFÉ"),
        ("Cafe Central", "café"),
        ("Überweisung an Jürgen", "jurgen uberweisung"),
        ("Große Straße", "strasse"),
        ("Grosse Strasse", "Straße"),
        ("McDonald's Berlin", "mcdonald’s"),
        ("McDonald's Berlin", "mcdonalds"),
        ("McDonalds Berlin", "mcdonald's"),
        ("L'Oréal Paris", "oreal"),
        ("L'Oréal Paris", '"l\'oreal paris"'),
        ("Oʻzbekiston", "o'zbekiston"),
        ("/NAME/J Jansen/REMI/huur", "jansen"),
        ("/NAME/J Jansen/REMI/huur", "huur"),
        ("/NAME/J Jansen/REMI/huur", "name remi"),
        ("PAYPAL*SPOTIFY-4029357733", "spotify"),
        ("AMZN.COM/BILL", "amzn.com"),
        ("UPI-RAHUL_SHARMA-oksbi", "sharma"),
        ("深圳地铁充值 0021", "地铁"),
        ("深圳地铁充值 0021", "充值"),
        ("深圳地铁充值 0021", "值"),
        ("深圳地铁充值 0021", "深圳地铁充值"),
        ("ｾﾌﾞﾝｲﾚﾌﾞﾝ 渋谷店", "セブンイレブン"),
        ("スターバックス", "バックス"),
        ("ร้านกาแฟอเมซอน", "กาแฟ"),
        ("스타벅스에서 결제", "스타벅스"),
        ("ATM出金 渋谷", "ATM出金"),
        ("सब्ज़ी वाला", "सब्ज़ी"),
        ("Cбербанк онлайн", "сбербанк"),
        ("Сбербанк онлайн", "cбербанк"),
        ("ОZON", "ozon"),
        ("Starbucks Coffee", "sta"),
        ("Starbucks Coffee", "coffee starb"),
        ("Tea", "milk or tea"),
        ("Milk bread", '"milk bread" -tea'),
    ],
)
def test_a_text_is_found(session: Session, stored: str, typed: str) -> None:
    assert session.scalar(FOUND, {"words": words_of(stored, ""), "query": query_of(typed)})


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("深圳地铁充值", "铁地"),
        ("深圳 地铁", "圳地"),
        ("bread and milk", '"bread milk"'),
        ("milk and tea", "milk -tea"),
        ("cafeteria", '"cafe"'),
        ("СОР", "cop"),
        ("Starbucks", "arbucks"),
        ("anything", "( & |"),
    ],
)
def test_another_is_not(session: Session, stored: str, typed: str) -> None:
    assert not session.scalar(FOUND, {"words": words_of(stored, ""), "query": query_of(typed)})


def test_no_phrase_goes_from_the_description_to_the_merchant(session: Session) -> None:
    words = words_of("Coffee Bar", "Central")
    assert session.scalar(FOUND, {"words": words, "query": query_of("bar central")})
    assert not session.scalar(FOUND, {"words": words, "query": query_of('"bar central"')})


def test_words_that_an_earlier_version_made_are_made_anew(client: Client, run: Run, session: Session) -> None:
    upload(client, statement("2026-03-02,-3.20,Café Central"), client.account(), IMPORT_STAGES, run)
    client.post("/transactions", {"amount": -7, "description": "Crème brûlée"})
    old = "UPDATE transaction_words SET words = to_tsvector('simple', 'café crème'), form = 0 WHERE owner_id = :owner"
    session.execute(text(old), {"owner": client.user_id})
    session.commit()
    assert client.transactions(q="cafe") == []
    while write_waiting_words(session):
        session.commit()
    assert [row["description"] for row in client.transactions(q="cafe")] == ["Café Central"]
    assert [row["description"] for row in client.transactions(q="creme brulee")] == ["Crème brûlée"]
    stale = session.query(TransactionWords).filter(TransactionWords.form != FORM)
    assert stale.filter(TransactionWords.owner_id == client.user_id).count() == 0
