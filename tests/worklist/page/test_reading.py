"""What a reader does with the page, in Chromium."""

import base64
import re

import pytest
from selenium.webdriver.common.keys import Keys

from tests.toolchains import needs
from tests.worklist.page.reader import Reader

pytestmark = needs("chromium", "chromedriver")

RANKS = "#worklist tbody td:first-child"
CODES = "#findings tbody th"


def test_what_is_summed_up(page: Reader) -> None:
    numbers = dict(zip(page.texts(".numbers dt"), page.texts(".numbers dd"), strict=True))
    assert set(numbers) == {"Effort", "Units", "Waves", "Files", "Lines", "Findings"}
    assert re.fullmatch(r"[\d,.]+ to [\d,.]+ (h|days), likely [\d,.]+", numbers["Effort"])
    assert int(numbers["Units"]) == len(page.texts(RANKS))
    charts = page.run("return [...document.querySelectorAll('svg[role=img]')].map((one) => one.ariaLabel)")
    assert any(re.match(r"Effort by family: .*plain code: [\d.]+ to", label) for label in charts)
    assert any(label.startswith("Effort by unit") for label in charts)
    assert any(re.match(r"findings: \d+ direct", label) for label in charts)


def test_the_worklist_is_sorted_by_a_click_and_back(page: Reader) -> None:
    ranks = page.texts(RANKS)
    assert ranks == [str(rank) for rank in range(1, len(ranks) + 1)]
    assert page.run("return document.querySelector('#worklist th').ariaSort") == "ascending"
    lines = page.run(
        "return [...document.querySelectorAll('#worklist thead th')].find((one) => /Lines/.test(one.textContent))"
    )
    lines.find_element("css selector", "button").click()
    place = page.run("return arguments[0].cellIndex", lines)
    shown = [int(text.replace(",", "")) for text in page.texts(f"#worklist tbody td:nth-child({place + 1})")]
    assert shown == sorted(shown, reverse=True) != sorted(shown)
    assert lines.get_attribute("aria-sort") == "descending"
    page.one("#worklist thead th button").click()
    assert page.texts(RANKS) == ranks


def test_findings_are_filtered_by_words_and_by_choice(page: Reader) -> None:
    every = page.texts(CODES)
    search = page.one("#findings input[type=search]")
    search.send_keys("go9 reflect")
    found = page.texts(CODES)
    assert 0 < len(found) < len(every)
    assert all(text.startswith("GO9") for text in found)
    assert page.texts("#findings .status")[0].startswith(f"1 to {len(found)} of {len(found)} finding")
    search.clear()
    search.send_keys("no such thing")
    assert page.texts(CODES) == []
    assert page.texts("#findings .status")[0].startswith("no finding like that")
    search.clear()
    page.run(
        "const box = document.querySelector('#findings select'); box.value = 'blocked';"
        "box.dispatchEvent(new Event('change'))"
    )
    assert set(page.texts("#findings tbody .badge")) == {"blocked"}


def test_parts_are_shown_when_asked_for(page: Reader) -> None:
    before = page.texts("#findings .status")[0]
    page.one("#findings input[type=checkbox]").click()
    after = page.texts("#findings .status")[0]
    wholes, every = (int(text.replace(",", "")) for text in re.findall(r"of ([\d,]+) findings", before + after))
    assert wholes < every
    assert f"{every:,} in all" in before


def test_a_finding_opens_with_source_beside_rust_and_closes_where_it_was(page: Reader) -> None:
    page.one("#findings input[type=search]").send_keys("error-wrap")
    link = page.one("#findings tbody a")
    link.click()
    page.until("document.getElementById('finding').open")
    assert page.hash().startswith("#finding=")
    assert page.texts("#finding h2")[0].startswith("GO102 ")
    source, rust = page.texts("#finding pre")
    assert "fmt.Errorf" in source
    assert re.match(r"// \S+\.go:\d+\n", rust)
    assert page.texts("#finding pre .t-string")[0] == '"saving: %w"'
    assert "".join(page.texts("#finding pre .beside")).startswith("wrapped, hidden := ")
    assert "What changes" in page.texts("#finding h3")
    assert page.run("return document.activeElement.id") == "finding-title"
    page.press(Keys.ESCAPE)
    page.until("!document.getElementById('finding').open")
    assert page.focused() == link
    assert not page.hash().startswith("#finding=")


def test_next_follows_the_table(page: Reader) -> None:
    page.one("#findings tbody a").click()
    page.until("document.getElementById('finding').open")
    first = page.hash()
    page.run("[...document.querySelectorAll('#finding button')].find((one) => one.textContent === 'Next').click()")
    page.until("location.hash !== arguments[0] && document.getElementById('finding-title')", first)
    second = page.run("return document.querySelectorAll('#findings tbody a[href^=\"#finding\"]')[1].hash")
    assert page.hash() == second


def test_links_work_on_load_and_back_and_forth(page: Reader, projects_page) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    unit = page.one("#worklist tbody a")
    name, place = unit.text, unit.get_attribute("href").partition("#")[2]  # type: ignore[union-attr]
    finding = page.run("return document.querySelector('#findings tbody a').hash")
    page.open(projects_page, f"#{place}")
    page.until("document.querySelector('#unit h3')")
    assert page.texts("#unit h3") == [name]
    page.run("location.hash = arguments[0]", finding)
    page.until("document.getElementById('finding').open")
    page.browser.back()
    page.until("!document.getElementById('finding').open")
    assert page.hash() == f"#{place}"
    page.browser.forward()
    page.until("document.getElementById('finding').open")
    page.open(projects_page, finding)
    page.until("document.getElementById('finding').open")
    page.open(projects_page, "#finding=none")
    page.until("document.getElementById('finding').open")
    assert page.texts("#finding h2") == ["No such finding"]
    page.open(projects_page, "#unit=%E0%A4%A")
    page.until("/no unit called/.test(document.getElementById('unit').textContent)")


def test_a_unit_shows_what_blocks_it_and_what_it_unblocks(page: Reader) -> None:
    place = page.run(
        "const rows = [...document.querySelectorAll('#worklist tbody tr')];"
        "return rows.findIndex((row) => row.cells[8].textContent !== '0')"
    )
    node = page.run("return document.querySelectorAll('#nodes .node')[arguments[0]]", place)
    page.run("arguments[0].scrollIntoView()", page.one("#graph"))
    page.run("document.getElementById('zoom-fit').click()")
    node.click()
    page.until("document.querySelector('#unit h3')")
    needed = page.run(
        "const titles = [...document.querySelectorAll('#nodes .needs title')];"
        "return titles.map((one) => one.textContent.split(', wave')[0])"
    )
    assert needed
    assert set(needed) <= set(page.texts("#unit a"))
    assert page.run("return document.querySelectorAll('#edges .edge.needs').length") == len(needed)
    page.one("#near").click()
    shown = page.run(
        "return [...document.querySelectorAll('#nodes .node')].filter((one) => one.checkVisibility()).length"
    )
    assert shown == 1 + len(page.run("return [...document.querySelectorAll('#nodes :is(.needs, .frees)')]"))
    page.one("#near").click()


def test_the_picture_zooms_and_moves(page: Reader) -> None:
    def box() -> list[float]:
        return [float(one) for one in str(page.one("#picture").get_dom_attribute("viewBox")).split()]

    before = box()
    page.run("document.getElementById('zoom-in').click()")
    zoomed = box()
    assert zoomed[2] < before[2]
    page.run(
        "const mouse = (clientX) => ({clientX, clientY: 9, pointerId: 1, button: 0});"
        "const at = (type, x) => picture.dispatchEvent(new PointerEvent(type, mouse(x)));"
        "const picture = document.getElementById('picture'); picture.setPointerCapture = () => {};"
        "at('pointerdown', 300); at('pointermove', 200); at('pointerup', 200)"
    )
    assert box()[0] > zoomed[0]


def test_all_of_it_by_keyboard(page: Reader) -> None:
    page.press(Keys.TAB)
    assert page.focused().text == "Skip to the worklist"
    page.press(Keys.ENTER)
    assert page.focused().get_attribute("id") == "worklist"
    page.press(Keys.TAB, "o")
    assert page.focused().get_attribute("type") == "search"
    outline = page.run("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.press(Keys.BACKSPACE)
    for _ in range(30):
        page.press(Keys.TAB)
        if page.run("return document.activeElement.matches('#worklist tbody a')"):
            break
    page.press(Keys.ENTER)
    page.until("document.querySelector('#unit h3')")
    assert page.focused().get_attribute("id") == "unit"
    page.run("document.querySelector('#nodes [tabindex=\"0\"]').focus()")
    first = page.run("return document.activeElement.dataset.unit")
    page.press(Keys.ARROW_DOWN)
    assert page.run("return document.activeElement.dataset.unit") != first
    page.press(Keys.ENTER)
    page.until("document.querySelector('#nodes .chosen').dataset.unit !== arguments[0]", first)
    page.run("document.querySelector('#nodes .chosen').focus()")
    page.press(Keys.ESCAPE)
    assert page.texts("#unit") == ["No unit is chosen."]


@pytest.mark.parametrize(
    ("system", "chosen", "dark"),
    [("dark", "", True), ("light", "", False), ("light", "dark", True), ("dark", "light", False)],
)
def test_dark_and_light(page: Reader, system: str, chosen: str, dark: bool) -> None:  # noqa: FBT001
    page.browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": system}]}
    )
    page.run(
        "const box = document.getElementById('theme'); box.value = arguments[0];box.dispatchEvent(new Event('change'))",
        chosen,
    )
    red, *_ = re.findall(r"\d+", page.run("return getComputedStyle(document.body).backgroundColor"))
    assert (int(red) < 60) is dark
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    page.run("localStorage.clear()")


def test_it_prints_with_all_units_and_without_controls(page: Reader) -> None:
    pdf = base64.b64decode(page.browser.print_page())
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 1
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert (
        page.run("return [...document.querySelectorAll('button, input, select')].some((one) => one.checkVisibility())")
        is False
    )
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_with_a_finding_open_that_finding_is_printed(page: Reader) -> None:
    page.one("#findings tbody a").click()
    page.until("document.getElementById('finding').open")
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    selectors = ["main", "header", "#finding button", "#finding pre"]
    script = "return arguments[0].map((selector) => document.querySelector(selector).checkVisibility())"
    assert page.run(script, selectors) == [False, False, False, True]
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
