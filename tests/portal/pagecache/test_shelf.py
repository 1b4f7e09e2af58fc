"""What stands on the shelf never weighs more than it holds."""

from dataclasses import dataclass

from portal.pagecache.shelf import Shelf


@dataclass(frozen=True)
class Book:
    weight: int


def test_what_was_not_asked_for_longest_makes_room():
    shelf: Shelf[Book] = Shelf(30)
    for name in "abc":
        shelf.put(name, Book(10))
    shelf.get("a")
    shelf.put("d", Book(10))
    assert [name for name in "abcd" if shelf.get(name)] == ["a", "c", "d"]
    assert shelf.weight == 30


def test_a_new_edition_takes_the_place_of_the_old():
    shelf: Shelf[Book] = Shelf(30)
    shelf.put("a", Book(20))
    shelf.put("a", Book(5))
    assert (shelf.get("a"), shelf.weight) == (Book(5), 5)


def test_what_is_wider_than_the_shelf_leaves_the_rest_alone():
    shelf: Shelf[Book] = Shelf(30)
    shelf.put("a", Book(20))
    shelf.put("b", Book(31))
    assert (shelf.get("a"), shelf.get("b")) == (Book(20), None)
