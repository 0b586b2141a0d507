"""What kind of source a name nobody registered is."""

import pytest

from verify.extract.speakers import kind_of_name
from verify.rulepack import Rules


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("River Monitor", "international_media"),
        ("The Harbour Monitor", "international_media"),
        ("Ceasefire Monitor", "monitor"),
        ("River War Monitor", "monitor"),
        ("Monitor of Air Strikes", "monitor"),
        ("Rights Watch of the North", "monitor"),
        ("Harbour Watch", "unknown"),
        ("المرصد الشمالي", "monitor"),
        ("شبكة الميناء", "local"),
    ],
)
def test_a_name_says_what_kind_of_source_it_is(rules: Rules, name: str, kind: str) -> None:
    assert kind_of_name(name, rules) == kind
