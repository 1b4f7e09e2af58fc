"""Violence at home: she asks without a name, has to leave half-way, comes back at night and adds what shows it."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.journeys.conftest import begin, choose, find_case, follow, go_on, open_number, press, send, sign_in, write_to_her

pytestmark = [pytest.mark.browser, pytest.mark.whole_browser]
STORY = "这半年他喝了酒就动手，上周把门反锁了一夜。"
ANSWER = "我们在。您想先谈谈，还是先去看伤？"


def answer_up_to_her_story(phone: Page, portal) -> None:
    begin(phone, portal, "b")
    choose(phone, "现在有人正处在危险中吗", "否")
    choose(phone, "有没有发生过下面的事", "越来越频繁，或越来越严重")
    choose(phone, "有人受伤吗", "有，需要看一看")
    choose(phone, "有没有过不想活下去的念头", "否")
    go_on(phone)
    choose(phone, "这件事关系到谁", "年满 18 岁、能自己做主的人")
    go_on(phone)
    choose(phone, "您的年龄", "25至34岁")
    go_on(phone)
    choose(phone, "是谁", "丈夫或妻子")
    choose(phone, "发生了什么", "殴打、踢打、捆绑、烫伤等身体伤害", "被控制：钱、手机、外出、与人来往")
    phone.get_by_label("具体说说").fill(STORY)


def answer_the_rest(phone: Page) -> None:
    choose(phone, "家里有孩子吗", "是")
    choose(phone, "事情发生在本区，或对方住在本区吗", "是")
    go_on(phone)
    choose(phone, "什么对您有帮助", "想找人说说")
    choose(phone, "有什么能证明", "记录暴力发生或解决过程的照片、录音、视频")
    go_on(phone)
    choose(phone, "街道和社区可以看到吗", "不可以")
    go_on(phone)
    go_on(phone)


def leave_quickly(phone: Page) -> None:
    phone.route(re.compile(r"^https://"), lambda route: route.fulfill(body="weather"))
    phone.get_by_role("link", name="快速离开").click()
    phone.wait_for_url(re.compile(r"^https://"))


def a_photo() -> bytes:
    """With where it was taken in it."""
    exif = Image.Exif()
    exif[0x010E] = "PLACE-IN-THE-PHOTO"
    file = BytesIO()
    Image.new("RGB", (60, 40), "brown").save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.mark.parametrize("js", [True, False], ids=["scripts", "no scripts"])
def test_she_asks_without_a_name_and_can_leave_at_any_moment(open_page, portal, js):
    phone = open_page(js=js)
    answer_up_to_her_story(phone, portal)
    leave_quickly(phone)
    phone.goto(portal.url("/f/b/4/"))
    assert phone.url.endswith("/f/b/")  # nothing is left of it: she starts anew
    expect(phone.get_by_role("button", name="开始")).to_be_visible()

    answer_up_to_her_story(phone, portal)
    answer_the_rest(phone)
    expect(phone.locator("main")).to_contain_text("只有您同意，才会转给公安或其他单位")
    number = send(phone)
    follow(phone.get_by_role("button", name="我记好了"))

    open_number(phone, portal, number)
    phone.get_by_role("link", name="发送文件").click()
    phone.get_by_label("文件").set_input_files({"name": "客厅.jpg", "mimeType": "image/jpeg", "buffer": a_photo()})
    press(phone, "提交")
    expect(phone.locator("main")).to_contain_text("已收到的文件：1")

    desk = open_page(width=1280)
    find_case(desk, portal, "coordinator", STORY)
    expect(desk.locator("main")).to_contain_text("不要联系她")
    expect(desk.locator("main")).to_contain_text("未留称呼")
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="保存文件").click()
    content = saved.value.path().read_bytes()
    assert content.startswith(b"\xff\xd8")
    assert b"PLACE-IN-THE-PHOTO" not in content
    for name in ("constable", "labour"):
        stranger = open_page(width=1280)
        sign_in(stranger, portal, name)
        assert stranger.goto(desk.url).status == 404

    press(desk, "签收")
    write_to_her(desk, ANSWER)
    open_number(phone, portal, number)
    expect(phone.locator("main")).to_contain_text(ANSWER)
    assert STORY not in phone.content()
