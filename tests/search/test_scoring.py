"""The order of documents."""

from search import ranking
from search.language.question import Alternative, Idea
from search.scoring import Standing, name_exactly, rarity, score


def standing(**places):
    made = Standing()
    for field, numbers in places.items():
        made.add(field, numbers)
        made.measure(numbers, range(1, 101))
    return made


def idea(*words):
    return Idea(words[0], tuple(Alternative(word, 1.0) for word in words))


def test_a_title_tells_more_than_a_text():
    scored = score([idea("a")], {"a": standing(title=[1], body=[2])}, 100)
    assert scored[1].score > scored[2].score


def test_a_rare_word_tells_more_than_a_common_one():
    assert rarity(1, 1000) > rarity(500, 1000) > 0


def test_two_ideas_once_beat_one_idea_twice():
    standings = {"a": standing(title=[1], body=[1, 2]), "b": standing(body=[2])}
    scored = score([idea("a"), idea("b")], standings, 100)
    assert scored[2].score * 2 > scored[1].score
    assert scored[2].weight > scored[1].weight


def test_another_word_for_the_same_idea_confirms_but_does_not_double():
    standings = {"a": standing(title=[1, 2]), "b": standing(title=[1])}
    both = score([idea("a", "b")], standings, 100)
    assert both[2].score < both[1].score < 2 * both[2].score + rarity(1, 100) * ranking.TITLE


def test_a_word_found_nowhere_changes_nothing():
    scored = score([idea("a"), idea("x")], {"a": standing(body=[1]), "x": Standing()}, 100)
    assert scored[1].score == score([idea("a")], {"a": standing(body=[1])}, 100)[1].score


def test_a_list_that_was_cut_off_is_taken_for_common():
    short, cut = standing(body=[1, 2, 3]), Standing()
    cut.measure(list(range(501, 501 + ranking.DEPTH)), range(501, 100_501))
    assert short.spread == 3
    assert cut.spread == 100_000


def test_only_the_best_are_told_with_their_words():
    many = {"a": standing(body=range(ranking.CANDIDATES + 50)), "b": standing(title=[ranking.CANDIDATES + 20])}
    scored = score([idea("a"), idea("b")], many, 1000)
    assert len(scored) == ranking.CANDIDATES
    assert scored[ranking.CANDIDATES + 20].by == [("a", "a"), ("b", "b")]


def test_a_code_comes_before_all():
    scored = score([idea("a")], {"a": standing(title=[1])}, 100_000)
    name_exactly(scored, 2, "八.策略.3")
    assert scored[2].score > scored[1].score


def test_a_pair_out_of_many_answers_nothing_unless_it_is_a_word_of_titles():
    """动力 does not answer 量子色动力学; 家务 answers 从来不干家务, since titles have it."""
    pair = Idea("a", (Alternative("a", 1.0),), share=ranking.SHARE / 2)
    assert score([pair], {"a": standing(body=[1])}, 100) == {}
    assert set(score([pair], {"a": standing(body=[1], title=[2])}, 100)) == {1, 2}
    assert set(score([pair, idea("b")], {"a": standing(body=[1]), "b": standing(body=[1])}, 100)) == {1}
