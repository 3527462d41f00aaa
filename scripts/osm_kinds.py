"""Which of our categories each kind of place of OpenStreetMap belongs to, as far as people pay there."""

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

# {category: kinds}; a kind is tag/value, as in amenity=cafe.
KINDS = {
    FOOD: """
        amenity/bar amenity/biergarten amenity/cafe amenity/fast_food amenity/food_court amenity/ice_cream
        amenity/internet_cafe amenity/nightclub amenity/pub amenity/restaurant amenity/vending_machine shop/bakery
        shop/coffee shop/pastry shop/tea amenity/karaoke_box
    """,
    GROCERIES: """
        amenity/marketplace shop/alcohol shop/beverages shop/butcher shop/cheese shop/chocolate shop/confectionery
        shop/convenience shop/dairy shop/deli shop/farm shop/food shop/frozen_food shop/greengrocer shop/health_food
        shop/herbalist shop/nuts shop/pasta shop/seafood shop/spices shop/supermarket shop/water shop/wholesale
        shop/wine
    """,
    TRANSPORT: """
        amenity/bicycle_parking amenity/bicycle_rental amenity/car_sharing amenity/car_wash amenity/charging_station
        amenity/ferry_terminal amenity/fuel amenity/motorcycle_rental amenity/parking amenity/taxi
        amenity/ticket_validator amenity/vehicle_inspection barrier/toll_booth highway/bus_stop highway/services
        highway/toll_gantry man_made/charge_point public_transport/station_light_rail
        public_transport/station_subway railway/halt railway/station railway/tram_stop route/aerialway route/bus
        route/ferry route/light_rail route/railway route/subway route/train route/tram route/trolleybus shop/bicycle
        shop/boat shop/car shop/car_parts shop/car_repair shop/motorcycle shop/motorcycle_repair shop/tractor
        shop/tractor_repair shop/truck shop/truck_repair shop/tyres waterway/fuel advertising/totem
    """,
    TRAVEL: """
        amenity/car_rental shop/caravan shop/travel_agency tourism/camp_site tourism/caravan_site tourism/hostel
        tourism/hotel tourism/information tourism/motel tourism/wilderness_hut
    """,
    SHOPPING: """
        amenity/photo_booth shop/agrarian shop/anime shop/appliance shop/art shop/baby_goods shop/bag shop/books
        shop/camera shop/cannabis shop/catalogue shop/clothes shop/computer shop/country_store shop/craft
        shop/department_store shop/e-cigarette shop/electronics shop/erotic shop/fabric shop/fashion_accessories
        shop/fishing shop/florist shop/frame shop/general shop/gift shop/gold_buyer shop/hifi shop/jewelry shop/kiosk
        shop/leather shop/mall shop/mobile_phone_accessories shop/model shop/music shop/musical_instrument
        shop/newsagent shop/outdoor shop/outpost shop/party shop/pet shop/photo shop/pottery shop/printer_ink
        shop/pyrotechnics shop/second_hand shop/shoes shop/sports shop/stationery shop/tobacco shop/toys
        shop/variety_store shop/watches landuse/retail
    """,
    HOME: """
        craft/carpenter craft/electrician craft/glaziery craft/painter craft/plumber craft/window_construction
        shop/bathroom_furnishing shop/bbq shop/bed shop/candles shop/carpet shop/curtain shop/doityourself shop/doors
        shop/electrical shop/flooring shop/furniture shop/garden_centre shop/glaziery shop/groundskeeping
        shop/hardware shop/household_linen shop/houseware shop/interior_decoration shop/kitchen shop/lighting
        shop/paint shop/plant_hire shop/power_tools shop/swimming_pool shop/tiles shop/tool_hire shop/trade
        shop/vacuum_cleaner shop/window_blind
    """,
    BILLS: """
        amenity/telephone amenity/waste_transfer_station internet_access/wlan man_made/wastewater_plant
        man_made/water_works office/energy_supplier office/telecommunication office/water_utility power/generator
        power/line power/minor_line power/plant power/pole power/substation power/transformer shop/gas
        shop/mobile_phone shop/telecommunication telecom/exchange
    """,
    HOUSING: "landuse/residential office/estate_agent",
    HEALTH: """
        amenity/clinic amenity/dentist amenity/doctors amenity/hospital amenity/pharmacy amenity/veterinary
        emergency/ambulance_station healthcare/alternative healthcare/audiologist healthcare/blood_donation
        healthcare/counselling healthcare/dialysis healthcare/laboratory healthcare/physiotherapist
        healthcare/rehabilitation healthcare/sample_collection shop/hearing_aids shop/medical_supply
        shop/nutrition_supplements shop/optician
    """,
    PERSONAL_CARE: """
        leisure/fitness_centre leisure/sauna shop/beauty shop/chemist shop/cosmetics shop/hairdresser
        shop/hairdresser_supply shop/massage shop/perfumery shop/tattoo
    """,
    EDUCATION: """
        amenity/childcare amenity/college amenity/driving_school amenity/kindergarten amenity/language_school
        amenity/library amenity/music_school amenity/prep_school amenity/training amenity/university
        leisure/dance
    """,
    INSURANCE: "office/insurance office/insurance_adjuster",
    SERVICES: """
        amenity/animal_boarding amenity/conference_centre amenity/mortuary amenity/parcel_locker
        amenity/payment_centre amenity/payment_terminal amenity/post_box amenity/post_depot amenity/post_office
        amenity/shower amenity/toilets craft/cleaning craft/electronics_repair craft/handicraft craft/signmaker
        office/bail_bond_agent office/company office/construction_company office/consulting office/coworking
        office/employment_agency office/engineer office/it office/lawyer office/logistics office/moving_company
        office/security office/tax_advisor shop/copyshop shop/dry_cleaning shop/funeral_directors shop/laundry
        shop/locksmith shop/pest_control shop/rental shop/repair shop/shoe_repair shop/storage_rental shop/tailor
        telecom/data_center
    """,
    ENTERTAINMENT: """
        amenity/casino amenity/cinema amenity/gambling amenity/theatre leisure/adult_gaming_centre
        leisure/amusement_arcade leisure/bowling_alley leisure/escape_game leisure/high_ropes_course
        leisure/indoor_play leisure/miniature_golf leisure/sports_centre leisure/trampoline_park shop/bookmaker
        shop/games shop/lottery shop/ticket shop/video shop/video_games tourism/museum tourism/theme_park
    """,
    TAXES: """
        amenity/courthouse amenity/fire_station amenity/police amenity/townhall office/government office/visa
    """,
    GIFTS: """
        amenity/animal_shelter amenity/food_sharing amenity/social_centre amenity/social_facility
        boundary/national_park club/freemasonry club/scout emergency/disaster_response emergency/lifeguard
        emergency/water_rescue office/association office/political_party office/union shop/charity
    """,
    LOANS: "office/mortgage shop/money_lender shop/pawnbroker",
    BANK: "amenity/bank amenity/bureau_de_change office/financial office/financial_advisor",
    TRANSFERS: "amenity/money_transfer",
    CASH: "amenity/atm",
}
# Things that stand somewhere and bear a name, but take nobody's money, or belong to towns beside all else they do.
NOBODY_PAYS = """
    advertising/billboard advertising/column advertising/poster_box advertising/screen amenity/bbq
    amenity/bicycle_repair_station amenity/community_centre amenity/drinking_water amenity/prison
    amenity/public_bookcase amenity/recycling amenity/school amenity/trolley_bay amenity/waste_basket
    amenity/waste_disposal
    amenity/weighbridge boundary/aboriginal_lands boundary/protected_area emergency/phone emergency/siren
    highway/street_lamp historic/archaeological_site landuse/industrial landuse/landfill landuse/military
    landuse/quarry leisure/dog_park leisure/fitness_station leisure/nature_reserve leisure/park leisure/pitch
    leisure/playground man_made/flagpole man_made/mast man_made/monitoring_station man_made/pipeline
    man_made/pumping_station man_made/reservoir_covered man_made/street_cabinet man_made/surveillance
    man_made/survey_point man_made/tower man_made/water_tower man_made/works natural/water pipeline/substation
    power/catenary_mast power/tower route/power route/tracks route/walking_bus
"""
# What many a brand has beside its trade says little about it: a supermarket's pharmacy and pumps, a bank's cash
# machines, a garage's shop and charging points. The less it says, the less it counts against the trade itself.
_SIDELINES = {
    0.5: "amenity/fuel amenity/pharmacy",
    0.3: "shop/convenience amenity/cafe shop/gift",
    0.05: """
        advertising/totem amenity/atm amenity/bicycle_parking amenity/bicycle_rental amenity/car_wash
        amenity/charging_station amenity/parcel_locker amenity/payment_terminal amenity/photo_booth amenity/post_box
        amenity/social_facility amenity/telephone amenity/ticket_validator amenity/toilets amenity/vending_machine
        internet_access/wlan landuse/retail man_made/charge_point office/company power/generator power/line
        power/minor_line power/plant power/pole power/substation power/transformer shop/mobile_phone_accessories
        shop/outpost shop/ticket telecom/data_center
    """,
}
CATEGORY_OF_KIND = {kind: category for category, kinds in KINDS.items() for kind in kinds.split()}
IGNORED = frozenset(NOBODY_PAYS.split())
WORTH = {kind: worth for worth, kinds in _SIDELINES.items() for kind in kinds.split()}
