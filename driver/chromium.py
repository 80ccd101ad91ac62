"""Finds the Chromium, Chrome or Edge of this machine."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
NONE = "no Chromium or Chrome found: install one, or name it in COURSE_CHROMIUM"


def find_chromium() -> str | None:
    """Return the browser named by COURSE_CHROMIUM, else the first one found, else None.

    Raises
    ------
    FileNotFoundError
        If COURSE_CHROMIUM names no file.
    """
    named = os.environ.get("COURSE_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"COURSE_CHROMIUM names no file: {named}")
        return named
    on_path = (shutil.which(command) for command in COMMANDS)
    places = (str(place) for place in _usual_places() if place.is_file())
    return next((path for path in (*on_path, *places) if path), None) or _playwrights_own()


def _usual_places() -> list[Path]:
    """List where installers put Chrome, Chromium and Edge without putting them on the PATH."""
    if sys.platform == "darwin":
        names = ("Google Chrome", "Chromium", "Microsoft Edge")
        return [Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in names]
    if os.name == "nt":
        roots = [os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
        browsers = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
        return [Path(root, browser) for root in roots if root for browser in browsers]
    return [Path("/snap/bin/chromium"), Path("/opt/google/chrome/chrome")]


def _playwrights_own() -> str | None:
    """Return the Chromium that ``playwright install`` downloaded, or None."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None
