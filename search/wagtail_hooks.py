"""Search in the editors' menu."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from search.bets import BestBet
from search.misses import Miss


class BestBetViewSet(ModelViewSet):
    """What stands first for which words."""

    model = BestBet
    icon = "pick"
    add_to_admin_menu = True
    menu_order = 265
    copy_view_enabled = False
    list_display = ["words", "page"]


@hooks.register("register_admin_viewset")
def best_bets() -> BestBetViewSet:
    """/cms/bestbet/"""
    return BestBetViewSet()


class MissViewSet(ModelViewSet):
    """What people look for in vain, as counts."""

    model = Miss
    index_results_template_name = "search/misses.html"
    icon = "help"
    add_to_admin_menu = True
    menu_order = 266
    copy_view_enabled = False
    list_display = ["words", "count", "last_on"]
    exclude_form_fields: list[str] = []


@hooks.register("register_admin_viewset")
def missed() -> MissViewSet:
    """/cms/miss/"""
    return MissViewSet()
