"""A line of nothing but a time and a place heads the sentence behind it."""

import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        (
            "Nov. 13, 2018, near Hajin, Syria, via the archive. After a review it was assessed that a strike killed two.",
            "2018-11-13",
            "Hajin",
        ),
        ("3 May 2019, near Mosul, Iraq. Two civilians were killed in a Coalition strike.", "2019-05-03", "Mosul"),
        ("Jasim, 5 July 2021. Gunmen killed a farmer.", "2021-07-05", "Jasim"),
        ("5 تموز 2021، مدينة جاسم. قتل مزارع برصاص مسلحين.", "2021-07-05", "Jasim"),
        # A sentence that tells something of its own heads nothing, and what has a time of its own is not headed.
        ("Jasim saw its council meet on 5 July 2021. Shelling of Sarmin killed a farmer.", "2021-07-11", "Sarmin"),
        ("Jasim, 5 July 2021. On Friday shelling of Sarmin killed a farmer.", "2021-07-09", "Sarmin"),
        ("Jasim, 5 July 2021. The council met. Shelling of Sarmin killed a farmer.", "2021-07-11", "Sarmin"),
    ],
)
def test_when_and_where_it_was(read: Read, text: str, day: str, place: str) -> None:
    (claim,) = read(text)
    assert claim.date is not None
    assert (claim.date.start, [p.name for p in claim.places]) == (day, [place])
