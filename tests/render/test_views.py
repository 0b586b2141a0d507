"""What the pages say of a report: phrases, matrix, summary, figures, provenance, front page. Worked out by hand from the made report."""

import pytest
from msgspec.structs import replace

from tests.render import build
from tests.render.reading import phrases
from verify.model import Change, CountRange, Dimension, Hinge, Interval
from verify.render import figures, frontpage, hinges, origins, provenance, summary
from verify.render.book import Book
from verify.render.evidence import cards, footnote
from verify.render.matrix import by_verdict, matrix

BOOK = Book(*build.rich())
EN, AR = phrases("en"), phrases("ar")
CLAIM = {c.id: c for c in build.CLAIMS}


@pytest.mark.parametrize(
    ("claim", "dimension", "english", "arabic"),
    [
        ("c01", "casualties", "5 killed, 11 to 13 wounded", "القتلى 5، الجرحى 11 إلى 13"),
        ("c03", "casualties", "no civilians harmed", "لا ضحايا من المدنيين"),
        ("c09", "casualties", "none of its own people harmed", "لا ضحايا من أفراده"),
        ("c12", "casualties", "says it does not know of casualties", "يقول إنه لا يعرف عن ضحايا"),
        ("c08", "casualties", "", ""),
        ("c01", "damage", "destroyed", "دمار"),
        ("c03", "attribution", "denies responsibility (United States)", "نفي مسؤولية: الولايات المتحدة"),
        ("c06", "attribution", "says it does not know who was responsible", "يقول إنه لا يعرف المسؤول"),
        ("c09", "place", "Harbi Ridge", "تلة الحربي"),
        ("c10", "weapon", "armed drone (2)", "armed drone (2)"),
    ],
)  # fmt: skip
def test_silent_unknown_none_and_denial_are_four_things(claim: str, dimension: Dimension, english: str, arabic: str) -> None:
    assert (EN.said(dimension, CLAIM[claim]), AR.said(dimension, CLAIM[claim])) == (english, arabic)


def test_names_of_sources_are_those_of_the_rules_in_another_language() -> None:
    from verify.render.phrases import Phrases

    known = Phrases(AR.ui, {"source:observer": {"ar": "المرصد الشرقي", "en": "Eastern Observatory"}})
    assert known.source("observer", "Eastern Observatory") == "المرصد الشرقي"
    assert known.source("x", "sources quoted by وكالة") == "مصادر نقلت عنها وكالة"
    assert Phrases(EN.ui, {"source:a": {"en": "Alpha"}}).source("a", "as it was said") == "as it was said"


def test_a_sentence_of_the_engine_stands_in_its_own_direction() -> None:
    assert str(EN.engine("كتائب الراية names a ridge")) == "<bdi>كتائب الراية</bdi> names a ridge"
    assert str(AR.engine("by the <b>Observatory</b>")).startswith("<span lang=en dir=ltr>by the &lt;b&gt;")
    assert str(AR.engine("بحسب Eastern Observatory: لا قتلى")) == "بحسب <bdi>Eastern Observatory</bdi>: لا قتلى"
    assert "&amp;<bdi>" not in str(AR.engine("قال A & B"))
    assert (
        str(AR.engine("بحسب a U.S. officer (two): لا قتلى ولا جرحى")) == "بحسب <bdi>a U.S. officer</bdi> (<bdi>two</bdi>): لا قتلى ولا جرحى"
    )
    assert str(AR.engine("بحسب St. Mary's & Sons، لا قتلى ولا جرحى")) == "بحسب <bdi>St. Mary&#39;s &amp; Sons</bdi>، لا قتلى ولا جرحى"
    assert str(AR.engine("نقلًا عن جيش U.S. هنا")) == "نقلًا عن جيش <bdi>U.S.</bdi> هنا"


def test_the_matrix_has_a_row_a_voice_and_tells_four_states() -> None:
    table = matrix(build.market(), BOOK, EN)
    assert [v.name for v in table.voices][:3] == ["شبكة البادية 24", "Coalition press office", "State television"]
    cells = {(v.name, c): cell for v in table.voices for c, cell in zip(table.columns, v.cells, strict=True)}
    assert cells["Eastern Observatory", "responsibility"].state == "unknown"
    assert cells["Coalition press office", "damage"].state == "silent"
    assert cells["شبكة البادية 24", "damage"].state == "single"
    assert cells["Wadi Sadr clinic", "place"].state == "conflict"
    assert all(cell.symbol and cell.word for cell in cells.values()), "never by colour alone"
    assert ("State news agency", "D") in next(v for v in table.voices if v.name == "State television").members


def test_dimensions_are_gathered_by_verdict() -> None:
    assert [(d.state, d.names) for d in by_verdict(build.market(), EN.ui)] == [
        ("conflict", "casualties, responsibility, place"), ("partial", "weapon"), ("agree", "time"), ("single", "damage"),
    ]  # fmt: skip


def test_the_summary_tells_contradictions_first_and_what_each_voice_says() -> None:
    sentences = [str(s) for s in summary.verdict_sentences(build.market(), BOOK, EN)]
    assert [s.split("</b>")[0].split("<b>")[1] for s in sentences] == [
        "casualties",
        "responsibility",
        "place",
        "time",
        "weapon",
        "damage",
        "responsibility",
    ]
    assert (
        "contradict" in sentences[0]
        and "<bdi>State television</bdi>: <bdi>11 killed, 11 civilians killed, 20 or more wounded</bdi>" in sentences[0]
    )
    assert str(summary.verdict_sentences(build.rumour(), BOOK, EN)[-1]) == "Nobody says anything on <b>damage, responsibility, weapon</b>."


def test_not_knowing_is_told_and_is_no_silence() -> None:
    sentences = [str(s) for s in summary.verdict_sentences(build.rumour(), BOOK, EN)]
    assert "On <b>casualties</b>, stated as not known: <bdi>a resident</bdi>." in sentences
    assert "Nobody says anything about <bdi>casualties</bdi>." not in [str(m) for m in summary.missing(build.rumour(), BOOK, EN)]
    said = [str(s) for s in summary.verdict_sentences(build.market(), BOOK, EN)]
    assert "On <b>responsibility</b>, stated as not known: <bdi>Eastern Observatory</bdi>." in said


def test_what_is_missing_says_what_would_change_the_verdict() -> None:
    lines = " ".join(str(m) for m in summary.missing(build.market(), BOOK, EN))
    assert "list of names" in lines and "Geolocated pictures" in lines and "independent of both" in lines
    assert "All of it goes back to one voice." in [str(m) for m in summary.missing(build.rumour(), BOOK, EN)]
    two = [str(m) for m in summary.missing(build.silos(), BOOK, EN) if "rests on two" in str(m)]
    assert "<bdi>شبكة البادية 24</bdi> and <bdi>Eastern Observatory</bdi>" in two[0]
    assert len(two) == 4, "casualties, damage, place and weapon; the time only fits together"
    assert "<bdi>Turkey</bdi> is accused" not in lines, "Turkey is a hypothesis of the engine; nobody accuses it"


@pytest.mark.parametrize(("lang", "title"), [("en", "Airstrike, Wadi Sadr"), ("ar", "غارة جوية، وادي صدر")])
def test_a_heading_is_kind_and_place(lang: str, title: str) -> None:
    assert summary.heading(build.market(), phrases(lang)) == title
    assert summary.heading(replace(build.market(), place=None), phrases("en")) == "Airstrike at Wadi Sadr, 14 March 2022"


def test_figures_of_all_sources_lie_on_one_axis() -> None:
    killed, civilians, wounded = figures.figures(build.market(), BOOK, EN)
    assert [(r.source, r.words) for r in killed.rows] == [
        ("شبكة البادية 24", "5"), ("State television", "11"), ("State news agency", "11"), ("شبكة البادية 24", "8 or more"),
        ("Wadi Sadr clinic", "6 or more"), ("Eastern Observatory", "9"), ("Assessed", "8 to 11, best 9"),
    ]  # fmt: skip
    assert killed.rows[4].relayed_by == "North Wire"
    assert wounded.rows[-1].words == "at least 11, best 15"
    assert [r.words for r in civilians.rows] == ["11", "11", "7", "7 to 11, best 7"]


def test_an_open_figure_has_room_to_be_seen_as_open() -> None:
    wounded = figures.figures(build.market(), BOOK, EN)[2]
    (open_row,) = [r for r in wounded.rows if r.source == "State television"]
    assert 'x1="' in open_row.bar and open_row.bar.count('x1="97%"') == 0


@pytest.mark.parametrize(
    ("toll", "words", "short"),
    [
        (CountRange(3, 5, 8), "3 to 8, best 5", "3–8"),
        (CountRange(3, 5, None), "at least 3, best 5", "3+"),
        (CountRange(4, 4, 4), "4", "4"),
        (CountRange(0, 0, 0), "0", "0"),
    ],
)
def test_assessed_ranges_in_words(toll: CountRange, words: str, short: str) -> None:
    assert figures.assessed_words(toll, EN) == words
    assert frontpage.killed_words(toll, EN.ui) == short


def test_hypotheses_compete_the_likeliest_first() -> None:
    found = figures.attributions(build.market(), BOOK, EN)
    assert [(h.actor, h.percent, h.votes) for h in found.hypotheses] == [
        ("United States", "72%", "3"),
        ("Turkey", "17%", "–"),
        ("Syrian government", "4%", "–"),
    ]
    blamed, denied = found.hypotheses[0].said
    assert (denied.status, denied.sources) == ("denies responsibility", ("Coalition press office",))
    assert "State television" in blamed.sources and found.ignorant == ("Eastern Observatory",)


def test_a_waterfall_adds_up_to_its_sum() -> None:
    for item in figures.likelihoods(build.market(), EN):
        if item.total is not None:
            steps = [float(s.weight.replace("−", "-")) for s in item.steps]
            assert sum(steps) == pytest.approx(float(item.total.weight.replace("−", "-")), abs=0.03)


def test_relays_stand_under_those_they_pass_on() -> None:
    trees = {t.name: t for t in provenance.voice_trees(build.market(), BOOK, EN)}
    (root,) = trees["State television"].roots
    assert (root.name, [c.name for c in root.children]) == ("State television", ["State news agency"])
    (clinic,) = trees["Wadi Sadr clinic"].roots
    assert [c.name for c in clinic.children] == ["North Wire"]


def test_a_circle_of_relays_ends() -> None:
    from verify.model import ClaimLink

    a = replace(CLAIM["c04"], relays=ClaimLink("state-agency"))
    b = replace(CLAIM["c05"], relays=ClaimLink("state-tv"))
    book = Book(build.report(claims=[c for c in build.CLAIMS if c.id not in {"c04", "c05"}] + [a, b]), ())
    (voice,) = [t for t in provenance.voice_trees(build.market(), book, EN) if t.name == "State television"]
    assert {n.name for r in voice.roots for n in (r, *r.children)} == {"State television", "State news agency"}


def test_revisions_denials_and_the_accused_are_named() -> None:
    changes = provenance.revisions(build.market(), BOOK, EN)
    assert all(r.when is not None and len(r.cards) == 2 and r.cards[0] < r.cards[1] for r in changes)
    assert "First" in str(changes[0].when) and "2022" in str(changes[0].when)
    assert [str(r.line) for r in changes] == [
        "<bdi>شبكة البادية 24</bdi> changed <bdi>killed</bdi> from “<bdi>5</bdi>” to “<bdi>8 or more</bdi>”."
    ]
    assert provenance.denials(build.market(), BOOK, EN)[0].quote == "Coalition aircraft did not conduct a strike in that area."
    assert [str(a) for a in provenance.accused(build.market(), BOOK, EN)] == [
        "<bdi>Coalition press office</bdi>, speaking for <bdi>United States</bdi>, denies responsibility."
    ]


def test_an_accused_party_that_was_not_heard_is_named() -> None:
    claims = [c for c in build.CLAIMS if c.id != "c03"]
    event = replace(build.market(), claim_ids=tuple(i for i in build.market().claim_ids if i != "c03"))
    book = Book(build.report(claims=claims), ())
    assert "No statement of <bdi>United States</bdi>" in str(provenance.accused(event, book, EN)[0])
    assert "has not been heard" in " ".join(map(str, summary.missing(event, book, EN)))


def test_links_give_their_reasons_revisions_and_relays_first() -> None:
    shown, left = provenance.joins(build.market(), BOOK, EN)
    assert [j.kind for j in shown[:2]] == ["passes on", "revision"] and left == 0
    assert "same day" in shown[2].reasons


def test_what_a_person_keeps_apart_leads_to_the_other_incident() -> None:
    from verify.model import Link

    link = Link("c01", "c10", "kept_apart", -9.0, ("A judgement by NL says that both are two incidents.",))
    event = replace(build.market(), links=(*build.market().links, link))
    book = Book(build.report(event, build.silos()), build.DOCUMENTS)
    (kept,) = provenance.apart(event, book)
    assert (kept.claim, kept.href) == (1, "ev-91c2d3e4f5a6.html")
    assert provenance.joins(event, book, EN) == provenance.joins(build.market(), BOOK, EN)


def test_cards_come_in_the_order_of_publication_with_their_admiralty_pair() -> None:
    found = cards(build.market(), BOOK, EN)
    assert [c.claim_id for c in found] == ["c01", "c04", "c05", "c02", "c03", "c07", "c08", "c09", "c06"]
    assert [(c.letter, c.digit) for c in found][:2] == [("C", 3), ("D", 4)]
    assert "".join(r.text for r in found[0].quote) == CLAIM["c01"].quote
    assert found[5].relayed_by == "North Wire" and found[6].background


def test_standouts_go_by_people_and_dimensions() -> None:
    small = replace(build.market(), id="small", assessed=replace(build.market().assessed, killed=CountRange(0, 0, 0), wounded=None))
    large = replace(build.market(), id="large", assessed=replace(build.market().assessed, killed=CountRange(80, 90, 120)))
    book = Book(build.report(small, large, build.silos()), build.DOCUMENTS)
    assert [s.href for s in frontpage.standouts(book, EN)] == ["events/large.html", "events/small.html"]
    assert frontpage.impact(build.silos(), BOOK) < frontpage.impact(small, book) < frontpage.impact(large, book)


def test_rows_are_the_latest_first_and_carry_what_the_filter_needs() -> None:
    rows = frontpage.rows(BOOK, EN)
    assert [r.day for r in rows] == ["2022-03-21", "2022-03-19", "2022-03-14"]
    assert [(r.disputed, r.toll) for r in rows] == [("", 0), ("", 0), ("023", 11)]


def test_that_nobody_was_killed_is_said_with_who_says_so_and_not_inferred() -> None:
    nobody = replace(build.rumour(), assessed=replace(build.rumour().assessed, killed=CountRange(0, 0, 0)))
    says = replace(next(c for c in build.CLAIMS if c.id == "c12"), casualties_status="none", casualties_scope="all")
    for claim, shown in (
        (says, "none (1 voice)"),
        (replace(says, casualties_scope="own_people"), ""),
        (replace(says, casualties_status="silent"), ""),
    ):
        book = Book(build.report(nobody, claims=[claim]), build.DOCUMENTS)
        assert [r.killed for r in frontpage.rows(book, EN)] == [shown]


def test_a_source_that_says_nothing_has_no_row() -> None:
    report = build.report(build.rumour(), claims=[next(c for c in build.CLAIMS if c.id == "c12")])
    book = Book(report, build.DOCUMENTS)
    assert len(report.sources) > 1
    assert len(origins.source_stats(book)) == len(origins.source_rows(origins.source_stats(book), EN)) == 1


def test_a_document_nobody_signed_is_called_by_its_file() -> None:
    bare = replace(build.DOCUMENTS[0], source=None, publisher=None, origin="posts/a.jsonl:3")
    info = replace(build.report().documents[0], id=bare.id, publisher=None, source_id=None)
    assert footnote(info, Book(build.report(), [bare]), EN).publisher == "a.jsonl:3"


def test_weeks_are_named_as_weeks() -> None:
    start = build.market().date
    assert start is not None
    later = replace(build.silos(), date=replace(start, start="2022-08-10", end="2022-08-10"))
    found = frontpage.timeline(Book(build.report(build.market(), later), build.DOCUMENTS), EN)
    assert found is not None
    assert [name for name, _, _ in found.table] == ["week of 14 March 2022", "week of 8 August 2022"]


def test_sources_count_how_often_nobody_contradicts_them() -> None:
    rows = {r.name: r for r in origins.source_rows(origins.source_stats(BOOK), EN)}
    assert rows["Eastern Observatory"].agreement == "7 of 9"
    assert rows["a resident"].agreement == "" and rows["a resident"].letter == "F" and rows["a resident"].percent == ""
    assert (rows["شبكة البادية 24"].claims, rows["شبكة البادية 24"].events) == (3, 2)


def test_the_timeline_has_its_table_and_counts_the_undated() -> None:
    book = Book(build.report(build.market(), build.silos(), replace(build.rumour(), date=None)), build.DOCUMENTS)
    found = frontpage.timeline(book, EN)
    assert found is not None and found.undated == 1
    assert found.table == (("14 March 2022", "1", "1"), ("19 March 2022", "1", "0"))


def test_issues_put_what_was_not_used_first() -> None:
    rows = origins.issue_rows(BOOK, EN.ui)
    assert rows[0].severity == "error" and rows[0].where.startswith("posts.jsonl")
    known = replace(build.ISSUES[0], code="no_time_zone")
    assert origins.issue_rows(Book(build.report(issues=[known]), ()), AR.ui)[0].code == "بلا منطقة زمنية"
    assert {r.hint for r in rows} == {"Mend the line and run again.", "Correct the date.", "Save it as UTF-8."}


def test_a_report_of_nothing_still_has_a_front_page() -> None:
    from tests.render.reading import Parsed, pages

    empty = replace(build.report(), events=(), claims=(), sources=(), documents=())
    for lang in ("en", "ar"):
        parsed = Parsed(pages(empty, (), lang)["index.html"])
        assert parsed.faults == [] and "posts.jsonl" in parsed.text


def test_a_huge_figure_does_not_break_the_page() -> None:
    claim = replace(CLAIM["c01"], killed=Interval(10**25, None))
    event = replace(build.market(), assessed=replace(build.market().assessed, killed=CountRange(0, 0, 10**40)))
    book = Book(build.report(event, claims=[claim, *(c for c in build.CLAIMS if c.id != "c01")]), build.DOCUMENTS)
    assert figures.figures(event, book, EN)[0].rows[0].words.startswith("10000000")


def test_in_a_conflict_of_others_a_source_stands_uncontradicted() -> None:
    event = build.market()
    toll = event.comparisons.casualties
    assert toll.verdict == "conflict"
    voices = [v.source_group for v in toll.values]
    values = tuple(
        replace(v, verdict="conflict" if i < 2 else "partial", against=(voices[1 - i],) if i < 2 else ()) for i, v in enumerate(toll.values)
    )
    said = replace(event, comparisons=replace(event.comparisons, casualties=replace(toll, values=values)))
    before, after = ({s.source.id: s for s in origins.source_stats(Book(build.report(e), build.DOCUMENTS))} for e in (event, said))
    spoke = [CLAIM[v.claim_id].source.id for v in toll.values]
    for i, source_id in enumerate(spoke):
        assert after[source_id].whole == before[source_id].whole
        assert after[source_id].part - before[source_id].part == (0 if source_id in spoke[:2] else 1), i
    (cells,) = [v.cells[0] for v in matrix(said, Book(build.report(said), build.DOCUMENTS), EN).voices if v.cells[0].against][:1]
    assert cells.state == "conflict" and len(cells.against) == 1


def test_what_would_change_the_verdicts_is_a_row_a_change() -> None:
    rows = hinges.hinge_rows(build.market(), BOOK, EN)
    assert [(r.what, r.now, r.then) for r in rows] == [
        ("grade", "Contested", "Weak"), ("most likely party", "United States", "nobody"), ("verdict on casualties", "conflict", "agree"),
    ]  # fmt: skip
    assert rows[0].without[0].striptags() == "شبكة البادية 24 and State television"
    (party,) = [r for r in hinges.hinge_rows(build.market(), BOOK, AR) if r.what == "الطرف الأرجح"]
    assert (party.now, party.then) == ("الولايات المتحدة", "لا أحد")
    many = replace(build.market(), hangs_on=tuple(Hinge((f"g{i}",), (Change("time", "agree", "single"),)) for i in range(9)))
    (row,) = hinges.hinge_rows(many, BOOK, EN)
    assert len(row.without) == hinges.SETS_SHOWN and row.more == 9 - hinges.SETS_SHOWN
