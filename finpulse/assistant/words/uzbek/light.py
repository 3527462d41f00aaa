"""Uzbek words that ask for nothing by themselves; `stop` are those that say nothing at all."""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "stop": """
        ta, dona, men, mening, menga, menda, mendan, biz, bizning, va, ham, bilan, uchun, bo'yicha, bo'lgan, bo'ldi,
        bo'lganman, edi, edim, ekan, shu, bu, o'sha, u, iltimos, aytib, ber, bering, berasizmi, berolmaysizmi, ayt,
        ayting, assalomu, assalom, alaykum, salom, rahmat, kerak, bilmoqchiman, bilmoqchi, bilsam, mi, da, ga, dan,
        ning, ni, hamma, barcha, jami summa, qildim, qilganman, qilgan, qilingan, qilindi, ichida, davomida,
        mobaynida, davrida, vaqt, vaqtda, o'z, o'zim, o'zimning, kuni, kunda, kunlari, faqat, turli, orqali,
        tomonidan, pulim, bormi, edimi, bo'ldimi, xil, marotaba emas, summa, summasi, bo'ldim, yordam, savol, hisobla,
        hisoblab, hisoblang, ma'lumot, haqida, har xil, bo'lsa
    """,
    "show": "ko'rsat*, ro'yxat~, chiqar, chiqarib, sanab, keltir, ko'rsatib, ro'yxati, ro'yxatini",
    "how_much": "qancha, qanchadan, necha pul, qancha pul, qanchaga, qanchani, qanchasi",
    "what": "qanday, qanaqa, qaysi, qaysilar, nima, nimalar, qaysi biri, qaysilari",
    "together": """
        birga, birgalikda, jami, umumiy, hammasi bo'lib, hammasi, umumiy summa, ikkalasi, ikkalasiga, umumiy summasi
    """,
    "money": "pul, pulim, pulni, mablag'~, pullar~, pullarim~, pulimning, pulim~, dollar~, pulning",
    "everything": "hammasini, barchasini, hamma narsani",
    "by": "bo'yicha, kesimida, har bir, har bitta, o'rtasida, orasida",
    "now": "hozir, hozirda, ayni paytda, hali, hozirgi paytda, hozirgi vaqtda, faol",
}
