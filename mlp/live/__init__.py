"""Any matplotlib figure, live in a page; knows no network."""

import logging

# What matplotlib says as it is loaded, of folders or fonts, would be in a notebook's first output.
_log = logging.getLogger("matplotlib")
_before = _log.level
_log.setLevel(logging.ERROR)
import matplotlib.font_manager  # noqa: E402, F401

_log.setLevel(_before)
