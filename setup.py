"""What pyproject.toml cannot say: the notebooks go into the wheel, as ``mlp/notebooks``."""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithNotebooks(build_py):
    """Builds the package, and copies the notebooks beside it."""

    def run(self):
        """Build; an editable install finds the notebooks in the checkout."""
        super().run()
        if not self.editable_mode:
            folder = Path(self.build_lib, "mlp", "notebooks")
            self.mkpath(str(folder))
            for notebook in sorted(Path("notebooks").glob("*.ipynb")):
                self.copy_file(str(notebook), str(folder))


setup(cmdclass={"build_py": BuildWithNotebooks})
