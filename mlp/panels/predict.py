"""Ask before the picture answers: a prediction makes the answer stick, right or wrong."""

from html import escape

from ipywidgets import HTML, Box, Button, VBox

from .mainloop import MainLoop


class Predict(VBox):
    """One question with answers to pick from; the pick is answered with why.

    Parameters
    ----------
    question : str
    options : list of str
    right : int
        Place of the right answer in `options`, from 0.
    why : str
        Shown after any pick.

    Raises
    ------
    ValueError
        If `right` is no place in `options`.
    """

    def __init__(self, question, options, right, why):
        if not 0 <= right < len(options):
            raise ValueError(f"right is {right}, but there are only {len(options)} options")
        self.question, self.options, self.right, self.why = question, list(options), right, why
        self._loop = MainLoop()
        self._buttons = [Button(description=option) for option in options]
        for button in self._buttons:
            button.on_click(lambda b: self._loop.run(self.pick, self._buttons.index(b)))
        self.reply = HTML(self._line("Pick one before you go on."))
        bar = Box(self._buttons)
        bar.add_class("mlp-bar")
        super().__init__([HTML(self._line(f"Predict: {question}", strong=True)), bar, self.reply])
        self.add_class("mlp-panel")
        self.add_class("mlp-predict")

    def pick(self, place):
        """Answer the pick of the option in `place`."""
        verdict = "Yes. " if place == self.right else f"Not so: {self.options[self.right]}. "
        for k, button in enumerate(self._buttons):
            button.icon = "check" if k == self.right else "times" if k == place else ""
        self.reply.value = self._line(verdict + self.why)

    @staticmethod
    def _line(text, strong=False):
        tag = "strong" if strong else "span"
        return f"<{tag}>{escape(text)}</{tag}>"

    _ipython_display_ = None  # ipywidgets 7 would prefer it to the bundle below

    def _repr_mimebundle_(self, **_):
        """Return the live question, and in plain text the question with its options."""
        options = "".join(f"\n  {'abcdefgh'[k]}) {option}" for k, option in enumerate(self.options))
        return {"text/plain": f"Predict: {self.question}{options}",
                "application/vnd.jupyter.widget-view+json": {
                    "version_major": 2, "version_minor": 0, "model_id": self.model_id}}
