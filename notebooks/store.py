"""Execute notebooks and store them so that executing them again changes no byte.

``python -m notebooks.store FILES`` writes them; with ``--check`` it only compares, and says which
cell would change.
"""

import argparse
import difflib
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
SECONDS_A_CELL = 120


def executed(path):
    """Return the notebook at `path` after running it from top to bottom, as text to store."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=SECONDS_A_CELL, record_timing=False, kernel_name="python3",
                   store_widget_state=False, coalesce_streams=True,
                   resources={"metadata": {"path": str(path.parent)}}).execute()
    return nbformat.writes(normalised(notebook)) + "\n"


def normalised(notebook):
    """Return `notebook` without what differs from run to run, and without live widgets.

    A stored panel is its picture and its description: with a widget's id left in, JupyterLab
    would say that it cannot find the widget instead of showing the picture.
    """
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
            output.get("metadata", {}).pop(WIDGET_VIEW, None)
    return notebook


def main():
    """Store or check the notebooks named on the command line; exit 1 if a check finds any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare, and write nothing")
    parser.add_argument("notebooks", nargs="+", type=Path)
    arguments = parser.parse_args()
    changed = False
    for path in arguments.notebooks:
        before, after = path.read_text(encoding="utf-8"), executed(path)
        if before == after:
            print(f"{path} is stored as it executes")
        elif arguments.check:
            changed = True
            print(f"{path} is not stored as it executes; run `make notebooks`:")
            lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
            print("\n".join(line[:160] for line in list(lines)[:40]))
        else:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"{path} written")
    sys.exit(changed)


if __name__ == "__main__":
    main()
