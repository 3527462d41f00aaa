"""Words for kinds of companies and offices, as the United States abbreviate them."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    BILLS,
    EDUCATION,
    ENTERTAINMENT,
    GIFTS,
    HEALTH,
    HOUSING,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRAVEL,
)

UNITED_STATES_WORDS = {
    TRAVEL: """
        national park, airport parking, airport concession
    """,
    SHOPPING: """
        smoke shop, tobacco outlet
    """,
    BILLS: """
        water dept, water & sewer, water and sewer, water authority, water works, waterworks, water district,
        water dist, sanitation, city utilities, utility bill, util pymt, utility payment, utilitypay, utility
        pymt, util bil, util pay, utilities pmt, energybill, elec bill, elec coop, electric coop, electric
        cooperative, emc electric, rural electric, power & light, pwr & lt, gas & elec, gas & electric, propane,
        heating oil, petro oil
    """,
    HOUSING: """
        rentpayment, rent payment, hoa dues, hoa pmt, hoa fee, homeowners assoc, homeowners association, home
        owners assoc, condo assoc, condominium assoc
    """,
    HEALTH: """
        urgent care, animal hosp, animal hospital, animal clinic, vet clinic, veterinary, pet hospital, med
        group, medical group, medical assoc, physicians, pediatrics, pediatric, dermatology, dermatol,
        cardiology, orthopedic, orthopaedic, ortho, obgyn, radiology, imaging, anesthesia, surgery ctr,
        surgical, chiropractic, chiro, dentistry, dds, dmd, optometry, eye care, eyecare, vision center, vision
        ctr, hearing aid, behavioral, counseling, therapy, therapist, psychiatr, rehab, wellness ctr, hospital,
        hlth sys, health system, healthcare, health care, medical ctr, medical center, med ctr
    """,
    PERSONAL_CARE: """
        massage, nail spa, nail salon, nail bar, waxing, tanning, barbershop, barber shop, hair studio, hair
        salon, hair design, day spa, med spa
    """,
    EDUCATION: """
        daycare, day care, child care, childcare, montessori, preschool, tuition, tuition pmt, univ of,
        university of, state univ, community college, comm college, college of, school dist, school district,
        unified school, public schools, academy of, book fair, bookstore, campus store
    """,
    INSURANCE: """
        ins prem, insurance prem, ins pmt, ins pymt, ins payment, ins prm, insprem, insur prem, life ins, auto
        ins, health ins, sfpp, prem pmt, ins co
    """,
    SERVICES: """
        storage, self storage, law office, law offices, law firm, attorney, dry clean, dry cleaners, laundromat,
        laundry, shredding, notary, photography
    """,
    ENTERTAINMENT: """
        newspaper, yoga, pilates, fitness, golf course, golf club, country club, ski resort, science center, art
        institute, botanical gar, botanic garden, state park, parks & rec, parks and rec
    """,
    GIFTS: """
        lutheran, baptist, methodist, presbyterian, catholic, diocese, parish, ministries, ministry, chabad
    """,
    TAXES: """
        dept revenue, dept of revenue, department of revenue, dept of taxation, tax pymt, tax payment, tax
        paymt, tax pmt, tax paymnt, taxpayment, estimated tax, state tax, city tax, county tax, property tax,
        tax collector, county treasurer, county treas, tax office, comptroller, dmv, dept of motor, motor
        vehicles, vehicle reg, secretary of state, sec of state, county clerk, clerk of court, municipal court,
        parking violation, parking ticket, passport services, official payments
    """,
}
