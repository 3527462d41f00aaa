"""Names that British and Irish pubs commonly have, which say nothing of food or drink."""

from __future__ import annotations

_NAMES = """
red lion, royal oak, white hart, rose and crown, kings head, kings arms, queens head, queens arms, the crown,
the plough, white horse, the swan, white swan, black swan, the bell, the ship, the fox, railway tavern, railway inn,
new inn, the anchor, the george, coach and horses, fox and hounds, the greyhound, wheatsheaf, the bulls head,
black horse, the star, george and dragon, duke of wellington, duke of york, prince of wales, lord nelson,
the victoria, queen victoria, marquis of granby, the black bull, the angel, the globe, the castle, green man,
hope and anchor, three horseshoes, the sun inn, rising sun, golden lion, the talbot, the woodman, the cricketers,
blacksmiths arms, carpenters arms, bricklayers arms, masons arms, the barley mow, hare and hounds, dog and duck,
the cross keys, elephant and castle, the bear, the boat inn, the mitre, the old bull, the griffin, the chequers,
the windmill, waggon and horses, the falcon, the eagle, the phoenix, half moon, moon under water, malt shovel,
hop pole, robin hood, horse and jockey, bird in hand, the britannia, the albion, earl of derby, duke of cumberland,
marquess of anglesey, the gate, the lamb, the unicorn, saracens head, nags head, turks head, boars head,
crooked billet, the old mill, the waterside, the navigation, the tap house, ye olde inn, the village inn,
the bridge inn, the forge, the hollybush, holly bush, the vine, the grapes, the feathers, plume of feathers,
the maypole, the jolly sailor, the lighthouse, the harp, the shamrock, the shoulder of mutton, cock inn,
the peacock, the pheasant, the partridge, the pelican, the raven, the magpie, the stag, white hind, the hart,
the roebuck, the ram, the fleece, golden fleece, the lion, the tiger, the dolphin, the punch bowl, the bowling green,
the station, the junction, the terminus, the crossing, the wharf, the lock, the dog, the greyhound inn
"""

PUBS = [name.strip() for name in _NAMES.split(",")]
