"""The page in a real browser: what strangers wrote does not run, and the filter does what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from html_pages import Parsed, Tag, shipped, spoilt

from claimcheck.report.html import render

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PAYLOAD = (
    "<script>document.documentElement.id='pwned'</script>"
    '"><img src=x onerror="document.documentElement.id=\'pwned\'">'
    "</script></style></title><svg onload=\"document.documentElement.id='pwned'\">"
)

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: apt-get install chromium")


def opened(page: str, folder: Path, fragment: str = "") -> Parsed:
    """Return the page as it stands after a browser has opened it and run what it would run."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    done = subprocess.run(
        [str(BROWSER), *OPTIONS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", f"{file.as_uri()}{fragment}"],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return Parsed(done.stdout.decode())


def root(page: Parsed) -> Tag:
    return page.all("html")[0]


def shown(page: Parsed, what: str) -> list[Tag]:
    return [tag for tag in page.tags if what in tag.attributes and "hidden" not in tag.attributes]


def test_nothing_that_strangers_wrote_runs(tmp_path: Path) -> None:
    page = opened(render(spoilt(shipped(), PAYLOAD)), tmp_path)
    assert "id" not in root(page).attributes
    assert not page.all("img")
    assert "hidden" not in next(tag for tag in page.all("form")).attributes  # our own script did run


def test_the_policy_would_stop_it_even_unescaped(tmp_path: Path) -> None:
    unescaped = render(shipped()).replace("<main>", f"<main>{PAYLOAD}")
    assert "id" not in root(opened(unescaped, tmp_path)).attributes
    without = re.sub(r"<meta http-equiv[^>]*>", "", unescaped)
    assert root(opened(without, tmp_path)).attributes["id"] == "pwned"  # it is the policy that stops it


@pytest.mark.parametrize("level", ["contradiction", "tension", "note"])
def test_findings_are_filtered_by_severity(tmp_path: Path, level: str) -> None:
    page = opened(render(shipped()), tmp_path, f"#?severity={level}")
    found = shown(page, "data-severity")
    assert {tag.attributes["data-severity"] for tag in found} == {level}
    assert len(found) == sum(str(one.severity) == level for one in shipped().findings)


def test_findings_are_filtered_by_rule(tmp_path: Path) -> None:
    rules = sorted({one.code for one in shipped().findings})
    page = opened(render(shipped()), tmp_path, f"#?rule={rules.index('venue-conflict') + 1}")
    assert len(shown(page, "data-severity")) == sum(one.code == "venue-conflict" for one in shipped().findings)


def test_findings_and_claims_are_filtered_by_article(tmp_path: Path) -> None:
    article = shipped().articles[0]
    page = opened(render(shipped()), tmp_path, "#?article=1")
    involved = [one for one in shipped().findings if article.id in {side.article for side in one.sides}]
    assert 0 < len(shown(page, "data-severity")) == len(involved) < len(shipped().findings)
    assert [tag.attributes["data-article"] for tag in shown(page, "data-article")] == ["1"]


def test_the_page_is_searched(tmp_path: Path) -> None:
    page = opened(render(shipped()), tmp_path, "#?q=WAPRES")
    assert shown(page, "data-severity") == []
    page = opened(render(shipped()), tmp_path, "#?q=gading+serpong")
    assert 0 < len(shown(page, "data-severity")) < len(shipped().findings)
    page = opened(render(shipped()), tmp_path, "#?q=no-such-words-anywhere")
    assert not shown(page, "data-severity")
    assert not shown(page, "data-article")
    assert "hidden" not in next(tag for tag in page.tags if tag.attributes.get("id") == "none-shown").attributes


def test_everything_is_shown_to_begin_with(tmp_path: Path) -> None:
    page = opened(render(shipped()), tmp_path)
    assert len(shown(page, "data-severity")) == len(shipped().findings)
    assert len(shown(page, "data-claim")) == shipped().summary.claims


def test_a_link_to_what_is_filtered_out_shows_it(tmp_path: Path) -> None:
    hidden = next(number for number, one in enumerate(shipped().findings, 1) if str(one.severity) != "note")
    follow = f"<script>location.hash = '#finding-{hidden}'; dispatchEvent(new Event('hashchange'))</script>"
    page = re.sub(r"<meta http-equiv[^>]*>", "", render(shipped())).replace("</body>", f"{follow}</body>")
    found = shown(opened(page, tmp_path, "#?severity=note"), "data-severity")
    assert f"finding-{hidden}" in {tag.attributes["id"] for tag in found}
