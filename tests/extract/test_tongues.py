from hypothesis import given
from hypothesis import strategies as st

from verify.extract import Extractor
from verify.extract.tongues import main_script, scripts, tongues
from verify.model import Document


def test_the_script_of_most_letters():
    assert main_script("قصف on") == "ARABIC" and main_script("1, 2") is None
    assert scripts("aб1")["CYRILLIC"] == 1


def test_a_post_is_read_in_its_letters_whatever_language_is_stated(extractor: Extractor):
    text = "Copy link to post\n\nقتل خمسة مدنيين في غارة على المدينة\n\n2 Likes  Back to top"
    (claim,) = extractor.extract(Document(id="d", text=text, lang="en", source="x", published_at="2021-07-11"))
    assert claim.lang == "ar" and claim.killed is not None and claim.killed.min == 5
    (other,) = extractor.extract(Document(id="d", text="A strike on the town killed five civilians.", lang="ar", source="x"))
    assert other.lang == "en"


def test_a_language_that_nobody_reads_is_not_read_as_another(extractor: Extractor):
    turkish = "Kent merkezinde bu akşam meydana gelen patlamada iki kişi yaralandı, yetkililer açıklama yaptı."
    assert tongues(turkish, "tr", extractor.script) == ()


@given(st.text(max_size=200))
def test_every_language_to_read_can_be_read(text: str):
    def only(code: str) -> str | None:
        return {"en": "LATIN", "ar": "ARABIC"}.get(code)

    assert set(tongues(text, "en", only)) <= {"en", "ar"}
