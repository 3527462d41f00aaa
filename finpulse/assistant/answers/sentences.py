"""Why there is no answer, in sentences of each language."""

from __future__ import annotations

from typing import Final

from finpulse.metrics.metric import Texts

NO_INCOME: Final = Texts(
    "There was no income in that period, so there is no share of it to tell.",
    "За этот период нет дохода, поэтому и доли от него назвать нельзя.",
    "Bu davrda daromad bo‘lmagan, shuning uchun uning ulushini aytib bo‘lmaydi.",
)
NO_SPENDING: Final = Texts(
    "Nothing was spent in that period, so there is no share of it to tell.",
    "За этот период нет расходов, поэтому и доли от них назвать нельзя.",
    "Bu davrda xarajat bo‘lmagan, shuning uchun uning ulushini aytib bo‘lmaydi.",
)
NO_PURCHASES: Final = Texts(
    "There are no such purchases in that period, so there is no average to tell.",
    "Таких покупок за этот период нет, поэтому и среднего назвать нельзя.",
    "Bu davrda bunday xaridlar yo‘q, shuning uchun o‘rtachasini aytib bo‘lmaydi.",
)
NO_WHOLE_MONTH: Final = Texts(
    "There is no whole calendar month with data in that period, so there is no average of a month to tell.",
    "В этом периоде нет ни одного полного календарного месяца с данными, поэтому среднего за месяц назвать нельзя.",
    "Bu davrda ma’lumotli birorta to‘liq oy yo‘q, shuning uchun oylik o‘rtachasini aytib bo‘lmaydi.",
)
NO_DAYS: Final = Texts(
    "There is no data in that period, so there is no average of a day to tell.",
    "За этот период нет данных, поэтому среднего за день назвать нельзя.",
    "Bu davr uchun ma’lumot yo‘q, shuning uchun kunlik o‘rtachasini aytib bo‘lmaydi.",
)
NO_BUDGET: Final = Texts(
    "A budget is a share of income by what was spent in the last six whole months, and there is not enough of that.",
    "Бюджет считается как доля дохода по тратам последних шести полных месяцев, а данных для этого нет.",
    "Byudjet oxirgi olti to‘liq oy xarajati bo‘yicha daromad ulushidir, buning uchun ma’lumot yetarli emas.",
)
NO_ACCOUNT: Final = Texts(
    "You have no such account.",
    "Такого счёта у вас нет.",
    "Sizda bunday hisob yo‘q.",
)
# Where a plan asks a metric for what it can't say.
NOT_BY_GROUP: Final = Texts(
    "That figure can't be broken down so.",
    "Этот показатель нельзя разбить таким образом.",
    "Bu ko‘rsatkichni bunday bo‘lib ko‘rsatib bo‘lmaydi.",
)
NOT_BY_FILTER: Final = Texts(
    "That figure can't be restricted so.",
    "Этот показатель нельзя ограничить таким образом.",
    "Bu ko‘rsatkichni bunday cheklab bo‘lmaydi.",
)
NOT_COMPARED: Final = Texts(
    "That figure can't be compared between two periods.",
    "Этот показатель нельзя сравнить между двумя периодами.",
    "Bu ko‘rsatkichni ikki davr orasida solishtirib bo‘lmaydi.",
)
NOT_LIMITED: Final = Texts(
    "That figure is one number, of which there are no first ones.",
    "Этот показатель — одно число, первых мест у него нет.",
    "Bu ko‘rsatkich bitta son, uning birinchilari yo‘q.",
)
NO_SUCH_METRIC: Final = Texts(
    "There is no such figure here.",
    "Такого показателя здесь нет.",
    "Bu yerda bunday ko‘rsatkich yo‘q.",
)
SHARE_OF_WHAT: Final = Texts(
    "A share of spending needs a category or a merchant.",
    "Доле расходов нужна категория или продавец.",
    "Xarajat ulushi uchun toifa yoki sotuvchi kerak.",
)
UNKNOWN_NAME: Final = Texts(
    "You have nothing of that name.",
    "У вас нет ничего с таким названием.",
    "Sizda bunday nomdagi narsa yo‘q.",
)
TOO_LARGE: Final = Texts(
    "No amount here has more than 15 digits before the point.",
    "Сумм больше 15 цифр перед запятой здесь нет.",
    "Bu yerda butun qismi 15 raqamdan uzun summa yo‘q.",
)
TOO_FAR: Final = Texts(
    "What recurs can be foreseen for a year at most; ask about an earlier day.",
    "Повторяющееся можно предвидеть не дальше чем на год; спросите о более раннем дне.",
    "Takrorlanadiganlarni ko‘pi bilan bir yilga oldindan ko‘rish mumkin; yaqinroq kun haqida so‘rang.",
)
