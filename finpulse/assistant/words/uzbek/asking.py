"""What Uzbek words ask for."""

from __future__ import annotations

from typing import Final

ASKING: Final = {
    "spend": """
        sarfla*, sarf~, xarajat*, chiqim*, to'la*, to'lov qil*, ishlat*, xarj*, sarfim, harajat*, turadi, turdi,
        tushdi narxi, to'lab, to'lagan
    """,
    "go": """
        ketdi, ketadi, ketgan, ketyapti, ketmoqda, sarf bo'ldi, sarf bo'lgan, ketkaz*, chiqib ketdi, to'g'ri keladi,
        to'g'ri keldi
    """,
    "take": "tashkil qil*, tashkil et*, egalla*, oldi, olgan",
    "buy": """
        sotib ol*, xarid qil*, bordim, borganman, borgan, buyurtma ber*, buyurtma qil*, bo'lganman, amalga oshir*,
        tashrif buyur*, foydalan*, borgandim
    """,
    "purchase": "xarid~, xaridlar~, xaridim, xaridlarim~, sotib olish",
    "visit": "buyurtma~, tashrif~, chek~, safar soni",
    "txn": """
        tranzaksiya*, to'lov, to'lovlar~, to'lovim~, to'lovlarim~, to'lovi~, operatsiya*, amaliyot*, o'tkazilgan
        to'lov*, tranzaktsiya*, yechimlar
    """,
    "income": """
        daromad*, topdim, topganman, topgan, ishlab topdim, ishlab topganman, tushum*, kirim*, pul tushdi, tushgan,
        oldim, ishlab top*, qancha topaman
    """,
    "net": "sof pul oqimi, pul oqimi, sof oqim, sof daromad*, sof natija*, foyda~, plyusda, minusda, farq summasi",
    "save": "jamg'ardim, jamg'ar*, tejadim, teja*, yig'dim, yig'ib, orttirdim, tejab, jamg'arib, yig'ganman",
    "lose": "yo'qotdim, zarar*, yo'qot*, zararda",
    "savings": "jamg'arma*",
    "savings_rate": """
        jamg'arish foiz~, jamg'arish foizim, jamg'arma foiz~, jamg'arish darajasi~, jamg'arish darajam, jamg'arish
        ulush~, tejash foiz~, jamg'arma darajasi, jamg'arish stavkasi, jamg'arish me'yori~
    """,
    "left": "qoldi, qolgan, qolyapti, qolib, ortib qoldi, ortdi, qoladi, ortgan",
    "after_spending": """
        barcha xarajatlardan keyin, xarajatlardan keyin, xarajatdan keyin, hamma xarajatlardan keyin, barcha
        xarajatlardan so'ng, xarajatlardan so'ng
    """,
    "share": "ulush~, foiz~, qismi~, foizi~, qism, %, necha foiz, necha foiz~, qancha qismi~, foizda",
    "average": "o'rtacha, o'rtachasi, odatda, odatiy, o'rtacha hisobda",
    "burn_rate": "sarf tezligi",
    "count": "nechta, necha, soni, sonini, qancha marta, miqdori, sonlari, nechtaga, nechtadan",
    "often": """
        necha marta, nechta marta, qancha marta, necha marotaba, necha bor, necha martadan, qanchalik tez-tez, tez -
        tez, tez-tez, qanchalik ko'p, ko'p marta
    """,
    "times": "marta, marotaba, martalab",
    "merchants": "do'kon*, joy~, joylar~, sotuvchi*, savdogar*, kompaniya*, savdo nuqta*, muassasa*",
    "categories": "toifa*, kategoriya*, turkum*, bo'lim*, yo'nalish*, soha~",
    "accounts": """
        hisob~, hisobim~, hisoblar~, hisoblarim~, hisobi~, karta~, kartam~, kartalar~, hisobraqam*, kartalarim~, hisob
        - kitob
    """,
    "where": "qayerda, qayerga, qayerdan, qaerda, qaerga, qayer",
    "on_what": "nimaga, nimalarga",
    "most": "eng ko'p, ko'proq qismi, ko'p pul, asosan, eng ko'p pul",
    "largest": "eng katta, eng qimmat, eng yirik, katta, yirik, top, top -, eng yuqori, yetakchi, asosiy, eng baland",
    "least": "eng kam, eng kichik, eng arzon, eng past, eng oz, minimal",
    "when": "qachon, qaysi kuni, qaysi sanada",
    "last_time": "oxirgi marta, so'nggi marta, oxirgi, so'nggi, oxirgi bor, eng oxirgi, eng so'nggi",
    "first_time": "birinchi marta, ilk marta, ilk bor, birinchi, ilk, dastlab, eng birinchi",
    "balance": """
        qoldiq~, qoldig'i*, qoldig'~, balans*, qoldiqlar~, hisobimda qancha, hisobda qancha, kartamda qancha, kartada
        qancha, qancha pul bor, qancha pulim bor
    """,
    "have": "bor, mavjud, turibdi",
    "subscription": "obuna*",
    "bill": """
        hisob-faktura*, majburiy to'lov*, kommunal hisoblar~, muntazam hisoblar~, to'lanadigan hisoblar~, majburiy
        to'lovlar~
    """,
    "recurring": "muntazam, doimiy, takrorlan*, takroriy, davriy, muntazam to'lov*, doimiy to'lov*",
    "recurring_income": "muntazam daromad*, doimiy daromad*",
    "price_rise": """
        qimmatlash*, narxi oshgan, narxi oshdi, narx oshishi, qimmatroq bo'ldi, qimmatroq bo'lgan, narxi ko'tarildi,
        narxi ko'tarilgan, narxini oshir*, narxi qimmatlash*, qimmatroq, narxi o'zgar*, narxlari oshdi, narxlari
        oshgan, narxini ko'tar*
    """,
    "upcoming": """
        kutilayotgan, kutilmoqda, to'lanishi kerak, to'lashim kerak, rejalashtirilgan, kelayotgan, to'lanadi,
        to'lanadigan, yaqinlashayotgan, muddati kel*, to'lanishi, oldinda, yechiladi, to'lashim
    """,
    "budget": "byudjet*, budjet*, bujet*",
    "over_budget": """
        byudjetdan oshdim*, byudjetdan oshib*, byudjetdan chiq*, byudjetdan oshgan*, byudjet doirasida, byudjetga
        sig'*, byudjetimdan oshdim*, byudjetimdan chiq*, oshib ketdim*, oshirib yubor*, byudjetdan oshyapman*, oshdim*
    """,
    "can_spend": """
        yana sarflashim mumkin, sarflashim mumkin, yana qancha sarflashim mumkin, sarflay olaman, ishlata olaman
    """,
    "recommend": """
        tavsiya*, maslahat*, belgilashim kerak, qo'yishim kerak, belgilash kerak, qo'yish kerak, ajratishim kerak,
        mos, maqbul, qo'yay, belgilay, bo'lishi kerak
    """,
    "forecast": """
        pulim yetadimi, yetadimi, yetadi, prognoz*, bashorat*, tugab qol*, tugaydimi, kutilayotgan qoldiq, qancha
        bo'ladi, bo'ladi, qoladi, tugaydi, yetarmi, yetib bor*, yetarlimi
    """,
    "will": "bo'ladimi",
    "anomaly": """
        g'alati, g'ayrioddiy, shubhali, noodatiy, odatdan tashqari, anomal*, kutilmagan, g'ayritabiiy, odatdagidan
        boshqacha, odatdagidan farq*
    """,
    "happen": "sodir bo'l*, yuz ber*, narsa, narsalar, bormi, hech narsa, nimadir, biror, biror narsa",
    "needs_wants": "ehtiyoj*, istak*, ehtiyoj va istak*, 50 / 30 / 20, 50 30 20, 50 - 30 - 20, zarurat*, xohish*",
    "new": "yangi",
    "lifetime": """
        umumiy ko'rinish*, umumiy xulosa*, umumiy holat*, butun moliyam, moliyaviy holatim*, xulosa*, umumiy manzara*,
        moliyaviy xulosa*, umumiy hisobot
    """,
    "finances": "moliya*, moliyaviy, moliyam",
    "why": "nega, nima uchun, nimaga bunday, sabab*, nima sababdan",
    "high": """
        bunchalik ko'p, shunchalik ko'p, bunday ko'p, juda ko'p, shuncha ko'p, yuqori, bunchalik katta, ko'p bo'ldi,
        baland, ko'p, oshib ketdi, bunchalik
    """,
    "compare": "solishtir*, taqqosla*, nisbatan, qarshi, yoki, qiyosla*, solishtirganda, taqqoslaganda",
    "change": """
        o'zgardi*, o'zgar*, oshdi, oshdimi, oshgan, kamaydi*, farq*, ko'paydi*, kamaygan, tushib ketdi, ortdimi
    """,
    "more": "ko'proq, ko'p sarfladim*, ortiqroq",
    "less": "kamroq, oz",
    "than": "qaraganda, dan ko'ra, ko'ra",
    "monthly": """
        oylik, har oy, har oyda, oyma-oy, oyma - oy, oylar bo'yicha, oylar kesimida, har bir oy~, har oydagi, oyma oy,
        oy bo'yicha
    """,
    "weekly": """
        haftalik, har hafta, haftalar bo'yicha, har haftada, haftalar kesimida, haftama-hafta, haftama - hafta
    """,
    "daily": "kunlik, har kuni, kunlar bo'yicha, kunma-kun, kunma - kun, kunlar kesimida",
    "per_month": "oyiga, bir oyda, bir oyga",
    "per_week": "haftasiga, bir haftada",
    "per_day": "kuniga, bir kunda",
    "quarterly": "choraklar bo'yicha, choraklik, har chorakda",
    "yearly": "yillik, har yili, yiliga, yillar bo'yicha",
    "which_month": "qaysi oy~, qaysi oyda, qaysi oylarda",
    "which_week": "qaysi hafta~",
    "which_day": "qaysi kun, qaysi kunda",
    "breakdown": """
        taqsimla*, taqsimot*, bo'lib ber, bo'lib chiq, tarkibi*, bo'lingan, bo'linadi, taqsimlangan, ajratib
    """,
    "what_about": "haqida nima deysan, haqida nima, xuddi shu",
    "trend": "dinamika*, o'zgarish tendensiyasi, tendensiya*, trend*, tarixi*, o'zgarib bor*, o'zgarishi",
    "except_behind": """
        tashqari, hisobga olmaganda, hisoblamaganda, siz, chiqarib tashlaganda, hisobga olmasdan, istisno qilganda,
        chiqarganda, qo'shmaganda, qo'shmasdan, mustasno
    """,
    "weekday": "ish kunlari~, ish kuni~, ish kunlar~, hafta kunlari~",
    "weekend": """
        dam olish kunlari~, dam olish kuni~, shanba va yakshanba~, dam olish kunlar~, shanba yakshanba~, shanba va
        yakshanba kunlari~
    """,
}
