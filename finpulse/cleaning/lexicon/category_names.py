"""The names that banks and budgeting apps give their categories, by the default category that they mean."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BANK,
    BILLS,
    CASH,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    INCOME,
    INSURANCE,
    LOANS,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSFERS,
    TRANSPORT,
    TRAVEL,
)

# A name must be equal as a whole, in the form of `phrasebook.tokens` and without "and", "&" and the like.
CATEGORY_NAMES = {
    FOOD: """
        food, food & drink, food and drink, food drink, food & dining, restaurants, restaurant, dining, dining out,
        eating out, fast food, coffee shops, coffee, cafes, bars, alcohol & bars, bars & restaurants,
        restaurants & bars, restaurants & cafes, takeaway, takeaways, delivery, food delivery, meals, lunch,
        meals & entertainment, essen, essen & trinken, essen gehen, gastronomie, restaurant & cafe, außer haus essen,
        verpflegung, еда, еда вне дома, рестораны, кафе, кафе и рестораны, рестораны и кафе, фастфуд, бары, общепит,
        питание, обеды, ovqat, ovqatlanish, restoran, restoranlar, kafe, kafe va restoranlar, umumiy ovqatlanish,
        овқат, овқатланиш, ресторан ва кафе, restauration, restaurantes, ristoranti, ristorante, restauracje,
        uit eten, horeca, bares y restaurantes
    """,
    GROCERIES: """
        groceries, grocery, supermarket, supermarkets, food & groceries, food shopping, household groceries,
        lebensmittel, supermarkt, supermärkte, lebensmittel & haushalt, lebensmittel & drogerie, haushalt, einkauf,
        einkäufe, tägliche einkäufe, продукты, супермаркеты, супермаркет, продукты питания, магазины продуктов,
        бакалея, oziq ovqat, oziq ovqat mahsulotlari, mahsulotlar, озиқ овқат, alimentation, courses, supermarché,
        supermercado, supermercados, alimentación, supermercati, spesa, boodschappen, zakupy spożywcze, żywność,
        artykuły spożywcze, potraviny, mercado
    """,
    TRANSPORT: """
        transport, transportation, transport & taxi, taxi, taxis, public transport, public transportation, auto,
        auto & transport, automotive, car, cars, car expenses, fuel, gas, gas & fuel, gasoline, petrol, parking,
        parking & tolls, ride share, rideshare, ride sharing, commuting, travel & transport, uber, vehicle,
        auto service, service & parts, auto maintenance, mobilität, verkehr, auto & verkehr, auto & mobilität,
        transport & auto, tanken, kraftstoff, öpnv, nahverkehr, öffentliche verkehrsmittel, kfz, bahn, транспорт,
        такси, автомобиль, авто, топливо, бензин, азс, заправки, автозаправки, автоуслуги, общественный транспорт,
        местный транспорт, каршеринг, парковка, проезд, машина, taksi, transport va taksi, avtomobil, yoqilg'i,
        benzin, avto, такси ва транспорт, ёқилғи, transports, voiture, carburant, transporte, gasolina, coche,
        trasporti, carburante, auto e trasporti, vervoer, transport i paliwo, paliwo, doprava, ulaşım
    """,
    TRAVEL: """
        travel, trips, vacation, vacations, holidays, holiday, hotels, hotel, flights, airlines, air travel, lodging,
        travel & vacation, reisen, reise, urlaub, reisen & urlaub, hotel & flug, freizeit & reisen, путешествия,
        отели, авиабилеты, отпуск, туризм, поездки, ж д билеты, командировки, sayohat, sayohatlar, mehmonxona,
        aviachiptalar, саёҳат, voyages, vacances, viajes, viaggi, viagens, reizen, vakantie, podróże, wakacje,
        cestování, seyahat
    """,
    SHOPPING: """
        shopping, general merchandise, merchandise, retail, clothing, clothes, clothing & shoes, apparel, electronics,
        electronics & software, online shopping, books, department stores, sporting goods, hobbies shopping, gadgets,
        purchases, amazon, pets, pet food & supplies, kids, toys, household shopping, sonstiges shopping, kleidung,
        bekleidung, elektronik, medien & elektronik, mode, kleidung & schuhe, haustiere, kinder, bücher, покупки,
        одежда, одежда и обувь, магазины, электроника, бытовая техника, техника, маркетплейсы, книги, животные,
        питомцы, дети, детские товары, разные товары, различные товары, xaridlar, xarid, kiyim, kiyim kechak,
        kiyim va poyabzal, elektronika, maishiy texnika, харидлар, кийим, achats, vêtements, habillement, compras,
        ropa, acquisti, abbigliamento, kleding, winkelen, zakupy, odzież, odzież i obuwie, nákupy, oblečení,
        alışveriş, giyim
    """,
    HOME: """
        home, home & garden, home improvement, furnishings, furniture, household, home supplies, home services,
        house & garden, garden, lawn & garden, home maintenance, haus & garten, wohnen & haushalt, möbel, einrichtung,
        heimwerken, baumarkt, дом, дом и ремонт, дом ремонт, дом и сад, ремонт, мебель, всё для дома, товары для дома,
        хозтовары, uy, uy va bog', uy ro'zg'or, mebel, ta'mirlash, уй, уй рўзғор, maison, maison & jardin, hogar,
        casa, casa e giardino, huis, huis & tuin, dom i ogród, wyposażenie domu, domácnost, ev
    """,
    BILLS: """
        bills, utilities, bills & utilities, bills and utilities, utility, electricity, water, gas bill, internet,
        phone, mobile, mobile phone, home phone, telephone, telecom, television, internet & phone, cable,
        communication, communications, phone & internet, media & communication, nebenkosten, strom, energie,
        versorger, kommunikation, telekommunikation, handy & internet, telefon & internet, medien & kommunikation,
        wohnen & energie, коммунальные услуги, коммунальные платежи, коммуналка, жкх, жкх и связь, связь,
        мобильная связь, интернет, связь и интернет, интернет и тв, телефон, связь интернет и тв, kommunal to'lovlar,
        kommunal xizmatlar, aloqa, mobil aloqa, internet va tv, коммунал тўловлар, алоқа, мобил алоқа, factures,
        suministros, facturas, servicios públicos, bollette, utenze, contas, energie & water, vaste lasten, rachunki,
        opłaty, media, účty, faturalar
    """,
    HOUSING: """
        rent, housing, rent & housing, rent housing, housing & rent, mortgage & rent, rent & mortgage, accommodation,
        rent and utilities, wohnen, miete, wohnung, miete & wohnen, wohnen & miete, жильё, аренда, аренда жилья,
        квартира, недвижимость, ijara, uy joy, uy ijarasi, kvartira, ижара, уй жой, logement, loyer, vivienda,
        alquiler, abitazione, affitto, moradia, aluguel, huur, wonen, mieszkanie, czynsz, bydlení, nájem, kira
    """,
    HEALTH: """
        health, medical, health & medical, healthcare, health care, health & medicine, health & fitness,
        health & wellbeing, wellness, pharmacy, pharmacies, doctor, doctors, dentist, eyecare, medicine, gesundheit,
        gesundheit & fitness, apotheke, arzt, medizin, gesundheit & wellness, здоровье, медицина, аптеки, аптека,
        врачи, медицинские услуги, здоровье и красота, sog'liq, salomatlik, dorixona, dorixonalar, tibbiyot, соғлиқ,
        дорихона, santé, pharmacie, salud, salute, saúde, farmacia, gezondheid, zdrowie, zdraví, sağlık
    """,
    PERSONAL_CARE: """
        personal care, beauty, hair, haircut, spa & massage, cosmetics, hair & beauty, beauty & personal care, gym,
        fitness, sports & fitness, körperpflege, drogerie, kosmetik, beauty & wellness, friseur, красота, косметика,
        салоны красоты, уход за собой, салоны красоты и spa, спорт и фитнес, фитнес, go'zallik, parvarish, гўзаллик,
        beauté, soins, belleza, cuidado personal, bellezza, cura della persona, beleza, persoonlijke verzorging,
        uroda, krása, kişisel bakım
    """,
    EDUCATION: """
        education, tuition, school, books & supplies, student, courses, childcare, kids education, bildung,
        ausbildung, schule, weiterbildung, kinderbetreuung, образование, обучение, учёба, школа, курсы, детский сад,
        ta'lim, o'qish, kurslar, таълим, ўқиш, educación, istruzione, educação, onderwijs, edukacja, vzdělání, eğitim
    """,
    INSURANCE: """
        insurance, insurances, auto insurance, car insurance, health insurance, life insurance, home insurance,
        versicherung, versicherungen, страхование, страховка, страховки, sug'urta, суғурта, assurance, assurances,
        seguro, seguros, assicurazione, assicurazioni, verzekering, verzekeringen, ubezpieczenie, ubezpieczenia,
        pojištění, sigorta
    """,
    SERVICES: """
        services, general services, professional services, business services, service, personal, legal, shipping,
        postage, laundry, software, cloud, office, advertising, dienstleistungen, dienstleistung, abos & dienste,
        service de courrier, услуги, сервис, сервисы, бытовые услуги, почта, xizmatlar, xizmat, хизматлар,
        services divers, servicios, servizi, serviços, diensten, usługi, služby, hizmetler
    """,
    ENTERTAINMENT: """
        entertainment, leisure, entertainment & leisure, fun, hobbies, hobby, movies, movies & dvds, music, games,
        gaming, streaming, subscriptions, arts, sports, recreation, media, newspapers & magazines,
        entertainment & rec, unterhaltung, freizeit, freizeit & hobby, freizeit & unterhaltung, hobbys, abonnements,
        abos, sport & freizeit, развлечения, отдых, досуг, кино, музыка, игры, подписки, хобби, спорт,
        отдых и развлечения, развлечения и хобби, цифровые товары, ko'ngilochar, o'yin kulgi, hordiq, obuna, obunalar,
        кўнгилочар, ҳордиқ, loisirs, sorties, ocio, entretenimiento, entretenimento, divertimento, svago,
        tempo libero, lazer, vrije tijd, ontspanning, rozrywka, zábava, eğlence
    """,
    TAXES: """
        tax, taxes, government, taxes & government, federal tax, state tax, local tax, property tax, fines,
        government & non profit, steuern, steuer, steuern & abgaben, behörden, налоги, налоги и штрафы, штрафы,
        госуслуги, штрафы и налоги, госплатежи, государство, soliqlar, soliq, jarimalar, davlat xizmatlari, солиқлар,
        жарималар, impôts, impuestos, tasse, imposte, impostos, belasting, belastingen, podatki, daně, vergi,
        vergiler
    """,
    GIFTS: """
        gifts, gift, gifts & donations, donations, charity, gifts and charity, charitable giving, giving, geschenke,
        spenden, geschenke & spenden, spende, подарки, благотворительность, подарки и благотворительность,
        пожертвования, sovg'alar, xayriya, совғалар, хайрия, cadeaux, dons, regalos, donaciones, regali, donazioni,
        presentes, doações, giften, cadeaus, prezenty, darowizny, dárky, hediye, hediyeler
    """,
    LOANS: """
        loan, loans, loan payment, loan payments, debt, debts, loans & debt, credit card payment,
        credit card payments, student loan, mortgage, car loan, kredit, kredite, kredite & finanzierung, finanzierung,
        darlehen, кредиты, кредит, долги, ипотека, погашение кредита, погашение кредитов, kreditlar, qarz, qarzlar,
        ipoteka, кредитлар, қарз, crédit, crédits, prêt, préstamos, préstamo, hipoteca, prestiti, mutuo, empréstimos,
        leningen, hypotheek, kredyty, pożyczki, půjčky, úvěry, krediler
    """,
    BANK: """
        fees, bank fees, bank fee, fees & charges, bank charges, service fee, service charge, finance charge, atm fee,
        late fee, financial, bank, banking, bank & financial services, interest charged, gebühren, bankgebühren,
        kontoführung, bank & finanzen, комиссии, комиссия, банковские услуги, банковские комиссии, услуги банка,
        финансовые услуги, плата за обслуживание, komissiya, komissiyalar, bank xizmatlari, комиссиялар,
        банк хизматлари, frais bancaires, frais, comisiones, commissioni, tarifas, taxas, bankkosten, opłaty bankowe,
        poplatky, banka masrafları
    """,
    INCOME: """
        income, salary, wages, paycheck, payroll, pay, salary & income, interest, interest income, dividends, bonus,
        earnings, pension, other income, investment income, deposit interest, einkommen, gehalt, lohn, einnahmen,
        gehalt & lohn, lohn & gehalt, zinsen, rente, kindergeld, зарплата, доход, доходы, заработная плата, проценты,
        кэшбэк, бонусы, дивиденды, пенсия, премия, поступления, oylik, daromad, ish haqi, maosh, foizlar, keshbek,
        даромад, ойлик, revenus, salaire, ingresos, nómina, salario, entrate, stipendio, rendimentos, renda, inkomen,
        inkomsten, salaris, wynagrodzenie, wpływy, dochód, příjem, příjmy, mzda, gelir, maaş
    """,
    TRANSFERS: """
        transfer, transfers, internal transfer, account transfer, transfer for cash spending, savings, investments,
        investment, transfers out, transfer out, transfer in, p2p, person to person, umbuchung, umbuchungen,
        überweisung, überweisungen, transfers & umbuchungen, sparen, sparen & anlegen, переводы, перевод,
        переводы людям, переводы с карты на карту, между своими счетами, сбережения, накопления, инвестиции,
        переводы между счетами, o'tkazma, o'tkazmalar, pul o'tkazmalari, jamg'arma, ўтказмалар, ўтказма, virement,
        virements, épargne, transferencia, transferencias, ahorro, trasferimenti, bonifici, risparmi, poupança,
        overboeking, overboekingen, przelewy, przelew, oszczędności, převody, převod, transferler
    """,
    CASH: """
        cash, atm, cash & atm, cash withdrawal, cash withdrawals, withdrawals, cash & checks, atm withdrawal, bargeld,
        geldautomat, barabhebung, bargeldabhebung, abhebungen, наличные, снятие наличных, выдача наличных, банкоматы,
        банкомат, снятие, naqd, naqd pul, bankomat, нақд, нақд пул, espèces, retrait, retraits, efectivo, cajero,
        contanti, prelievi, prelievo, dinheiro, saque, saques, contant, geldopname, gotówka, wypłata gotówki,
        hotovost, výběry, nakit
    """,
}
