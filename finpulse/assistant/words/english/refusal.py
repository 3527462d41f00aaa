"""English words that no answer can be given to, by why."""

from __future__ import annotations

from typing import Final

REFUSAL: Final = {
    "other_user_data": """
        user, users, every user, all users, users transactions, other customers, customers, customer, everyone,
        everybody, everyones, everybodys, someone else, somebody else, other people, other peoples, another account
        holder, account holders, other accounts not mine, admin, administrator, password, passwords, password hashes,
        email, emails, another person, other users, tenant, tenants, clients, all accounts in the database, people
    """,
    "fabrication": """
        make up a, make up an, make up some, make something up, make it up, made up number, pretend, pretending,
        imagine, invent, fabricate, fake, guess, hypothetical, hypothetically, assume, suppose, supposing, what if, as
        if, plausible, random number, lie, just guess, best guess, guesstimate, make believe, say that i, let us say,
        lets say, act as
    """,
    "write_request": """
        split the transaction, split this transaction, split that transaction, split my last transaction, split the
        last transaction, delete, remove, erase, add a, add an, add my, add new, add the, add, create, rename, cancel,
        update, edit, recategorize, recategorise, categorize, categorise, reclassify, import, upload, merge, undo,
        wipe, insert, modify, reset, unsubscribe, reverse, dispute, schedule a, deactivate, archive, restore, clear
        my, clear the, hide
    """,
    "command": """
        set, change, move, transfer, pay, put, log, record, mark, tag, send, close, open, book, buy, withdraw,
        deposit, lock, assign, save, refund, swap, switch, flag, link, invest, sell, file, correct, fix, increase,
        decrease, lower, raise, reduce, make, label, note
    """,
    "other_person": """
        roommate, roommates, flatmate, neighbor, neighbour, neighbors, neighbours, wife, wifes, husband, husbands,
        spouse, girlfriend, boyfriend, girlfriends, boyfriends, friend, friends, boss, bosss, colleague, colleagues,
        coworker, coworkers, co worker, brother, brothers, sister, sisters, mom, moms, mum, mother, mothers, dad,
        dads, father, fathers, parents, son, sons, daughter, daughters, uncle, aunt, cousin, he, she, they, his, her,
        hers, their, him, them, partner, partners, fiance, fiancee, grandma, grandpa, grandmother, grandfather, in
        laws, average american, average person, average household, average family, most people, people like me, people
        my age, elon musk, bill gates, jeff bezos, warren buffett, celebrity, tenant, manager, ceo, classmate, ex, ex
        wife, ex husband, kid, stranger, guy
    """,
    "financial_advice": """
        invest in stocks, invest in crypto, invest in apple, where to invest, how to invest, what to invest in,
        afford, stock, stocks, shares of, crypto, cryptocurrency, bitcoin, ethereum, etf, etfs, index fund, index
        funds, mutual fund, should i invest, should i buy, should i sell, should i cancel, should i get, should i
        move, should i pay off, should i refinance, should i put, should i switch, should i open, should i save,
        should i lease, should i take, should i use, should i keep, should i rent or buy, should i quit, should i
        close, should i retire, should i stop, should i borrow, worth it, is it worth, worth paying for, worth
        keeping, good idea, bad idea, how can i reduce, how can i save, how to save, how do i save, how do i cut, how
        can i cut, ways to save, tips, advice, best way, better off, best credit card, which credit card should,
        refinance, retire, retirement, pay off my, how should i, what should i do, where should i, wise to, smart to,
        safe to invest, good investment, portfolio, am i too, is it better, cut back, where can i cut, can i buy, how
        can i
    """,
    "out_of_domain": """
        joke, jokes, poem, poems, story, song, songs, recipe, recipes, weather, news, translate, capital of, football,
        system prompt, api key, api keys, your instructions, your rules, your tables, tables and columns, schema,
        haiku, president of, world cup, movie recommendation, homework, essay, rap, play music, set an alarm, alarm,
        reminder, remind me, meaning of life, who are you, what are you, your name, chatgpt, previous instructions,
        instructions, your prompt, your system
    """,
    "no_such_data": """
        credit score, credit scores, fico, fico score, credit rating, credit report, credit history, weight, weigh,
        steps, calories, calorie, age, birthday, height, sleep, blood pressure, heart rate, tax bracket, mileage,
        miles, loyalty points, reward points, rewards points, rewards, points, cashback, cash back, interest rate,
        interest rates, apr, apy, credit limit, cvv, card number, account number, routing number, iban, pin, pin code,
        phone number, address, social security, social security number, coverage, deductible, home value, house worth,
        home worth, tip, tipped, tipping, gratuity, sales tax, morning, mornings, evening, evenings, at night, noon,
        midnight, hour, hours, oclock, expiry date, expiration date, exchange rate, carbon footprint, carbon, co2,
        kilometers, gallons, liters, litres, items, bmi, iq, horoscope, blood type, passwort, tax refund owed,
        pension, 401k, latte, lattes, receipt items, my job title, promotion
    """,
    "no_such_metric": """
        median, standard deviation, deviation, variance, correlation, correlated, correlate, net worth, runway, goal,
        goals, roi, return on investment, inflation, inflation adjusted, percentile, how long will, how long would,
        how long can, how many months could, how many months can, how many months would, how many months will,
        emergency fund, debt free, volatility, streak, live off, save up, have saved, will i have saved, reach my
        goal, how long until, how long till, debt to income, liquidity, credit utilization, utilization, regression,
        forecast accuracy, moving average, break even point, compound, compounding, net present value, per capita, how
        long could, savings goal, target, quartile, cumulative return, elasticity, seasonality, rolling average,
        projected spending, day of the week, days of the week, day of week, which weekday, what weekday, times more,
        times less, times higher, times lower, times as much, times as many, how many years, how many months, how many
        weeks, how many days, coefficient, ratio of, when will, how fast, how soon, burn through my savings
    """,
}
