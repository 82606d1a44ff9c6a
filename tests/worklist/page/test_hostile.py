"""File names and code that would break out of the page, in Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.report.hostile import HOSTILE
from tests.toolchains import needs
from tests.worklist.page.reader import Reader
from tests.worklist.page.sample import page_of

pytestmark = needs("chromium", "chromedriver")

MARKUP = "<img src=x onerror=document.title='run'>.py"
LONG = "x" * 10_000
CODE = """eval('''</script><script>document.title='run'</script> <!-- <![CDATA[ ]]> &lt;
"'` \x0b\x7f \u202e \ud7ff \\ud800 \\x00
<img src=x onerror=document.title='run'> {{ 7 * 7 }} {% raw %} ${7} \u2028 \ufffe 🦀
LONG''')
""".replace("LONG", LONG)


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    for name, content in {**HOSTILE, MARKUP: CODE.encode()}.items():
        place = project / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    (project / "nul.go").write_bytes(b'package p\nfunc f() { defer m.Unlock(); panic("\\x00 </script> `\\ud800") }\n')
    return page_of(project, tmp_path_factory.mktemp("hostile") / "worklist.html")


@pytest.fixture
def page(browser: Chrome, hostile_page: Path) -> Iterator[Reader]:
    reader = Reader(browser)
    reader.open(hostile_page)
    yield reader
    assert reader.browser.title.startswith("Porting worklist")
    assert reader.run("return document.querySelectorAll('img, b, iframe, main script').length") == 0
    reader.check_quiet()


def test_the_file_hides_nothing(hostile_page: Path) -> None:
    text = hostile_page.read_text(encoding="utf-8")
    assert text.isascii() or not any(ord(one) in {0x202E, 0x2028, 0x9B, 0x7F} or ord(one) < 9 for one in text)
    assert "\u202e" not in text
    data = text.partition('id="data">')[2].partition("</script>")[0]
    assert "<" not in data
    assert text.count("<script") == text.count("</script>")
    assert "src=" not in text.replace("img src=x", "").replace("&lt;img", "")


def test_names_are_text(page: Reader) -> None:
    places = page.texts("#findings tbody .path")
    assert f"{MARKUP}:1" in places
    assert "</script><b>.py:1" in places
    assert any("\\u202e" in place for place in places)
    assert not any("\u202e" in text for text in page.texts("body *"))


def test_code_is_text_whatever_it_holds(page: Reader) -> None:
    search = page.one("#findings input[type=search]")
    search.send_keys("onerror")
    page.one("#findings tbody a").click()
    page.until("document.getElementById('finding').open")
    source = page.texts("#finding pre")[0]
    assert "</script><script>document.title='run'</script> <!-- <![CDATA[ ]]> &lt;\n" in source
    assert "\\u202e" in source
    assert "\\ud800 \\x00" in source
    assert "{{ 7 * 7 }}" in source
    assert LONG in source


def test_units_are_found_by_their_names(page: Reader) -> None:
    names = page.texts("#worklist tbody th a")
    for place, name in enumerate(names):
        page.run("location.hash = document.querySelectorAll('#worklist tbody th a')[arguments[0]].hash", place)
        page.until("document.querySelector('#unit h3')?.textContent === arguments[0]", name)
        page.one("#unit button").click()
        assert set(page.texts("#findings tbody td:last-child")) == {name}


def test_every_finding_opens(page: Reader) -> None:
    links = page.run("return [...document.querySelectorAll('#findings tbody th a')].map((one) => one.hash)")
    assert len(links) > len(HOSTILE)
    for link in links:
        page.run("location.hash = arguments[0]", link)
        page.until("document.querySelector('#finding[open] pre') && document.activeElement.id === 'finding-title'")
