"""Words for kinds of shops and offices, as India writes them."""

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
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
)

INDIAN_WORDS = {
    FOOD: """
        biryani, dosa, idli, tiffin, tiffins, mess, dhaba, sweets and bakery, sweet house, juice center, juice
        centre, tea stall, chai
    """,
    GROCERIES: """
        kirana, kirana store, provision store, provision stores, general store, general stores, departmental
        store, super bazaar, vegetables and fruits, fruits and vegetables, milk dairy, ration
    """,
    TRANSPORT: """
        petrol pump, filling centre, fuel station, fuels, auto rickshaw
    """,
    SHOPPING: """
        textiles, silks, sarees, jewellers, footwear, mobiles, stationery, stationers, gift centre, fancy store
    """,
    HOME: """
        electricals, hardwares, furnitures, sanitary
    """,
    BILLS: """
        gas agency, prepaid recharges, recharges, electricity, electricity bill, eb bill, water bill, dth
        recharge
    """,
    HEALTH: """
        medicals, medical store, medical stores, medical hall, medicos, diagnostics, diagnostic centre, nursing
        home
    """,
    PERSONAL_CARE: """
        beauty parlour, parlour, gents parlour, hair salon
    """,
    EDUCATION: """
        public school, vidyalaya, vidya mandir, vidyapeeth, coaching, tutorials, school fees, term fee, college
        fee
    """,
    ENTERTAINMENT: """
        turf
    """,
    SERVICES: """
        xerox, cyber cafe, laundry, tailors, packers and movers
    """,
    GIFTS: """
        devasthanam, devasthana, mandir trust, gurudwara
    """,
    TAXES: """
        income tax, gst payment, echallan, e challan, traffic challan, stamps and registration
    """,
}
