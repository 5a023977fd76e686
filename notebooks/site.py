"""Make a static site that runs the notebooks in the page: ``python -m notebooks.site WHEELS SITE``.

JupyterLite brings JupyterLab and a Python without a server. The wheels lie beside the notebooks,
whose first cell finds them there; all else that they need comes with Pyodide. Experimental.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALL = "%pip install -q nudge-mlp"


def contents(folder):
    """Write the notebooks into `folder`, for a Python that has nothing yet."""
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        text, found = re.subn(r"%pip install [^\\\"]*", INSTALL, path.read_text("utf-8"))
        if found != 1:
            raise ValueError(f"{path.name} has {found} lines with %pip: one was expected")
        (folder / path.name).write_text(text, encoding="utf-8", newline="\n")


def main(wheels, site):
    """Make the site around a folder of wheels."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        (scratch / "contents").mkdir()
        contents(scratch / "contents")
        subprocess.run([sys.executable, "-m", "jupyter", "lite", "build", "--contents", "contents",
                        "--piplite-wheels", Path(wheels).resolve(), "--output-dir",
                        Path(site).resolve(), "--no-sourcemaps"], cwd=scratch, check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
