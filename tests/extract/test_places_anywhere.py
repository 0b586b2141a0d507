"""A place within a few kilometres of where a sentence puts an attack, in the wars the packs know and beyond, in both languages."""

import pytest

from verify.assess.whereabouts import place_of_event
from verify.extract import Extractor
from verify.extract.geo import km_between
from verify.model import Document

# What is told, where it is (latitude, longitude), and how many kilometres off the place read may be.
TOLD = [
    ("A Russian missile hit an apartment block in Kramatorsk, Donetsk region, killing three.", 48.73, 37.58, 10),
    ("Shelling of the village of Hroza in Kharkiv oblast's Kupiansk district killed dozens.", 49.65, 37.3, 25),
    ("Two people were wounded in a drone attack on Shebekino in Russia's Belgorod region.", 50.41, 36.89, 8),
    ("Explosions rocked the Engels air base in Saratov region overnight.", 51.48, 46.21, 12),
    ("Gunmen killed 17 villagers in Zamfara, Nigeria, on Monday.", 9.1, 8.7, 600),
    ("قصف صاروخي روسي على مدينة خيرسون يقتل اثنين", 46.64, 32.61, 10),
    ("سقوط مسيرات على بيلغورود الروسية وإصابة أربعة", 50.6, 36.6, 12),
    ("A suicide bomber struck a mosque in Kunduz city, northern Afghanistan, killing 50.", 36.73, 68.87, 10),
    ("انفجار في منطقة دشت برجي غرب كابول يوقع قتلى", 34.5, 69.1, 12),
    ("Gunmen attacked a checkpoint in Lashkar Gah, the capital of Helmand province.", 31.59, 64.36, 8),
    ("قصفت طائرات التحالف معسكرا شمال صنعاء", 15.42, 44.2, 20),
    ("غارات أمريكية على ميناء رأس عيسى بالحديدة توقع 12 قتيلا", 15.12, 42.6, 12),
    ("Coalition jets struck a wedding in Sanban, Dhamar governorate.", 14.5, 44.4, 45),
    ("قصف حوثي على حي الروضة في مدينة تعز يقتل طفلين", 13.58, 44.02, 8),
    ("A drone hit an oil facility in Abqaiq in eastern Saudi Arabia", 25.93, 49.67, 10),
    ("هجوم بطائرات مسيرة على منطقة المصفح في أبوظبي", 24.35, 54.5, 15),
    ("غارة إسرائيلية على بلدة عيترون في جنوب لبنان تقتل ثلاثة", 33.12, 35.47, 6),
    ("An Israeli strike on a car near Bint Jbeil wounded two people", 33.12, 35.43, 8),
    ("غارة على حي الغبيري في الضاحية الجنوبية لبيروت", 33.85, 35.51, 6),
    ("Rockets fired from Lebanon hit Kiryat Shmona, wounding two civilians", 33.21, 35.57, 6),
    ("سقوط صاروخ على مستوطنة كريات شمونة", 33.21, 35.57, 6),
    ("Israeli warplanes bombed a house in Deir al-Balah in central Gaza", 31.42, 34.35, 5),
    ("استهدفت غارة منزلا في حي الشجاعية شرق مدينة غزة", 31.5, 34.47, 5),
    ("Settlers attacked the village of Huwara south of Nablus, killing one", 32.15, 35.26, 6),
    ("اقتحمت القوات مخيم جنين وقتلت خمسة", 32.46, 35.29, 5),
    ("Rockets landed near Ain al-Asad air base in Anbar province, Iraq", 33.79, 42.44, 8),
    ("قصف تركي على جبل متين في ناحية كاني ماسي بمحافظة دهوك", 37.2, 43.4, 25),
    ("Three killed when a bomb exploded in Tal Afar, west of Mosul", 36.37, 42.45, 8),
    ("استهدفت طائرة مسيرة مطار أربيل الدولي", 36.24, 43.96, 8),
    ("هجوم لداعش على قرية الحلوة جنوب كركوك", 35.3, 44.4, 35),
    ("An explosion hit the Natanz nuclear site in Iran", 33.72, 51.73, 15),
    ("انفجار في مدينة شيراز الإيرانية يقتل 13", 29.6, 52.54, 10),
    ("مسلحون هاجموا مركز شرطة في زاهدان", 29.5, 60.86, 10),
    ("A car bomb exploded in Diyarbakir, southeastern Turkey, wounding ten", 37.92, 40.23, 10),
    ("قصف على بلدة نصيبين التركية الحدودية", 37.07, 41.21, 6),
    ("An RSF shell hit the market in Omdurman, killing nine", 15.64, 32.48, 10),
    ("قصف مدفعي على مخيم زمزم جنوب الفاشر", 13.49, 25.31, 10),
    ("غارات على مدينة ود مدني بولاية الجزيرة", 14.4, 33.52, 10),
    ("Rockets hit Mitiga airport east of Tripoli", 32.89, 13.28, 6),
    ("قصف على منطقة عين زارة جنوب طرابلس", 32.8, 13.25, 8),
    ("اشتباكات في مدينة الزاوية الليبية توقع قتيلين", 32.75, 12.73, 8),
    ("A US drone strike near Kismayo in southern Somalia killed three al-Shabaab fighters", -0.36, 42.55, 12),
    ("Gunmen killed 20 villagers in Djibo, northern Burkina Faso", 14.1, -1.63, 8),
    ("هجوم على قاعدة للجيش في غاو شمال مالي", 16.27, -0.04, 10),
    ("A bomb killed six in Peshawar, Pakistan", 34.0, 71.5, 15),
    ("انفجار قرب السفارة في العاصمة الصومالية مقديشو", 2.04, 45.34, 10),
    ("An airstrike on a village 12 km north of Manbij killed two people", 36.64, 37.95, 8),
    ("سقطت قذائف على بعد 5 كم شرق مدينة الحسكة", 36.5, 40.8, 9),
    ("استهدف قصف ريف دير الزور الشرقي عند بلدة الشحيل", 35.09, 40.46, 8),
    ("The strike hit a vehicle on the road between Tabqa and Raqqa", 35.9, 38.78, 20),
    ("غارة على سيارة على طريق إدلب - سرمدا", 36.06, 36.67, 15),
    ("Strikes hit al-Shayrat air base southeast of Homs", 34.49, 36.91, 8),
    ("قصف على محيط مطار تي فور بريف حمص الشرقي", 34.52, 37.63, 10),
    ("A strike in Marib's Sirwah district killed five fighters", 15.45, 45.02, 15),
    ("استشهاد مواطن من بلدة بليدا في غارة على دراجة نارية في ميس الجبل", 33.17, 35.53, 6),
    ("A missile launched from Yemen fell near Eilat", 29.55, 34.95, 8),
    ("قصف من مواقع في كفريا على مدينة بنش", 35.95, 36.71, 5),
    ("An ambush in Adwan, western Daraa countryside, killed two soldiers", 32.78, 35.98, 15),
    ("تفجير في ناحية سلوك بريف تل أبيض", 36.6, 39.13, 8),
]


@pytest.mark.parametrize(("text", "lat", "lon", "km"), TOLD)
def test_the_attack_is_put_where_it_was(extractor: Extractor, text: str, lat: float, lon: float, km: float) -> None:
    lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
    claims = extractor.extract(Document(id="x", text=text, lang=lang, source="case", published_at="2024-07-11T12:00:00+03:00"))
    place = place_of_event(claims, {c.id: n for n, c in enumerate(claims)})
    assert place is not None and place.lat is not None and place.lon is not None, claims
    assert km_between(lat, lon, place.lat, place.lon) <= km, place
