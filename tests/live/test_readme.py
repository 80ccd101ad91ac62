"""The gallery of live's README: each block of code makes the figure whose still stands above it.

`python tests/live/test_readme.py` draws the stills anew.
"""

import re
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from PIL import Image, ImageChops

from lecture_lib import live

matplotlib.use("agg")
import matplotlib.pyplot as plt  # noqa: E402

README = Path(live.__file__).with_name("README.md")
IMPORTS, *BLOCKS = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.S)
assert len(BLOCKS) == 5
STILLS = re.findall(r"!\[.+\]\((gallery/\d\.png)\)", README.read_text("utf-8"))


def figure_of(block):
    names = {}
    with matplotlib.rc_context(matplotlib.rcParamsDefault | {"backend": "agg"}):
        exec(IMPORTS + block, names)
        plt.close("all")
        return names["figure"].build()


@pytest.mark.parametrize(("still", "block"), list(zip(STILLS, BLOCKS, strict=True)), ids=STILLS)
def test_the_code_draws_the_still(still, block, tmp_path):
    figure = figure_of(block)
    (tmp_path / "drawn.png").write_bytes(figure._png)
    drawn, kept = (Image.open(file).convert("RGB") for file in (tmp_path / "drawn.png", README.parent / still))
    assert drawn.size == kept.size
    assert (np.asarray(ImageChops.difference(drawn, kept)).max(-1) > 40).mean() < 0.01, tmp_path
    assert figure._tracks and figure.alt


if __name__ == "__main__":
    for still, block in zip(STILLS, BLOCKS, strict=True):
        (README.parent / still).parent.mkdir(exist_ok=True)
        (README.parent / still).write_bytes(figure_of(block)._png)
