"""The sentences of refusals and of what is asked back, in three languages; each says what there is instead."""

from __future__ import annotations

from typing import Final

from finpulse.assistant.outcome import Language, RefusalCode

_SENTENCES: Final[dict[RefusalCode, dict[Language, str]]] = {
    "out_of_domain": {
        "en": "I answer questions about your own money: spending, income, balances, budgets and what recurs.",
        "ru": "Я отвечаю на вопросы о ваших деньгах: расходы, доходы, остатки, бюджеты и регулярные платежи.",
        "uz": (
            "Men pulingiz haqidagi savollarga javob beraman: xarajat, daromad, qoldiq, byudjet va muntazam to'lovlar."
        ),
    },
    "no_such_data": {
        "en": "Your statements don't tell that: they have days, amounts, merchants, categories and accounts.",
        "ru": "В ваших выписках этого нет: в них есть дни, суммы, магазины, категории и счета.",
        "uz": "Ko'chirmalaringizda bunday ma'lumot yo'q: ularda kun, summa, do'kon, toifa va hisoblar bor.",
    },
    "no_such_metric": {
        "en": "I have no such figure, or not in this combination. GET /assistant/metrics lists those that there are.",
        "ru": (
            "Такого показателя у меня нет, или нет в таком сочетании. Все показатели перечисляет GET "
            "/assistant/metrics."
        ),
        "uz": "Menda bunday ko'rsatkich yo'q yoki bunday birikmada yo'q. Barchasini GET /assistant/metrics ko'rsatadi.",
    },
    "unknown_entity": {
        "en": "I find no account, category or merchant of yours called “{words}”.",
        "ru": "У вас нет счёта, категории или магазина «{words}».",
        "uz": "Sizda “{words}” nomli hisob, toifa yoki do'kon topilmadi.",
    },
    "other_person": {
        "en": "I only know your own transactions, nobody else's.",
        "ru": "Я знаю только ваши собственные операции, чужих у меня нет.",
        "uz": "Men faqat sizning amaliyotlaringizni bilaman, boshqalarnikini emas.",
    },
    "other_user_data": {
        "en": "I only look at your own transactions; the data of other users can't be reached from here.",
        "ru": "Я смотрю только ваши операции; данные других пользователей отсюда недоступны.",
        "uz": "Men faqat sizning amaliyotlaringizni ko'raman; boshqa foydalanuvchilarning ma'lumotlari bu yerda yopiq.",
    },
    "write_request": {
        "en": "I only read, I change nothing. Transactions, categories and budgets are changed on their own pages.",
        "ru": "Я только читаю и ничего не меняю. Операции, категории и бюджеты меняют на их страницах.",
        "uz": (
            "Men faqat o'qiyman, hech narsani o'zgartirmayman. Amaliyot, toifa va byudjetlar o'z sahifalarida "
            "o'zgartiriladi."
        ),
    },
    "financial_advice": {
        "en": "I give no financial advice; I can tell what you spent, earned and have.",
        "ru": "Я не даю финансовых советов; могу сказать, сколько вы потратили, получили и имеете.",
        "uz": "Men moliyaviy maslahat bermayman; qancha sarflaganingiz, topganingiz va borini ayta olaman.",
    },
    "embedded_sql": {
        "en": "I don't run SQL from a question. Ask in plain words instead.",
        "ru": "Я не выполняю SQL из вопроса. Спросите обычными словами.",
        "uz": "Savoldagi SQLni bajarmayman. Oddiy so'zlar bilan so'rang.",
    },
    "fabrication": {
        "en": "I tell only what your transactions say, and make nothing up.",
        "ru": "Я говорю только то, что следует из ваших операций, и ничего не придумываю.",
        "uz": "Men faqat amaliyotlaringizdagi ma'lumotni aytaman, hech narsani o'ylab topmayman.",
    },
}
_FAULTS: Final[dict[str, dict[Language, str]]] = {
    "future": {
        "en": "That period hasn't begun yet, so there is nothing to tell about it.",
        "ru": "Этот период ещё не начался, о нём нечего сказать.",
        "uz": "Bu davr hali boshlanmagan, u haqida ma'lumot yo'q.",
    },
    "past": {
        "en": "That looks ahead, and the period you name is over.",
        "ru": "Это вопрос о будущем, а названный период уже закончился.",
        "uz": "Bu kelajak haqida savol, aytilgan davr esa tugagan.",
    },
    "impossible": {
        "en": "There is no such period in the calendar.",
        "ru": "Такого периода нет в календаре.",
        "uz": "Kalendarda bunday davr yo'q.",
    },
    "many": {
        "en": "I can't tell which period you mean. Name one, or two to compare.",
        "ru": "Непонятно, какой период имеется в виду. Назовите один или два для сравнения.",
        "uz": "Qaysi davr nazarda tutilgani noaniq. Bitta yoki solishtirish uchun ikkita davr ayting.",
    },
    "one": {
        "en": "A comparison needs two periods, such as May and April.",
        "ru": "Для сравнения нужны два периода, например май и апрель.",
        "uz": "Solishtirish uchun ikki davr kerak, masalan may va aprel.",
    },
    "no_period": {
        "en": "Name the period that you mean, such as last month.",
        "ru": "Назовите период, например прошлый месяц.",
        "uz": "Davrni ayting, masalan o'tgan oy.",
    },
    "period": {
        "en": "That is told as of now, and not for the period you name.",
        "ru": "Это известно на текущий момент, а не за названный период.",
        "uz": "Bu hozirgi holat bo'yicha ma'lum, aytilgan davr uchun emas.",
    },
    "kind": {
        "en": "That category is no spending: income is asked for as income, and transfers are neither.",
        "ru": "Эта категория — не расходы: о доходах спросите как о доходах, переводы — ни то ни другое.",
        "uz": "Bu toifa xarajat emas: daromadni daromad deb so'rang, o'tkazmalar esa na daromad, na xarajat.",
    },
    "refunds": {
        "en": "Refunds are no spending but lower it; ask for the transactions of that category instead.",
        "ru": "Возвраты не расходы, а уменьшают их; спросите операции этой категории.",
        "uz": "Qaytarilgan pul xarajat emas, uni kamaytiradi; shu toifadagi amaliyotlarni so'rang.",
    },
}
QUESTIONS_BACK: Final[dict[str, dict[Language, str]]] = {
    "name": {
        "en": "Which do you mean by “{words}”?",
        "ru": "Что вы имеете в виду под «{words}»?",
        "uz": "“{words}” deganda qaysi birini nazarda tutyapsiz?",
    },
    "metric": {
        "en": "What would you like to know about it?",
        "ru": "Что именно вы хотите узнать?",
        "uz": "Aynan nimani bilmoqchisiz?",
    },
    "period": {
        "en": "Which period do you mean by “{words}”?",
        "ru": "Какой период вы имеете в виду под «{words}»?",
        "uz": "“{words}” deganda qaysi davrni nazarda tutyapsiz?",
    },
    "average": {"en": "An average of what?", "ru": "Среднее за что?", "uz": "Nimaning o'rtachasi?"},
    "rate": {
        "en": "The average, or each one by itself?",
        "ru": "В среднем или по отдельности?",
        "uz": "O'rtachasimi yoki har biri alohidami?",
    },
    "price": {
        "en": "What they cost a month, or what was paid this year?",
        "ru": "Сколько они стоят в месяц или сколько уплачено в этом году?",
        "uz": "Bir oyda qancha turadimi yoki bu yil qancha to'langanmi?",
    },
    "dimension": {
        "en": "By category or by merchant?",
        "ru": "По категориям или по магазинам?",
        "uz": "Toifalar bo'yichami yoki do'konlar bo'yichami?",
    },
}


def refusal_sentence(code: RefusalCode, language: Language, words: str = "") -> str:
    """Why a question can't be answered."""
    return _SENTENCES[code][language].format(words=words)


def fault_sentence(fault: str, language: Language, words: str = "") -> str | None:
    """What is wrong with a question that could else be answered, or None."""
    said = _FAULTS.get(fault)
    return said[language].format(words=words) if said else None


def question_back(about: str, language: Language, words: str = "") -> str:
    """What is asked back."""
    return QUESTIONS_BACK[about][language].format(words=words)
