"""List what a student installs, and under which licence: ``python tests/faults/licences.py``."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Licences that ask for no more than to be named, or (MPL) to share changes to their own files.
KNOWN = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|Unlicense|HPND|MPL|Mozilla"
                   r"|Zlib|CC0|0BSD|CNRI|Public Domain", re.IGNORECASE)


def installed():
    """Return {package: licence} of those that requirements.txt and pyproject.toml lead to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    waiting = project["dependencies"] + [line for line in lines if line[:1].isalpha()]
    found = {}
    while waiting:
        needed, _, condition = waiting.pop().partition(";")
        name = re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", needed)[0]).lower()
        if name in found or "extra" in condition:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system, or another Python
            continue
        found[name] = licence(package.metadata)
        waiting += package.requires or []
    return dict(sorted(found.items()))


def licence(about):
    """Return a package's licence in a few words."""
    classifiers = [line.rpartition("::")[2].strip() for line in about.get_all("Classifier") or []
                   if line.startswith("License ::")]
    text = about.get("License-Expression") or ", ".join(classifiers) or about.get("License") or ""
    return text.strip().partition("\n")[0] or "unknown"


if __name__ == "__main__":
    for name, text in installed().items():
        print(f"{name:28} {text}")
