"""A slider that keeps up with the hand; to Python it is like any slider of ipywidgets."""

import math

import traitlets

from .page import text_of
from .receipt import answering
from .socket import SocketWidget
from .wary import is_number


class Slider(SocketWidget):
    """A labelled slider with a field to type into; with a whole `step`, values are whole."""

    _esm = text_of("socket.js", "hand.js", "slider.js")
    from_page = ("value",)
    value = traitlets.Float().tag(sync=True)
    min = traitlets.Float(0.0).tag(sync=True)
    max = traitlets.Float(1.0).tag(sync=True)
    step = traitlets.Float(0.01).tag(sync=True)
    description = traitlets.Unicode().tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    def __init__(self, description="", *, value=0.0, min=0.0, max=1.0, step=0.01, **traits):
        if not min < max or step <= 0:
            raise ValueError(f"a slider from {min} to {max} in steps of {step} cannot move")
        super().__init__(description=description, min=min, max=max, step=step, value=value,
                         **traits)

    @traitlets.validate("value")
    def _keep_in_range(self, proposal):
        value = proposal["value"]
        if not math.isfinite(value):
            raise traitlets.TraitError(f"a slider cannot stand at {value}: expected a number")
        value = round(value) if self.step.is_integer() else value
        return float(min(max(value, self.min), self.max))

    @traitlets.observe("min", "max")
    def _range_has_moved(self, _):
        if self.min <= self.max:
            self.value = min(max(self.value, self.min), self.max)

    def hear(self, content):
        """Take a value from the browser and acknowledge it, without sending it back."""
        value = content.get("value") if isinstance(content, dict) else None
        with answering(self):
            if is_number(value):
                with self._lock_property(value=float(value)):
                    self.value = float(value)
                if self._socket and len(self._socket.pages) > 1:    # open in another tab, too
                    self.tell({"value": self.value})


class Number(traitlets.HasTraits):
    """A number of a panel's state that no control shows: as a `Slider` to its state code."""

    value = traitlets.Float()
    min = traitlets.Float(0.0)
    max = traitlets.Float(1.0)
    step = traitlets.Float(0.01)
    description = traitlets.Unicode()

    def __init__(self, description="", **traits):
        super().__init__(description=description, **traits)

    @traitlets.validate("value")
    def _keep_in_range(self, proposal):
        return float(min(max(proposal["value"], self.min), self.max))
