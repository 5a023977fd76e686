"""What an error in a student's function means: in which line, and in plain words."""

import ast
import linecache
import re
from importlib.resources import files
from numbers import Integral, Real

import numpy as np

from . import words

# What Python or numpy says, and what that means.
MEANINGS = [line.split(" -> ") for line in
            (files("mlp.assets") / "errors.txt").read_text("utf-8").splitlines()[3:]]
SHAPE = re.compile(r"\((?:\d+,? ?)*\)")


def explain(error, function):
    """Return where in `function` an error came up, and what it means: two texts, perhaps empty."""
    trace = _inside(error.__traceback__, getattr(function, "__code__", None))
    if trace is None:
        return "", _meaning(error)
    line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).split("#")[0]
    code = f", `{words.line(line, 70)}`," if line.strip() else ""
    meaning = _function(error, trace) or _place(error, trace) or _shapes(error, trace)
    return f" in line {trace.tb_lineno}{code}", meaning or _meaning(error, trace.tb_next)


def _inside(trace, code):
    """Return the last step on the way to an error that is in the same cell or file."""
    last = None
    while trace and code:
        if trace.tb_frame.f_code.co_filename == code.co_filename:
            last = trace
        trace = trace.tb_next
    return last


def _meaning(error, deeper=None):
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # a class of the student's own, whose __str__ does not work
        return ""
    for sign, meaning in MEANINGS:
        if found := re.search(sign, text):
            if deeper and "[ ]" in meaning:
                return "what is called there needs a whole array, and gets a single number"
            return meaning.replace("{1}", found[1] if found.groups() and found[1] else "")
    return ""


def _function(error, trace):
    """Return which operand is a function that nobody has called, or ""."""
    names = [name for name, thing in _operands(trace) if callable(thing)]
    return f"{words.listed(names)} is a function; it does nothing without a pair of brackets " \
           "behind it" if names and type(error) in (TypeError, ValueError) else ""


def _place(error, trace):
    """Return which place was asked for and how many there are, if the error is about that."""
    node, frame = _at_fault(trace), trace.tb_frame
    if not isinstance(error, (IndexError, TypeError)) or not isinstance(node, ast.Subscript):
        return ""
    name, thing = f"`{ast.unparse(node.value)}`", _value(node.value, frame)
    for axis, part in enumerate(getattr(node.slice, "elts", [node.slice])):
        place = _value(part, frame)
        shape = (len(thing),) if isinstance(thing, (list, tuple)) else getattr(thing, "shape", ())
        if len(shape) <= axis or not isinstance(place, Real):
            continue
        count, many = shape[axis], ["rows", "columns"][axis] if len(shape) == 2 else "entries"
        if not isinstance(place, Integral):
            return (f"{words.short(place)} is not a place, which is a whole number; `for k in x` "
                    "goes through the entries of `x`, and `range(len(x))` through their places")
        if not count:
            return f"{name} is empty, so it has no place to fill; `.append( )` makes it longer"
        if not -count <= place < count:
            return (f"{name} has {count} {many}, so the last is in place {count - 1}, and here "
                    f"place {place} is asked for")
    return ""


def _shapes(error, trace):
    """Return which two shapes met, and what has them, if that is what the error is about."""
    text = str(error) if type(error) is ValueError else ""
    if not re.search("matmul|not aligned|broadcast", text):
        return ""
    frame = trace.tb_frame
    known = [(name, np.shape(thing)) for name, thing in _operands(trace) if thing is not None]
    shapes = [shape for _, shape in known]
    if len(known) < 2:
        shapes = [tuple(map(int, re.findall(r"\d+", found))) for found in SHAPE.findall(text)][:2]
        known = [(f"`{name}`", np.shape(thing)) for name, thing in frame.f_locals.items()
                 if isinstance(thing, np.ndarray) and (thing.shape in shapes or not shapes)]
    met = f"the shapes {words.listed(map(str, shapes))} do not fit" if shapes else (
        "two shapes do not fit")
    whose = f"; {words.listed([f'{name} has {shape}' for name, shape in known])}" if known else ""
    rule = "" if "broadcast" in text else (
        "; `@` needs as many columns on its left as rows on its right")
    return f"{met}{whose}{rule}"


def _at_fault(trace):
    """Return the piece of code that went wrong, where it stands in one line, or None."""
    frame = trace.tb_frame
    start, end, left, right = list(frame.f_code.co_positions())[trace.tb_lasti // 2]
    line = linecache.getline(frame.f_code.co_filename, start or 0).encode()
    if start != end or left is None:
        return None
    try:
        node = ast.parse(line[left:right].decode()).body[0]
    except (SyntaxError, ValueError, IndexError):
        return None
    return node.value if isinstance(node, ast.Expr) else node


def _operands(trace):
    """Return the texts on both sides of what went wrong, with their values, None if not known."""
    node = _at_fault(trace)
    sides = {ast.BinOp: lambda: [node.left, node.right], ast.Call: lambda: node.args[:2],
             ast.AugAssign: lambda: [node.target, node.value]}.get(type(node), list)()
    return [(f"`{words.line(ast.unparse(side), 40)}`", _value(side, trace.tb_frame))
            for side in sides]


def _value(side, frame):
    """Return the value of a piece of code; what calls a function is not worked out once more."""
    if any(isinstance(part, (ast.Call, ast.NamedExpr)) for part in ast.walk(side)):
        return None
    try:
        return eval(ast.unparse(side), frame.f_globals, frame.f_locals)
    except Exception:  # it may be part of what went wrong
        return None
