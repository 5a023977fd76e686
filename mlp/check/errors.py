"""What an error in a student's function means: in which line, and in plain words."""

import ast
import linecache
import re

import numpy as np

from . import words

# What Python or numpy says (with its kind before it), and what that means.
MEANINGS = [
    (r"bitwise_xor|for \^", "`^` is not a power in Python; that is `**`"),
    (r"(float\d*|int\d*)' object is not iterable|iteration over a 0-d",
     "there is a single number where several are needed; `@` and `.sum()` have added up already"),
    (r"multiply sequence by non-int|for .*'list'|'list' and|^TypeError: bad operand.*'list'",
     "a plain list cannot be calculated with; `np.array( )` makes an array of it"),
    (r"'list' object has no attribute", "a plain list cannot do that; `np.array( )` makes an "
     "array of it"),
    (r"'ndarray' object has no attribute '(append|insert|extend)'",
     "an array cannot grow; begin with an empty list, `[ ]`"),
    (r"^UnboundLocalError.*variable '(\w+)'",
     "`{1}` has no value yet; it needs one before the loop"),
    (r"^NameError: name '(\w+)'", "nothing is called `{1}` there"),
    (r"'NoneType'", "there is a None, which comes from a function that returns nothing"),
    (r"'(builtin_function_or_method|function|method)'", "a pair of brackets is missing behind the "
     "name of a function"),
    (r"object is not callable", "what stands before the brackets is no function; perhaps a `*` is "
     "missing"),
    (r"invalid index to scalar|not subscriptable",
     "what stands before the `[ ]` has no places; it is a single number, or a function"),
    (r"cannot reshape", "so many numbers do not fill a table of this shape"),
    (r"index.* out of (range|bounds)", "there is no such place; places are counted from 0"),
    (r"only (length-1|0-dimensional) arrays|only integer scalar arrays",
     "a whole array stands where a single number is needed; `np.exp` takes arrays, `math.exp` does "
     "not"),
    (r"truth value of an array", "a whole array is neither true nor false; ask about one number"),
    (r"'float' object cannot be interpreted as an integer|slice indices must be int",
     "a place or a count has to be a whole number; `//` divides without a remainder"),
    (r"maximum recursion", "it calls itself, again and again"),
    (r"^RuntimeError: dictionary|^TypeError: .*takes .* positional argument",
     "a function gets more than it takes"),
]
SHAPE = re.compile(r"\((?:\d+,? ?)*\)")


def explain(error, function):
    """Return where in `function` an error came up, and what it means: two texts, perhaps empty."""
    trace = _inside(error.__traceback__, getattr(function, "__code__", None))
    if trace is None:
        return "", _meaning(error)
    line = linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno).split("#")[0]
    code = f", `{words.line(line, 70)}`," if line.strip() else ""
    return f" in line {trace.tb_lineno}{code}", _shapes(error, trace) or _meaning(error)


def _inside(trace, code):
    """Return the last step on the way to an error that is in the same cell or file."""
    last = None
    while trace and code:
        if trace.tb_frame.f_code.co_filename == code.co_filename:
            last = trace
        trace = trace.tb_next
    return last


def _meaning(error):
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # a class of the student's own, whose __str__ does not work
        return ""
    for sign, meaning in MEANINGS:
        if found := re.search(sign, text):
            return meaning.replace("{1}", found[1] if found.groups() and found[1] else "")
    return ""


def _shapes(error, trace):
    """Return which two shapes met, and what has them, if that is what the error is about."""
    text = str(error) if type(error) is ValueError else ""
    if not re.search("matmul|not aligned|broadcast", text):
        return ""
    frame = trace.tb_frame
    known = [(f"`{name}`", shape) for name, shape in _operands(trace) if shape is not None]
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


def _operands(trace):
    """Return the texts on both sides of what went wrong, with their shapes where these are known.

    What calls a function is not worked out a second time.
    """
    frame = trace.tb_frame
    start, end, left, right = list(frame.f_code.co_positions())[trace.tb_lasti // 2]
    line = linecache.getline(frame.f_code.co_filename, start or 0).encode()
    if start != end or left is None:
        return []
    try:
        node = ast.parse(line[left:right].decode()).body[0]
    except (SyntaxError, ValueError, IndexError):
        return []
    node = getattr(node, "value", node) if isinstance(node, ast.Expr) else node
    sides = {ast.BinOp: lambda: [node.left, node.right], ast.Call: lambda: node.args[:2],
             ast.AugAssign: lambda: [node.target, node.value]}.get(type(node), list)()
    return [(words.line(ast.unparse(side), 40), _shape_of(side, frame)) for side in sides]


def _shape_of(side, frame):
    if any(isinstance(part, (ast.Call, ast.NamedExpr)) for part in ast.walk(side)):
        return None
    code = ast.unparse(side)
    try:
        return np.shape(eval(code, frame.f_globals, frame.f_locals))
    except Exception:  # it may be part of what went wrong
        return None
