"""Places in CSS pixels from the top left of a picture, for drawings that are laid out by hand."""


def axes_at(figure, x, y, width, height, *, framed=False, cells=None):
    """Add axes at (x, y), `width` by `height`; return them, empty, and bare unless `framed`.

    Bare ones count CSS pixels, too, or `cells`, as (columns, rows), from their top left.
    """
    wide, high = figure.bbox.size
    ax = figure.add_axes([x / wide, 1 - (y + height) / high, width / wide, height / high])
    if not framed:
        ax.set_axis_off()
        columns, rows = cells or (width, height)
        ax.set(xlim=(0, columns), ylim=(rows, 0))
    return ax


def draw_page(figure):
    """Return axes over the whole figure, in CSS pixels; add them last, or they take the hand."""
    return axes_at(figure, 0, 0, *figure.bbox.size)
