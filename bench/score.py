"""How right an answer about a planted world is."""

from collections import Counter
from collections.abc import Iterable, Mapping


def b_cubed(groups: Iterable[Iterable[str]], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 of a grouping (Bagga and Baldwin 1998), each claim weighing the same."""
    of = {claim: n for n, group in enumerate(groups) for claim in group}
    both = Counter((of[claim], event) for claim, event in truth.items())
    found, real = Counter(of[claim] for claim in truth), Counter(truth.values())
    precision = sum(n * n / found[group] for (group, _), n in both.items()) / len(truth)
    recall = sum(n * n / real[event] for (_, event), n in both.items()) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)
