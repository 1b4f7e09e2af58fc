"""What a browser hands over instead of a passkey is refused in words, whatever it is."""

import re

import pytest

from portal.accounts import factors

ODD = (
    "",
    "{",
    "null",
    "[]",
    "5",
    '"x"',
    "{}",
    '{"id": "x"}',
    '{"id": "x", "rawId": "eA", "type": "public-key", "response": {}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": []}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "", "signature": ""}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", "attestationObject": "_w"}}',
    '{"id": 1, "rawId": 1, "type": "public-key", "response": {"clientDataJSON": 1, "authenticatorData": 1, "signature": 1}}',
    "1" * 5_000,
    "[" * 100_000,
    '{"id": "é", "rawId": "é", "type": "public-key", "response": {"clientDataJSON": "é"}}',
)


@pytest.mark.parametrize("handed", ODD)
@pytest.mark.parametrize("address", ["/accounts/2fa/webauthn/login/", "/accounts/2fa/webauthn/reauthenticate/"])
def test_an_odd_credential_opens_nothing_and_is_told(person, address, handed):
    if "reauthenticate" in address:
        person.sign_in()
    answer = person.client.post(address, {"credential": handed}, follow=True)
    assert answer.status_code == 200
    assert person.client.get("/accounts/2fa/webauthn/add/").status_code == 302, "nothing was proved"


@pytest.mark.parametrize("handed", ODD)
def test_an_odd_credential_adds_no_passkey(person, handed):
    form = factors.AddPasskeyForm(user=person.user, data={"name": "窗口", "credential": handed})
    assert form.errors["credential"] == [factors.DID_NOT_WORK]


def test_who_presses_the_button_without_javascript_reads_what_to_do(client, db):
    page = client.post("/accounts/2fa/webauthn/login/", {"credential": ""}, follow=True).content.decode()
    assert "通行密钥这次没有用成。请再试一次，或用密码登录。" in page
    assert "必需字段" not in page


@pytest.mark.django_db(transaction=True)
def test_pages_of_the_second_factor_have_one_name_for_one_thing_and_no_english(person):
    """What our catalogues do not say otherwise comes from allauth, which mixes 安全密钥, Passkey and Name."""
    person.sign_in()
    person.set_up_app()
    for address in ("", "webauthn/", "webauthn/add/", "totp/deactivate/", "recovery-codes/", "recovery-codes/generate/"):
        page = person.client.get(f"/accounts/2fa/{address}")
        main = re.sub(r"<(script|svg)\b.*?</\1>|<[^>]+>", " ", page.content.decode().partition("<main")[2], flags=re.DOTALL)
        assert page.status_code == 200
        assert "object at" not in main
        assert re.findall(r"安全密钥|双因素|无密码|\b(?:Passkey|Name|Not used|Key)\b", main) == [], address


def test_after_the_password_she_is_asked_for_six_digits(person_with_app):
    asked = person_with_app.client.get(person_with_app.sign_in()["Location"]).content.decode()
    assert "验证器应用里的六位数字，或一个恢复码" in asked
    assert "编号" not in asked
    assert "placeholder" not in asked
