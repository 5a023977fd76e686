"""Put the results of a class together: who got what, and which mistakes were common.

``python -m notebooks.class_results FOLDER`` reads every text file there that `panels.my_results`
has written, or a student has pasted; `class_results` does the same in a notebook.
"""

import sys
from collections import Counter
from pathlib import Path

FIRST = "nudge results"
KINDS = ["before", "after", "prediction", "exercise"]
MOST_BYTES = 100_000
COMMON = 12


def read(file):
    """Return the lines of one file as tuples of fields; empty if it holds no results."""
    if file.stat().st_size > MOST_BYTES:
        return []
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    lines = [tuple(field.strip() for field in line.split(" | ")) for line in text.splitlines()]
    start = next((k for k, line in enumerate(lines) if line[0].rstrip(" |") == FIRST), len(lines))
    return lines[start:]


def class_results(folder):
    """Return a table of the results in a folder, as text.

    Parameters
    ----------
    folder : str or path
        Holds a text file from each student.

    Raises
    ------
    ValueError
        If no file there holds results.
    """
    files = {file: read(file) for file in sorted(Path(folder).glob("*.txt"))}
    if not any(files.values()):
        raise ValueError(f"{folder} has no results: put the .txt files there that students made "
                         'with panels.my_results("name", file="name.txt")')
    rows, mistakes = [], Counter()
    for file, lines in files.items():
        if lines:
            rows.append(_row(file, lines))
            mistakes.update(set(_mistakes(lines)))
    counted = sorted(mistakes.items(), key=lambda item: (-item[1], item[0]))
    unread = [file.name for file, lines in files.items() if not lines]
    return "\n".join([
        _table([["", *KINDS, "exercises right"], *rows]), "",
        "Common mistakes:", *[f"{count:4} × {what}" for what, count in counted[:COMMON]],
        *([f"Not read, as they hold no results: {', '.join(unread)}"] if unread else [])])


def _row(file, lines):
    """Return one student's name, what is right of how many, and the exercises that are."""
    name = lines[0][1] if len(lines[0]) > 1 and lines[0][1] else file.stem
    of = {kind: [line for line in lines if line[0] == kind and len(line) == 4] for kind in KINDS}
    right = {kind: [line for line in of[kind] if "right" in line[2:]] for kind in KINDS}
    return [name, *(f"{len(right[kind])}/{len(of[kind])}" if of[kind] else "–" for kind in KINDS),
            ", ".join(line[1] for line in right["exercise"])]


def _mistakes(lines):
    for line in lines:
        if line[0] in KINDS[:3] and line[3:] == ("wrong",):
            yield f"{line[0]} “{line[1]}”: {line[2]}"
        elif line[0] == "mistake" and len(line) == 3:
            yield f"exercise {line[1]}: {line[2]}"


def _table(rows):
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                     .rstrip() for row in rows)


if __name__ == "__main__":
    try:
        print(class_results(*sys.argv[1:]))
    except (TypeError, ValueError, OSError) as error:
        sys.exit(f"Name one folder of results: {error}")
