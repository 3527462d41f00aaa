"""What categories may be called, in three languages: one whose name has such words is meant by all of them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from finpulse.assistant.words.lexicon import Lexicon

MEANINGS: Final = {
    "groceries": """
        groceries, grocery, grocery shopping, grocery store, grocery stores, supermarket, supermarkets, food shopping,
        grocerys, продукт*, супермаркет*, бакале*, продуктов*, продуктам*, oziq - ovqat*, oziq ovqat*, mahsulotlar~,
        oziqovqat*, supermarket~
    """,
    "dining": """
        dining, dining out, eating out, eat out, ate out, eaten out, eats out, dine out, dined out, restaurant,
        restaurants, takeout, take out, takeouts, takeaway, takeaways, take away, take aways, fast food, meals out,
        meal out, eateries, eatery, food delivery, delivery food, restaurant meals, ordering in, ordered in, going out
        to eat, went out to eat, go out to eat, bars and restaurants, ресторан*, кафе, еда вне дома, еду вне дома, еды
        вне дома, общепит*, питание вне дома, доставк* еды, доставку еды, фастфуд*, рестораны и кафе, кафе и
        рестораны, кафе и ресторанах, ел вне дома, ужин* вне дома, питался вне дома, питалась вне дома, restoran~,
        kafe~, ovqatlanish~, tashqarida ovqat*, tashqarida ovqatlan*, ovqatlandim, restoran va kafe~, kafe va
        restoran~, kafe va restoranlar~
    """,
    "coffee": """
        coffee, coffees, coffee shop, coffee shops, cofee, espresso, cappuccino, coffee runs, coffee houses, кофе,
        кофейн*, кофей*, kofe~, qahva~, qahvaxona~, kofexona~
    """,
    "transport": """
        transport, transportation, transit, public transport, public transit, public transportation, commuting,
        commute, ride hailing, rideshare, rideshares, ride share, ride sharing, taxi, taxis, cab, cabs, taxi rides,
        cab rides, trnsprt, getting around, транспорт*, проезд*, такси, taksi~, transport~
    """,
    "fuel": """
        fuel, gas, gasoline, petrol, gas station, gas stations, petrol station, filling station, filling stations, gas
        for the car, fuel ups, бензин*, топлив*, заправк*, заправок, азс, горюч*, yoqilg'i~, benzin~, yonilg'i~
    """,
    "rent": """
        rent, rental, housing, rent payment, rent payments, my landlord, landlord, house rent, apartment rent, flat
        rent, аренд*, квартплат*, жиль*, съем жилья, съем квартиры, съемн* квартир*, ijara~, ijara haqi~, uy ijarasi~,
        uy - joy~, kvartira ijarasi~, uyjoy~
    """,
    "utilities": """
        utilities, utility, utility bill, utility bills, utility payments, utilites, коммунал*, жкх, коммунальн*
        услуг*, коммунальн* платеж*, kommunal~, kommunal xizmat*, kommunal to'lov*, kommunal xarajat*
    """,
    "insurance": "insurance, insurances, insurance premiums, insurance premium, страхов*, sug'urta*",
    "health": """
        healthcare, health care, health, medical, medical care, medicine, doctor, doctors, doctors visits, doctor
        visits, medical bills, medical expenses, medication, medications, meds, pharmacy, pharmacies, здоровь*,
        медицин*, врач*, лекарств*, аптек*, лечени*, докторов, sog'liq~, sog'liqni saqlash~, sog'lig'im*, tibbiyot~,
        dori~, dori - darmon~, shifokor~, dorixona~, tibbiy xizmat*, davolanish~, sog'liqni~
    """,
    "entertainment": """
        entertainment, leisure, fun, amusement, going out, entertainments, развлечени*, досуг*, развлека*,
        ko'ngilochar~, o'yin - kulgi~, ko'ngil ochish~, ko'ngilochar tadbir*, hordiq~, o'yinkulgi~
    """,
    "shopping": "shopping, retail, shopping sprees, retail shopping, шопинг*, шоппинг*, shopping~, shoping~",
    "travel": """
        travel, traveling, travelling, travels, vacation, vacations, holiday trips, travel expenses, getaways,
        путешеств*, поездк*, отпуск*, туризм*, sayohat~, sayr~, ta'til~, safar~, safarlar~
    """,
    "subscriptions": "subscriptions, подписк*, подписок, obuna~, obunalar~, streaming",
    "fitness": """
        fitness, gym, gym membership, gyms, workouts, working out, sports, фитнес*, спорт*, спортзал*, тренажерн*
        зал*, тренировк*, fitnes~, fitness~, sport~, sportzal~, sport zal~
    """,
    "gifts": "gifts, gift, presents, present, giving, подарк*, подарок*, sovg'a*",
    "investments": """
        investments, investing, investment, invested, инвестици*, инвестиров*, вложени*, investitsiya~, sarmoya~,
        investitsiyalar~
    """,
    "fees": """
        fees, fee, bank fees, bank fee, bank charges, service fees, комисси*, банковск* комисси*, komissiya~, bank
        komissiya*
    """,
    "refunds": "refunds, refund, возврат*, qaytarilgan pul*, qaytim*",
    "salary": """
        salary, salaries, wages, wage, paycheck, paychecks, paycheque, pay check, pay checks, payroll, take home pay,
        take - home pay, зарплат*, заработн* плат*, оклад*, maosh~, oylik maosh~, ish haqi~, oyligim~, maoshim~
    """,
    "freelance": """
        freelance, freelancing, freelance work, freelance jobs, side gig, side gigs, фриланс*, frilans~, freelance~
    """,
    "interest": """
        interest, interest income, interest earned, процентн* доход*, проценты по вклад*, проценты по счет*, процентов
        по вклад*, foiz daromad*, bank foizlari~, foizli daromad*
    """,
    "transfers": "transfer, transfers, перевод*, o'tkazma~, pul o'tkazma*",
    "card_payment": """
        credit card payment, credit card payments, платежи по кредитной карте, оплата кредитной карты, kredit karta
        to'lov*
    """,
    "education": """
        education, school, tuition, courses, course, studies, образовани*, обучени*, учеб*, ta'lim~, o'qish~, kurslar~
    """,
    "home": "home and garden, home & garden, home garden, gardening, дом и сад, uy va bog'",
    "personal_care": """
        personal care, beauty, hairdresser, haircuts, haircut, красот*, личный уход, парикмахер*, go'zallik~, shaxsiy
        parvarish
    """,
    "services": "services, service, услуг*, xizmatlar~",
    "taxes": "taxes, tax, налог*, soliq~, soliqlar~",
    "loans": "loans, loan, debt, debts, mortgage, кредиты, кредита, кредит, долг*, ипотек*, kredit~, qarz~, ipoteka~",
    "cash": """
        atm, atm withdrawals, cash withdrawals, cash withdrawal, снятие наличных, снял наличных, банкомат*, bankomat~,
        naqd pul yechish
    """,
    "charity": "charity, donations, donation, благотворительност*, пожертвовани*, xayriya~",
    "pets": "pets, pet, pet care, питомц*, uy hayvonlari~",
    "kids": "kids, children, childcare, дети, детей, детский, bolalar~",
    "clothing": "clothes, clothing, apparel, одежд*, kiyim~",
    "other": "miscellaneous, misc, прочее, boshqa xarajatlar",
}
# A word that may be several of these: it is asked back unless only one of them is there.
UMBRELLAS: Final = {
    "groceries dining": "food, foods, meals, еда, еду, еды, едой, питани*, ovqat~, yegulik~, taom~, food and drink",
    "fuel transport": """
        car, cars, driving, my car, the car, авто, машин*, автомобил*, mashina~, avtomobil~, mashinam~
    """,
    "rent utilities": "home, house, household, apartment, дом, дома, квартир*, uy~, uyim~, kvartira~",
}
# What is narrower than a category: by itself it isn't told from the rest of that category.
NARROWER: Final = {
    "utilities": """
        electricity, electric bill, power bill, water bill, internet, internet bill, phone, phone bill, cell phone,
        wifi, heating, gas bill, электричеств*, интернет*, телефон*, свет, вода, вод*, elektr~, internet~, telefon~,
        suv~
    """,
    "entertainment": """
        movies, movie, cinema, concerts, games, gaming, books, theater, кино, кинотеатр*, концерт*, игр*, книг*,
        kino~, konsert~, kitob~
    """,
    "travel": """
        flights, flight, hotels, hotel, airfare, plane tickets, авиабилет*, отел*, билет*, mehmonxona~, aviachipta~
    """,
    "shopping": "shoes, electronics, furniture, gadgets, обув*, электроник*, мебел*, poyabzal~, elektronika~, mebel~",
    "dining": """
        pizza, sushi, burgers, lunch, lunches, dinner, dinners, breakfast, alcohol, beer, wine, пицц*, обед*, ужин*,
        завтрак*, алкогол*, пив*, tushlik~, nonushta~, kechki ovqat~
    """,
    "groceries": "milk, bread, meat, fruit, vegetables, snacks, молок*, хлеб*, мяс*, sut~, non~, go'sht~",
}


@lru_cache(maxsize=1)
def category_words() -> Lexicon:
    """All these words; what one means is `umbrella:a b`, `narrower:a` or the name of a meaning."""
    umbrellas = {f"umbrella:{meanings}": words for meanings, words in UMBRELLAS.items()}
    narrower = {f"narrower:{meaning}": words for meaning, words in NARROWER.items()}
    return Lexicon([MEANINGS, umbrellas, narrower])
