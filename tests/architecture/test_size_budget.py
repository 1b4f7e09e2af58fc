"""Files and functions stay small enough to be read at one go (house, section 6)."""

from statistics import median, quantiles

from tests.architecture.source import ROOT, functions, lines_of, python_files


def sizes_of_files() -> dict[str, int]:
    return {str(path.relative_to(ROOT)): count for path in python_files() if (count := path.read_text(encoding="utf-8").count("\n"))}


def sizes_of_functions() -> dict[str, int]:
    return {f"{path.relative_to(ROOT)}:{node.lineno} {node.name}": lines_of(node) for path in python_files() for node in functions(path)}


def test_no_file_is_over_300_lines():
    assert {name: count for name, count in sizes_of_files().items() if count > 300} == {}


def test_files_are_mostly_short():
    counts = list(sizes_of_files().values())
    assert median(counts) <= 60
    assert quantiles(counts, n=10)[-1] <= 150


def test_no_function_is_over_50_lines():
    assert {name: count for name, count in sizes_of_functions().items() if count > 50} == {}


def test_functions_are_mostly_short():
    counts = list(sizes_of_functions().values())
    assert median(counts) <= 8
    assert quantiles(counts, n=10)[-1] <= 20


def test_no_module_is_called_utils():
    assert [str(path) for path in python_files() if path.stem in {"utils", "helpers", "common", "misc"}] == []
