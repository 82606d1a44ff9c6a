"""One browser for all tests of the page, and pages for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from tests.toolchains import require
from tests.worklist.page.reader import Reader
from tests.worklist.page.sample import PROJECTS, page_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Chrome]:
    """Chromium without a window. Whatever it logs and requests can be asked for."""
    require("chromium", "chromedriver")
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    arguments = ["--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1400,1000"]
    # Chromium's own sandbox does not start for root.
    arguments += ["--no-sandbox"] if os.geteuid() == 0 else []
    for argument in arguments:
        options.add_argument(argument)
    driver = Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def projects_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample projects."""
    return page_of(PROJECTS, tmp_path_factory.mktemp("page") / "worklist.html")


@pytest.fixture
def page(browser: Chrome, projects_page: Path) -> Iterator[Reader]:
    """The sample projects' page, just opened; at the end nothing may be on the console or have been asked for."""
    reader = Reader(browser)
    reader.open(projects_page)
    yield reader
    reader.check_quiet()
