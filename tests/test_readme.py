"""What the README promises."""

import re
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_runs_as_it_stands():
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True)
    assert re.match(r"10,000 digits seen, cost of the last ten: \d\.\d{3}\n$", done.stdout), done


def test_every_file_and_target_it_names_is_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for text in (README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for target in re.findall(r"make ([a-z-]+)", text):
            if target not in ("check`", "sure", "it"):
                assert f"\n{target}:" in makefile, target
        for path in re.findall(r"[`(]((?:mlp|figures|bench|tests|notebooks)/[\w./]*)[`)]", text):
            assert (ROOT / path).exists(), path


def test_every_target_of_the_makefile_stands_there_once():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert sorted(set(targets)) == sorted(targets)


def test_its_first_screen_moves_and_names_three_ways_to_start():
    first = README[:README.index("## The notebooks")]
    (name,) = re.findall(r"!\[[^]]+\]\((figures/[\w.]+)\)", first)
    with Image.open(ROOT / name) as picture:
        assert picture.n_frames >= 20 and (ROOT / name).stat().st_size < 500_000
    assert re.findall(r"^\*\*(By a link|With pip|As a checkout)", first, re.MULTILINE) == [
        "By a link", "With pip", "As a checkout"]
    assert len(first.splitlines()) < 80 and "<address" not in README
