"""Any matplotlib figure, live in a page; knows no network."""

import logging

# When it is first loaded, matplotlib may have something to say of folders that it cannot write, or
# of the fonts that it looks through, and that would stand in a notebook's first output.
_log = logging.getLogger("matplotlib")
_before = _log.level
_log.setLevel(logging.ERROR)
try:
    import matplotlib.font_manager  # noqa: F401
finally:
    _log.setLevel(_before)
