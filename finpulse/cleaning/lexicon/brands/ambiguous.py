"""Brands whose names are words, towns or persons' names as well: they count as a merchant's whole name alone."""

from __future__ import annotations

AMBIGUOUS_BRANDS = """
target, united, notion, indeed, lemonade, caravan, converse, countdown, domino, fortuna, galeria, goodwill, grab,
jumbo, kicks, lush, mango, marathon, marshalls, midas, pearson, penny, progressive, prudential, pullman, reserved,
rituals, rogers, saturn, sears, sela, spectrum, staples, subway, vans, viking, zara, douglas, hollister, jules, jula,
churchill, conrad, claires, clarks, bolt, bennet, bertrand, blackwell, dirk, edmundson, michaels, nicolas, regis,
sirius, titan, alternate, aarons, angi, avon, barcelo, booker, bruna, catena, cava, cigna, darty, denner, dexter,
flink, gaylord, hestia, hoff, humana, irma, klier, krystal, leroy, levis, lider, magnum, mavi, michelin, otto,
pandora, pegasus, printemps, profi, renner, rodilla, rona, ruter, sagawa, saks, silvan, sokolov, strato, sylvan, turo,
vallarta, vanguard, verti, viator, warta, wilkinson, xenos, тройка, купер, лента, окей, билла, подружка
"""
