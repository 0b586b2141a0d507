"""By when the news of a text was known."""

import pytest

from verify.model import Document


@pytest.mark.parametrize(
    ("published", "posted", "zone", "days"),
    [
        (None, None, None, (None, None)),
        ("2024-03-06T18:00:00+03:00", None, "stated", ("2024-03-06", "2024-03-06")),
        ("2024-03-06T00:00:00+03:00", None, "source", ("2024-03-06", "2024-03-06")),  # a day, no hour
        ("2024-03-06T01:20:00+03:00", None, "stated", ("2024-03-05", "2024-03-06")),
        ("2024-03-06T01:20:00+00:00", None, "stated", ("2024-03-06", "2024-03-06")),  # by no clock of a place
        ("2024-03-06T01:20:00+00:00", None, "source", ("2024-03-05", "2024-03-06")),
        ("2024-03-06T03:00:00+03:00", None, "stated", ("2024-03-06", "2024-03-06")),
        ("2024-03-06T00:00:00+00:00", "2024-03-05T18:30:00+00:00", "utc", ("2024-03-05", "2024-03-05")),
        ("2024-03-05T00:00:00+00:00", "2024-03-07T18:30:00+00:00", "utc", ("2024-03-05", "2024-03-05")),
        ("2023-03-05T00:00:00+00:00", "2024-03-05T00:00:00+00:00", "utc", ("2024-03-05", "2024-03-05")),  # a year mistaken
    ],
)
def test_news_is_of_the_day_it_was_known_by_or_before_it_in_the_small_hours(
    published: str | None, posted: str | None, zone: str | None, days: tuple[str | None, str | None]
) -> None:
    document = Document("d", "Shells fell.", "en", published_at=published, posted_at=posted, published_zone=zone)
    assert (document.known_from, document.known_by) == days
    assert document.moment == (posted or published)
