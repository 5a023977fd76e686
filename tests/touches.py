"""A hand on a panel, without a browser."""

from mlp.live.canvas import Touch


def keys(panel, *names):
    """Press keys, one after the other."""
    for name in names:
        panel.touched(Touch("key", None, [], name))


def point(panel, axes, *places, kind="down"):
    """Put the pointer on `axes`, at data coordinates; or move it, or take it "up"."""
    panel.touched(Touch(kind, axes, list(places), ""))
