#include "documents/language.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace sayso {
namespace {

struct Sentence {
  std::string_view language;  // without region or script
  std::string_view text;
};

const std::vector<Sentence> sentences = {
    {"en",
     "The harbour of Velmouth will stay shut until Friday. No ship has left since the storm."},
    {"fr",
     "Le port de Velmouth restera fermé jusqu'à vendredi. Aucun navire n'est parti depuis la "
     "tempête, a déclaré la maire."},
    {"de",
     "Der Hafen von Velmouth bleibt bis Freitag geschlossen. Seit dem Sturm hat kein Schiff "
     "abgelegt, sagte die Bürgermeisterin."},
    {"es",
     "El puerto de Velmouth seguirá cerrado hasta el viernes. Ningún barco ha zarpado desde la "
     "tormenta, dijo la alcaldesa."},
    {"pt",
     "O porto de Velmouth ficará fechado até sexta-feira. Nenhum navio saiu desde a "
     "tempestade, disse a presidente da câmara."},
    {"it",
     "Il porto di Velmouth resterà chiuso fino a venerdì. Nessuna nave è partita dopo la "
     "tempesta, ha detto la sindaca."},
    {"nl",
     "De haven van Velmouth blijft tot vrijdag gesloten. Sinds de storm is er geen schip "
     "vertrokken, zei de burgemeester."},
    {"sv",
     "Hamnen i Velmouth förblir stängd till fredag. Inget fartyg har lämnat sedan stormen, "
     "sade borgmästaren."},
    {"da",
     "Havnen i Velmouth forbliver lukket indtil fredag. Ingen skibe har forladt byen siden "
     "stormen, sagde borgmesteren."},
    {"no",
     "Havnen i Velmouth forblir stengt til fredag. Ingen skip har forlatt byen siden stormen, "
     "sa ordføreren, og ingen vet hvor lenge det vil vare."},
    {"fi",
     "Velmouthin satama pysyy suljettuna perjantaihin asti. Yksikään laiva ei ole lähtenyt "
     "myrskyn jälkeen, pormestari sanoi."},
    {"is",
     "Höfnin í Velmouth verður lokuð fram á föstudag. Ekkert skip hefur farið síðan í "
     "óveðrinu, sagði bæjarstjórinn."},
    {"pl",
     "Port w Velmouth pozostanie zamknięty do piątku. Od czasu burzy nie wypłynął żaden "
     "statek, powiedziała burmistrz."},
    {"cs",
     "Přístav ve Velmouthu zůstane zavřený do pátku. Od bouře nevyplula žádná loď, řekla "
     "starostka."},
    {"sk",
     "Prístav vo Velmouthe zostane zatvorený do piatku. Od búrky nevyplávala žiadna loď, "
     "povedala primátorka."},
    {"hu",
     "A velmouthi kikötő péntekig zárva marad. A vihar óta egyetlen hajó sem indult el, "
     "mondta a polgármester."},
    {"ro",
     "Portul Velmouth va rămâne închis până vineri. Nicio navă nu a plecat de la furtună, a "
     "spus primărița."},
    {"hr",
     "Luka Velmouth ostat će zatvorena do petka. Nijedan brod nije isplovio od oluje, rekla "
     "je gradonačelnica."},
    {"sl",
     "Pristanišče Velmouth bo zaprto do petka. Od nevihte ni izplula nobena ladja, je "
     "povedala županja."},
    {"lt",
     "Velmuto uostas bus uždarytas iki penktadienio. Po audros neišplaukė nė vienas laivas, "
     "sakė merė."},
    {"lv",
     "Velmutas osta būs slēgta līdz piektdienai. Kopš vētras nav izbraucis neviens kuģis, "
     "sacīja mēre."},
    {"et",
     "Velmouthi sadam jääb suletuks reedeni. Pärast tormi ei ole ükski laev lahkunud, ütles "
     "linnapea."},
    {"tr",
     "Velmouth limanı cuma gününe kadar kapalı kalacak. Fırtınadan bu yana hiçbir gemi "
     "ayrılmadı, dedi belediye başkanı."},
    {"id",
     "Pelabuhan Velmouth akan tetap ditutup sampai hari Jumat. Tidak ada kapal yang berangkat "
     "sejak badai itu, kata wali kota."},
    {"vi",
     "Cảng Velmouth sẽ đóng cửa cho đến thứ Sáu. Không có con tàu nào rời đi kể từ cơn bão, "
     "thị trưởng cho biết."},
    {"sw",
     "Bandari ya Velmouth itabaki imefungwa hadi Ijumaa. Hakuna meli iliyoondoka tangu "
     "dhoruba, alisema meya wa mji huo."},
    {"ca",
     "El port de Velmouth romandrà tancat fins divendres. Cap vaixell no ha salpat des de la "
     "tempesta, va dir l'alcaldessa."},
    {"cy",
     "Bydd porthladd Velmouth yn aros ar gau tan ddydd Gwener. Nid oes yr un llong wedi gadael "
     "ers y storm, meddai'r maer."},
    {"ga",
     "Beidh calafort Velmouth dúnta go dtí Dé hAoine. Níor fhág aon long ó bhí an stoirm ann, "
     "a dúirt an méara."},
    {"ru",
     "Порт Велмут останется закрытым до пятницы. После шторма не вышло ни одно судно, сказала "
     "мэр."},
    {"uk",
     "Порт Велмут залишиться закритим до п'ятниці. Після шторму не вийшло жодне судно, "
     "сказала міська голова."},
    {"bg",
     "Пристанището във Велмут ще остане затворено до петък. След бурята не е отплавал нито "
     "един кораб, каза кметът."},
    {"sr",
     "Лука Велмут остаће затворена до петка. Ниједан брод није испловио од олује, рекла је "
     "градоначелница."},
    {"el", "Το λιμάνι του Βέλμουθ θα μείνει κλειστό μέχρι την Παρασκευή."},
    {"he", "הנמל יישאר סגור עד יום שישי. אף אונייה לא יצאה מאז הסערה, אמרה ראש העיר."},
    {"ar",
     "سيبقى الميناء مغلقا حتى يوم الجمعة. ولم تغادر أي سفينة منذ العاصفة، كما قالت رئيسة "
     "البلدية."},
    {"fa",
     "بندر تا روز جمعه بسته خواهد ماند. شهردار گفت که از زمان توفان هیچ کشتی از آنجا نرفته "
     "است."},
    {"ur",
     "بندرگاہ جمعہ تک بند رہے گی۔ میئر نے کہا کہ طوفان کے بعد سے کوئی جہاز روانہ نہیں ہوا ہے۔"},
    {"hi", "बंदरगाह शुक्रवार तक बंद रहेगा। महापौर ने कहा कि तूफान के बाद से कोई जहाज नहीं निकला है।"},
    {"bn", "বন্দরটি শুক্রবার পর্যন্ত বন্ধ থাকবে। মেয়র বলেন, ঝড়ের পর কোনো জাহাজ ছাড়েনি।"},
    {"ta", "துறைமுகம் வெள்ளிக்கிழமை வரை மூடப்பட்டிருக்கும் என்று மேயர் கூறினார்."},
    {"th", "ท่าเรือจะปิดจนถึงวันศุกร์ นายกเทศมนตรีกล่าวว่าไม่มีเรือออกจากท่าตั้งแต่เกิดพายุ"},
    {"zh", "港口将关闭至星期五。市长说，自暴风雨以来没有船只离港。"},
    {"ja", "港は金曜日まで閉鎖される。嵐の後、出港した船はないと市長は述べた。"},
    {"ko", "항구는 금요일까지 폐쇄된다. 폭풍 이후 출항한 배는 없다고 시장이 말했다."},
    {"ka", "პორტი პარასკევამდე დაკეტილი იქნება, განაცხადა მერმა."},
    {"hy", "Նավահանգիստը փակ կմնա մինչև ուրբաթ, ասաց քաղաքապետը։"},
};

std::string_view bare(std::string_view tag) { return tag.substr(0, tag.find('-')); }

class Sentences : public testing::TestWithParam<Sentence> {};

TEST_P(Sentences, AreToldWhateverThePageDeclares) {
  const auto& [language, text] = GetParam();
  for (const std::string_view declared : {"", "en", "en-US"}) {
    const std::string told = language_of(text, declared);
    EXPECT_EQ(bare(told), language) << "declared: " << declared;
  }
  const std::string tag(language);
  EXPECT_EQ(language_of(text, tag), tag);
  EXPECT_EQ(language_of(text, tag + "-ZZ"), tag + "-ZZ");
  const std::string upper = language == "en" ? "fr" : "en";
  EXPECT_NE(bare(language_of(std::string(text) + "\n\n" + std::string(text), upper)), upper);
}

INSTANTIATE_TEST_SUITE_P(Language, Sentences, testing::ValuesIn(sentences),
                         [](const auto& info) { return std::string(info.param.language); });

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all.append(text).append("\n\n");
  return all;
}

TEST(Language, KeepsWhatADeclarationAddsToTheLanguage) {
  const std::string_view english = sentences[0].text;
  EXPECT_EQ(language_of(english, "en-GB"), "en-GB");
  EXPECT_EQ(language_of(english, "en_gb"), "en-GB");
  EXPECT_EQ(language_of(english, " EN "), "en");
  EXPECT_EQ(language_of(english, "eng"), "en");
}

TEST(Language, TakesNoNoticeOfWhatIsNoTag) {
  const std::string_view english = sentences[0].text;
  for (const std::string_view declared :
       {"English", "en-US, fr", "x-default", "zxx", "und", "mul", "-", "{{ lang }}", "\xFF"}) {
    EXPECT_EQ(language_of(english, declared), "en") << declared;
  }
  EXPECT_EQ(language_of(english, std::string(10'000, 'a')), "en");
}

TEST(Language, IsWhatThePageDeclaresWhereTheTextIsTooShort) {
  for (const std::string_view text : {"Marrant", "Velmouth 2:1", "—"}) {
    EXPECT_EQ(language_of(text, "fr"), "fr") << text;
    EXPECT_EQ(language_of(text, "en-AU"), "en-AU") << text;
    EXPECT_EQ(language_of(text, ""), "und") << text;
  }
  EXPECT_EQ(language_of("Ilse Marrant, Tor Valling", "fr-CA"), "fr-CA");
  EXPECT_EQ(language_of("", ""), "und");
}

TEST(Language, TableOfNumbersIsNone) {
  EXPECT_EQ(language_of(repeated("12.5 | 13.7 | 1,204\n2024-03-04 | 17:00", 40), ""), "und");
}

TEST(Language, CapitalsAreNoOtherLanguage) {
  EXPECT_EQ(language_of("HARBOUR OF VELMOUTH TO STAY SHUT UNTIL FRIDAY, PORT AUTHORITY SAYS", ""),
            "en");
  EXPECT_EQ(
      language_of("LE PORT RESTERA FERMÉ JUSQU'À VENDREDI, A DÉCLARÉ LA MAIRE DE LA VILLE", "en"),
      "fr");
}

TEST(Language, OfTheReportAndNotOfItsQuotations) {
  const std::string report = repeated(
      "The mayor of Velmouth told reporters that the harbour would stay shut until Friday, and "
      "that "
      "nobody in the port authority had asked her before it was closed.",
      4);
  const std::string quotation = repeated(sentences[1].text, 4);
  EXPECT_EQ(language_of(report + quotation, ""), "en");
  EXPECT_EQ(language_of(quotation + report, "en-GB"), "en-GB");
  EXPECT_EQ(language_of(report + repeated(sentences[28].text, 3), ""), "en");
}

TEST(Language, LooksBeyondAFirstParagraphInAnother) {
  const std::string notice =
      "This article is only available in French. Read more from our desk.\n\n";
  EXPECT_EQ(language_of(notice + repeated(sentences[1].text, 60), "en"), "fr");
}

TEST(Language, OfATextWithoutSpacesIsToldToItsEnd) {
  const std::string start = repeated(sentences[0].text, 8);
  std::string chinese;
  for (int i = 0; i < 200; ++i) chinese += "港口将关闭至星期五。自暴风雨以来没有船只离港。";
  EXPECT_EQ(language_of(start + chinese, "en"), "zh");
}

TEST(Language, OtherScriptIsNeverEnglishNorUnknown) {
  for (const std::string_view text : {"港", "порт", "ميناء", "항구", "みなと", "λιμάνι", "נמל",
                                      "ท่าเรือ", "बंदरगाह", "ወደብ", "ნავსადგური", "ကမ်း", "ᓄᓇ"}) {
    for (const std::string_view declared : {"", "en", "en-US"}) {
      const std::string told = language_of(text, declared);
      EXPECT_NE(bare(told), "en") << text;
      EXPECT_NE(told, "und") << text;
    }
  }
  EXPECT_EQ(language_of("порт", "mn"), "mn");
  EXPECT_NE(bare(language_of("港港港港港港港港港港港港 The harbour", "en")), "en");
}

TEST(Language, OfBytesThatAreNoTextIsNone) {
  EXPECT_EQ(language_of(std::string(5000, '\0'), ""), "und");
  EXPECT_EQ(language_of("\xFF\xFE\x80 \xC3", ""), "und");
  std::string damaged = repeated(sentences[0].text, 3);
  damaged.insert(100, "\xEF\xBF\xBF\x01\xC2\x85\xEF\xB7\x90");
  EXPECT_EQ(language_of(damaged, ""), "en");
}

}  // namespace
}  // namespace sayso
