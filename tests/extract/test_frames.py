"""What a site writes round a post or a story is hidden; what is told stays where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.extract.frames import without_frames

POST = (
    "حلب الآن - قصف على حي الشعار...\nFacebook\u200eحلب الآن\u200e's Post\n\n"
    "حلب الآن Verified accountMay 3, 2024 · Shared with Publicقتل مدنيان بقصف على حي الشعارAll reactions:41 commentLikeCommentرحمهم الله في إدلب"
)
STORY = "A shell hit the market of the old town at noon and killed two people who were buying bread, the mayor said."
LINKS = ["Strike on the port", "Ten killed in the capital", "Price of bread rises", "Minister travels abroad"]


def shown(text: str) -> str:
    return " ".join(without_frames(text).split())


def test_the_account_of_a_post_and_its_readers_are_no_part_of_it() -> None:
    assert shown(POST) == "قصف على حي الشعار... May 3, 2024 قتل مدنيان بقصف على حي الشعار"


def test_a_post_with_a_short_frame_keeps_its_words() -> None:
    assert shown("Post\n\nPost\n\nحمص الآن@homsnowقصف على الوعر1:40 PM · Feb 28, 20249KViews15") == "قصف على الوعر1:40 PM · Feb 28, 2024"
    assert shown("Conversationشاهد@eye_1#مجزرة_الحي5:52 PM · Aug 19, 2022·Twitter Web AppReplying to @eye_1رحمهم الله") == (
        "#مجزرة_الحي5:52 PM · Aug 19, 2022"
    )
    assert shown("Copy link to Tweet\n\nEmbed Tweet\n\nTwo killed\n\nBack to top ↑") == "Two killed"


def test_the_account_behind_the_last_bar_of_a_post_is_no_part_of_it() -> None:
    assert shown("قصف على محيط السد وإصابة ثلاثة مدنيين #عاجل | عفرين الآن") == "قصف على محيط السد وإصابة ثلاثة مدنيين #عاجل"
    told = ["عاجل | قصف على محيط السد", "Three hurt near the dam | Two of them are children.", "قصف على محيط السد وسقوط جرحى | #ريف_حلب"]
    assert [shown(text) for text in told] == told


def test_a_page_of_headlines_alone_tells_no_story() -> None:
    front = [f"{line} and what it means for the neighbours" for line in LINKS for _ in range(3)]
    assert shown("\n\n".join(["Friday 31 July", *front])) == ""
    assert shown("\n\n".join(front[:6])) != ""


def test_links_to_the_stories_before_and_after_end_a_story() -> None:
    assert (
        shown("مقتل مدنيين بقصف على البلدة القديمة\n\nالسابق\n\nغارة على الميناء\n\nالتالي\n\nحريق في السوق")
        == "مقتل مدنيين بقصف على البلدة القديمة"
    )


def test_an_account_named_in_a_story_stays() -> None:
    assert shown("The governor wrote to @press_office on Monday.") == "The governor wrote to @press_office on Monday."


def test_headlines_behind_a_story_are_other_stories() -> None:
    assert shown("\n\n".join(["Shell hits market", STORY, *LINKS])) == f"Shell hits market {STORY}"


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(LINKS),
        "\n\n".join([STORY, *LINKS[:3]]),
        "\n\n".join([STORY, "Their names are:", *LINKS]),
        "\n\n".join([STORY, *(f"- {line}" for line in LINKS)]),
        "\n\n".join([STORY, *(f"{line}." for line in LINKS)]),
    ],
)
def test_lists_that_a_story_tells_stay(text: str) -> None:
    assert without_frames(text) == text


def test_a_line_that_ends_a_story_ends_it() -> None:
    assert shown("مقتل مدنيين بقصف على البلدة القديمة\n\n0\n\nالتعليقات\n\nحلب\n\nدمشق") == "مقتل مدنيين بقصف على البلدة القديمة"
    assert shown("التعليقات\n\nمقتل مدنيين") == "التعليقات مقتل مدنيين"
    assert shown(f"{STORY}\n\nMost read\n\nStrike on the port") == STORY


@given(st.text(alphabet=st.sampled_from("aب \n.:·@1" + "ة"), max_size=80))
def test_every_character_left_stands_where_it_stood(middle: str) -> None:
    text = POST + "\n\n" + middle + "\n\n" + "\n\n".join([STORY, *LINKS])
    left = without_frames(text)
    assert len(left) == len(text)
    assert all(b in (a, " ") for a, b in zip(text, left, strict=True))
    assert without_frames(left) == left or len(left.split()) >= len(without_frames(left).split())


def test_blank_lines_without_end_are_read_once() -> None:
    assert without_frames(" " * 300_000 + "\n" * 300_000 + "x") == " " * 300_000 + "\n" * 300_000 + "x"
