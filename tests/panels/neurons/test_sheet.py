"""The sheet: strokes without gaps, a soft edge, undo, and a text that brings it all back."""

import base64
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlp.panels.neurons.sheet import (
    Sheet,
    StrokeSheet,
    read_cells,
    read_path,
    write_cells,
    write_path,
)


def stroke(sheet, *points, radius=2.0, paint=1.0):
    sheet.begin(points[0], radius, paint)
    for point in points[1:]:
        sheet.go_on([point], radius, paint)


def test_a_fast_stroke_has_no_gaps_however_its_points_come_and_painting_it_again_adds_nothing():
    one, other = Sheet(40), Sheet(40)
    stroke(one, (3, 5), (37, 30), (5, 35))
    other.begin((3, 5), 2, 1)
    other.go_on([(37, 30), (5, 35)], 2, 1)
    assert one.value == other.value
    for x, y in zip(np.linspace(3, 37, 100), np.linspace(5, 30, 100), strict=True):
        assert one.cells[int(y), int(x)] == 1
    stroke(one, (3, 5), (37, 30), (5, 35))
    assert one.value == other.value


def test_the_brush_is_as_large_as_it_says_and_soft_at_its_edge():
    sheet = Sheet(41)
    stroke(sheet, (20.5, 20.5), radius=5)
    row = sheet.cells[20]
    assert row[20] == row[24] == 1 and row[14] == 0
    assert 0.4 < row[25] < 0.6 and row[26] == 0


def test_the_eraser_takes_away_and_paint_below_zero_goes_over_paint_above():
    sheet = Sheet(40)
    stroke(sheet, (5, 20), (35, 20))
    stroke(sheet, (20, 5), (20, 35), paint=-1)
    assert sheet.cells[20, 20] == -1 and sheet.cells[20, 8] == 1
    stroke(sheet, (5, 20), (35, 20), radius=4, paint=0)
    assert sheet.cells[20, 20] == sheet.cells[20, 8] == 0 and sheet.cells[8, 20] == -1
    sheet = Sheet(40)
    for paint in (1.0, -1.0):   # it takes away a dab of its own size, soft edge and all
        stroke(sheet, (13.5, 7.5), (20, 20), radius=1, paint=paint)
        stroke(sheet, (13.5, 7.5), (20, 20), radius=1, paint=0)
        assert sheet.value == ""


def test_what_the_brush_does_not_touch_stays_and_it_may_leave_the_sheet():
    sheet = Sheet(40)
    stroke(sheet, (30, 8), paint=-1)
    before = sheet.cells.copy()
    stroke(sheet, (2, 2), (38, 38))  # diagonally past it
    assert np.array_equal(sheet.cells[4:12, 26:34], before[4:12, 26:34]) and before.min() == -1
    sheet = Sheet(20)
    stroke(sheet, (10, 10), (50, -30), (-40, 10), (10, 15))
    assert sheet.cells[10, 2] == 0 and sheet.cells[10, 10] == 1


@pytest.mark.parametrize("kind", [Sheet, StrokeSheet])
def test_undo_takes_back_stroke_by_stroke_and_a_clear(kind):
    sheet, values = kind(30), []
    for k in range(3):
        values.append(sheet.value)
        stroke(sheet, (5, 5 + 8 * k), (25, 5 + 8 * k))
    full = sheet.value
    sheet.clear()
    assert sheet.value == "" and not sheet.cells.any()
    sheet.undo()
    assert sheet.value == full
    for value in reversed(values):
        sheet.undo()
        assert sheet.value == value and bool(value) == sheet.cells.any()
    sheet.undo()
    assert sheet.value == ""


@given(st.integers(0, 60), st.integers(0, 2**32))
def test_the_text_brings_every_sheet_and_every_path_back(size, seed):
    rng = np.random.default_rng(seed)
    cells = rng.integers(-15, 16, (size + 1, size + 1)) / 15
    np.testing.assert_array_equal(read_cells(write_cells(cells), size + 1), cells)
    path = rng.integers(-2**15, 2**15, (size, 4), dtype=np.int16)
    np.testing.assert_array_equal(read_path(write_path(path), 56), path)


def test_strokes_are_drawn_again_at_another_size_with_the_same_pen():
    sheet = StrokeSheet(56)
    stroke(sheet, (10, 20), (22, 20))
    stroke(sheet, (10, 26), (22, 26))
    stroke(sheet, (22, 26), paint=0.0)      # and its right end is erased
    rows, columns = (np.flatnonzero(sheet.fitted(40).any(axis)) for axis in (1, 0))
    assert len(columns) == pytest.approx(40, abs=1) and len(rows) < 30
    for ends in (rows, columns):
        assert ends[[0, -1]].mean() == pytest.approx(27.5, abs=0.6)
    middle = sheet.fitted(40)[:, 20]
    assert middle.sum() == pytest.approx(sheet.cells[:, 14].sum(), abs=0.2)     # across two pens
    assert not StrokeSheet(56).fitted(40).any()


@pytest.mark.parametrize("kind", [Sheet, StrokeSheet])
@pytest.mark.parametrize("text", [
    "drawing", "äöü", "=", "AAAA", write_cells(np.ones((9, 9))),
    base64.urlsafe_b64encode(zlib.compress(bytes(10**6))).decode()])
def test_a_text_that_is_no_drawing_gets_one_sentence(text, kind):
    with pytest.raises(ValueError, match="is no drawing of 28 by 28 cells$"):
        kind(28).read(text)
