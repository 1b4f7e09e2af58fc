"""Levels of danger, their reasons and what the law says, in words."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.district.numbers import with_numbers_lazy
from services.domestic_violence.choices import SIGNS
from services.domestic_violence.rules import Level

LEVELS: Final[dict[Level, Promise]] = {
    Level.NOW: _("Danger now, act at once"),
    Level.HIGH: _("High: several signs"),
    Level.RAISED: _("Raised: one sign, or not sure"),
    Level.UNCLEAR: _("No sign stated. That does not mean safe; please ask."),
}
REASONS: Final[dict[str, Promise]] = {
    **dict(SIGNS),
    "in_danger": _("Somebody is in danger at this moment"),
    "severe_injury": _("Somebody is badly injured"),
    "some_injury": _("Somebody is injured"),
    "self_harm": _("There are thoughts of ending one's own life"),
    "unsure": _("Not sure whether there is danger at this moment"),
}
REMARKS: Final[dict[str, Promise]] = {
    "report": _(
        "This is about somebody under 18 or somebody who cannot fully decide for herself. The law obliges us to tell the police at once,"
        " without consent (Law on the Protection of Minors, article 11; Anti-Domestic Violence Law, article 14)."
        " They keep secret who reported it."
    ),
    "report_police_away": _(
        "This is about somebody under 18 or somebody who cannot fully decide for herself. The law obliges us to tell the police at once,"
        " also where you asked us not to. We choose an office other than the one you fear, and tell you which."
    ),
    "danger": with_numbers_lazy(
        _(
            "What you answered means danger to life. To protect it this goes to the police at once"
            " (Personal Information Protection Law, article 13)."
            " Please call {police} yourself if you can: nobody reads this within minutes."
        )
    ),
    "danger_police_away": with_numbers_lazy(
        _(
            "What you answered means danger to life, but you asked that the police here do not see this. It does not go to them: somebody"
            " reads it before all others, and looks with you for another police office."
            " Please call {police} yourself if you can: nobody reads this within minutes."
        )
    ),
    "consent": _(
        "You decide. It goes to the police or to another body only with your consent, unless a life is in danger"
        " (Anti-Domestic Violence Law, article 5)."
    ),
    "pursuit": _(
        "Against a former or courting partner who follows, harasses or exposes you, you may ask the court for a protection order too"
        " (Law on the Protection of Women's Rights and Interests, article 29)."
    ),
    "outside": with_numbers_lazy(
        _(
            "It is enough if you live here, or the other side does, or it happened here (Anti-Domestic Violence Law, article 25)."
            " If none of it is so, other offices are the right ones. In danger call {police}, wherever you are."
        )
    ),
    "outside_court": _(
        "For a protection order: the basic people's court where you live, where the other side lives or where it happened (article 25)."
    ),
    "outside_help": with_numbers_lazy(
        _(
            "For help: the women's federation, or the residents' or villagers' committee, where you live (article 13);"
            " {women} or {city}, called there, lead to them."
        )
    ),
    "wants_order": _(
        "The court decides within 72 hours after it has taken the request on, within 24 hours when it is urgent"
        " (Anti-Domestic Violence Law, article 28). It costs nothing, and no divorce is needed."
    ),
    "wants_shelter": _("A safe place is looked for by a person who calls or writes to you. Its address is shown nowhere."),
    "wants_aid": _("Victims of violence at home get legal aid whatever their means (Legal Aid Law, article 32)."),
    "warning": _("The police decide on a written warning; what you can show them helps."),
    "warning_without_police": _(
        "A written warning can only come from the police. As long as you do not want them to know, we talk it over with you first."
    ),
}
