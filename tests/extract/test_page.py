from tests.extract.conftest import Read

STORY = "قتل ثلاثة مدنيين بقصف مدفعي على بلدة سرمين."


def test_lists_of_other_stories_are_not_read(read: Read):
    alone = read(STORY)
    assert [c.killed.min for c in alone if c.killed] == [3]
    assert read(STORY + "\nمقالات ذات صلة\nمقتل تسعة أشخاص بغارة روسية على سوق") == alone
    assert read(STORY + "\nالسابق مقتل تسعة أشخاص بغارة روسية على سوق") == alone


def test_what_readers_wrote_beneath_is_not_read(read: Read):
    assert read("Two people were killed in a strike. All reactions: 41 Like. Nine people were killed by Russian jets") == read(
        "Two people were killed in a strike. "
    )


def test_a_text_that_opens_with_such_a_word_is_read(read: Read):
    assert read("مقالات ذات صلة\n" + STORY)[0].killed is not None
