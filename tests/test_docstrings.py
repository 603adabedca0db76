"""The examples in docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

import sitegen

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(sitegen.__path__, "sitegen.") if "__main__" not in module.name
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert sum(bool(t.examples) for name in MODULES for t in finder.find(importlib.import_module(name))) > 20
