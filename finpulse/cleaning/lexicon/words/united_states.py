"""Words for kinds of shops, companies and offices, as the United States write and abbreviate them."""

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
    TRANSPORT,
    TRAVEL,
)

UNITED_STATES_WORDS = {
    TRAVEL: """
        national park, airport parking, airport concession, cabins, cabin rental, vacation rentals, beach
        rental, rv resort, airport shuttle svc, skycap, baggage, excursions, dude ranch, bnb, b & b, inn &
        suites, extended stay, timeshare
    """,
    SHOPPING: """
        smoke shop, tobacco outlet, outfitters, guns, ammo, firearms, gun shop, gun store, cigars, cigar,
        dispensary, hemp, cbd, pet supply, pet supplies, party supply, bridal, western wear, collectibles,
        trading cards, sports cards, consignment, resale, variety store, dollar store, beauty supply, army
        surplus, candle, candles, lingerie, swimwear, hats, eyewear, sunglasses, watches, gold & silver, coins,
        coin shop, stamps shop, knives, archery, bait & tackle, bait and tackle, fly shop, surf shop, ski shop,
        dive shop, golf shop, pro shop, tennis shop, running store, running co, yarn, quilt, quilts, framing,
        art supply, art supplies, music store, guitars, pianos, video games, vapor shop, vape shop, head shop,
        flea market, swap meet, gift shop, souvenirs, souvenir
    """,
    BILLS: """
        water dept, water & sewer, water and sewer, water authority, water works, waterworks, water district,
        water dist, sanitation, city utilities, utility bill, util pymt, utility payment, utilitypay, utility
        pymt, util bil, util pay, utilities pmt, energybill, elec bill, elec coop, electric coop, electric
        cooperative, emc electric, rural electric, power & light, pwr & lt, gas & elec, gas & electric, propane,
        heating oil, petro oil, gas co, gas company, power co, power corp, disposal, garbage, trash service,
        refuse service, light co, light & power, light and power, electric co, electric assoc, elec co op,
        energy co, energy corp, water co, water company, water corp, water system, water utility, sewer dist,
        sewer authority, public utility, public utilities, pub util, util dist, utility dist, utility billing,
        municipal util, munic util, telco, tel co, telephone co, cellular, prepaid wireless, wireless bill,
        cable co, cablevision, fiber optic, broadband co, internet co, satellite tv
    """,
    HOUSING: """
        rentpayment, rent payment, hoa dues, hoa pmt, hoa fee, homeowners assoc, homeowners association, home
        owners assoc, condo assoc, condominium assoc, apartments, apartment, apartment homes, property mgmt,
        property mgt, prop mgmt, property management, townhomes, townhouses, lofts at, residences, residences
        at, leasing office, rental office, rent online, landlord, condo dues, condo fees, condominiums,
        mobile home park, trailer park, housing authority, student housing, realty mgmt, realty management,
        apts, apt rent, villas at
    """,
    HEALTH: """
        urgent care, animal hosp, animal hospital, animal clinic, vet clinic, veterinary, pet hospital, med
        group, medical group, medical assoc, physicians, pediatrics, pediatric, dermatology, dermatol,
        cardiology, orthopedic, orthopaedic, ortho, obgyn, radiology, imaging, anesthesia, surgery ctr,
        surgical, chiropractic, chiro, dentistry, dds, dmd, optometry, eye care, eyecare, vision center, vision
        ctr, hearing aid, behavioral, counseling, therapy, therapist, psychiatr, rehab, wellness ctr, hospital,
        hlth sys, health system, healthcare, health care, medical ctr, medical center, med ctr, family practice,
        family medicine, endodontics, periodontics, eye, eye center, eye clinic, eye doctor, rx, drug co, drug
        store, drugs, lab services, vitamin, vitamins, acupuncture, emergency physicians, emergency med,
        emergency phys, animal medical, animal care, pet clinic, pet vet, veterinary clinic, womens health,
        women s health, ob gyn, urology, neurology, oncology, gastro assoc, gastroenterology, ent assoc,
        allergy, asthma, podiatry, foot & ankle, foot and ankle, sports medicine, spine, pain mgmt, pain
        management, sleep center, blood bank, infusion, home health, hospice care, medical supply, oral surgery,
        oral surg, orthodontist, ortho dont, family dental, family dentistry, primary care, walk in clinic,
        express care, physical therapy, phys therapy, pathology, pathology assoc, health dept, health clinic,
        health plan, copay
    """,
    PERSONAL_CARE: """
        massage, nail spa, nail salon, nail bar, waxing, tanning, barbershop, barber shop, hair studio, hair
        salon, hair design, day spa, med spa, nail, nails, skin, skin care, stylist, lash studio, brow bar,
        barbers, hairstyling, hairstylist, haircuts, hair cuts, haircut, beauty bar, blow dry, blowout,
        electrolysis, laser hair, cosmetic, tattoo, tattoos, body piercing, reflexology, foot spa, foot massage,
        body works, bodyworks, sauna, float spa, cryo
    """,
    EDUCATION: """
        daycare, day care, child care, childcare, montessori, preschool, tuition, tuition pmt, univ of,
        university of, state univ, community college, comm college, college of, school dist, school district,
        unified school, public schools, academy of, book fair, bookstore, campus store, catholic school,
        christian school, lutheran school, learning center, learning ctr, student fees, student services,
        student acct, student account, pta, ptsa, ptc, booster club, bursar, tuition & fees, school lunch, lunch
        account, school payments, high school, middle school, elementary, elem school, charter school, christian
        academy, driving academy, traffic school, testing center, exam fees, prometric, continuing ed, music
        lessons, piano lessons, art classes, language school, tutor, tutors, afterschool, after school, early
        learning, early childhood, kids academy, kiddie academy, bible college
    """,
    INSURANCE: """
        ins prem, insurance prem, ins pmt, ins pymt, ins payment, ins prm, insprem, insur prem, life ins, auto
        ins, health ins, sfpp, prem pmt, ins co
    """,
    SERVICES: """
        storage, self storage, law office, law offices, law firm, attorney, dry clean, dry cleaners, laundromat,
        laundry, shredding, notary, photography, law group, law pllc, legal services, cpa, cpas, bookkeeping,
        movers, moving co, cemetery, engraving, trophies, portraits, portrait studio, dog grooming, pet
        grooming, grooming, kennel, kennels, pet boarding, pet resort, dog walking, day camp for dogs, alarm co,
        locksmith, alterations, shoe repair, watch repair, phone repair, computer repair, pc repair, mailbox,
        mail boxes, mail center, postal annex, pak mail, signs & graphics, printing, coworking, co working,
        regus, wework, web design, webhosting, vpn, antivirus, passport photos, background check,
        fingerprinting, live scan, employment screening, dating service, uniform service, linen service, bail
        bonds, process server, surveying, appraisal, appraisals, home inspection, inspection services,
        inspections, title company, escrow
    """,
    ENTERTAINMENT: """
        newspaper, yoga, pilates, fitness, golf course, golf club, country club, ski resort, science center, art
        institute, botanical gar, botanic garden, state park, parks & rec, parks and rec, fun center, family
        fun, skate, skating, skate park, roller rink, gymnastics, swim school, swim club, soccer club, soccer,
        baseball club, little league, youth sports, hockey, volleyball, basketball, lacrosse, softball,
        wrestling club, cheerleading, comedy, comedy club, improv, paintball, laser tag, go karts, go kart,
        shooting range, gun range, gun club, boat rental, boat rentals, kayak rental, charters, fishing charter,
        state parks, national parks, parks dept, recreation dept, rec center, rec dept, community center, state
        fair, county fair, fairgrounds, symphony, orchestra, ballet, racetrack, raceway park, billiards, pool
        hall, axe throwing, escape rooms, haunted house, pumpkin patch, corn maze, water park, waterpark, theme
        parks, water slides, tennis club, racquet club, athletic club, health club, boot camp, barre, spin
        studio, cycling studio, mma gym, boxing, fencing club, bouldering, rock climbing, ski area, ski lift,
        snow resort, hunting license, fishing license, lotto, sweepstakes, fantasy sports, sportsbook, film
        festival, playhouse, drive in theater, box office, bowling center, bowl center, bowling alley
    """,
    GIFTS: """
        lutheran, baptist, methodist, presbyterian, catholic, diocese, parish, ministries, ministry, chabad,
        food bank, food pantry, rescue mission, animal shelter, animal rescue, humanitarian, charitable,
        foundation, united fund, community fund, memorial fund, scholarship fund, fraternal order, knights of
        columbus, lions club, rotary club, american legion, vfw, elks lodge, moose lodge, public radio, public
        media, assembly of god, church of, iglesia, cathedral, basilica, shrine, fellowship, worship, gospel,
        bible church, community church, episcopal, adventist, mormon, islamic center, masjid, jewish community,
        federation
    """,
    TAXES: """
        dept revenue, dept of revenue, department of revenue, dept of taxation, tax pymt, tax payment, tax
        paymt, tax pmt, tax paymnt, taxpayment, estimated tax, state tax, city tax, county tax, property tax,
        tax collector, county treasurer, county treas, tax office, comptroller, dmv, dept of motor, motor
        vehicles, vehicle reg, secretary of state, sec of state, county clerk, clerk of court, municipal court,
        parking violation, parking ticket, passport services, official payments, treasurer, tax commissioner,
        tax assessor, assessor, clerk of courts, superior court, district court, circuit court, traffic court,
        court costs, court fees, business license, license bureau, driver license, drivers license, drivers lic,
        driver services, vital records, recorder, state revenue, revenue dept, dept of rev, tax authority, fine
        payment, code enforcement, immigration, customs, embassy, consulate
    """,
    FOOD: """
        ale works, saloon, smokehouse, smoke house, ale house, alehouse, taphouse, tap house, tap room, crab,
        crab house, lobster, oyster bar, oyster house, seafood, teriyaki, hibachi, banh mi, gyro, kabob, kebob,
        cidery, vineyard, vineyards, bites, grub, cookhouse, chophouse, chop house, ribs, rib shack,
        cheesesteak, cheesesteaks, hoagie, hoagies, vietnamese, hunan, szechuan, izakaya, masala, custard,
        shaved ice, concession, concessions, hot dogs, crepes, dumpling, dumplings, hot pot, empanadas, arepas,
        cevicheria, pupuseria, paleteria, birria, tortilleria, mariscos, bar b q, snack shop, snack shack,
        bodega, bao, bahn mi, crawfish, cajun, soul food, chowder, lobster roll, brats, beignet, biergarten,
        beer garden, cocktail bar, wine bar, dive bar, dueling piano, whiskey, whisky, bourbon, mezcal, tequila,
        margarita, sliders, pretzel, popcorn, cookies, cupcake, cupcakes, yogurt shop, dairy bar, drive thru
        coffee, java, latte, mocha, chai house, matcha, pasta, spaghetti, calzone, stromboli, slice of, gyros,
        falafel, hummus, schnitzel haus, hofbrau, cookout
    """,
    TRANSPORT: """
        lube, oil change, transmission, transmissions, collision, collision center, towing, tow service, auto
        detailing, detailing, smog, smog check, emissions, muffler, brakes, brake service, airport shuttle,
        shuttle, limo, limousine, motorsports, powersports, harley davidson, honda of, ford of, toyota of,
        chevrolet, subaru, hyundai, nissan of, used cars, auto sales, auto group, auto glass, tire center, tire
        shop, bicycle rental, bike rental, e scooter, park n ride, park meters, parking auth, parking authority,
        parking garage, parking lot, parking deck, valet, valet parking, turnpike auth, bridge toll, toll
        bridge, expressway auth, fuel mart, fuel stop, gas mart, gas n go, gas & go, petroleum, oil co, truck
        plaza, travel center, travel centers, charge station, ev charge
    """,
    HOME: """
        kitchen & bath, kitchens & baths, kitchen and bath, bath & kitchen, pool supply, pool supplies, pools,
        appliance, cabinets, cabinetry, countertops, granite, building supply, building supplies, builders
        supply, ranch supply, farm supply, feed & seed, feed and seed, feed store, exterminating, exterminator,
        pest control, septic, fence, fencing, gutters, windows & doors, garage door, garage doors, overhead
        door, handyman, remodeling, renovation, construction, contractor, contracting, excavating, tree service,
        tree services, lawn service, lawn care, landscape, nursery & garden, greenhouse, irrigation, sprinkler,
        pressure washing, carpet cleaning, maids, house cleaning, window cleaning, junk removal, well drilling,
        fireplace, hot tubs, upholstery, home decor, interiors, lighting, rugs, mattresses
    """,
    GROCERIES: """
        quick stop, quik stop, kwik, kwik stop, farms, orchard, orchards, produce, produce market, food store,
        food mkt, foodmart, mkt, supermercado, carniceria, meat co, meat locker, butcher shop, fish market,
        package store, bottle shop, beverage, beverages, party store, tienda, fruteria, health foods, bulk
        foods, farmstand, farm stand, dairy store, honey, jerky
    """,
}
