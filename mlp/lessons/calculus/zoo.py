"""Bugs that people really write: the source of `backprop.gradient` with one line exchanged."""

import ast
import inspect
import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from textwrap import dedent

from ... import backprop

SOURCE = inspect.getsource(backprop.gradient)


def code_lines():
    """Return the lines of `backprop.gradient` below its docstring, as a list."""
    _, first, *_ = ast.parse(SOURCE).body[0].body
    return dedent("\n".join(SOURCE.splitlines()[first.lineno - 1:])).splitlines()


@dataclass(frozen=True)
class Bug:
    """One line of `backprop.gradient`, and what somebody wrote in its place.

    Parameters
    ----------
    name : str
        One word, for state codes and menus.
    title : str
        The diagnosis in plain words.
    right, wrong : str
        The line as it should be, and as it is.
    looks : str
        What its error looks like, layer by layer, and why. A layer's error is how far its slopes
        are from the true ones, as a share of the true ones: 1 means off by as much as they are.

    Raises
    ------
    ValueError
        If `right` is not exactly one line of `backprop.gradient`.
    """

    name: str
    title: str
    right: str
    wrong: str
    looks: str

    def __post_init__(self):
        if [line.strip() for line in SOURCE.splitlines()].count(self.right) != 1:
            raise ValueError(f"expected one line of backprop.gradient, got {self.right!r}: "
                             "copy the line as it stands there now")

    @property
    def source(self):
        """The whole function, bug included, as it runs."""
        return SOURCE.replace(self.right, self.wrong)

    @cached_property
    def gradient(self):
        """The function with the bug in it; it takes and returns what `backprop.gradient` does."""
        names = dict(vars(backprop))
        exec(compile(self.source, f"<bug: {self.name}>", "exec"), names)
        return names["gradient"]


*BUGS, NO_BUG = [Bug(name, **parts) for name, parts in tomllib.loads(
    (files("mlp.assets") / "bugs.toml").read_text("utf-8")).items()]
