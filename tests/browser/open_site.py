"""Runs a notebook of the published site in a real browser, as no test on this machine can.

``python tests/browser/open_site.py URL`` moves a slider of the first panel; it fails if nothing
moves within ten minutes. Any JupyterLab's page of a notebook will do.
"""

import sys

from chromium import FLAGS, find_chromium
from playwright.sync_api import sync_playwright

PATIENCE_MS = 600_000   # a page that has to fetch Python takes a minute or more


def run_and_move(page, address):
    """Run all cells of the notebook at `address`, and move a slider until its panel answers."""
    page.set_default_timeout(PATIENCE_MS)
    page.goto(address)
    page.locator("#jp-main-statusbar").get_by_text("Idle").wait_for()   # or it asks for a kernel
    page.locator(".lm-MenuBar-itemLabel", has_text="Run").click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    panel = page.locator(".mlp-panel", has=page.locator(".mlp-slider")).first
    panel.evaluate("(panel) => panel.scrollIntoView()")     # only then is it drawn
    panel.locator("canvas[data-number]").wait_for()
    before = panel.locator("figcaption").text_content()
    panel.locator(".mlp-slider input").first.press("ArrowRight")
    panel.locator("figcaption").filter(has_not_text=before).wait_for()
    return before, panel.locator("figcaption").text_content()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        print(*run_and_move(browser.new_page(), sys.argv[1]), sep="\n")
        browser.close()
