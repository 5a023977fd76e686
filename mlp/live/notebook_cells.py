"""Which widgets stand in which cells: a cell that is run again ends those of its run before."""

import os
import re
from weakref import WeakSet

from IPython import get_ipython


class Cells:
    """Keeps, for each cell of the notebook, the widgets that its output shows.

    Where no frontend names its cells, nothing is kept and nothing is ended.
    """

    def __init__(self):
        self._shown = {}        # cell -> the widgets of its latest run
        self._made = {}         # cell -> the panels that its latest run has made, and no cell shows
        self._earlier = []      # those that end with this run, if nothing shows them any more
        self._replaced = []     # of these, the ones that no other takes over from
        self._shell = None

    def made(self, panel):
        """Note that the running cell has made `panel`, which may never be shown."""
        if cell := self._cell():
            self._made.setdefault(cell, WeakSet()).add(panel)

    def note(self, widget):
        """Note that the running cell shows `widget`; it takes over from the one it replaces."""
        cell = self._cell()
        if cell is None:
            return
        for made in self._made.values():
            made.discard(widget)
        shown = self._shown.setdefault(cell, [])
        if widget in shown:
            return
        shown.append(widget)
        if widget in self._earlier:
            return
        free = [one for one in self._earlier if one not in self._replaced]
        before = next((one for one in free if type(one) is type(widget)), None)
        if before:
            self._replaced.append(before)
            widget.take_over(before)

    def shown(self):
        """Return all widgets that cells show now, as a list."""
        return [one for widgets in self._shown.values() for one in widgets]

    def _cell(self):
        """Return the cell that is being run, or None; watch from now on what is run."""
        cell = _running("cellId")
        if cell is not None and self._shell is not get_ipython():
            self._shell = get_ipython()
            self._shell.events.register("pre_run_cell", self._begin)
            self._shell.events.register("post_run_cell", self._end)
        return cell

    def _begin(self, _):
        cell, deleted = _running("cellId"), _running("deletedCells") or []
        gone = [one for other in deleted for one in self._shown.pop(other, [])]
        gone += [one for other in [*deleted, cell] for one in self._made.pop(other, [])
                 if not one.canvas._shown]   # another widget may hold it
        self._earlier = gone + self._shown.pop(cell, [])
        self._replaced = gone

    def _end(self, _):
        shown = self.shown()
        for widget in self._earlier:
            if widget not in shown:
                widget.close()
                _forget(self._shell, widget)
        self._earlier, self._replaced = [], []


def somebody_looks():
    """Return whether the cell that runs was run by a page, and not by a program that stores it.

    Such a program (nbconvert, nbval, papermill, Quarto) can answer no question. Voila can neither,
    but shows a page.
    """
    voila = os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
    return voila or _request().get("content", {}).get("allow_stdin", True)


def in_lab():
    """Return whether the cell that runs was run in JupyterLab or Notebook 7."""
    return _running("deletedCells") is not None


def _running(what):
    """Return what the frontend says of the cell that is being run, or None."""
    return _request().get("metadata", {}).get(what)


def _request():
    return getattr(get_ipython(), "get_parent", dict)()


def _forget(shell, widget):
    """Drop `widget` from the outputs that IPython keeps, or its memory would never be free."""
    hook = vars(shell.displayhook)
    for kept in (shell.user_ns.get("_oh", {}), shell.user_ns, shell.user_ns_hidden, hook):
        for name in [name for name, value in kept.items() if value is widget]:
            if re.fullmatch(r"_{0,3}\d*", str(name)):
                del kept[name]
    for name in ("_", "__", "___"):
        hook.setdefault(name, "")
