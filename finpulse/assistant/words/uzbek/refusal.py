"""Uzbek words that no answer can be given to, by why."""

from __future__ import annotations

from typing import Final

REFUSAL: Final = {
    "other_user_data": """
        foydalanuvchi*, boshqa mijoz*, mijoz*, parol~, parollar~, boshqa odam*, boshqalar*, hamma odamlar,
        administrator*, begona*
    """,
    "fabrication": """
        o'ylab top*, to'qib*, tasavvur qil*, taxmin qil*, faraz qil*, uydirma*, tasavvur et*, deylik, go'yo, taxminan
        ayt*
    """,
    "write_request": """
        o'chir, o'chiring, o'chirib, o'chirish, o'chirgin, qo'sh, qo'shing, qo'shib, qo'shgin, o'zgartir,
        o'zgartiring, o'zgartirib, o'tkaz, o'tkazing, o'tkazib ber, o'tkazib bering, yarat, yarating, yaratib, bekor
        qil, bekor qiling, bekor, tahrirla, tahrirlang, belgila, belgilang, almashtir, almashtiring, to'la, to'lang,
        yubor, yuboring, olib tashla, olib tashlang, kirit, kiriting, saqla, saqlang, yop, och, nomini o'zgartir,
        tozala, birlashtir, to'lab qo'y, o'rnat, o'rnating, qo'y, ko'chir, ko'chiring, yozib qo'y
    """,
    "other_person": """
        qo'shni~, qo'shnim~, xotinim~, xotin, erim~, turmush o'rtog'im~, do'stim~, do'st, do'stlarim~, boshlig'im~,
        boshliq~, hamkasbim~, hamkasb~, akam~, ukam~, opam~, singlim~, onam~, otam~, o'g'lim~, qizim~, ota - onam~,
        ota onam~, dugonam~, xonadosh~, u odam, ular~, qarindosh~, xo'jayin~, sherigim~, amakim~, xolam~, o'rtog'im~,
        o'rtoq
    """,
    "financial_advice": """
        arziydimi, aksiya*, bitkoin*, kripto*, qanday tejash*, qanday teja*, maslahat ber*, investitsiya qilsam, sotib
        olsam bo'ladimi, qayerga sarmoya, olsam bo'ladimi, qurbim yetadimi, kredit olsam, kredit olish*, yaxshimi,
        ma'qulmi, qanday qilib teja*, nima qilishim kerak, qanday kamaytir*, qanday qilib kamaytir*
    """,
    "out_of_domain": """
        latifa*, hazil*, she'r*, ertak*, hikoya*, qo'shiq*, retsept*, ob - havo*, obhavo*, ob havo*, yangilik*,
        poytaxt*, futbol*, chempion*, tarjima*, ismingiz*, ismimg*, kimsan, prezident*, kino tavsiya*, jahon
        chempionat*, munajjim*
    """,
    "no_such_data": """
        kredit reyting*, kredit tarix*, kredit ball*, vaznim~, vazn~, og'irligim~, qadam~, qadamlar~, kaloriya*,
        yoshim, yoshim necha, pin kod*, foiz stavka*, ball~, ballar~, keshbek*, karta raqam*, ertalab, kechqurun,
        tunda, soat~, valyuta kursi*, dollar kursi*, qon bosim*, bo'yim
    """,
    "no_such_metric": """
        mediana*, korrelyatsiya*, dispersiya*, necha oyga yetadi, necha oy yashay, sof boylik*, maqsad*, inflyatsiya*,
        necha oyga, necha kunga, necha yil, qachon yig'aman, qachon jamg'ar*, kapital*, necha oy, necha kun, necha
        hafta, moliyaviy yostiq*, necha barobar*, necha baravar*, haftaning qaysi, sarflama*, ishlatma*, xarid qilma*,
        sotib olma*
    """,
}
