"""What editors lean on holds for every kind of page: versions are compared, and nobody changes what another is changing."""

import pytest

from portal.accounts.roles import EDITOR, PUBLISHER, REVIEWER, in_section
from tests.cms.editing.test_presence import title_of, typing
from tests.cms.editing.test_preview import form_of, kinds  # noqa: F401
from tests.conftest import person, signed_in


def test_two_versions_of_every_kind_are_compared(kinds, editor, editor_client):  # noqa: F811
    for page in kinds:
        first = page.save_revision(user=editor)
        page.title = "改过的标题"
        second = page.save_revision(user=editor)
        answer = editor_client.get(f"/cms/pages/{page.pk}/revisions/compare/{first.pk}...{second.pk}/")
        assert (answer.status_code, "改过的标题" in answer.content.decode()) == (200, True), page


def test_every_kind_is_closed_while_another_types(kinds, editor_client):  # noqa: F811
    other = person("zhou", EDITOR)
    for page in kinds:
        form = form_of(editor_client, page)
        typing(page, other)
        assert "zhou" in editor_client.get(f"/cms/pages/{page.pk}/edit/").content.decode(), page
        before = title_of(page)
        editor_client.post(f"/cms/pages/{page.pk}/edit/", form | {"title": "我也改"})
        assert title_of(page) == before, page


@pytest.mark.parametrize("role", [EDITOR, REVIEWER, PUBLISHER, *(in_section(role, "stories") for role in (EDITOR, REVIEWER, PUBLISHER))])
def test_for_none_of_those_who_write_there_is_a_desk_or_a_case(district, role):
    client = signed_in(person("ma", role))
    for address in ("/desk/", "/desk/cases/", "/desk/search/"):
        assert client.get(address).status_code == 404, address
