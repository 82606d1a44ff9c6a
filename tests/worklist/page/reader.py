"""What a reader of the page does, in a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait


class Reader:
    """A browser with one page open."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser
        self.url = ""

    def open(self, page: Path, fragment: str = "") -> None:
        # A page that differs in its fragment only would not be loaded anew.
        self.browser.get("about:blank")
        self.log("browser")
        self.log("performance")
        self.url = page.as_uri()
        self.browser.get(f"{self.url}{fragment}")
        self.until("document.documentElement.dataset.ready")

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What was logged since this was last asked."""
        found: list[dict[str, Any]] = self.browser.get_log(kind)  # type: ignore[no-untyped-call]
        return found

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def until(self, condition: str, *arguments: object) -> None:
        """Waits until a JavaScript expression holds."""
        WebDriverWait(self.browser, 20, 0.05).until(lambda _: self.run(f"return {condition}", *arguments))

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """What stands in all elements, shown or not."""
        found: list[str] = self.run(
            "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector
        )
        return found

    def focused(self) -> WebElement:
        return self.browser.switch_to.active_element

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def hash(self) -> str:
        return str(self.run("return location.hash"))

    def check_quiet(self) -> None:
        """Nothing on the console, and nothing asked for but the page."""
        assert self.log("browser") == []
        messages = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        urls = {
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        }
        assert {url for url in urls if not url.startswith(("data:", "about:"))} <= {self.url}
        assert self.url in urls
