"""English names of the domains that plans of every level share (中国妇女发展纲要); there is no official translation of a plan."""

from typing import Final

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

DOMAINS: Final = {
    "妇女与健康": _("Women and health"),
    "妇女与教育": _("Women and education"),
    "妇女与经济": _("Women and the economy"),
    "妇女参与决策和管理": _("Women in decision-making and management"),
    "妇女与社会保障": _("Women and social security"),
    "妇女与家庭建设": _("Women and family building"),
    "妇女与环境": _("Women and the environment"),
    "妇女与法律": _("Women and the law"),
}


def gloss(title: str) -> str:
    """What a domain is called in English, for those who read English; "" for others, and for a domain that only one plan has."""
    if not (get_language() or "").startswith("en"):
        return ""
    return gettext(DOMAINS[title]) if title in DOMAINS else ""
