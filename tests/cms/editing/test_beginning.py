"""Who opens the editors' room sees what she may write, and only that."""

from bs4 import BeautifulSoup

from tests.conftest import signed_in


def offered(who) -> dict[str, str]:
    panel = BeautifulSoup(signed_in(who).get("/cms/").content, "lxml").find(class_="beginning")
    return {link.get_text(strip=True): link["href"] for link in panel.find_all("a")} if panel else {}


def test_each_kind_of_article_has_its_empty_form_one_press_away(site, editor):
    starts = offered(editor)
    assert {"动态与通知", "政策", "办事指南"} <= set(starts)
    assert {signed_in(editor).get(address).status_code for address in starts.values()} == {200}
    assert not any(name in starts for name in ("领域", "半边天"))


def test_who_only_lets_pages_out_is_offered_none(site, publisher):
    assert offered(publisher) == {}
