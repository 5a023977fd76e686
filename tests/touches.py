"""A hand on a panel, and what it then says, without a browser."""

from mlp.live.canvas import Touch


def keys(panel, *names):
    """Press keys, one after the other."""
    for name in names:
        panel.touched(Touch("key", None, [], name))


def point(panel, axes, *places, kind="down"):
    """Put the pointer on `axes`, at data coordinates; or move it, or take it "up"."""
    panel.touched(Touch(kind, axes, list(places), ""))


def plain(panel):
    """Return what a panel says, with the minus of ASCII."""
    return panel.description.replace("−", "-")


def numbers(texts):
    """Return what texts of a picture say, as numbers."""
    return [float(text.get_text().replace("−", "-").replace(",", "")) for text in texts]
