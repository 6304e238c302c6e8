"""A headless Chromium for tests: skips with a message where it is absent, fails in CI. Sends nothing beyond this machine."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip


def require_browser() -> None:
    """Skip where Chromium is absent; in CI its absence is a failure."""
    if not (CHROMIUM and DRIVER):
        reason = "chromium and chromedriver are absent: apt-get install chromium chromium-driver"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@contextmanager
def browser(width: int = 1300, height: int = 850, dark: bool = False) -> Iterator[webdriver.Chrome]:
    """A Chromium window of that size that logs its console and its network."""
    require_browser()
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--window-size={width},{height}"):
        options.add_argument(flag)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def console_errors(driver: webdriver.Chrome) -> list[str]:
    """What the console holds of errors and warnings."""
    return [str(entry["message"]) for entry in driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]


def requests_beyond(
    driver: webdriver.Chrome, allowed: tuple[str, ...] = ("file:", "data:", "blob:", "http://127.0.0.1")
) -> list[str]:
    """URLs that the page asked for and that are not on this machine."""
    urls = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            urls.append(message["params"]["request"]["url"])
    return [url for url in urls if not url.startswith(allowed)]


def open_file(driver: webdriver.Chrome, path: Path) -> None:
    driver.get(path.resolve().as_uri())
