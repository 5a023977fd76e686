"""Measurements as a Markdown table, beside what we want them to be."""

from statistics import median

HEAD = ("| | key to picture | pictures of 60 moves | last move to rest | in the kernel "
        "| kernel to browser |\n|---|--:|--:|--:|--:|--:|")


def medians(seen):
    """Return the median of every measure, None where there is nothing to measure."""
    columns = {name: [one[name] for one in seen if one[name] is not None] for name in seen[0]}
    return {name: median(values) if values else None for name, values in columns.items()}


def table(rows):
    """Return a Markdown table of `rows`, a dict from a way's name to its medians."""
    return "\n".join([HEAD, *(_row(name, numbers) for name, numbers in rows.items())])


def _row(name, m):
    kernel = "–" if m["kernel"] is None else f"{m['kernel']:.1f} ms"
    size = f"{m['bytes'] / 1000:.1f} kB" if m["bytes"] else "–"
    return (f"| {name} | {m['key']:.0f} ms | {m['shown']:.0f} | {m['rest']:.0f} ms "
            f"| {kernel} | {size} |")


def ratios(interact, ours, trip, browser, _):
    """Return our numbers beside the targets, line by line, all from medians."""
    compared = [
        ("times faster than interact, key to picture", interact["key"] / ours["key"], 5, True),
        ("times as long as wholly in the browser", ours["key"] / browser["key"], 2, False),
        ("of 60 moves shown", ours["shown"], 40, True),
        ("ms to rest", ours["rest"], 100, False),
        ("ms in the kernel", ours["kernel"], 10, False)]
    lines = [f"- {number:.3g} {what} (target: at {'least' if at_least else 'most'} {aim}, "
             f"{'met' if number == aim or (number > aim) == at_least else 'missed'})"
             for what, number, aim, at_least in compared]
    return "\n".join([
        *lines, f"- {ours['key'] / trip['key']:.3g} times as long as the round trip alone, and "
        f"{ours['shown'] / trip['shown']:.0%} of the pictures it can show"])


def write(text, path, name="bench"):
    """Put `text` between the two marker comments of that `name` in the file `path`.

    Raises
    ------
    ValueError
        If the file is missing or has not both markers, in order.
    """
    try:
        whole = path.read_text("utf-8")
    except FileNotFoundError:
        raise ValueError(f"there is no {path.name} to write the table into") from None
    first, last = f"<!-- {name}: start -->", f"<!-- {name}: end -->"
    before, start, rest = whole.partition(first)
    _, end, after = rest.partition(last)
    if not start or not end:
        raise ValueError(f"{path.name} needs the lines {first} and {last} around the table")
    path.write_text(f"{before}{first}\n{text}\n{last}{after}", "utf-8")
