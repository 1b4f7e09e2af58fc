"""Cycles are searched rarely for a while."""

import gc

import pytest

from portal.operations.collecting import RARELY, little_collecting


def test_the_usual_search_comes_back_even_after_an_error():
    usual = gc.get_threshold()

    def build():
        assert gc.get_threshold() == RARELY
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"), little_collecting():
        build()
    assert gc.get_threshold() == usual != RARELY
