"""The stories that a demonstration starts with: made up, short, and saying so wherever they are named."""

import pytest
from django.test import Client

from cms.base.plan_codes import path_of
from cms.base.starter import publish_starter
from cms.stories.models import StoryPage
from services.catalogue.registry import services_for_plan
from tests.factories.pages import make_first_pages

LABEL = "示例（虚构）"


@pytest.fixture
def examples(site) -> list[StoryPage]:
    make_first_pages(demo=True)
    return list(StoryPage.objects.live())


def test_without_the_demonstration_there_is_none(site):
    publish_starter(demo=False)
    assert not StoryPage.objects.exists()


def test_each_says_that_it_is_made_up_on_its_page_and_in_the_list(examples):
    assert all(LABEL in Client().get(page.url).content.decode() for page in examples)
    assert Client().get("/stories/").content.decode().count(LABEL) == len(examples) >= 4


def test_together_they_lead_to_help_at_work_against_violence_with_screening_and_law(examples):
    codes = {code.code for page in examples for code in page.plan_codes.all()}
    assert all(path_of(code) for code in codes)
    found = {service.code for code in codes for service in services_for_plan(code)}
    assert found == {"workplace", "domestic_violence", "screening", "legal_aid"}


def test_a_story_ends_at_the_help_that_it_tells_of(examples):
    page = next(page for page in examples if "三.策略.8" in {code.code for code in page.plan_codes.all()})
    service = services_for_plan("三.策略.8")[0]
    assert f'href="/f/{service.flow_slug}/"' in Client().get(page.url).content.decode()
