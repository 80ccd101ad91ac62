"""What several parts of the tests share."""

import os

import hypothesis
import pytest

from driver.chromium import NONE, find_chromium

LANGUAGES = ("ko", "en")

# The same examples every time, so that a change alone can redden a test; the nightly run looks for others, and more.
hypothesis.settings.register_profile("quick", max_examples=25, deadline=None, derandomize=True)
hypothesis.settings.register_profile("nightly", max_examples=500, deadline=None)
hypothesis.settings.load_profile("quick")


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Run the test once as each reader."""
    from lecture_lib import words

    assert words.LANGUAGES == LANGUAGES
    before = words.language()
    words.use(request.param)
    yield request.param
    words.use(before)


@pytest.fixture(scope="module")
def one_round():
    """Whatever the figures time is timed once."""
    from tests import one_round

    with one_round.here():
        yield


@pytest.fixture(scope="session")
def chromium_path():
    """Path of the Chromium or Chrome that the browser tests drive.

    Without one the test is skipped, with the reason shown; in CI, where the variable ``CI`` is set, it fails.
    """
    try:
        path = find_chromium()
    except FileNotFoundError as error:
        pytest.fail(str(error))
    if path is None:
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(NONE)
        pytest.skip(NONE)
    return path
