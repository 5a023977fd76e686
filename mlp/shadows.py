"""A student's own numpy.py beside the notebook is imported instead of the real one: say so."""

import os
import sys
from importlib.util import find_spec

NEEDED = {"PIL", "anywidget", "ipywidgets", "matplotlib", "numpy", "platformdirs", "requests",
          "threadpoolctl", "tornado", "tqdm", "traitlets"} | sys.stdlib_module_names


def refuse():
    """Raise an ImportError that names a file of this folder that is imported by mistake."""
    try:
        files = os.listdir()
    except OSError:  # the folder is gone, or may not be read
        return
    for file in files:
        name, path = file.removesuffix(".py"), os.path.abspath(file)
        if name != file and name in NEEDED and getattr(find_spec(name), "origin", None) == path:
            raise ImportError(f"{path} is imported instead of the {name} that mlp needs: give the "
                              "file another name, and restart the kernel")


refuse()
