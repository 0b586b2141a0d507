import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("The shelling killed two women and three children", Interval(5, 5), None),
        ("Three civilians were killed and one civilian was slightly wounded in the airstrike", Interval(3, 3), Interval(1, 1)),
        ("Nine people, including four children and two women, were killed in the bombing", Interval(9, 9), None),
        ("An airstrike killed at least 12 people", Interval(12, None), None),
        ("No one was hurt in the rocket attack", Interval(0, 0), Interval(0, 0)),
        ("Ten rockets hit the base of the 47th brigade, 20 km north of the city", None, None),
        ("مقتل طفلين وامرأة في القصف", Interval(3, 3), None),
        ("استشهد ستة مدنيين بينهم طفلان وأصيب آخرون في الغارة", Interval(6, 6), None),
        ("ارتفع عدد القتلى إلى 14 والجرحى إلى 30 في القصف", Interval(14, 14), Interval(30, 30)),
        ("شاب قتل وآخر جرح في القصف", Interval(1, 1), Interval(1, 1)),
        ("فيما بلغ عدد الجرحى 65 على الأقل في القصف", None, Interval(65, None)),
        ("قال مسؤول إن شخصين أصيبا بجروح في القصف", None, Interval(2, 2)),
        ("عشرات القتلى والجرحى في القصف", Interval(1, None), Interval(1, None)),
        ("قصف صاروخي على المدينة دون وقوع إصابات", Interval(0, 0), Interval(0, 0)),
        ("سقطت عشرة صواريخ على مقر اللواء 47", None, None),
        ("قال المسعفون إن شقيقين قتلا وأصيبت والدتهما في قصف على البلدة", Interval(2, 2), Interval(1, 1)),
        ("فقد قتل شاب في قصف على البلدة", Interval(1, 1), None),
        ("استشهاد أب وابنتين له في قصف على البلدة", Interval(3, 3), None),
        ("مقتل ثلاثة أطفال وأمهم في قصف على البلدة", Interval(4, 4), None),
        ("قال مراسل الشمال24 بوفاة شاب في قصف على البلدة", Interval(1, 1), None),
        ("استشهدت طفلتاه هدى ورغد في قصف على البلدة", Interval(2, 2), None),
        ("استشهاد الطفلة هدى محمود علي 12 عاما وعبد الله محمود علي 25 عاما في قصف على البلدة", Interval(2, 2), None),
        ("قصف على البلدة، توفي اليوم الإثنين 2 كانون", None, None),
        ("Martyrs and wounded in an airstrike on the town, there are dozens of injuries", Interval(1, None), Interval(24, None)),
        ("Medics spoke of injuries in the airstrike but none gave an injury toll", None, None),
        ("حاول الفرار من الغارة على البلدة فلم يفلح وقتل رجل آخر", Interval(1, 1), None),
        ("ولا يزال الأطفال ضحية القصف على البلدة", None, None),
        ("قصف على البلدة أصاب مدرسة", None, None),
        ('قصف على البلدة يعيد قضية "أبو خالد" إلى الواجهة', None, None),
        ('قتلت "قسد" بدعم من التحالف الدولي قياديا في البلدة', None, None),
        ("56 قتيلا وجريحا في القصف على المدينة", Interval(1, None), Interval(1, None)),
        ("Warplanes struck the town and eliminated the militant Samir Hallaq", Interval(1, 1), None),
    ],
)
def test_tolls(read: Read, text: str, killed: Interval | None, wounded: Interval | None):
    found = read(text)
    assert [c.killed for c in found][:1] == [killed] if found else killed is None
    if wounded is not None:
        assert found[0].wounded == wounded


def test_four_ways_of_not_giving_a_number_stay_apart(read: Read):
    said = {
        "none": "Rockets hit the base and nobody was hurt",
        "unknown_stated": "Rockets hit the base and there is no information on casualties",
        "silent": "Rockets hit the base",
        "reported": "Rockets hit the base and caused casualties",
    }
    assert {status: read(text)[0].casualties_status for status, text in said.items()} == {status: status for status in said}


def test_a_toll_that_may_rise_is_open(read: Read):
    (claim,) = read("Six people were killed in the bombing so far")
    assert claim.killed == Interval(6, None)


@pytest.mark.parametrize(
    "text",
    [
        "The team was unable to verify any deaths in the shelling of the town",
        "We did not document any casualties in the airstrike",
        "Medics could not confirm whether anyone was killed in the airstrike",
        "ولم تتمكن الشبكة من التحقق من سقوط قتلى أو جرحى في القصف",
        "لم نوثق سقوط ضحايا في القصف على القرية",
        "ما في تأكيد حتى الآن عن خسائر القصف",
    ],
)
def test_who_could_not_establish_deaths_does_not_know(read: Read, text: str):
    claim = read(text)[0]
    assert (claim.casualties_status, claim.killed, claim.wounded) == ("unknown_stated", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The agency mentioned no deaths in the airstrike on the town",
        "The ministry did not report any casualties in the airstrike on the town",
        "ولم تذكر الوكالة سقوط قتلى في القصف على البلدة",
        "قصفت القاعدة بالصواريخ ثأرا لشهداء القرية",
        "قصفت القاعدة بالصواريخ وكانت الإصابات مباشرة",
        "وقع القصف أثناء تشييع 4 قتلى سقطوا في اشتباكات سابقة",
        "The army rejected claims that its airstrike on the camp killed nine people",
        "نفى الجيش ما تداولته صفحات عن مقتل تسعة أشخاص في القصف على المخيم",
    ],
)
def test_what_is_no_toll_of_the_attack_is_not_read_as_one(read: Read, text: str):
    assert all((c.casualties_status, c.killed, c.wounded) == ("silent", None, None) for c in read(text))


def test_a_long_clause_stands_between_a_verb_and_its_toll(read: Read):
    none = read("لم يسفر القصف الذي طال محيط السوق الرئيسي وسط القرية القديمة عن ضحايا")[0]
    assert (none.casualties_status, none.killed) == ("none", Interval(0, 0))
    rose = read("ارتفعت حصيلة قتلى الميليشيا في الغارات الليلية على أطراف القرية وريفها الشرقي قرب النهر إلى 9 عناصر")[0]
    assert rose.killed == Interval(9, 9)


Counted = tuple[int, int | None] | None
# Text, killed, wounded: the least and the most.
READ: list[tuple[str, Counted, Counted]] = [
    ("The head of the council, Samir Hallaq (Abu Omar), and his two sons were killed in an airstrike on his home.", (3, 3), None),
    ("THE BOMB KILLED ONE POLICEMAN AND INJURED 12 OTHERS, INCLUDING FOUR CHILDREN.", (1, 1), (12, 12)),
    ("THE ATTACK LEFT 4 DEAD AND 9 WOUNDED.", (4, 4), (9, 9)),
    ("THE GUERRILLAS SUFFERED 10 CASUALTIES IN THE ATTACK, SIX OF THEM DEAD.", (6, 6), None),
    ("A MINE EXPLODED, KILLING TWO PEASANTS AND WOUNDING A THIRD.", (2, 2), (1, 1)),
    ("No one was hurt when two mortar shells landed near the clinic.", (0, 0), (0, 0)),
    ("There were no reports of casualties from the airstrike.", (0, 0), (0, 0)),
    ("The 47th Brigade fired 30 rockets at the base 12 kilometres from the town; a 34-year-old man was killed.", (1, 1), None),
    ("Four people survived the airstrike and were pulled from the rubble; two were found dead.", (2, 2), None),
    ("The airstrike killed 12 and wounded 30, two of them seriously.", (12, 12), (30, 30)),
    ("The blast killed 9 people, 3 of them children; 2 of the wounded later died of their injuries.", (9, 9), None),
    ("The shelling killed five, among them a nurse, and left 13 others with injuries.", (5, 5), (13, 13)),
    ("A man, his wife and their three daughters died when a shell hit their house.", (5, 5), None),
    ("A family of six was wiped out in the airstrike.", (6, 6), None),
    ("An airstrike on a car killed both of its occupants.", (2, 2), None),
    ("The death toll in the airstrike has climbed to 41, the ministry said, from 38 earlier.", (41, 41), None),
    ("The raid killed at least a dozen fighters.", (12, None), None),
    ("Half a dozen people were injured in the explosion.", None, (6, 6)),
    ("Two dozen civilians were wounded by the shelling.", None, (24, 24)),
    ("The strike left a child dead and her mother wounded.", (1, 1), (1, 1)),
    ("More than 60 people were injured, 11 of them critically, in the rocket attack.", None, (61, None)),
    ("Three people lost their lives and seven sustained wounds in the shelling.", (3, 3), (7, 7)),
    ("Five days after the attack that killed 20, the town buried its dead.", (20, 20), None),
    ("Airstrikes hit two schools, leaving 8 killed and 21 injured.", (8, 8), (21, 21)),
    ("An unspecified number of civilians were killed in the airstrike.", (1, None), None),
    ("Neither the number of dead nor the number of wounded is known after the airstrike.", None, None),
    ("A strike on a tent killed a father, a mother and four of their children.", (6, 6), None),
    ("The airstrike claimed the lives of eight people and injured at least 15.", (8, 8), (15, None)),
    ("At least 100 people have been killed since the start of the offensive; Tuesday's airstrike killed three.", (3, 3), None),
    ("Two of the five people hurt in the rocket attack were children.", None, (5, 5)),
    ("Five of the nine people killed in the airstrike were children.", (9, 9), None),
    ("All eleven people in the house were killed in the airstrike.", (11, 11), None),
    ("Eight people - four women, three children and a man - died in the shelling.", (8, 8), None),
    ("An airstrike killed Samir Hallaq (41), his wife Huda (38) and their children Rami (12), Omar (9) and Lina (4).", (5, 5), None),
    ("استشهاد ١٢ مدنياً بينهم ٤ أطفال وإصابة ٢٠ آخرين بغارة جوية على بلدة الزيتونة", (12, 12), (20, 20)),
    ("اسـ.ـتشـ.ـهاد 3 مدنيين وإصـ.ـابة 5 بقصـ.ـف مدفعي على أطراف القرية", (3, 3), (5, 5)),
    ("الشـ.ـهداء سبعة والجـ.ـرحى تسعة جراء القصف", (7, 7), (9, 9)),
    ("قُتِلَ شَخْصَانِ وَأُصِيبَ ثَلاثَةٌ بِجُرُوحٍ فِي قَصْفٍ عَلَى المَدِينَةِ", (2, 2), (3, 3)),
    ("مَقْتَلُ مَدَنِيَّيْنِ اثْنَيْنِ وَإِصَابَةُ طِفْلَيْنِ فِي غَارَةٍ", (2, 2), (2, 2)),
    ("استشهد طفلان وأصيبت والدتهما بجروح خطيرة إثر سقوط قذيفة على منزلهم", (2, 2), (1, 1)),
    ("مقتل رجل وزوجته وأطفالهما الثلاثة بغارة على منزلهم", (5, 5), None),
    ("ارتفعت حصيلة الغارة إلى 17 شهيداً و35 جريحاً", (17, 17), (35, 35)),
    ("الحصيلة الأولية للقصف 4 شهداء وعدد من الجرحى", (4, None), (3, None)),
    ("أصيب عشرة مدنيين بينهم ثلاث نساء في انفجار سيارة مفخخة", None, (10, 10)),
    ("لم تسجل أي إصابات بشرية جراء القصف واقتصرت الأضرار على الماديات", (0, 0), (0, 0)),
    ("دون ورود أنباء عن سقوط ضحايا في القصف", (0, 0), (0, 0)),
    ("نفى الناطق وقوع أي إصابات في الهجوم على القاعدة", (0, 0), (0, 0)),
    ("أسفرت الغارات عن مقتل ما لا يقل عن 25 شخصاً وجرح أكثر من 60", (25, None), (61, None)),
    ("قتل وجرح العشرات في تفجير انتحاري وسط السوق", (1, None), (1, None)),
    ("12 بين قتيل وجريح في قصف على السوق", (1, None), (1, None)),
    ("سقوط عشرات القتلى والجرحى في غارة جوية", (1, None), (1, None)),
    ("مقتل ثلاثة من عناصر اللواء 47 بهجوم على حاجز قرب الكيلو 12", (3, 3), None),
    ("وصول 9 شهداء و14 إصابة إلى المستشفى جراء استهداف خيمة نازحين", (9, None), (14, None)),
    ("استشهاد الشاب عمر حلاق (22 عاماً) برصاص قناص", (1, 1), None),
    ("استشهد كل من سامر حلاق ورامي حلاق وعمر درويش في غارة استهدفت سيارة", (3, 3), None),
    ("ارتقى شهيدان وأصيب آخرون في استهداف دراجة نارية", (2, 2), (1, None)),
    ("شهيدان و5 جرحى بقصف على مخيم النازحين", (2, 2), (5, 5)),
    ("شهيد و3 جرحى في غارة بمسيّرة على سيارة", (1, 1), (3, 3)),
    ("مقتل امرأة وثلاثة أطفال من عائلة واحدة وإصابة والدهم بجروح", (4, 4), (1, 1)),
    ("قضى أربعة مدنيين نحبهم بانفجار لغم أرضي", (4, 4), None),
    ("انفجار لغم من مخلفات الحرب يودي بحياة طفلين ويصيب ثالثاً", (2, 2), (1, 1)),
    ("انتشال جثامين 6 شهداء من تحت الأنقاض بعد الغارة", (6, 6), None),
    ("انتشال 11 جثة من تحت ركام المبنى الذي استهدفته الغارة", (11, 11), None),
    ("الدفاع المدني: 8 قتلى و15 مصاباً حصيلة القصف على المدينة", (8, 8), (15, 15)),
    ("راح ضحية المجزرة 23 شهيداً معظمهم من النساء والأطفال في قصف على المدرسة", (23, 23), None),
    ("مجزرة راح ضحيتها أكثر من 30 شهيداً وعشرات الجرحى في قصف المخيم", (31, None), (20, None)),
    ("تلاتة استشهدوا وخمسة تصاوبوا بالقصف عالحارة", (3, 3), (5, 5)),
    ("ماتو اتنين وانجرحو اربعة بالقصف", (2, 2), (4, 4)),
    ("صار قصف عالسوق وراح فيه عشرين شهيد", (20, 20), None),
    ("ما في حدا تأذى من القصف الحمد لله", (0, 0), (0, 0)),
    ("استشهاد منتسبين اثنين من الحشد وإصابة ثلاثة آخرين بهجوم لعناصر داعش", (2, 2), (3, 3)),
    ("مقتل ضابط وجنديين في هجوم مسلح على نقطة عسكرية", (3, 3), None),
    ("إصابة خمسة من عناصر الشرطة الاتحادية بتفجير عبوة ناسفة جنوب كركوك", None, (5, 5)),
    ("قتيلان وجريح واحد جراء انفجار عبوة ناسفة بسيارة", (2, 2), (1, 1)),
    ("مقتل نحو 40 عنصراً من التنظيم بغارات على البادية", (36, 44), None),
    ("أعلنت الوزارة ارتفاع عدد ضحايا الغارة إلى 45 شهيداً و120 جريحاً", (45, 45), (120, 120)),
    ("سقط 6 شهداء، بينهم 3 أطفال، و22 جريحاً في حصيلة غير نهائية للغارة", (6, None), (22, None)),
    ("استشهاد 3 أشخاص وإصابة 7، 2 منهم بحالة حرجة، بقصف على القرية", (3, 3), (7, 7)),
    ("إصابة امرأة بجروح وطفلها بشظايا في قصف مدفعي", None, (2, 2)),
    ("استشهاد عائلة كاملة مكونة من 6 أفراد بقصف منزلهم", (6, 6), None),
    ("مقتل مواطن وإصابة اثنين آخرين بنيران مسيرة", (1, 1), (2, 2)),
    ("استشهاد سيدة وطفلتيها بقصف على منزلهم", (3, 3), None),
    ("استشهاد أب وثلاثة من أبنائه في غارة على منزلهم", (4, 4), None),
    ("استشهاد الطفلة ريم سامر حلاق ٧ سنوات وإصابة شقيقيها بقصف مدفعي", (1, 1), (2, 2)),
    ("جرحى في قصف على أحياء المدينة ولا معلومات عن حصيلة دقيقة", None, (1, None)),
    ("أطلقت المقاومة 20 صاروخاً على القاعدة وأصيب جنديان", None, (2, 2)),
    ("بلغ عدد الشهداء 14 شهيداً فيما أصيب 27 آخرون في الغارة", (14, 14), (27, 27)),
    ("أفاد مصدر طبي بمقتل 5 وإصابة 11 في قصف على سوق شعبي", (5, 5), (11, 11)),
    ("أصيب 3 أطفال بجروح متفاوتة، إصابة أحدهم خطيرة، في انفجار قنبلة عنقودية", None, (3, 3)),
    ("ضحايا الغارة هم: سامر حلاق، زوجته هدى، وأطفاله الثلاثة", (5, 5), None),
    ("نجا ثلاثة أشخاص من الغارة فيما قتل اثنان", (2, 2), None),
    ("ستة شهداء في غارة إسرائيلية على سيارة شرق المدينة", (6, 6), None),
    ("استشهد ستّة مواطنين وجُرح اثنان وعشرون في الغارة", (6, 6), (22, 22)),
    ("مقتل مدنيَّين وجرح سبعة في القصف المدفعي على الريف الجنوبي", (2, 2), (7, 7)),
    ("استشهاد ثمانية مواطنين، خمسة منهم من عائلة واحدة، في غارة على منزل", (8, 8), None),
    ("عشرات الشهداء والجرحى جراء قصف مدرسة تؤوي نازحين", (1, None), (1, None)),
    ("سقوط ضحايا مدنيين جراء القصف", (1, None), None),
    ("تعرض مجلس عزاء إلى هجوم مسلح بعد صلاة المغرب، أدى إلى مقتل ثمانية مدنيين وإصابة أربعة", (8, 8), (4, 4)),
    ("قالت الشرطة إن 33 شخصا على الأقل لقوا حتفهم وأصيب أكثر من 60 في تفجير بالمحطة", (33, None), (61, None)),
    ("هاجم مسلحون الحاجز فأوقعوا تسعة قتلى وعدداً من الجرحى", (9, 9), (3, None)),
    ("Gunmen attacked the wake. Names of those killed: 1. Samir Hallaq 2. Omar Ziad 3. Rami Salim Hallaq", (3, 3), None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "wounded"), READ)
def test_tolls_as_wires_posts_and_talk_tell_them(read: Read, text: str, killed: Counted, wounded: Counted):
    told = read(text)
    assert {c.killed for c in told if c.killed is not None} == ({Interval(*killed)} if killed else set())
    assert {c.wounded for c in told if c.wounded is not None} == ({Interval(*wounded)} if wounded else set())
