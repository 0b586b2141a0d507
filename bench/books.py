"""Author lists of books as sellers give them: which list is right? `python -m bench.books BOOK GOLDEN` (the set of Dong and others, 2009).

How two lists are matched, the same for every method: a list is the set of its family names, without case, accents, punctuation,
titles, "Jr." or remarks in brackets. "Knuth, Donald E.", "Donald Ervin Knuth" and "D. Knuth" are one list; a list that lacks an author,
or has one too many, is another. "A, B, C" without semicolons is read as names in their natural order where every part has two words,
as family name and given name in turn where the family names are known from the other sellers of the book.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import combining, normalize

from verify.assess import fuse_table
from verify.assess.table import Prior

Rows = list[tuple[str, str, str]]
_REMARK = re.compile(
    r"\(.*?\)|\[.*?\]|\bet\.? al\.?|\bjr\b\.?|\bsr\b\.?|\bph\.? ?d\b\.?|\bdr\b\.?|\bprof(essor)?\b\.?|\bby\b|\beditors?\b"
    r"|\bed\b\.|\biii?\b|\bauthor\b"
)
_BREAK = re.compile(r"\s*(?:;|/|\||&|\band\b|\bwith\b)\s*")
_NOTHING = frozenset({"", "not available", "na", "n a", "unknown", "various", "none", "no author", "not specified"})
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "da", "di", "la", "le", "del", "el", "al", "ter", "mc", "st"})


def folded(text: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in normalize("NFKD", text.lower()) if not combining(c))


class Authors:
    """Reads the lists of one book; what the plain lists say of family names settles the others."""

    def __init__(self, lists: Iterable[str]) -> None:
        self.family: Counter[str] = Counter()
        for given in lists:
            for part in _parts(given):
                if part.count(",") == 1 and len(part.split(",")[0].split()) == 1:
                    self.family[_word(part.split(",")[0])] += 1
                elif "," not in part and len(part.split()) > 1:
                    self.family[_word(part.split()[-1])] += 1

    def key(self, given: str) -> str:
        """The family names in the order of the alphabet; empty for a list that says nothing."""
        found: set[str] = set()
        for part in _parts(given):
            found.update(self._names(part))
        return " ".join(sorted(n for n in found if len(n) > 1))

    def _names(self, part: str) -> list[str]:
        pieces = [p.strip() for p in part.split(",") if p.strip(" .")]
        if len(pieces) <= 1:
            return [_family(p) for p in pieces]
        if all(len(p.split()) > 1 for p in pieces):
            return [_family(p) for p in pieces]
        if len(pieces) == 2:
            both = all(len(p.split()) == 1 and self.family[_word(p)] > 1 for p in pieces)
            return [_family(p) for p in pieces] if both else [_family_first(pieces[0])]
        known = [self.family[_word(p.split()[-1])] for p in pieces]
        if len(pieces) % 2 == 0 and sum(known[::2]) > sum(known[1::2]):
            return [_family_first(p) for p in pieces[::2]]
        return [_family(p) for p in pieces]


def _parts(given: str) -> list[str]:
    text = _REMARK.sub(" ", folded(given))
    return [p.strip(" .,") for p in _BREAK.split(text) if p.strip(" .,") and _word(p) not in _NOTHING]


def _word(text: str) -> str:
    return re.sub(r"[^a-z ]+", "", text.replace("-", "")).strip()


def _family(name: str) -> str:
    words = [w for w in (_word(x) for x in name.replace(".", ". ").split()) if w and w not in _PARTICLES]
    return words[-1] if words else ""


def _family_first(name: str) -> str:
    words = [w for w in (_word(x) for x in name.split()) if w and w not in _PARTICLES]
    return words[-1] if words else ""


class Lists:
    """The hierarchy of author lists: one that lacks authors is less complete, not wrong."""

    def above(self, broad: str, fine: str) -> bool:
        """Has `fine` all the authors of `broad`, and more?"""
        return set(broad.split()) < set(fine.split())

    def depth(self, value: str) -> int:
        """Authors of the list."""
        return max(1, len(value.split()))

    def size(self, value: str) -> int:
        """Nobody adds authors that no seller names."""
        return 0

    def chain(self, value: str) -> list[str]:
        """The shorter lists matter within one book alone."""
        return []


def read(book: Path, golden: Path) -> tuple[Rows, dict[str, str]]:
    """The claims as (isbn, seller, list) and the true lists, both as sets of family names."""
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in book.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split("\t")
        if len(fields) == 4:
            told[isbn(fields[1])].append((fields[0].strip(), fields[3]))
    rows: Rows = []
    authors = {}
    for number, said in told.items():
        authors[number] = Authors(a for _, a in said)
        rows += [(number, seller, key) for seller, given in said if (key := authors[number].key(given))]
    truth = {}
    for line in golden.read_text(encoding="utf-8", errors="replace").splitlines():
        number, _, given = line.partition("\t")
        if given.strip() and isbn(number) in authors:
            truth[isbn(number)] = Authors([given]).key(given)
    return rows, truth


def isbn(number: str) -> str:
    """The nine digits that both forms share."""
    digits = re.sub(r"[^0-9xX]", "", number)
    return digits[3:12] if len(digits) == 13 else digits[:9]


def vote(rows: Rows) -> dict[str, str]:
    """What most sellers say; of equals the first in the alphabet."""
    return {n: min(c, key=lambda k: (-c[k], k)) for n, c in _told(rows).items()}


def _told(rows: Rows) -> dict[str, Counter[str]]:
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for number, _, key in rows:
        told[number][key] += 1
    return told


def fused(rows: Rows, **options: object) -> dict[str, str]:
    """What `verify fuse` says."""
    best: dict[str, str] = {}
    for number, key, _ in fuse_table(rows, **options):  # type: ignore[arg-type]
        best.setdefault(number, key)
    return best


def crowd(rows: Rows) -> dict[str, dict[str, str]]:
    """The methods of crowd-kit, where it is installed.

    They know a fixed set of labels; the lists of a book become "1st", "2nd", ... by how many sellers give them (of equals by the alphabet), as
    is usual where every task has answers of its own. With the lists themselves for labels only the vote is done in less than 24 GiB.
    """
    try:
        import pandas as pd
        from crowdkit import aggregation
    except ImportError:
        print("crowd-kit is not installed; its methods are left out", file=sys.stderr)
        return {}
    ranked = {n: sorted(c, key=lambda k: (-c[k], k)) for n, c in _told(rows).items()}
    table = pd.DataFrame(
        [(n, seller, ranked[n].index(key)) for n, seller, key in rows], columns=["task", "worker", "label"]
    ).drop_duplicates()
    found = {}
    for name in ("MajorityVote", "Wawa", "ZeroBasedSkill", "OneCoinDawidSkene", "DawidSkene", "GLAD", "MMSR", "MACE"):
        try:
            best = getattr(aggregation, name)().fit_predict(table).to_dict()
            found[name] = {
                str(n): ranked[str(n)][int(at)] for n, at in best.items() if int(at) < len(ranked[str(n)])
            }  # else no list of the book
        except Exception as error:  # noqa: BLE001 - what one method cannot do must not cost the figures of the others
            print(f"{name}: {type(error).__name__}: {error}"[:200], file=sys.stderr)
    return found


def accuracy(found: dict[str, str], truth: dict[str, str]) -> float:
    """Share of the golden books whose list is right."""
    return sum(found.get(n) == k for n, k in truth.items()) / len(truth)


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the accuracy of every method on the golden books."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.books", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("book", type=Path)
    parser.add_argument("golden", type=Path)
    args = parser.parse_args(arguments)
    rows, truth = read(args.book, args.golden)
    told = _told(rows)
    plain = Prior(exact=0.8, general=0.0, wrong=0.2, strength=5.0)
    figures = {
        "books": len(truth), "ceiling": sum(k in told[n] for n, k in truth.items()) / len(truth),
        "vote": accuracy(vote(rows), truth), "verify fuse": accuracy(fused(rows), truth),
        "verify fuse, lists by completeness": accuracy(fused(rows, hierarchy=Lists()), truth),
        "ACCU": accuracy(fused(rows, prior=plain, copies=False), truth),
        **{f"crowd-kit {name}": accuracy(best, truth) for name, best in crowd(rows).items()},
    }  # fmt: skip
    print(json.dumps({k: round(v, 4) for k, v in figures.items()}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
