"""Plots of all kinds that matplotlib knows, for what must be able to show them."""

from functools import partial

import numpy as np
from matplotlib import collections, patches
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke

from mlp.live.style import BRIGHTNESS, SIGNED


def texts(figure, rng):
    for k, va in enumerate(("top", "center", "bottom", "baseline", "center_baseline")):
        for x, ha in ((0.1, "left"), (0.5, "center"), (0.9, "right")):
            figure.text(x, 0.1 + 0.2 * k, "Agy −0.12", ha=ha, va=va, size=9 + k,
                        weight="bold" if k % 2 else "normal", alpha=1 - k / 8)


def turned_texts(figure, rng):
    for k, angle in enumerate((0, 30, 90, 180, 270)):
        figure.text(0.1 + 0.18 * k, 0.3, "turned", rotation=angle)
        figure.text(0.1 + 0.18 * k, 0.75, "two\nlines", rotation=angle, rotation_mode="anchor",
                    ha="center", family="monospace" if k % 2 else None)


def mathematics(figure, rng):
    ax = figure.add_subplot()
    ax.text(0.1, 0.5, r"$\frac{\partial C}{\partial w}=\sum_i x_i^2$", size=16)
    ax.text(0.1, 0.2, "boxed", bbox={"boxstyle": "round", "facecolor": "w"})
    ax.text(0.5, 0.2, "lined", size=20, path_effects=[withStroke(linewidth=3, foreground="y")])
    ax.set(title="a title $a^2$", xlabel="the x axis", ylabel="the y axis")


def lines(figure, rng):
    ax, x = figure.add_subplot(), np.linspace(0, 10, 200)
    for k, dashes in enumerate(["-", "--", ":", "-.", (0, (5, 1, 1, 1))]):
        ax.plot(x, np.sin(x + k / 2) + k, linestyle=dashes, linewidth=1 + k / 2)
    ax.plot(x, np.where(abs(x - 3) < 0.5, np.nan, np.sin(x)) - 2, alpha=0.5, linewidth=3)
    ax.plot(x[::20], np.sin(x[::20]) - 3, drawstyle="steps-mid")
    ax.axhline(3.3)
    ax.axvline(2.2, linestyle="--", gapcolor="y")
    ax.plot([0, 5, 11], [-4, 4, -4], linewidth=6, solid_joinstyle="miter",
            solid_capstyle="projecting", clip_on=False)


def markers(figure, rng):
    ax = figure.add_axes([0, 0, 1, 1])
    kinds = [kind for kind in Line2D.markers if kind not in (None, "None", "none", " ", "")]
    for k, kind in enumerate(kinds):
        ax.plot([k % 8, k % 8 + 0.5], [k // 8, k // 8 + 0.3], linestyle="", marker=kind,
                markersize=10, markeredgecolor="k", markerfacecolor="orange")
    ax.plot([0, 3, 6], [5.5, 5.8, 5.7], "o-", markersize=8, fillstyle="left", markevery=2)


def scattered(figure, rng):
    ax = figure.add_subplot()
    ax.scatter(*rng.random((2, 50)), s=200 * rng.random(50), c=rng.random(50), alpha=0.6)
    ax.scatter(*rng.random((2, 20)), marker="s", color="r")
    ax.scatter(*rng.random((2, 5)), marker="^", s=80, edgecolor="k")
    figure.colorbar(ax.scatter(*rng.random((2, 9)), c=np.arange(9), marker="D"))


def bars(figure, rng):
    ax = figure.add_subplot()
    ax.bar(range(8), rng.random(8), color=[f"C{k}" for k in range(8)], edgecolor="k", hatch="//")
    ax.barh([0.2, 0.6], [3, 5], height=0.1, alpha=0.5)
    ax.legend(["one", "two"])
    ax.grid(True)


def images(figure, rng):
    for k, looks in enumerate([{}, {"origin": "lower"}, {"interpolation": "bilinear"},
                               {"cmap": "gray", "interpolation": "nearest"},
                               {"aspect": "auto", "extent": (0, 3, 5, 1)}, {"alpha": 0.5}]):
        ax = figure.add_subplot(2, 3, k + 1)
        ax.imshow(rng.random((7, 9)), **looks)
        if k == 4:
            ax.set_xlim(2.5, 0.5)


def images_in_named_colours(figure, rng):
    values = rng.normal(size=(14, 14))
    gaps = np.where(values > 1.5, np.nan, values)
    for k, (cells, looks) in enumerate([(values, {}), (gaps, {"alpha": 0.5}),
                                        (np.ma.masked_less(values, -1), {"origin": "lower"}),
                                        (gaps, {"cmap": BRIGHTNESS, "extent": (14, 0, 0, 7)})]):
        ax = figure.add_subplot(2, 2, k + 1)
        ax.imshow(cells, **{"cmap": SIGNED, "vmin": -2, "vmax": 2, **looks})
    ax.invert_xaxis()


def meshes(figure, rng):
    x, y = np.meshgrid(np.arange(6.0), np.arange(5.0))
    uneven = np.cumsum(rng.random(6)), np.cumsum(rng.random(5))
    figure.add_subplot(131).pcolormesh(*uneven, rng.random((4, 5)))
    figure.add_subplot(132).pcolormesh(x + 0.3 * y, y, rng.random((4, 5)))
    figure.add_subplot(133).pcolormesh(x, y, rng.random((5, 6)), shading="gouraud")


def contours(figure, rng):
    x, y = np.meshgrid(np.linspace(-2, 2, 40), np.linspace(-2, 2, 40))
    heights = x**2 - y**2 + np.sin(3 * x)
    figure.add_subplot(121).contourf(x, y, heights, 8)
    ax = figure.add_subplot(122)
    ax.clabel(ax.contour(x, y, heights, 8, colors="k"))


def shapes(figure, rng):
    ax = figure.add_subplot()
    for shape in (
            patches.Circle((1, 1), 0.8, fc="r"), patches.Ellipse((3, 1), 2, 1, angle=30, ec="k"),
            patches.Wedge((5, 1), 0.8, 20, 200), patches.Arc((6, 6), 2, 2, theta2=200, lw=3),
            patches.RegularPolygon((7, 1), 5, radius=0.8, fc="none", ec="g", lw=3),
            patches.FancyBboxPatch((1, 3), 2, 1, boxstyle="round,pad=.3", fc="y", alpha=0.4),
            patches.FancyArrowPatch((4, 3), (7, 5), arrowstyle="-|>", mutation_scale=20,
                                    connectionstyle="arc3,rad=.3"),
            patches.Polygon([(8, 3), (9.5, 3), (9, 5)], hatch="xx", fc="w", ec="b"),
            patches.Rectangle((0.5, 5), 1.3, 1.7, fill=False, lw=2.5, ec="orange"),
            patches.Rectangle((3, 5.5), 1.3, 1.7, angle=20), patches.Circle((10, 8), 1.5)):
        ax.add_patch(shape)
    window = ax.add_patch(patches.Circle((8.5, 7), 0.5, fc="none"))
    ax.imshow(np.arange(4).reshape(2, 2), extent=(8, 9, 6.5, 7.5)).set_clip_path(window)
    ax.annotate("a note", (3, 3), (5, 4.5), arrowprops={"arrowstyle": "->"})
    ax.set(xlim=(0, 10), ylim=(0, 8))


def collected(figure, rng):
    ax = figure.add_subplot()
    for many in (
            collections.LineCollection(rng.random((60, 2, 2)), colors=rng.random((60, 4)),
                                       linewidths=3 * rng.random(60)),
            collections.PolyCollection([rng.random((3, 2)) for _ in range(5)], alpha=0.3,
                                       facecolors=["r", "g", "b"], edgecolors="k"),
            collections.PatchCollection([patches.Circle(at, 0.05) for at in rng.random((6, 2))],
                                        facecolor="c", linestyles="--", edgecolor="k")):
        ax.add_collection(many)
    ax.fill_between([0, 0.5, 1], [0, 0.2, 0.1], color="k", alpha=0.2)
    ax.quiver(*rng.normal(size=(4, 6)))
    ax.stairs(0.3 * rng.random(5), np.linspace(0, 1, 6), fill=True, color="y")
    ax.stairs(0.3 * rng.random(5) + 0.6, np.linspace(0, 1, 6))
    ax.errorbar([0.2, 0.4], [0.5, 0.6], yerr=0.1, capsize=4)
    ax.vlines([0.1, 0.2], 0, 1, linewidth=0.8)


def other_axes(figure, rng):
    ax = figure.add_subplot(131, yscale="log")
    ax.plot([1, 2, 3], [1e-3, 1, 50], "o-")
    ax.grid(True, which="both")
    ax = figure.add_subplot(132, projection="polar")
    ax.plot(np.linspace(0, 6, 50), np.linspace(0, 2, 50))
    ax = figure.add_subplot(133)
    ax.plot([1, 3, 2])
    ax.twinx().plot([5, 1, 2], "r")
    ax.inset_axes([0.5, 0.5, 0.4, 0.4]).plot([1, 2, 3])
    figure.suptitle("other axes")


def solid(figure, rng):
    x, y = np.meshgrid(np.linspace(-2, 2, 15), np.linspace(-2, 2, 15))
    figure.add_subplot(projection="3d").plot_surface(x, y, x * y)


def odd(figure, rng):
    ax = figure.add_subplot()
    ax.plot([], [])
    ax.scatter([], [])
    ax.plot([1, np.inf, 3], [1, 2, np.nan], "o-")
    ax.plot([0, 1e9], [0, 1e9])
    ax.plot([2, 3], [1, 1e300])
    ax.imshow(np.zeros((2, 2)), extent=(0, 1, 0, 1))
    ax.text(np.nan, 1, "nowhere")
    ax.text(0.5, 0.5, "")
    ax.add_collection(collections.LineCollection([]))
    ax.add_patch(patches.Rectangle((np.nan, 0), 1, 1))
    ax.set(xlim=(0, 5), ylim=(0, 5))
    ax.xaxis.set_visible(False)


def drawn(draw):
    """Return a figure with what a function draws on an empty one."""
    figure = Figure(figsize=(5, 3.2), dpi=100)
    draw(figure, np.random.default_rng(0))
    return figure


PLOTS = {draw.__name__: partial(drawn, draw) for draw in (
    texts, turned_texts, mathematics, lines, markers, scattered, bars, images,
    images_in_named_colours, meshes, contours, shapes, collected, other_axes, solid,
    odd)}
