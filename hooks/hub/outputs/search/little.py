"""Words that say little, beside others: the lists of stop words, and what people type and those lists do not know."""

from __future__ import annotations

import stopwordsiso

from hub.outputs.search.cutting import cut

# Lists hold words that are written; questions are typed as they are spoken.
_ASKED = {
    "ar": "شو ايش اش وش وين فين ليش لماذا كيف متى امتى كم هل ماذا ما من انا اني معي عندي بدي وبدي اريد حابب "
    "ممكن لازم مسموح اعمل اسوي افعل بقدر اقدر استطيع يمكن يحق لي عم رح راح صار اقدم احصل اجيب على الى عن "
    "اذا اين قديش قداش شقد ازاي كيفاش شحال علاش وقتاش بكم بكام نقدر نحب يقدر تقدر ياخد تاخد عايز عاوز ابغى "
    "شلون هيك عنده عندها اللي لاني لانه يسمح شروط شرح يعني معنى اوراق هاتف رقم",
    "de": "unterschied voraussetzungen bedeutet bedeutung telefon fehlt erlaubt nötig",
    "en": "difference requirements conditions meaning phone telephone",
    "fr": "comment combien quoi quel quelle quels quelles où puis peux peut veux voudrais dois faut faire avoir "
    "mon ma mes notre moi me nous besoin savoir il elle on depuis pour pas "
    "conditions explication papiers téléphone",
    "tr": "nasıl nerede nereye nereyi neden niçin ne kadar hangi kim mı mi mu mü istiyorum istiyoruz isterim "
    "lazım gerek gerekiyor gerekir yapmalıyım yapabilirim yapayım yapılır yapmam yapmak almak alabilir "
    "miyim bana benim benden için ile var yok kaç çıkar olur oldu oluyor olmak eder edebilir yapabilir yapmalı "
    "başvurayım başvurmalıyım yapsam bunun beni şartları şartlar koşulları nedir evraklar telefon numarası",
    "uk": "як де коли куди скільки чому який яка яке які що чи можу можна треба потрібно хочу маю мені мене мій "
    "моя моє мої далі робити зробити отримати отримала отримав звернутись звернутися звертатися буде бути для це умови "
    "означає пояснення телефон",
}


def words(language: str) -> set[str]:
    """The words of a language that say little, as they are cut."""
    listed = stopwordsiso.stopwords(language) if stopwordsiso.has_lang(language) else ()
    return {word for text in (*listed, _ASKED.get(language, "")) for word in cut(text)}
