"""Try a wheel as a student would: ``python tests/run_wheel.py dist/*.whl``.

Into an empty environment, from an empty folder, where nothing of the checkout is in reach: `nudge`
must copy the notebooks and open JupyterLab, and all four must execute there, each in a kernel that
then holds less than 300 MB.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STARTS = 120    # seconds in which JupyterLab must be there
MEMORY = 300    # MB
EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
notebook.cells.append(nbformat.v4.new_code_cell(
    "import psutil; print(psutil.Process().memory_info().rss // 1_000_000)"))
NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
print(notebook.cells[-1].outputs[0].text)
"""


def run(*words, **options):
    """Run a program; end with what it said if it fails."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def environment(scratch, python):
    """Return the variables of a shell that knows only the new environment."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "JUPYTER", "VIRTUAL", "MLP"))}
    return {**kept, "PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}",
            "BROWSER": "true", "HOME": str(scratch), "JUPYTER_RUNTIME_DIR": str(scratch / "run")}


def opens_lab(nudge, folder, variables):
    """Call `nudge` until JupyterLab has come up; return the notebooks that it serves."""
    process = subprocess.Popen([nudge], cwd=folder, env=variables, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        until = time.time() + STARTS
        while time.time() < until and process.poll() is None:
            for file in Path(variables["JUPYTER_RUNTIME_DIR"]).glob("jpserver-*.json"):
                return sorted(Path(json.loads(file.read_text())["root_dir"]).glob("*.ipynb"))
            time.sleep(0.2)
        sys.exit("nudge did not open JupyterLab")
    finally:
        os.killpg(process.pid, 15)
        process.wait()


def main(wheel):
    """Install, open, execute; say how long each took."""
    began = time.time()
    with tempfile.TemporaryDirectory() as name:
        scratch, folder = Path(name), Path(name, "empty")
        folder.mkdir()
        python = scratch / "env" / "bin" / "python"
        run(sys.executable, "-m", "uv", "venv", "--python", sys.executable, scratch / "env")
        run(sys.executable, "-m", "uv", "pip", "install", "--python", python, wheel)
        variables = environment(scratch, python)
        nudge = python.with_name("nudge")
        print(run(nudge, "--version", cwd=folder, env=variables), "installed",
              f"after {time.time() - began:.0f} s")
        assert str(scratch) in run(nudge, "--where", cwd=folder, env=variables)
        notebooks = opens_lab(nudge, folder, variables)
        assert len(notebooks) == 4 and notebooks[0].parent == folder / "nudge-notebooks"
        print(f"JupyterLab open after {time.time() - began:.0f} s")
        for notebook in notebooks:
            megabytes = int(run(python, "-c", EXECUTE, notebook, cwd=folder, env=variables))
            print(f"{notebook.name} executed after {time.time() - began:.0f} s, {megabytes} MB",
                  flush=True)
            assert megabytes < MEMORY


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
