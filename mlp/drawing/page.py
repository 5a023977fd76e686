"""Places in CSS pixels from the top left of a picture, for drawings that are laid out by hand."""


def axes_at(figure, x, y, width, height, *, framed=False):
    """Add axes at (x, y), `width` by `height`; return them, empty, and bare unless `framed`."""
    wide, high = figure.bbox.size
    ax = figure.add_axes([x / wide, 1 - (y + height) / high, width / wide, height / high])
    if not framed:
        ax.set_axis_off()
    return ax


def draw_page(figure):
    """Return axes over the whole figure, in CSS pixels; add them last, or they take the hand."""
    width, height = figure.bbox.size
    page = axes_at(figure, 0, 0, width, height)
    page.set(xlim=(0, width), ylim=(height, 0))
    return page
