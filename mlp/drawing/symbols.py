"""The letters of video 4 as one line of plain text: w⁽ᴸ⁻¹⁾, a₂⁽ᴸ⁾, ∂C₀/∂w₁₀⁽ᴸ⁾."""

RAISED = str.maketrans("0123456789-L()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᴸ⁽⁾")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def symbol(letter, back=0, neurons=""):
    """Return a variable's name as the video writes it.

    Parameters
    ----------
    letter : str
        ``"C"`` and, without neurons, ``"y"`` have no layer.
    back : int
        How many layers before the last: 1 gives (L−1).
    neurons : str
        Their numbers, for a weight first that where it ends; empty if each layer has one neuron.
    """
    if letter == "C":
        return "C₀"
    neurons = neurons.translate(LOWERED)
    if letter == "y":
        return f"y{neurons}"
    return f"{letter}{neurons}" + f"(L{f'-{back}' if back else ''})".translate(RAISED)


def derivative(of, by):
    """Return ``∂of/∂by`` in one line."""
    return f"∂{of}/∂{by}"
