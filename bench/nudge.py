"""How long a nudge takes until it is seen: interact, this project's panel, and the browser alone.

    python -m bench.nudge [--ratio 2] [--unheld] [--write]

All run side by side in one real Chromium, in turns, so that only their ratios need believing.
"""

import argparse
import os
import socket
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))

from chromium import FLAGS, find_chromium
from lab import server
from page import Notebook

from bench.hand import Hand
from bench.report import medians, ratios, table, write
from bench.ways import WAYS, prepare

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 4
KEYS = 4  # in each round
# Chromium otherwise keeps the kernel's answer to a key back until the page has shown a frame.
UNHELD = "--disable-features=DeferRendererTasksAfterInput"
PACKAGES = ("numpy", "matplotlib", "ipywidgets", "anywidget", "jupyterlab")


def main():
    """Measure, print, and write if asked to. What goes wrong is said, and fails no build."""
    asked = arguments()
    try:
        text = run(asked)
        print(text)
        if asked.write:
            write(text, ROOT / "README.md")
    except (Error, RuntimeError, ValueError) as error:
        print(f"bench: {error}", file=sys.stderr)


def arguments():
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ratio", type=float, default=1, help="device pixels per CSS pixel")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="a drag and 4 keys in each")
    parser.add_argument("--unheld", action="store_true", help="hear an answer before a frame")
    parser.add_argument("--write", action="store_true", help="put the table into README.md")
    return parser.parse_args()


def run(asked):
    """Measure all ways, and return the report."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "notebooks"
        folder.mkdir()
        prepare(folder, asked.ratio)
        with server(folder, scratch) as address, sync_playwright() as playwright:
            port = free_port()
            flags = [*FLAGS, f"--remote-debugging-port={port}", *[UNHELD] * asked.unheld]
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=flags)
            hands = open_all(browser, port, address, folder, asked.ratio)
            seen = measure(hands, asked.rounds)
            conditions = describe(asked, browser.version)
            browser.close()
    return report(seen, conditions)


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def open_all(browser, port, address, folder, ratio):
    """Open every way in a tab of its own; return the `Hand` on each, by the way's letter."""
    context = browser.new_context(viewport={"width": 1600, "height": 900},
                                  device_scale_factor=ratio)
    hands = {}
    for letter, way in WAYS.items():
        page, sockets = context.new_page(), []
        page.on("websocket", lambda socket, found=sockets: found.append(socket))
        open_way(page, way, address, folder)
        hands[letter] = Hand(page, way, port, (folder / way.file).with_name("times.txt"))
        for kernel in sockets:
            hands[letter].count(kernel)
    return hands


def open_way(page, way, address, folder):
    """Go there and wait until the panel has been drawn."""
    if way.file.endswith(".ipynb"):
        Notebook(page, address, way.file).run_all()
    else:
        page.goto(f"file://{folder / way.file}")
    page.locator("canvas[data-number], .jp-OutputArea img").first.wait_for(timeout=30_000)
    page.wait_for_timeout(1000)


def measure(hands, rounds):
    """Return, for each way, what its key presses and its drags showed, as two lists."""
    seen = {letter: ([], []) for letter in hands}
    for hand in hands.values():  # caches are empty the first time
        hand.press(2)
    for _ in range(rounds):
        for letter, hand in hands.items():
            seen[letter][0].extend(hand.press(KEYS))
            seen[letter][1].append(hand.drag())
    return seen


def report(seen, conditions):
    """Return everything as Markdown: the table, the ratios, the conditions."""
    rows = {way: medians(keys) | medians(drags) for way, (keys, drags) in seen.items()}
    named = {WAYS[way].name: numbers for way, numbers in rows.items()}
    return "\n\n".join([table(named), ratios(*rows.values()), conditions])


def describe(asked, chromium):
    """Return one line about what was measured on what."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (f"Medians of {KEYS * asked.rounds} key presses and {asked.rounds} drags, in turns; "
            f"device pixel ratio {asked.ratio:g}; {os.cpu_count()} cores; Chromium {chromium}; "
            f"Python {sys.version.split()[0]}, {packages}.")


if __name__ == "__main__":
    main()
