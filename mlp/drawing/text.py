"""Numbers in words, and text among drawings."""


def in_words(value, decimals=3):
    """Return a number as it is written everywhere: a real minus sign, and no minus zero."""
    return f"{_exact(value, decimals):z.{decimals}f}".replace("-", "−")


def signed(value, decimals=3):
    """Return a number with its sign, which one too small for its decimals keeps: "−0.000"."""
    return f"{_exact(value, decimals):+.{decimals}f}".replace("-", "−")


def _exact(value, decimals):
    """Return a number without what is but rounding noise, which differs between machines."""
    return round(float(value), decimals + 6) + 0.0


def in_powers(value):
    """Return a number that may be very small in three digits: ``0.456``, ``3.12·10⁻⁸``, ``0``."""
    if 0.01 <= abs(value) < 1000:
        return f"{value:#.3g}".rstrip(".").replace("-", "−")
    if not value:
        return "0"
    digits, exponent = f"{value:.2e}".split("e")
    return f"{digits}·{power_of_ten(int(exponent))}".replace("-", "−")


def power_of_ten(exponent):
    """Return ``10⁻⁵`` for -5."""
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def name_of(which, names=(), most=99):
    """Return a class's name, or its number if it has none; beyond so many letters it is cut off."""
    name = names[which] if which < len(names) else f"{which}"
    return name if len(name) <= most else f"{name[:most - 1]}…"


def a_digit(which, names=()):
    """Return a digit or another class with the word before it: "a 3", "an 8", "a bag"."""
    name = name_of(which, names)
    vowels = "8aefhilmnorsx" if len(name) == 1 else "aeiou"     # "an F", but "a fox"
    return f"an {name}" if name[0].lower() in vowels else f"a {name}"


def are_words(names):
    """Return whether some class has a name of more than a letter, which needs more room."""
    return any(len(name) > 1 for name in names)


def sentence(words):
    """Return words with a capital at their start, and as they are after it."""
    return words[:1].upper() + words[1:]


def add_text(axes, x, y, text="", **looks):
    """Add plain text, the middle of its digits at (x, y) unless `looks` says otherwise."""
    return axes.text(x, y, text, **{"va": "center_baseline", "parse_math": False, **looks})


def say(texts, words):
    """Write other `words` into each of several texts."""
    for text, said in zip(texts, words, strict=True):
        text.set_text(str(said))
