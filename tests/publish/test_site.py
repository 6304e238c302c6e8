"""The site in a real browser, from file://: pages, search, facets, downloads, keys, canaries; nothing leaves the machine."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.publish.html.site import PAGES, shard_of
from kg.serve.dataset import Graph
from tests.browser import browser, console_errors, requests_beyond

CANARY = "<img src=x onerror=document.title='pwned'>"
HOSTILE = f"""<h1>{CANARY.replace("<", "&lt;")} Robot Market Size, 2025 - 2032</h1>
<p><strong>Robot Market Analysis and Latest Trends</strong></p><p>The robot market was valued at $4 billion in 2023.
Europe holds 40% of the market. <a href="https://www.robots.example/purchase/77?utm_term=01022025">buy</a></p>
<p><strong>Robot Major Market Players</strong></p>
<p>Key players include "&lt;/script&gt;&lt;script&gt;document.title='pwned'&lt;/script&gt; Robotics" and =cmd|'/c calc'!A1 Ltd.
**&lt;b onmouseover=alert(1)&gt;Bold&lt;/b&gt; Corp** reported revenue of $5 million in 2022.
The robot market was valued at $9 billion in 2023.</p>"""


def wait(driver: webdriver.Chrome, css: str) -> None:
    WebDriverWait(driver, 15).until(lambda d: d.find_elements(By.CSS_SELECTOR, css))


def visit(driver: webdriver.Chrome, build: Path, page: str, css: str = "h1") -> None:
    driver.get(f"{build.resolve().as_uri()}/{page}")
    wait(driver, css)


@pytest.fixture(scope="module")
def driver() -> Iterator[webdriver.Chrome]:
    with browser() as made:
        yield made


def one_of_each(build: Path) -> list[str]:
    """An address of every kind of page."""
    with Graph(build) as graph:
        finding = graph.findings()[0]
        ids = [next(e.id for e in graph.entities(kind)) for kind in ("company", "market", "region", "publisher")]
        ids += [finding.id, graph.reports()[0].id]
    plain = [f"{page}.html" for page in ("index", "findings", "publishers", "graph")]
    return [*plain, *(f"{i.split('/')[0]}.html?id={i}" for i in ids), f"graph.html?id={ids[0]}", f"graph.html?id={ids[1]}"]


def test_every_page_draws_without_errors(driver: webdriver.Chrome, demo_build: Path) -> None:
    pages = one_of_each(demo_build)
    assert {page.split(".")[0] for page in pages} == set(PAGES)
    for page in pages:
        visit(driver, demo_build, page)
        assert "not in the build" not in driver.page_source, page
        assert console_errors(driver) == [], page
        assert requests_beyond(driver) == [], page


@pytest.mark.parametrize(
    "page", ["company.html?id=company/nobody", "market.html?id=", "finding.html?id=finding/../x", "graph.html?id=x"]
)
def test_what_is_gone_says_so(driver: webdriver.Chrome, demo_build: Path, page: str) -> None:
    visit(driver, demo_build, page)
    assert "not in the build" in driver.find_element(By.TAG_NAME, "h1").text
    driver.get_log("browser")


def test_search_finds_suggests_and_opens(driver: webdriver.Chrome, demo_build: Path) -> None:
    visit(driver, demo_build, "index.html")
    driver.find_element(By.TAG_NAME, "body").send_keys("/")
    box = driver.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys("amko")
    wait(driver, "#hits [role=option]")
    assert "Amkor" in driver.find_element(By.CSS_SELECTOR, "#hits a").text
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys("Amkorr Tecnology")
    wait(driver, "#hits .none a")
    assert "Amkor" in driver.find_element(By.CSS_SELECTOR, "#hits .none a").text
    box.send_keys(Keys.CONTROL, "a")
    box.send_keys("amkor")
    wait(driver, "#hits [role=option]")
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    WebDriverWait(driver, 10).until(lambda d: "company.html" in d.current_url)


def test_facets_filter_and_the_address_keeps_them(driver: webdriver.Chrome, demo_build: Path) -> None:
    with Graph(demo_build) as graph:
        findings = graph.findings()
    kind = findings[0].kind
    wanted = sum(finding.kind == kind for finding in findings)
    visit(driver, demo_build, "findings.html", "#facets input")
    driver.find_element(By.CSS_SELECTOR, f"input[data-facet=kind][value='{kind}']").click()
    assert driver.find_element(By.ID, "total").text.startswith(f"{wanted} finding")
    assert f"kind={kind}" in driver.current_url
    visit(driver, demo_build, f"findings.html#kind={kind}", "#facets input")
    driver.refresh()
    wait(driver, "#facets input:checked")
    assert driver.find_element(By.ID, "total").text.startswith(f"{wanted} finding")


def test_downloads_hold_what_is_on_screen(demo_build: Path, tmp_path: Path) -> None:
    with browser() as driver:
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
        visit(driver, demo_build, "findings.html", "#facets input")
        for kind in ("CSV", "JSON", "XLSX"):
            driver.find_element(By.CSS_SELECTOR, f"[data-download={kind}]").click()
            WebDriverWait(driver, 10).until(lambda _, k=kind: (tmp_path / f"findings.{k.lower()}").exists())
    with Graph(demo_build) as graph:
        ids = {finding.id for finding in graph.findings()}
    assert {row["id"] for row in json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))} == ids
    with (tmp_path / "findings.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert {row["id"] for row in csv.DictReader(lines)} == ids
    assert zipfile.ZipFile(tmp_path / "findings.xlsx").testzip() is None
    sheet = openpyxl.load_workbook(tmp_path / "findings.xlsx").active
    assert sheet is not None
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == ids


def test_keys_walk_through_the_findings(driver: webdriver.Chrome, demo_build: Path) -> None:
    visit(driver, demo_build, "index.html", "[data-stop]")
    ActionChains(driver).send_keys("j", "j").perform()
    stops = driver.find_elements(By.CSS_SELECTOR, "[data-stop]")
    assert driver.switch_to.active_element == stops[1]
    ActionChains(driver).send_keys("k").perform()
    assert driver.switch_to.active_element == stops[0]


def test_a_number_is_highlighted_in_its_sentence(driver: webdriver.Chrome, demo_build: Path) -> None:
    with Graph(demo_build) as graph:
        claim = next(c for c in graph.claims(kind="company_revenue") if c.low)
        report = next(r.id for r in graph.reports() if r.report == claim.report)
    visit(driver, demo_build, f"report.html?id={report}#{claim.id}", "mark.target")
    assert any(digit in driver.find_element(By.CSS_SELECTOR, "mark.target").text for digit in "0123456789$")


def test_narrow_pages_do_not_scroll_sideways(demo_build: Path) -> None:
    with browser(420, 900, dark=True) as driver:
        for page in one_of_each(demo_build):
            visit(driver, demo_build, page)
            wide = driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 1, page


def test_canaries_are_inert(tmp_path: Path) -> None:
    from kg.pipeline import Options, build  # noqa: PLC0415

    source = tmp_path / "reports"
    source.mkdir()
    for name in ("a.md", "b.md"):
        (source / name).write_text(HOSTILE + f"<p>{name}</p>", encoding="utf-8")
    build([source], tmp_path / "output", Options(jobs=1))
    with browser() as driver:
        for page in one_of_each(tmp_path / "output"):
            visit(driver, tmp_path / "output", page)
            assert "pwned" not in driver.title or CANARY in driver.title or "script" in driver.title
            assert (
                driver.execute_script("return document.querySelectorAll('main img, main script, main b[onmouseover]').length")
                == 0
            )
            assert console_errors(driver) == [], page


@pytest.mark.parametrize("key", ["company/ase", "market/caf\u00e9", "finding/0123456789abcdef", ""])
def test_shards_are_counted_alike_in_both_languages(driver: webdriver.Chrome, demo_build: Path, key: str) -> None:
    visit(driver, demo_build, "index.html")
    assert driver.execute_script("return shardOf(arguments[0], 977)", key) == shard_of(key, 977)
