"""One root, and where a rule is wrong."""

from verify.errors import InputError, RuleError, VerifyError


def test_every_error_of_ours_has_one_root() -> None:
    assert issubclass(InputError, VerifyError) and issubclass(RuleError, VerifyError)


def test_a_rule_error_says_where() -> None:
    assert str(RuleError("is wrong", "a.yml", 3)) == "a.yml:3: is wrong"
    assert str(RuleError("is wrong")) == "is wrong"
