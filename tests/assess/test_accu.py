"""Fusion of tables: accuracy learnt, copies found, a hierarchy of values understood."""

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.dice import Dice
from verify.assess import Tree, fuse_table
from verify.assess.table import echoes

Rows = list[tuple[str, str, str]]


def best(rows: Rows, **options: object) -> dict[str, str]:
    found: dict[str, str] = {}
    for obj, value, _ in fuse_table(rows, **options):  # type: ignore[arg-type]
        found.setdefault(obj, value)
    return found


def planted(objects: int, accuracy: dict[str, float], copies: dict[str, str], seed: str) -> tuple[Rows, dict[str, str]]:
    """Sources that are right so often, among ten wrong values; a copier repeats its model in nine of ten cases."""
    dice = Dice(seed)
    rows: Rows = []
    truth = {}
    for n in range(objects):
        obj, said = f"o{n:04d}", {}
        right = truth[obj] = f"value {dice.number(0, 10)}"
        wrong = [w for k in range(11) if (w := f"value {k}") != right]
        for source, share in accuracy.items():
            copied = copies.get(source)
            if copied is not None and dice.chance(0.9):
                said[source] = said[copied]
            else:
                said[source] = right if dice.chance(share) else dice.pick(wrong)
        rows += [(obj, s, v) for s, v in said.items()]
    return rows, truth


def accuracy_of(found: dict[str, str], truth: dict[str, str]) -> float:
    return sum(found[o] == v for o, v in truth.items()) / len(truth)


def vote(rows: Rows) -> dict[str, str]:
    told: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for obj, _, value in rows:
        told[obj][value] += 1
    return {o: min(values, key=lambda v: (-values[v], v)) for o, values in told.items()}


def test_agreement_is_believed_and_probabilities_are_of_one_object() -> None:
    rows = [("o", "a", "x"), ("o", "b", "x"), ("o", "c", "y")]
    found = fuse_table(rows)
    assert [v for _, v, _ in found] == ["x", "y"] and sum(p for _, _, p in found) <= 1


def test_one_good_source_beats_two_bad_ones() -> None:
    rows, truth = planted(400, {"good": 0.95, "bad": 0.35, "worse": 0.3}, {}, "one good")
    assert accuracy_of(best(rows), truth) > accuracy_of(vote(rows), truth) + 0.05


def test_copies_do_not_outvote_their_betters() -> None:
    sources = {"a": 0.75, "b": 0.75, "model": 0.5, "copy one": 0.5, "copy two": 0.5}
    rows, truth = planted(400, sources, {"copy one": "model", "copy two": "model"}, "copies")
    assert accuracy_of(best(rows), truth) > accuracy_of(vote(rows), truth) + 0.2


def test_probabilities_mean_what_they_say_on_a_planted_table() -> None:
    rows, truth = planted(3000, {"a": 0.8, "b": 0.65, "c": 0.6, "d": 0.45}, {}, "calibration")
    top: dict[str, tuple[str, float]] = {}
    for obj, value, p in fuse_table(rows):
        top.setdefault(obj, (value, p))
    scored = sorted((p, truth[o] == v) for o, (v, p) in top.items())
    bins = [scored[i * len(scored) // 10 : (i + 1) * len(scored) // 10] for i in range(10)]
    assert sum(abs(sum(y for _, y in b) - sum(p for p, _ in b)) for b in bins) / len(scored) < 0.03


TREE = Tree.of({"Harbour": ["Port City"], "Port City": ["Coast"], "Hill Town": ["Inland"], "Coast": [], "Inland": []})


def test_the_more_specific_of_two_that_agree_is_chosen() -> None:
    rows = [("o", "a", "Coast"), ("o", "b", "Port City"), ("p", "a", "Hill Town"), ("p", "b", "Hill Town")]
    assert best(rows, hierarchy=TREE)["o"] == "Port City"


def test_broad_answers_support_a_fine_one_against_another() -> None:
    rows = [(f"x{n}", s, "Harbour") for n in range(5) for s in ("a", "b", "c")]
    rows += [("o", "a", "Coast"), ("o", "b", "Harbour"), ("o", "c", "Hill Town")]
    assert best(rows, hierarchy=TREE)["o"] == "Harbour"


def test_a_tree_knows_depth_size_and_homonyms() -> None:
    tree = Tree({"1": None, "2": "1", "3": None, "4": "3"}, {"1": "A", "2": "Twin", "3": "B", "4": "Twin"})
    assert tree.above("A", "twin") and tree.above("B", "Twin") and not tree.above("Twin", "A")
    assert tree.depth("Twin") == 2 and tree.size("A") == 1 and tree.size("nowhere") == 0 and tree.depth("nowhere") == 1


def test_a_circle_in_a_hierarchy_ends() -> None:
    tree = Tree({"1": "2", "2": "1"}, {"1": "A", "2": "B"})
    assert tree.above("A", "B") and tree.above("B", "A")


TABLES = st.lists(st.tuples(st.sampled_from("opq"), st.sampled_from("abcd"), st.sampled_from(["x", "y", "z"])), min_size=1, max_size=30)


@given(TABLES, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_duplicates_change_nothing_and_probabilities_are_probabilities(rows: Rows, random: object) -> None:
    shuffled = [*rows, *rows[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = fuse_table(rows)
    assert found == fuse_table(shuffled)
    total: dict[str, float] = defaultdict(float)
    for obj, _, p in found:
        assert 0 < p < 1
        total[obj] += p
    assert all(p <= 1 + 1e-9 for p in total.values())


def test_an_empty_table() -> None:
    assert fuse_table([]) == []


def test_values_that_only_echo_the_name_of_their_object_are_judged_by_their_own_record() -> None:
    """A machine that takes a word of the name for the value is not found out on one object, but over many."""
    dice = Dice("echoes")
    rows: Rows = []
    for n in range(120):
        town, name = f"town {dice.number(0, 10)}", f"Lake{chr(97 + n % 26)}, Ann {n}"
        echoed = n % 4 == 0
        rows += [
            (name, "good", name.split(",")[0] if echoed else town),
            (name, "other", town),
            (name, "third", town if dice.chance(0.8) else "x"),
        ]

    def last(word: str) -> str:
        found = best([*rows, (f"{word}, Jo", "good", "Alba"), (f"{word}, Jo", "other", "Rome")])
        return found[f"{word}, Jo"]

    assert (last("Alba"), last("Nile")) == ("Rome", "Alba")


def test_an_echo_is_words_of_the_name_alone() -> None:
    assert echoes("Alba, Jessica", "alba") and not echoes("Alba, Jessica", "Alba Iulia") and not echoes("Bus 7", "7")
