"""Kinds of places that have no brands but words in every language, beside those of `scripts/osm_kinds.py`."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)
from scripts.osm_kinds import CATEGORY_OF_KIND

_MORE = {
    FOOD: "craft/caterer craft/brewery amenity/hookah_lounge",
    GROCERIES: """
        craft/confectionery craft/winery craft/distillery craft/beekeeper shop/rice shop/honey shop/brewing_supplies
    """,
    TRANSPORT: """
        amenity/bus_station amenity/car_pooling amenity/parking_space amenity/parking_entrance
        amenity/motorcycle_parking amenity/compressed_air shop/fuel highway/rest_area
    """,
    TRAVEL: """
        tourism/guest_house tourism/chalet tourism/apartment tourism/alpine_hut tourism/camp_pitch office/travel_agent
        amenity/luggage_locker amenity/love_hotel leisure/resort leisure/beach_resort office/guide aeroway/aerodrome
        aeroway/terminal
    """,
    SHOPPING: """
        shop/hunting shop/weapons shop/sewing shop/trophy shop/wigs shop/water_sports shop/scuba_diving shop/antiques
        shop/collector shop/radiotechnics shop/military_surplus shop/fashion shop/boutique shop/esoteric shop/religion
        shop/hobby craft/dressmaker craft/watchmaker craft/clockmaker craft/saddler craft/handicraft
    """,
    HOME: """
        shop/fireplace shop/electrical craft/gardener craft/roofer craft/tiler craft/plasterer craft/floorer
        craft/carpet_layer craft/parquet_layer craft/joiner craft/insulator craft/hvac craft/stonemason
        craft/upholsterer craft/scaffolder craft/metal_construction craft/blacksmith craft/tinsmith
        craft/chimney_sweeper craft/sawmill craft/pottery
    """,
    HOUSING: "office/property_management",
    HEALTH: """
        amenity/veterinary_pharmacy amenity/nursing_home healthcare/psychotherapist healthcare/optometrist
        healthcare/podiatrist healthcare/speech_therapist healthcare/occupational_therapist healthcare/midwife
        healthcare/birthing_center healthcare/dentist healthcare/hospice office/physician office/therapist
    """,
    PERSONAL_CARE: "shop/piercing amenity/public_bath leisure/hot_tub",
    EDUCATION: "amenity/dancing_school amenity/driver_training office/educational_institution",
    SERVICES: """
        shop/pet_grooming shop/psychic amenity/crematorium amenity/funeral_hall amenity/coworking_space office/notary
        office/accountant office/architect office/surveyor office/translator office/graphic_design
        office/advertising_agency office/private_investigator office/newspaper craft/photographer
        craft/photographic_laboratory craft/tailor craft/shoemaker craft/locksmith craft/key_cutter craft/bookbinder
    """,
    ENTERTAINMENT: """
        amenity/theatre amenity/arts_centre amenity/planetarium amenity/events_venue amenity/boat_rental
        amenity/dive_centre amenity/dojo tourism/zoo tourism/gallery tourism/aquarium tourism/attraction
        leisure/sports_hall leisure/stadium leisure/water_park leisure/swimming_pool leisure/golf_course
        leisure/ice_rink leisure/horse_riding leisure/marina leisure/summer_camp club/sport
    """,
    TAXES: "amenity/townhall amenity/courthouse office/diplomatic amenity/embassy",
    GIFTS: "office/ngo office/charity office/foundation office/religion amenity/place_of_worship amenity/monastery",
}
# Things that stand about everywhere, or that a brand has beside its trade: their words and names tell of no purchase.
_TELLS_NOTHING = """
    advertising/totem amenity/bbq amenity/community_centre amenity/drinking_water amenity/fire_station
    amenity/photo_booth amenity/post_box amenity/prison amenity/shower amenity/social_facility amenity/telephone
    amenity/toilets amenity/vending_machine internet_access/wlan landuse/residential landuse/retail leisure/dog_park
    leisure/park leisure/pitch leisure/playground office/company power/minor_line power/pole route/power shop/outpost
    shop/mall amenity/public_bookcase amenity/trolley_bay tourism/information leisure/fitness_station
"""
_KNOWN = CATEGORY_OF_KIND | {kind: category for category, kinds in _MORE.items() for kind in kinds.split()}
_CATEGORIES = {kind: category for kind, category in _KNOWN.items() if kind not in _TELLS_NOTHING.split()}


def category_of_kind(kind: str) -> str | None:
    """The category of a kind, which holds for what is told apart below it as well; None where nobody pays.

    >>> category_of_kind("amenity/restaurant/thai"), category_of_kind("leisure/park")
    ('Food & Restaurants', None)
    """
    while "/" in kind:
        if kind in _CATEGORIES:
            return _CATEGORIES[kind]
        kind = kind.rpartition("/")[0]
    return None
