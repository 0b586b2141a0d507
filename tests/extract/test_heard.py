import pytest

from tests.extract.conftest import Read

OTHERS = "A police officer said a house was hit in the attack. "


@pytest.mark.parametrize("between", ["", OTHERS])
def test_an_office_alone_is_the_one_who_was_called_so_before(read: Read, between: str):
    text = f"The mayor said two people were killed in the attack. {between}The mayor said five others were wounded in the attack."
    names = {c.source.name for c in read(text)}
    assert names == ({"The mayor", "A police officer"} if between else {"The mayor"})


def test_who_has_not_spoken_before_is_somebody_new(read: Read):
    claims = read("Two people were killed in the strike. The governor said five others were wounded in the strike.")
    assert "The governor" in {c.source.name for c in claims}


def test_a_group_that_points_back_is_the_armed_group_named_last(read: Read):
    text = "Rockets hit a base held by Kataib Hezbollah on Saturday. The group said two of its fighters were killed in the attack."
    assert "Kataib Hezbollah" in {c.source.name for c in read(text)}
