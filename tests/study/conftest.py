"""Runs every test of the checker as each reader."""

import pytest


@pytest.fixture(autouse=True)
def lang(language):
    return language
