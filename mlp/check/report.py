"""What `check` says: one of three verdicts and a sentence, as text and as HTML."""

import re
from dataclasses import dataclass
from html import escape

RIGHT, NOT_QUITE, NOT_YET = "Right", "Not quite", "Not yet"
_SIGNS = {RIGHT: "✓", NOT_QUITE: "✗", NOT_YET: "…"}


@dataclass(frozen=True, repr=False)
class Report:
    """The result of one check; a notebook shows it.

    Parameters
    ----------
    verdict : {"Right", "Not quite", "Not yet"}
    sentence : str
        What follows after the verdict. Code in it stands between backticks.
    """

    verdict: str
    sentence: str

    @property
    def right(self):
        """Whether the exercise is solved."""
        return self.verdict == RIGHT

    def __repr__(self):
        return f"{self.verdict}: {self.sentence}"

    def _repr_html_(self):
        # No colour but the page's own: legible in light and dark themes.
        sentence = re.sub("`([^`]+)`", r"<code>\1</code>", escape(self.sentence))
        return ('<div style="border-left: 4px solid currentColor; padding: 0.2em 0.8em">'
                f"{_SIGNS[self.verdict]} <strong>{self.verdict}:</strong> {sentence}</div>")
