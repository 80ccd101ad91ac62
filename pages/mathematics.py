"""LaTeX to MathML, which browsers set themselves: no script, no request, and screen readers can read it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from latex2mathml.converter import convert

SPACE = "http://www.w3.org/1998/Math/MathML"
NORM = "‖"
FUNCTIONS = ("log", "ln", "exp", "sin", "cos", "max", "min", "arg", "det")
SCRIPTED = ("msub", "munder", "msup")
THIN = "0.167em"
OPENING = ("(", "[", "{", "|", NORM)
CLOSING = (")", "]", "}", "|", NORM, "!", "′")
# What latex2mathml lets through or sets badly, in words that it knows.
REWRITTEN = ((r"\\arg(?![A-Za-z])", r"\\operatorname{arg}"),)
COLOURS = {  # of the course's palette; text.css gives each a shade legible on white and one on black
    "#D55E00": "vermillion",
    "#0072B2": "blue",
    "#CC79A7": "purple",
    "#009E73": "green",
    "#E69F00": "orange",
    "#56B4E9": "sky",
    "#F0E442": "yellow",
    "#767676": "grey",
    "#332288": "indigo",
    "#6E6E16": "olive",
    "#882255": "wine",
    "#7A4A2A": "brown",
}

ElementTree.register_namespace("", SPACE)


def to_mathml(latex: str, display: bool = False) -> str:
    """MathML of a formula.

    Raises
    ------
    ValueError
        If a command is not understood; the message names the formula.
    """
    wanted = latex.strip()
    for pattern, known in REWRITTEN:
        wanted = re.sub(pattern, known, wanted)
    try:
        tree = ElementTree.fromstring(convert(wanted, display="block" if display else "inline"))
    except Exception as error:  # latex2mathml has a dozen of its own, and IndexError
        raise ValueError(f"formula not understood ({type(error).__name__}): {latex}") from error
    if "\\" in "".join(tree.itertext()):
        raise ValueError(f"formula has a command that is not understood: {latex}")
    _mend(tree)
    return ElementTree.tostring(tree, encoding="unicode")


def _mend(tree) -> None:
    """Give operators the places that LaTeX knows and latex2mathml does not tell."""
    opened = 0
    for parent in tree.iter():
        if colour := parent.attrib.pop("mathcolor", None):
            parent.set("class", _colour_class(colour))
        children = list(parent)
        for before, element, after in zip([None, *children], children, [*children[1:], None], strict=False):
            _space_function(before, element[0] if _name(element) in SCRIPTED else element, after)
            _space_sign(before, element)
    for operator in tree.iter(f"{{{SPACE}}}mo"):
        if operator.text == NORM:  # an opening one and a closing one, in turn
            opened = 1 - opened
            operator.attrib.update(form="prefix" if opened else "postfix", stretchy="false", lspace="0", rspace="0")


def _colour_class(colour: str) -> str:
    if colour.upper() not in COLOURS:
        raise ValueError(f"colour {colour} is not of the course's palette: {', '.join(COLOURS)}")
    return f"math-{COLOURS[colour.upper()]}"


def _space_function(before, element, after) -> None:
    """Thin spaces around log, max and the like, but none at a bracket, an operator or an end."""
    if (element.text or "") in FUNCTIONS and _name(element) in ("mi", "mo"):
        element.tag = f"{{{SPACE}}}mo"
        left = before is None or (_name(before) == "mo" and (before.text or "") not in CLOSING)
        right = after is None or (_name(after) == "mo" and (after.text or "") in OPENING)
        element.attrib.update(form="prefix", lspace="0" if left else THIN, rspace="0" if right else THIN)


def _space_sign(before, element) -> None:
    """A minus after a bracket, a comma or an operator is a sign; a slash and what acts on a letter stand close."""
    if _name(element) != "mo":
        return
    first = before is None or (_name(before) == "mo" and (before.text or "") not in CLOSING)
    if first and element.text in ("−", "-", "+", "±"):
        element.attrib.update(form="prefix", lspace="0", rspace="0")
    if element.text == "/":
        element.attrib.update(lspace="0.05em", rspace="0.05em")
    if element.text in ("∂", "∇", "□", "∞"):  # letters, as far as space goes
        element.attrib.update(form="prefix", lspace="0", rspace="0")


def _name(element) -> str:
    return element.tag.removeprefix(f"{{{SPACE}}}")
