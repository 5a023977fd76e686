"""When something goes wrong that nobody thought of, the last picture stays, and words say so."""

import logging

from .recording.settings import our_settings


class Forgiving:
    """What a `Panel` does about errors; its controls said `self._good` when all went well."""

    def __init_subclass__(cls, **named):
        """Let panels of this kind be made under our own settings, from the first line on."""
        super().__init_subclass__(**named)
        if "__init__" in vars(cls):
            cls.__init__ = our_settings()(cls.__init__)

    def _failed(self, error):
        """Say in one sentence what went wrong when the hand, or nobody, asked for something."""
        if not self._good:
            raise error     # nothing has been shown yet
        self._go_back(
            f"That went wrong, so this is the picture from before ({in_short(self, error)}).")

    def _watching_failed(self, error):
        """Say so of what watches one control; who sets several is told in the usual way."""
        if self._held:
            raise error
        self._loop.run(self._failed, error)

    def _code_entered(self, code):
        try:
            self.set_code(code)
        except ValueError as error:
            self._go_back(f"That state cannot be shown: {error}.", code)

    def _go_back(self, words, code=None):
        """Show what the controls said when all went well, with these words."""
        try:
            with self.quietly(), our_settings():
                for name, value in self._good.items():
                    self.named[name].value = value
                self._show(self.refresh(), words, code)
        except Exception:   # as before: then at least the picture stays, and the words are told
            self.canvas.say(words)


def in_short(widget, error):
    """Return an error in a few words for the reader; the log has the whole of it."""
    logging.getLogger(__name__).error("%s failed", type(widget).__name__, exc_info=error)
    return " ".join(f"{type(error).__name__}: {error}".strip(" :.").split())
