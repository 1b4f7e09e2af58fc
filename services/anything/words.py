"""Where to turn when it is not a matter of this district, by her guess (R36); the article wherever a law names the office."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.anything.rules import UNKNOWN, VIOLENCE

FRAUD: Final = "fraud"
POLICE: Final = with_numbers_lazy(
    _(
        "The police of the place where it happened are in charge; {police} reaches the police wherever you are. For help besides: the"
        " women's federation where you live; {women} or {city}, called there, lead to it."
    )
)
OUTSIDE: Final[dict[str, Any]] = dict.fromkeys((*sorted(VIOLENCE), FRAUD), POLICE) | {
    "school": with_numbers_lazy(
        _(
            "The police and the education department of the place where the school is are in charge (Law on the Protection of Women's"
            " Rights and Interests, article 24); {police} reaches the police wherever you are."
        )
    ),
    "divorce": with_numbers_lazy(
        _(
            "By agreement, any marriage registration office of the country registers it (Regulations on Marriage Registration). For"
            " proceedings, who answers {courts} tells you which court is the right one."
        )
    ),
    "hardship": with_numbers_lazy(
        _(
            "Temporary help is given by the subdistrict or township office of the place where the hardship arose; a residents' or"
            " villagers' committee may ask for you (Social Assistance Law, article 37). {city}, called there, leads to it."
        )
    ),
    "rural": _(
        "Turn to the township or subdistrict office that the village belongs to, or to the court there (Law on the Protection of Women's"
        " Rights and Interests, article 75)."
    ),
    "dropout": _(
        "The education department of the place where the girl should go to school is in charge (Law on the Protection of Women's Rights and"
        " Interests, article 36)."
    ),
    "inaction": with_numbers_lazy(
        _(
            "Turn to the women's federation of the place where that department is, which may demand an answer (Law on the Protection of"
            " Women's Rights and Interests, article 73), or call {city} there."
        )
    ),
    UNKNOWN: with_numbers_lazy(
        _(
            "{city}, called in the place where it happened, finds the office that is responsible. The women's federation where you live"
            " helps too: {women}."
        )
    ),
}
