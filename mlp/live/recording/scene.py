"""A figure as its page keeps it: what each artist draws, in drawing order, and what has changed."""

import io
from operator import methodcaller
from typing import NamedTuple

from matplotlib.axis import Axis
from matplotlib.figure import FigureBase
from PIL import Image

from .recorder import Recorder
from .settings import our_settings

HEIGHT = methodcaller("get_zorder")


class Message(NamedTuple):
    """What the page is told.

    `head` has ``size``, width and height; ``slots``, a list of [number, commands, count of bytes];
    and, where artists came, went or changed places, ``order``, the numbers of all slots.
    """

    head: dict      # for JSON
    data: bytes     # that the commands need


class _Slot:
    """The place of one artist in the picture."""

    def __init__(self, number):
        self.number, self.recording = number, None
        self.family = []    # the artist and all its parts


class Scene:
    """Follow a figure; matplotlib's artists know themselves what has changed."""

    def __init__(self, figure, palette):
        self.figure, self._palette = figure, palette
        self._slots, self._count = {}, 0
        self._order, self._views, self._size = [], {}, None
        self._unsent, self._reordered = {}, False
        self._recorder = None
        figure.canvas.mpl_connect("draw_event", self._forget)

    @our_settings()
    def whole(self):
        """Return everything, as a `Message`."""
        self._follow()
        self._unsent, self._reordered = dict.fromkeys(self._order), True
        return self._message()

    @our_settings()
    def changes(self):
        """Return what has changed since the last `Message`, as another."""
        self._follow()
        return self._message()

    @our_settings()
    def still(self, scale=1):
        """Return the picture as it is now, drawn by matplotlib: a PNG file of 256 colours."""
        self._follow()
        views, pixels = self._views, io.BytesIO()
        self.figure.savefig(pixels, format="png", dpi=self.figure.dpi * scale,
                            facecolor=self.figure.get_facecolor(),
                            pil_kwargs={"compress_level": 1})
        self._views = views
        file, picture = io.BytesIO(), Image.open(pixels)
        picture.convert("RGB").quantize(256, Image.Quantize.FASTOCTREE,
                                        dither=Image.Dither.NONE).save(file, "png")
        return file.getvalue()

    def nothing(self):
        """Return that nothing has changed, as a `Message`."""
        return Message({"size": self.figure.bbox.size.tolist(), "slots": []}, b"")

    def _forget(self, _):
        """Record everything again: once matplotlib has drawn, artists forget what had changed."""
        self._views = {}

    def _message(self):
        slots = [self._slots[artist] for artist in self._unsent if artist in self._slots]
        head = {"size": [round(side, 2) for side in self._size[:2]],
                "slots": [[slot.number, slot.recording.commands, len(slot.recording.data)]
                          for slot in slots]}
        if self._reordered:
            head["order"] = [self._slots[artist].number for artist in self._order]
        self._unsent, self._reordered = {}, False
        return Message(head, b"".join(slot.recording.data for slot in slots))

    def _follow(self):
        """Record what is new, and note which artists draw something else than before."""
        size = *self.figure.bbox.size.tolist(), self.figure.dpi
        if size != self._size:
            self._size, self._views = size, {}
            self._recorder = Recorder(*size, self._palette)
            engine = self.figure.get_layout_engine()
            if engine:
                engine.execute(self.figure)
        everything = not self._views
        moved = {axes for outer in self.figure.axes for axes in (outer, *outer.child_axes)
                 if self._has_moved(axes)}
        order = list(_in_order(self.figure))
        if order != self._order:
            self._order, self._reordered, there = order, True, set(order)
            self._slots = {artist: slot for artist, slot in self._slots.items() if artist in there}
        new = [artist for artist in order if self._is_new(artist, moved) or everything]
        views, self._views = self._views, {}    # if one fails, all are recorded again
        recordings, self._views = self._recorder.record(new), views
        for artist, recording in zip(new, recordings, strict=True):
            self._keep(artist, recording)

    def _has_moved(self, axes):
        """Return whether what is in the axes is elsewhere now, even if it has not changed."""
        view = _view(axes)
        if self._views.get(axes) == view:
            return False
        locator = axes.get_axes_locator()
        axes.apply_aspect(locator(axes, self._recorder) if locator else None)
        axes._update_title_position(self._recorder)
        self._views[axes] = _view(axes)
        return True

    def _is_new(self, artist, moved):
        slot = self._slots.get(artist)
        if slot is None:
            self._count += 1
            self._slots[artist] = _Slot(self._count)
            return True
        return (artist.axes in moved or artist in moved
                or any(one.stale for one in slot.family))

    def _keep(self, artist, recording):
        """Keep what an artist draws; note whether it is something else than before."""
        slot = self._slots[artist]
        slot.family = _family(artist)
        for one in slot.family:
            one.stale = False
        if recording != slot.recording:
            slot.recording, self._unsent[artist] = recording, None


def _view(axes):
    return (axes.viewLim.get_points().tobytes(), axes.bbox.get_points().tobytes(),
            axes.get_xscale(), axes.get_yscale())


def _in_order(artist):
    """Yield what a figure, or axes in it, draws, lowest first."""
    if not artist.get_visible():
        return
    inside, left_out = artist.get_children(), {artist.patch}
    if isinstance(artist, FigureBase):
        framed = artist.patch.get_visible()
    else:
        framed = artist.axison and artist.get_frame_on()
        if not framed:
            left_out.update(artist.spines.values())
        if not artist.axison:
            left_out.update(one for one in inside if isinstance(one, Axis))
    if framed:
        yield artist.patch
    for one in sorted((one for one in inside if one not in left_out), key=HEIGHT):
        if getattr(one, "name", "") == "rectilinear" or isinstance(one, FigureBase):
            yield from _in_order(one)
        else:
            yield one   # other axes, such as polar ones, are one slot


def _family(artist):
    """Return an artist and all its parts, but not what stands beside it."""
    return [artist] + [one for part in artist.get_children() for one in _family(part)]
