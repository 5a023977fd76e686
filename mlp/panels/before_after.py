"""Five questions before a notebook and after it, to see what was learned."""

from ..live.cell_widget import CellWidget
from .predict import Predict
from .questions import BEFORE_AFTER


class BeforeAfter(CellWidget):
    """The five questions of a notebook; `my_results` has the answers.

    Parameters
    ----------
    notebook : int
        The notebook's number, 1 to 4.
    when : {"before", "after"}
        Before, a pick is noted; after, it is answered with why.

    Raises
    ------
    ValueError
        If there is no such notebook, or another word for when.
    """

    def __init__(self, notebook, when="before"):
        names = [name for name in BEFORE_AFTER if name[0] == str(notebook)]
        if not names or when not in ("before", "after"):
            raise ValueError(f"there are no questions for {notebook!r}, {when!r}: give a "
                             'notebook from 1 to 4, and "before" or "after"')
        self.asked = [Predict(BEFORE_AFTER[name], when, name) for name in names]
        super().__init__(self.asked)

    def in_words(self):
        """Return the questions with their options."""
        return "\n".join(one.in_words() for one in self.asked)

    def take_over(self, other):
        """Keep what was picked before the cell was run again."""
        for one, before in zip(self.asked, other.asked, strict=False):
            one.take_over(before)
