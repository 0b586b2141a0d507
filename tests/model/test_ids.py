"""Stable names."""

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from verify.model import sha256_text, stable_id


def test_an_id_is_the_same_on_every_machine() -> None:
    assert stable_id("doc", ["a", None, 3]) == "doc-" + sha256_text("a\x1f\x1f3")[:12]
    code = "from verify.model import stable_id; print(stable_id('doc', ['a', None, 3]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "99", "PYTHONPATH": "."}
    )
    assert done.stdout.strip() == stable_id("doc", ["a", None, 3])


@given(
    st.lists(st.text(st.characters(exclude_characters="\x1f")), max_size=4),
    st.lists(st.text(st.characters(exclude_characters="\x1f")), max_size=4),
)
def test_different_parts_have_different_ids(a: list[str], b: list[str]) -> None:
    assert (stable_id("x", a) == stable_id("x", b)) == (a == b or sorted([a, b]) == [[], [""]])


@given(st.text())
def test_any_text_has_a_hash_even_half_of_a_surrogate_pair(text: str) -> None:
    assert len(sha256_text(text + "\ud800")) == 64
