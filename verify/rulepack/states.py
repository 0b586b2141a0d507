"""Which state an adjective names: "Pakistani", "الباكستانية"."""

from functools import lru_cache

from verify.rulepack.load import Rules
from verify.text.normalise import fold


@lru_cache(maxsize=4)
def state_adjectives(rules: Rules) -> dict[str, str]:
    """The states by their adjectives in all languages, with and without the Arabic article; none that two share."""
    found: dict[str, set[str]] = {}
    for actor in (rules.actors[k] for k in sorted(rules.actors)):
        if actor.kind == "state":
            for name in (fold(n) for names in actor.adjectives.values() for n in names):
                for form in (name, "ال" + name):
                    found.setdefault(form, set()).add(actor.id)
    return {form: next(iter(ids)) for form, ids in sorted(found.items()) if len(ids) == 1}
