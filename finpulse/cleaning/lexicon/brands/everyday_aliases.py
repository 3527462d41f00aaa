"""The best-known brands of food, transport, travel and home, in the form that `aliases` describes."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    FOOD,
    GROCERIES,
    HOME,
    TRANSPORT,
    TRAVEL,
)

EVERYDAY_ALIASES = {
    FOOD: """
        Uber Eats: ubereats, uber * eats, uber eat, uber bv eats
        DoorDash: door dash, dd doordash, dd * doordash, dashpass, doordash dashpass
        Grubhub: grub hub, seamless grubhub
        Deliveroo: deliveroo co uk
        Just Eat: justeat, just eat co uk, just eat takeaway
        Takeaway.com: takeaway com, thuisbezorgd, thuisbezorgd nl
        Lieferando: lieferando de, lieferservice lieferando
        Wolt: wolt doo, wolt enterprises
        Glovo: glovoapp, glovo app
        foodpanda: food panda, foodora
        Swiggy: swiggy instamart, bundl technologies
        Zomato: zomato online order, zomato media
        Rappi: rappi colombia
        iFood: ifood com agencia, =ifd
        Yandex Eats: yandex eda, yandex eats, яндекс еда, ya eda
        Delivery Club: деливери клаб
        McDonald's: =mcd, mcdonald, mc donalds, mc donald, mcdonald s, mcdonalds restaurant, =mcdo, макдоналдс
        Starbucks: sbux, starbucks coffee, starbucks store, starbucks card reload
        KFC: kentucky fried chicken, kfc restaurant, ростикс kfc, кфс
        Burger King: =bk, burgerking, бургер кинг
        =Subway: subway sandwiches, subway restaurant, =сабвей
        Chick-fil-A: chickfila, chick fil a
        Domino's Pizza: dominos, domino s, dominos pizza, =domino
        Pret A Manger: =pret
        Greggs: greggs plc
        Dunkin': dunkin donuts, dunkin
        Tim Hortons: tim horton s
        Costa Coffee: =costa
        Wendy's: wendys, wendys burger
        Taco Bell: tacobell
        Pizza Hut: pizzahut
        Chipotle: chipotle mexican grill, chipotle online
        Panera Bread: panera
        Nando's: nandos
        Vapiano: vapiano se
        HelloFresh: hello fresh
        Autogrill: autogrill italia
    """,
    GROCERIES: """
        7-Eleven: 7eleven, seven eleven, seven-eleven, セブンイレブン, セブン-イレブン, =711, 7-11
        Aldi: aldi süd, aldi sued, aldi nord, aldi sud, aldi suisse, aldi stores, aldi markt, aldi gmbh
        Lidl: lidl sagt danke, lidl dienstl, lidl vertriebs, lidl gb, lidl dienstleistung, лидл
        Tesco: tesco stores, tesco store, tesco express, tesco extra, tesco metro, tesco superstore
        Sainsbury's: =sainsbury, sainsburys, jsainsbury, j sainsbury, sainsbury s, sainsburys sacat, sainsburys smkt
        Morrisons: wm morrison, wm morrisons, morrison, w m morrison, morrisons daily
        Asda: asda stores, asda superstore, asda groceries online, asda express
        Waitrose: waitrose & partners, little waitrose
        Coop: co op, co operative, cooperative food, co op group, coop group food, the co operative food, co-op food
        Carrefour: carrefour city, carrefour contact, carrefour proxi, карфур
        E.Leclerc: leclerc, e leclerc, centre leclerc
        REWE: rewe sagt danke, rewe to go, rewe center, rewe city, rewe markt
        Edeka: e center, edeka center, e neukauf, edeka neukauf
        Netto Marken-Discount: netto marken discount
        Albert Heijn: ah to go, albert heijn online, ah online, albert heyn
        Migros: migros m, migros mm, migros mmm, migros genossenschaft, migrol shop
        Costco: costco whse, costco wholesale, costco com
        Sam's Club: samsclub, sams club, samsclub com
        Trader Joe's: trader joe s, trader joe
        M&S Simply Food: m s simply food, m & s simply food, m&s food, marks spencer simply food, ms simply food
        Whole Foods Market: whole foods, wholefds, whole fds, wholefoods
        H-E-B: heb, h e b
        Kroger: kroger co
        Safeway: safeway store
        Instacart: ic instacart, ic * instacart, instacart hq
        Fresh Market: the fresh market, freshmarket
        Mercadona: mercadona online
        K-Market: k market
        S-Market: s market
        ICA: ica maxi, maxi ica, maxi ica stormarknad, ica supermarket, ica nara, ica kvantum
        Żabka: zabka, zabka polska
        Biedronka: jmp s a biedronka, jmp biedronka, jeronimo martins polska
        Пятёрочка: pyaterochka, pyatyorochka, pyaterochka x5
        Перекрёсток: perekrestok, perekryostok
        Магнит: magnit, magnit mm, мм магнит
        ВкусВилл: vkusvill, izbenka vkusvill
        Красное & Белое: krasnoe & beloe, krasnoe i beloe, красное и белое, к&б
        Korzinka: korzinka uz, korzinka.uz, korzinka go, anglesey food, корзинка
        Makro: makro supermarket, макро
        Havas: havas food, хавас
        FamilyMart: family mart, ファミリーマート, 全家便利商店
        Lawson: ローソン
        Oxxo: cadena comercial oxxo
        Woolworths: woolworths metro, woolworths supermarkets, =woolies
        Coles: coles supermarkets, coles express, coles online
    """,
    TRANSPORT: """
        Uber: uber trip, uber * trip, uber * pending, uber bv, uber b v, uber technologies, uber one, uber pass
        Uber: =uber us
        Lyft: lyft ride, lyft * ride, lyft rides, lyft scooter, lyft temp auth hold
        =Bolt: bolt eu, bolt operations, bolt services, bolt taxi, bolt.eu
        Free Now: freenow, mytaxi de, free-now
        Cabify: cabify com
        =Grab: grabtaxi, grab rides, grabpay, grab com, grab holdings
        Gojek: go jek, go-jek
        Careem: careem ride, careem networks
        =Ola: ola cabs, olacabs, ani technologies
        DiDi: didi chuxing, 滴滴出行, 滴滴, didi rides
        Yandex Go: yandex taxi, yandextaxi, ya taxi, yandex go, yandexgo, яндекс такси, яндекс go, яндекс го
        BlaBlaCar: bla bla car, comuto blablacar
        FlixBus: flixbus com, flixmobility, flix se, flixtrain
        Deutsche Bahn: db vertrieb, db bahn, db fernverkehr, bahn de, db automat, db reisezentrum, dbvertrieb
        SNCF: sncf connect, sncf internet, sncf voyageurs, oui sncf, sncf web mobile, ouigo, tgv inoui, sncf voyages
        SBB: sbb cff ffs, sbb mobile, sbb easyride, sbb cff
        ÖBB: =obb, oebb, öbb ticket, oebb ticketshop, obb personenverkehr
        =NS: ns groep, ns reizigers, ns international, ns.nl
        Renfe: renfe viajeros, renfe operadora, renfe virtual
        Trenitalia: trenitalia s p a
        Italo: italo treno, ntv italo
        PKP Intercity: intercity pl, =pkp
        TfL: tfl travel charge, tfl travel ch, tfl gov uk, transport for london, tfl cycle hire, tfl travel, tfl gov
        Deutsche Bahn: deutschebahn, db automaten, db bord, db vertrieb
        Trainline: thetrainline, the trainline, trainline com, thetrainline com
        RATP: ratp navigo, navigo annuel, r a t p
        BVG: bvg app, bvg automat, berliner verkehrsbetriebe
        MTA: mta nyct, mta nyct paygo, mta metrocard, mta vending
        Amtrak: amtrak com, amtrak internet
        Российские железные дороги: =ржд, rzd, rzd ru, oao rzhd, пригород рзд
        Shell: shell oil, shell service, shell station, shell tankstelle, shell deutschland, шелл
        +BP: bp express, bp connect, bp tankstelle, bp products
        Esso: esso station, esso tankstelle, essotigermarket
        Aral: aral tankstelle, aral station, aral store
        =Jet: jet tankstelle, jet tankstellen
        OMV: omv tankstelle, omv petrom
        TotalEnergies: =total, total access, total tankstelle, total energies, relais total, totalenergies
        Chevron: chevron station
        ExxonMobil: exxon, exxon mobil, exxonmobil
        Circle K: circlek, statoil circle k
        Orlen: orlen stacja, pkn orlen, stacja orlen, stacja paliw orlen
        Repsol: estacion repsol, e s repsol
        Лукойл: lukoil, lukoil azs, azs lukoil, азс лукойл, лукойл азс
        Роснефть: rosneft, rosneft azs
        Газпромнефть: gazpromneft, gazprom neft, азс газпромнефть, gazpromneft azs
        UNG Petro: ung petro, ungpetro
        Parkmobile: park mobile
        EasyPark: easy park, easypark group
        PayByPhone: pay by phone, paybyphone parking
        RingGo: ringgo parking, ring go
        E-ZPass: ezpass, e zpass, ez pass
        =Tier: tier mobility, tier app
        =Lime: lime ride, lime * ride, lime rides, =li me
        =Voi: voi technology, voi scooters
        Citi Bike: citibike, citibik
        Tesla: tesla supercharger, tesla motors, tesla supercharging
    """,
    TRAVEL: """
        Airbnb: airbnb payments, airbnb com, airbnb *, =airbnb hm
        Booking.com: booking com, bookingcom, hotel at booking com, booking bv, booking com hotel, bkg booking
        Expedia: expedia com, expedia travel
        Hotels.com: hotels com, hotelscom
        Agoda: agoda com, agoda company
        Trip.com: trip com, =ctrip
        Vrbo: vrbo homeaway, homeaway
        Ryanair: ryan air, ryanair dac, ryanair ltd, ryanair ticket
        easyJet: easyjet airline, easy jet, easyjet com
        Wizz Air: wizzair, wizz air hungary, =wizz
        Lufthansa: lufthansa ticket, deutsche lufthansa, lufthansa german airlines
        Eurowings: eurowings europe
        British Airways: britishairways, british a, british airwa
        Air France: airfrance, air france ticket
        KLM: klm royal dutch airlines, klm com
        Turkish Airlines: turk hava yollari, turk hava, =thy turkish, turkishairlines
        Pegasus Airlines: =pegasus, pegasus hava, flypgs
        Delta Air Lines: delta air, delta airlines
        United Airlines: united air, united airl
        American Airlines: american air, american airl, americanair
        Southwest Airlines: =southwest, southwes, southwest air
        Аэрофлот: aeroflot
        Uzbekistan Airways: uzbekistan havo yollari, uzairways, uzbekistan airway
        Hilton: hilton hotels, hilton hotel
        Marriott: marriott hotel, marriott hotels
        Holiday Inn: holiday inns, holiday inn express
        Premier Inn: premierinn
        Ibis: ibis budget, ibis styles, hotel ibis, ibis hotel
        Hertz: hertz rent a car, hertz car rental
        Europcar: europcar mobility, euro car rental europcar
        Sixt: sixt rent a car, sixt autovermietung, sixt se
        National Car Rental: =national
        Enterprise Rent-A-Car: =enterprise, enterprise rent a car, enterprise rent, enterprise rac
    """,
    HOME: """
        IKEA: ikea com, ikea deutschland, ikea ltd, ikea online, икеа, икея, イケア, 宜家, 宜家家居
        Home Depot: the home depot, homedepot, homedepot com, home depot inc
        Lowe's: lowes, lowe s, lowes com
        B&Q: b & q, =b q, b and q, bandq
        OBI: obi bau, obi baumarkt, obi markt, obi gmbh
        Leroy Merlin: leroymerlin, леруа мерлен
        Wayfair: wayfair com
    """,
}
