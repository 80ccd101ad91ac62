"""What several parts of the tests share."""

import os
import shutil
import sys
from pathlib import Path

import pytest

LANGUAGES = ("ko", "en")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Run the test once as each reader."""
    from lecture_lib import words

    assert words.LANGUAGES == LANGUAGES
    before = words.language()
    words.use(request.param)
    yield request.param
    words.use(before)


@pytest.fixture(scope="session")
def chromium_path():
    """Path of the Chromium or Chrome that the browser tests drive.

    Without one the test is skipped, with the reason shown; in CI, where the variable ``CI`` is set, it fails.
    """
    path = find_chromium()
    if path is None:
        reason = "no Chromium or Chrome found: install one, or name it in COURSE_CHROMIUM"
        if os.environ.get("CI", "").lower() not in ("", "0", "false"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def find_chromium():
    """Return the browser named by COURSE_CHROMIUM, else the first one found, else None."""
    named = os.environ.get("COURSE_CHROMIUM")
    if named:
        if not Path(named).is_file():
            pytest.fail(f"COURSE_CHROMIUM names no file: {named}")
        return named
    on_path = (shutil.which(command) for command in COMMANDS)
    places = (str(place) for place in usual_places() if place.is_file())
    return next((path for path in (*on_path, *places) if path), None) or playwrights_own()


def usual_places():
    """List where installers put Chrome, Chromium and Edge without putting them on the PATH."""
    if sys.platform == "darwin":
        names = ("Google Chrome", "Chromium", "Microsoft Edge")
        return [Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in names]
    if os.name == "nt":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        browsers = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [Path(root, browser) for root in roots if root for browser in browsers]
    return [Path("/snap/bin/chromium"), Path("/opt/google/chrome/chrome")]


def playwrights_own():
    """Return the Chromium that ``playwright install`` downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None
