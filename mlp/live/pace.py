"""How fast a training goes that is to be watched, and what to say of it."""

import time

MOMENTS = 20    # of the history a second, at most, where it is to be watched
STEADY = 0.8    # of the former number stays in the one that is shown, so that it can be read


class Pace:
    """Watches the clock from turn to turn."""

    def __init__(self):
        self.begin()

    def begin(self):
        """Begin to count."""
        self._last = time.perf_counter()
        self._examples, self._moment = 0, 0     # a second; seconds each

    def due(self):
        """Return how many moments may go by until now, one at least."""
        return max(1, round(MOMENTS * (time.perf_counter() - self._last)))

    def note(self, examples, moments, *, watched):
        """Note what a turn has brought.

        Parameters
        ----------
        examples, moments : int
        watched : bool
            Whether it waits for those who watch.
        """
        spent, self._last = time.perf_counter() - self._last, time.perf_counter()
        self._examples = _steady(self._examples, examples / spent)
        self._moment = _steady(self._moment, max(spent / max(moments, 1), watched / MOMENTS))

    def in_words(self, moments):
        """Return how long so many `moments` will take, and how fast it goes."""
        if not self._moment:
            return "getting the digits: the first time this may take some seconds"
        return (f"{moments * self._moment:.0f} s left, "
                f"{float(f'{self._examples:.2g}'):,.0f} digits a second")


def _steady(old, new):
    return STEADY * old + (1 - STEADY) * new if old else new
