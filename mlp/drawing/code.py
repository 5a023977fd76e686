"""Lines of code, and beside them a few sentences. They change seldom: ask for a redraw then."""

from textwrap import wrap

from ..live.style import BODY, INK, MUTED, SMALL

LINE = 15.5             # from line to line, in CSS pixels
MARGIN = 18             # for a mark before the line


class Code:
    """The place for lines of code on a page.

    Parameters
    ----------
    page : matplotlib axes
        From `page.draw_page`.
    x, y : float
        Where the first line begins.
    lines : int
        How many there are at most.
    """

    def __init__(self, page, x, y, lines):
        self._lines = [[page.text(x + indent, y + LINE * k, "", size=SMALL - 1, va="center",
                                  family="monospace", parse_math=False, zorder=0.5)
                        for indent in (0, MARGIN)] for k in range(lines)]

    def show(self, lines, marks=()):
        """Show `lines`; `marks` holds (place, sign, bold) for those with a sign before them."""
        signs = {place: (sign, bold) for place, sign, bold in marks}
        for k, (mark, line) in enumerate(self._lines):
            sign, bold = signs.get(k, ("", False))
            mark.set(text=sign, color=INK)
            line.set(text=lines[k] if k < len(lines) else "", weight="bold" if bold else "normal",
                     color=INK if bold or not signs else MUTED)


class Sentences:
    """The place for sentences on a page, below a headline.

    Parameters
    ----------
    page : matplotlib axes
    x, y : float
    width : int
        In characters.
    """

    def __init__(self, page, x, y, width):
        self._width = width
        self._head = page.text(x, y, "", size=BODY, va="top", weight="bold", linespacing=1.35,
                               parse_math=False, zorder=0.5)
        self._text = page.text(x, y, "", size=SMALL, va="top", linespacing=1.45, parse_math=False,
                               zorder=0.5)
        self._y = y

    def show(self, head, text):
        """Show a headline and what follows it."""
        lines = wrap(head, self._width - 8)
        self._head.set_text("\n".join(lines))
        self._text.set(text="\n".join(wrap(text, self._width)), y=self._y + 8 + 21 * len(lines))
