"""Every pair of colours that meets on a page can be read (WCAG 2.2 AA), in both schemes."""

import pytest

from tests.look.stylesheets import schemes

TEXT, CONTROL = 4.5, 3.0
PAIRS = {
    TEXT: [
        ("ink", "paper"),
        ("ink", "card"),
        ("ink", "sky-wash"),
        ("ink", "dawn-wash"),
        ("ink", "alarm-wash"),
        ("ink", "glow-1"),
        ("ink", "glow-3"),
        ("soft", "paper"),
        ("soft", "card"),
        ("soft", "sky-wash"),
        ("soft", "dawn-wash"),
        ("sky", "paper"),
        ("sky", "card"),
        ("sky", "sky-wash"),
        ("sky-strong", "paper"),
        ("sky-strong", "card"),
        ("sky-strong", "sky-wash"),
        ("dawn-ink", "dawn-wash"),
        ("alarm", "paper"),
        ("alarm", "card"),
        ("alarm", "alarm-wash"),
        ("alarm-strong", "alarm-wash"),
        ("alarm-strong", "card"),
        ("on-fill", "fill"),
        ("on-fill", "fill-strong"),
        ("on-alarm", "alarm-fill"),
        ("on-alarm", "alarm-fill-strong"),
        ("on-deep", "sky-deep"),
        ("on-deep", "deep-line"),
        ("on-deep", "deep-current"),
        ("deep-soft", "sky-deep"),
    ],
    CONTROL: [
        ("edge", "card"),
        ("edge", "paper"),
        ("ring", "paper"),
        ("ring", "card"),
        ("dawn", "sky-deep"),
        ("fill", "paper"),
        ("alarm-fill", "paper"),
        ("sky", "empty"),
    ],
}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("least", PAIRS)
def test_colours_that_meet_can_be_told_apart(scheme, least):
    tokens = schemes()[scheme]
    measured = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in PAIRS[least]}
    assert {pair: round(value, 2) for pair, value in measured.items() if value < least} == {}


def test_the_dark_scheme_decides_every_colour_of_its_own():
    light, dark = schemes()["light"], schemes()["dark"]
    same = {name for name, value in light.items() if value.startswith("#") and dark[name] == value}
    assert same <= {"on-fill", "on-alarm"}
