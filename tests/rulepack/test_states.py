from verify.rulepack import load_rules
from verify.rulepack.states import state_adjectives
from verify.text.normalise import fold


def test_an_adjective_names_one_state_with_and_without_its_article():
    found = state_adjectives(load_rules([]))
    assert {found[fold(word)] for word in ("Turkish", "تركية", "التركية")} == {"actor.turkey"}
    assert found[fold("الباكستانية")] == "actor.pakistan"
    assert "kurdish" not in found
