"""A number that belongs to a panel's state although no control of its own shows it."""

import traitlets


class Number(traitlets.HasTraits):
    """As a `Slider` to a panel and its state code, and nothing to the browser."""

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
