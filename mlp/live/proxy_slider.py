"""One slider for many numbers: it stands for whichever of them is chosen."""

from .slider import Slider


class StandIn(Slider):
    """A slider that moves a number of the panel's own, until it is told to stand for another."""

    _number = None

    def __init__(self, description, **traits):
        super().__init__(description, **traits)
        self.observe(self._moved, "value")

    def stand_for(self, number):
        """Take over range and value of `number`, a `Number`; without one nothing can be moved."""
        self._number, self.disabled = None, number is None
        if number is not None:
            with self.hold_trait_notifications():
                self.min, self.max = number.min, number.max
                self.step, self.value = number.step, number.value
            self._number = number

    def _moved(self, change):
        if self._number is not None:
            self._number.value = change["new"]
