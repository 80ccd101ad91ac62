"""What the tests of all explorers share."""

import pytest

from lecture_lib import text


@pytest.fixture(params=text.LANGUAGES)
def language(request):
    """Run the test once as each reader."""
    before = text.language()
    text.use(request.param)
    yield request.param
    text.use(before)
