"""Brands, utilities and other companies of the United States, as cards and the clearing house print them."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSFERS,
    TRANSPORT,
    TRAVEL,
)

UNITED_STATES_BRANDS = {
    FOOD: """
        chick fil a, chickfila, chick fila, raising cane s, raising canes, whataburger, braums, braum s,
        freddys, freddy s frozen custard, culver s, portillos, portillo s, lou malnatis, giordanos, steak n
        shake, krystal, white castle, rallys, del taco, el pollo loco, qdoba mexican, moes sw grill, moe s
        southwest, rubios, baja fresh, torchys, torchy s tacos, chuys, chuy s, on the border, abuelos, cheddars,
        cheddar s, longhorn, longhorn steak, logans roadhouse, texas roadhouse, tx roadhouse, saltgrass,
        pappadeaux, pappasitos, bonefish, carrabbas, maggianos, red robin, bj s restaurant, bjs restaurant, bjs
        restaurants, yard house, cheesecake, p f changs, pf changs, pei wei, benihana, fogo de chao, ruths
        chris, first watch, another broken egg, bob evans, village inn rest, huddle house, golden corral,
        cracker barrel, cracker brl, mellow mushroom, marcos pizza, marco s pizza, papa murphys, papa johns,
        round table pizza, mod pizza, blaze pizza, pieology, cicis, hungry howies, jets pizza, jet s pizza,
        donatos, casey s pizza, jersey mike s, firehouse subs, jimmy john s, jason s deli, jasons deli,
        mcalisters, mcalister s, schlotzskys, potbelly, which wich, penn station, charleys, auntie anne,
        wetzels, smoothie king, tropical smoothie, jamba, jamba juice, robeks, einstein bros, einstein bagels,
        brueggers, noahs bagels, noodles & co, noodles & company, crumbl, nothing bundt, insomnia
        cookies, dq grill, cook out, zaxby s, pdq, bojangles, church s chicken, wingstop, wing stop, buffalo
        wild, bww, hooters, twin peaks, dutch bros, caribou coffee, peet s, philz, biggby, scooters coffee,
        black rifle, bluestone lane, gregorys coffee, la colombe, blue bottle, coffee bean, cava, sweetgreen,
        chopt, just salad, dig inn, the habit, habit burger, fatburger, smashburger, in n out, innout, in n out
        burger, whole enchilada, waba grill, panda exp, sarku, ono hawaiian, l & l hawaiian, cold stone,
        menchies, yogurtland, ben & jerry s, rita s ice, kilwins, postmates, ezcater, toasttab, chownow, too
        good to go, blue apron, factor meals, home chef, dave s hot chicken, hopdoddy, p terrys, velvet taco,
        rudys country, bill millers, luby s, lubys, furrs, rosas cafe, taco cabana, taco bueno, taco johns, taco
        mayo, runza, godfathers, pizza ranch, dairy queen, long john silvers, captain ds, boston market, kung fu
        tea, aramark, sodexo, hudson news, usconnect
    """,
    GROCERIES: """
        kroger, krogers, fred meyer, fred m, king soopers, king soop, smiths food, smith s food, frys food, fry
        s food, dillons, qfc, ralphs, food 4 less, pick n save, marianos, mariano s, harris teeter, h e b, heb,
        heb online, randalls, tom thumb, albertsons, acme markets, jewel, jewel osco, shaws, vons, haggen,
        publix, publix super, winn dixie, fresco y mas, harveys supermkt, food lion, food lion store, hannaford,
        giant food, giant eagle, stop & shop, martins food, weis markets, wegmans, shoprite, pathmark,
        gristedes, key food, foodtown, ctown, dagostino, d agostino, western beef, price chopper, price rite,
        tops markets, market basket, roche bros, trader joe s, trader joe, trader joes, whole foods, wholefds,
        whole fds, sprouts, sprouts farmers, fresh thyme, natural grocers, earth fare, lunds, cub foods, hy vee,
        hyvee, fareway, schnucks, dierbergs, straub, meijer, family fare, save a lot, save mart, savemart,
        foodmaxx, smart & final, smart and final, stater bros, gelsons, bristol farms, vallarta, northgate, el
        super, cardenas, superior grocers, 99 ranch, h mart, hmart, mitsuwa, seafood city, patel brothers,
        winco, winco foods, grocery outlet, raleys, raley s, nob hill foods, mollie stones, berkeley bowl,
        andronicos, new seasons, uwajimaya, town & country mkt, brookshires, brookshire s, reasors, crest foods,
        united supermarkets, market street united, lowes foods, lowes market, ingles markets, bi lo, piggly
        wiggly, food city, publix liquors, rouses, total wine, bevmo, abc fine wine, spec s, binnys, twin
        liquors, goody goody, abc store, abc liquor, costco whse, sams club, samsclub, sam s club, bjs, bjs
        wholesale, bj s wholesale, restaurant depot, instacart, amazon fresh, amazon groce, amazon go,
        freshdirect, peapod, imperfect foods, misfits market, thrive market, boxed com, butcherbox, gopuff, 7
        eleven, seven eleven, plaid pantry, omega protein, wm neighborhood, neighborhood market
    """,
    TRANSPORT: """
        costco gas, sams club gas, sams gas, sam s fuel, kroger fuel, fred meyer fuel, safeway fuel, heb gas, h
        e b gas, heb fuel, wm fuel, walmart fuel, bjs fuel, giant fuel, meijer gas, hy vee gas, king soopers
        fuel, frys fuel, chevron, exxonmobil, exxon, mobil, shell oil, shell service, bp products, arco, arco
        ampm, ampm, valero, citgo, sunoco, conoco, phillips 66, 76 fuel, marathon petro, speedway, cefco,
        quiktrip, qt, racetrac, wawa, sheetz, royal farms, caseys gen store, casey s gen, casey s general, kwik
        trip, kwik star, kum & go, holiday stations, holiday statn, maverik, sinclair, cenex, pilot travel,
        flying j, love s, love s country, love s travel, petro stopping, ta travel, buc ee s, buc ees, bucees,
        circle k, circlek, murphy usa, murphy express, murphyusa, murphy oil, getgo, cumberland farms,
        cumberland frms, stewarts shops, turkey hill, rutters, gate petroleum, allsups, toot n totum, delta
        sonic, mister car wash, take 5 oil, jiffy lube, valvoline, pep boys, firestone, goodyear, discount tire,
        americas tire, les schwab, big o tires, ntb, tires plus, mavis, mavis tire, monro, meineke, aamco,
        maaco, caliber collision, safelite, autozone, advance auto, oreilly, o reilly, carquest, carmax,
        carvana, whistle express, tommys express, tommy s express, lyft, uber, limebike, bird app, bird rides,
        divvy, citi bike, citibike, bluebikes, bay wheels, zipcar, getaround, curb taxi, mta, mta nyct, nyct
        paygo, metrocard, omny, lirr, metro north, mnr etix, nj transit, njt rail, septa, septa key, mbta, mbta
        mticket, wmata, smartrip, ventra, metra mobile, pace bus, bart clipper, clipper, clipper systems,
        caltrain, ac transit, samtrans, tap la, metrolink, trimet, hop fastpass, king county metro, sound
        transit, rtd denver, dart go pass, houston metro, capmetro, miami dade transit, brightline, tri rail,
        amtrak, greyhound, megabus, flixbus, coach usa, ezpass, e zpass, e z pass, ez pass, ezpassny, txtag, tx
        tag, ntta, hctra, hctra ez tag, eztag, ez tag, sunpass, epass, peach pass, good to go, fastrak, fastrak
        csc, i pass, ipass, illinois tollway, pikepass, pike pass, k tag, ktag, expresstoll, ohio turnpike, pa
        turnpike, nj turnpike, mdta, goodtogo, bancpass, thetollroads, the toll roads, geauxpass, nc quick pass,
        parkmobile, paybyphone, passport parking, spothero, parkwhiz, laz parking, ace parking, sp plus,
        propark, abm parking, impark, diamond parking, parkchicago, park houston, flowbird, ips group parking,
        metropolis parking, chargepoint, electrify america, evgo, tesla supercharger, blink charging, aaa auto,
        onstar
    """,
    TRAVEL: """
        united airlines, delta air, delta air lines, southwes, southwest air, american air, american airlines,
        jetblue, alaska air, alaska a, spirit airl, spirit airlines, frontier ai, frontier air, allegiant,
        allegiant air, hawaiian air, breeze airways, expedia, hotels com, hotelscom, priceline, booking, orbitz,
        travelocity, hotwire, kayak, vrbo, homeaway, airbnb, hampton inn, hampton inns, hilton garden, home2
        suites, homewood suites, doubletree, embassy suites, courtyard, fairfield inn, residence inn,
        springhill suites, townplace suites, holiday inn, holiday inns, hyatt place, la quinta, best
        western, comfort inn, comfort suites, quality inn, sleep inn, econolodge, days inn, super 8, motel 6,
        red roof, drury inn, extended stay, candlewood, staybridge, woodspring, great wolf, gaylord, marriott,
        hertz, hertz rent, avis, avis rent, budget rent, enterprise rent, enterprise rent a car, alamo, national
        car, thrifty car, dollar rac, dollar rent a car, payless car, koa, koa campground, recreation gov,
        reserveamerica, carnival cruise, royal caribbean, norwegian cruise, ncl, disney cruise, viking cruises,
        tsa precheck, clear me, clearme, global entry, inflight wifi, gogoair, gogo inflight
    """,
    SHOPPING: """
        amazon, amzn mktp, amazon mktpl, amazon mktplace, amazon retail, walmart, wal mart, wm supercenter, wm
        superc, dollar general, dollar ge, dollar tree, dollartree, family dollar, five below, big lots, ollies,
        tuesday morning, marshalls, tj maxx, tjmaxx, t j maxx, homegoods, home goods, ross store, ross stores,
        ross dress, burlington, burlington coat, nordstrom, nordstrom rack, macys, macy s, kohls, kohl s,
        jcpenney, jc penney, dillards, dillard s, bloomingdales, saks, neiman marcus, von maur, boscovs, old
        navy, banana republic, lululemon, american eagle, hollister co, abercrombie, j crew, ann taylor, hm com,
        uniqlo, zara usa, forever 21, torrid, lane bryant, maurices, pacsun, zumiez, foot locker, footlocker,
        finish line, dsw, famous footwear, shoe carnival, skechers, adidas us, under armour, lands end, l l
        bean, llbean, rei, dicks sporting, dick s sporting, academy sports, bass pro, cabelas, scheels, big 5,
        sportsmans whse, play it again, hobby lobby, hobby lob, michaels stores, joann, jo ann, jo ann stores,
        best buy, bestbuy, gamestop, micro center, newegg, b & h photo, apple store, apple r, office depot,
        officemax, staples, barnes & noble, barnes noble, half price books, books a million, powells, petsmart,
        petco, pet supplies plus, pet supermarket, chewy, petland, toys r us, buybuy baby, carters, carter s,
        the childrens place, childrens place, gymboree, build a bear, party city, hot topic, bath & body, yankee
        candle, ebay, etsy, temu, aliexpress, poshmark, mercari, depop, offerup, thredup, stitch fix, rent the
        runway, qvc, hsn, zulily, overstock, groupon, woot, 1 800 flowers, 1800flowers, ftd, proflowers, guitar
        center, sam ash, army navy, goodwill ind, salvation army thrift, plato s closet, platos closet, once
        upon a child, harbor freight tools salvage, sally beauty supply co, aafes
    """,
    HOME: """
        home depot, the home depot, lowes, lowe s, lowes home, menards, ace hardware, ace hdwe, true value, do
        it best, harbor freight, northern tool, tractor supply, tractor supp, rural king, orscheln, sherwin
        williams, benjamin moore, floor & decor, floor and decor, lumber liquidators, ikea, wayfair, ashley
        furniture, ashley homestore, rooms to go, bobs discount, la z boy, havertys, raymour, nebraska
        furniture, american furniture, mattress firm, sleep number, crate & barrel, crate barrel, pottery barn,
        west elm, williams sonoma, bed bath, bed bath & beyond, kirklands, at home store, pier 1, container
        store, world market, cost plus wld, terminix, orkin, trugreen, tru green, roto rooter, servicemaster,
        stanley steemer, merry maids, molly maid, thumbtack, 84 lumber, aarons, rent a center,
        best buy appliance
    """,
    BILLS: """
        pg&e, srp sure pay, surepay, pg & e, pgande, so cal edison, socal edison, southern california edison,
        socalgas, so cal gas, sdge, sdg&e, ladwp, smud, puget sound energy, seattle city light, portland general,
        pacific power, nw natural, avista, idaho power, rocky mountain power, nv energy, salt river, salt river
        project, tucson electric, xcel, xcel energy, black hills, oncor, txu, txu energy, reliant energy, cirro,
        4change, centerpoint, atmos, atmos energy, cps energy, austin energy, entergy, oge, og&e, ong, westar, ameren,
        comed, com ed, peoples gas, nicor, nicor gas, nipsco, aes indiana, duke energy, dukeenergy, dominion energy,
        dte, dte energy, consumers energy, wisconsin public, we energies, midamerican, first energy, firstenergy,
        firstener, ohio edison, aep, columbia gas, vectren, lge, lg&e, kentucky utilities, tva, memphis light, mlgw,
        nes electric, georgia power, scana, southern co gas, florida power, fpl, fpl direct, tampa electric, peoples
        gas sys, ouc, con ed, coned, con edison, con edison co, conedison, national grid, nationalgrid, pseg, pseg li,
        pseg long, psegli, rg&e, nyseg, central hudson, orange & rockland, eversource, unitil, versant, green mtn
        power, liberty utilities, ppl, ppl electric, peco, peco energy, bge, delmarva, washington gas, wgl, ugi
        utilities, nfg, national fuel, duquesne light, met ed, penelec, jcp&l, atlantic city elec, elizabethtown gas,
        american water, aqua america, cal water, golden state water, ebmud, gas & elect, amerigas, suburban propane,
        ferrellgas, waste mgmt, waste management, wm ezpay, republic services, republic trash, republicservices, waste
        connections, casella, rumpke, verizon, vzwrlss, vzw, verizon wrls, vz wireless, at&t, att bill, att payment,
        atandt, t mobile, tmobile, t mobile auto, tmobile auto pay, metro pcs, metropcs, metro by t mobile, cricket
        wireless, boost mobile, mint mobile, google fi, straight talk, tracfone, us cellular, xfinity, xfinity mobile,
        comcast, comcast cable, spectrum, charter comm, charter communications, twc, time warner cable, cox comm, cox
        communications, altice, cablevision, frontier communications, centurylink, quantum fiber, windstream, google
        fiber, mediacom, suddenlink, wow internet, astound, ziply, viasat, hughesnet, starlink, directv, direct tv,
        dish network, dishnetwork, sirius, siriusxm, vonage, ooma, ringcentral, youtube tv, fubotv, sling tv, philo
    """,
    HOUSING: """
        greystar, equity residential, avalonbay, camden property, uds rent, rentcafe, rent cafe, clickpay, click
        pay, avail rent, buildium, appfolio, yardi, payyourrent, bilt rewards rent, cozy co, apartments com,
        invitation homes, american homes 4 rent, resman, realpage, domuso, zillow rent, essex property, aimco,
        mid america apt
    """,
    HEALTH: """
        cvs, cvs pharmacy, walgreens, walgreen, rite aid, duane reade, bartell, longs drugs, kaiser, kaiser
        perm, kaiser permanente, quest diagnostics, quest diag, labcorp, lab corp, lenscrafters, lens crafters,
        pearle vision, visionworks, warby parker, 1 800 contacts, zenni, zocdoc, teladoc, one
        medical, goodrx, express scripts, optumrx, optum rx, caremark, aspen dental, heartland dental,
        smiledirect, invisalign, western dental, concentra, minuteclinic, patient first, carenow, banfield, vca
        animal, vca, petvet, bluepearl, mychart, cvs minute
    """,
    PERSONAL_CARE: """
        great clips, supercuts, sport clips, fantastic sams, cost cutters, hair cuttery, smartstyle, regis,
        floyds barbershop, drybar, european wax, european wax center, massage envy, hand & stone, elements
        massage, sally beauty, sephora, ulta, ulta beauty, ulta com, bath & body works, bath and body, mac
        cosmetics, lush, glossier, ipsy, birchbox, dollar shave, harrys, sun tan city, palm beach tan
    """,
    EDUCATION: """
        chegg, coursera, udemy, masterclass, duolingo, rosetta stone, kumon, mathnasium, sylvan, kindercare, la
        petite, primrose school, goddard school, bright horizons, tutor time, childtime, learning care, nelnet
        tuition, facts tuition, smart tuition, touchnet, brightwheel, procare, college board, collegeboard,
        common app, scholastic
    """,
    INSURANCE: """
        state farm, statefarm, progressive, prog direct, progressive ins, prog ins, usaa p&c, usaa p & c,
        farmers ins, farmers insurance, liberty mutual, nationwide ins, american family, amfam, erie insurance,
        auto owners, mercury ins, mercury insurance, esurance, root insurance, national general, gainsco, direct
        auto ins, lemonade, new york life, northwestern mu, northwestern mutual, massmutual, mutual of omaha,
        primerica, aflac, colonial life, globe life, gerber life, transamerica, lincoln natl, aarp ins, blue
        cross, bcbs, blue shield, united healthcare, unitedhealthcare, uhc, kaiser dues, molina, ambetter, oscar
        health, healthnet, delta dental, guardian dental, vsp, trupanion, healthy paws, petplan, embrace pet,
        nationwide pet
    """,
    SERVICES: """
        fedex, fedex office, ups store, the ups store, usps, usps po, usps kiosk, stamps com, pirate ship,
        staples print, public storage, extra space, cubesmart, life storage, u haul, uhaul, two men and a truck,
        penske truck, h&r block, h r block, hrblock, turbotax, intuit, quickbooks, jackson hewitt,
        liberty tax, taxact, taxslayer, legalzoom, rocket lawyer, godaddy, squarespace, wix, namecheap,
        bluehost, wordpress, adobe, microsoft, microsoft subscri, msft, google storage, google one, google
        cloud, google workspace, google gsuite, dropbox, openai, chatgpt, anthropic, claude ai, github, zoom us,
        zoom com, linkedin, canva, grammarly, nortonlifelock, lifelock, mcafee, experian, equifax, transunion,
        creditkarma, ancestry, ancestrycom, 23andme, wag walking, taskrabbit, csc serviceworks, washlaundry,
        wash laundry, coinmach, ring yearly, ring monthly, simplisafe, adt security, vivint, brinks home, life
        alert, tinder, ashley madison, eharmony
    """,
    ENTERTAINMENT: """
        netflix, hulu, disney plus, disneyplus, hbo, hbomax, paramntplus, peacocktv, espn, espn plus, apple com
        bill, itunes, youtube, youtubepremium, youtube premium, spotify, pandora, sirius radio, audible, kindle,
        kindle svcs, prime video, amazon prime, amazon digit, amazon music, crunchyroll, twitch, twitchinter,
        patreon, onlyfans, substack, nytimes, ny times, new york times, wsj, washington post, washpost, barrons,
        the athletic, economist, bloomberg com, usa today, latimes, steam, steamgames, steam purchase,
        playstation, sony playstation, xbox, nintendo, roblox, epic games, blizzard, riot games, microsoft xbox,
        gamefly, amc online, amc theatres, regal cinemas, cinemark, cinemark theatres, alamo drafthouse, alamo
        drafths, marcus theatres, harkins, fandango, atom tickets, united artists, movie tavern, landmark
        theatres, redbox, ticketmaster, stubhub, seatgeek, vivid seats, eventbrite, livenation, live nation,
        dave & buster, dave busters, chuck e cheese, topgolf, top golf, bowlero, main event, six flags, cedar
        fair, cedar point, busch gardens, seaworld, universal orlando, universal studios, disneyland, walt
        disney, wdw, legoland, dollywood, hersheypark, planet fit, planet fitness, plnt fitness, la fitness, 24
        hour fitness, anytime fitness, anytime fit, crunch fitness, crunch fit, orangetheory, orange theory,
        gold s gym, golds gym, lifetime fitness, life time fitness, snap fitness, f45, pure barre,
        cyclebar, club pilates, corepower, corepower yoga, classpass, crossfit, vail resorts, epic
        pass, ikon pass, draftkings, fanduel, betmgm, caesars sportsbook, prizepicks
    """,
    GIFTS: """
        red cross, american red cross, united way, salvation army, st jude, st jude childrens, goodwill
        donation, habitat for human, unicef, wikimedia, wikipedia, aspca, humane society, feeding america, world
        vision, compassion intl, compassion international, doctors without, planned parenthood, wnyc, actblue,
        winred, gofundme, givesendgo, donorbox, givelify, tithe ly, tithely, pushpay, subsplash, charity water,
        breast cancer, cancer society, heart assoc, march of dimes, wounded warrior, special
        olympics, girl scouts, boy scouts
    """,
    TAXES: """
        irs, usataxpymt, irs usataxpymt, us treasury, franchise tax, franchise tax bd, franchise tax bo,
        casttaxrfd, nys dtf, nysttaxrfd, bmv, mva, rmv, uscis, itdtax, gov pay, govpay, nic inc, egov
    """,
    TRANSFERS: """
        robinhood, coinbase, fid bkg, fid bkg svc, schwab, schwab brokerage, charles schwab, vanguard buy, td
        ameritrade, e trade, etrade, webull, acorns, acorns invest, stash capital, betterment, wealthfront, m1
        finance, public com invest, sofi invest, merrill lynch, merrill edge, edward jones, t rowe price, tiaa,
        ameriprise, interactive brok, interactive brokers, kraken, gemini trust, crypto com, cash app invest,
        treasury direct, treasurydirect, tsy direct, zerodha, iccl zerodha, groww, upstox, iccl, indian clearing
        corp, bse limited, nsccl, kuvera, sip mutual, mutual fund, bd ltd, cams mf, hdfc mf, sbi mf, sbimf,
        remitly, western union, moneygram, xoom, worldremit, wise us, transferwise, trnwise
    """,
}
