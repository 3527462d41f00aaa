"""What English words ask for."""

from __future__ import annotations

from typing import Final

ASKING: Final = {
    "spend": """
        go through, went through, run through, ran through, get through, got through, gone through, dropped on, drop
        on, dropped at, drop at, did i have to pay, had to pay, have i had to pay, spend, spends, spent, spending,
        spendings, expense, expenses, expenditure, expenditures, outlay, outlays, outgoings, outgoing, cost, costs,
        costing, pay, pays, paid, paying, payed, shell out, shelled out, shelling out, blow, blew, fork out, forked
        out, fork over, forked over, lay out, laid out, burn through, burned through, burn, burned, charge, charged,
        money out, cash out, spend on, spent on, spnd, spnt, spendng, debit, debits, debited, splurge, splurged,
        splash out, splashed out, dish out, dished out, cough up, coughed up, part with, set me back, run me, ran me,
        consume, consumed, eat up, ate up, put toward, put towards, outflow, outflows, spending on, total bill, tab,
        left my pocket, left my wallet, left my account, left my accounts, put on, the damage, damage, budgeted out
    """,
    "go": """
        go, goes, went, gone, go to, went to, going to, went toward, went towards, goes toward, goes towards, end up,
        ended up, head, headed
    """,
    "take": """
        take, took, taken, takes, ate, swallowed, swallow, absorbed, make up, makes up, made up, account for, accounts
        for, accounted for, represent, represents, represented, used up
    """,
    "buy": """
        buy, bought, buying, shop, shopped, shopping at, order, ordered, ordering, visit, visited, visiting, use,
        used, using, purchase from, stop by, stopped by, dine, dined, eat, ate at, eat at, fill up, filled up, swipe,
        swiped, swipe my card
    """,
    "purchase": """
        purchase, purchases, buys, thing i bought, things i bought, items bought, card payment, card payments, expense
        transactions, purchased
    """,
    "visit": """
        visits, trip, trips, orders, rides, ride, run, runs, stops, receipt, receipts, fill ups, rides did i take,
        trips did i take
    """,
    "txn": """
        transaction, transactions, payment, payments, charges, operation, operations, entries, entry, txn, txns,
        trans, rows, records, record, movements, activity, activities
    """,
    "paid": """
        am i paid, am i getting paid, do i get paid, pay me, pays me, paying me, pay us, paid us, get paid, got paid,
        was i paid, been paid, have i been paid, did i get paid, paid me
    """,
    "income": """
        bring home, brought home, bringing home, income, incomes, earn, earned, earning, earnings, earns, revenue,
        revenues, money come in, money came in, inflow, inflows, come in, came in, coming in, bring in, brought in,
        take home, took home, pull in, pulled in, total pay, take in, took in, takings, gross income, receive,
        received, receiving, deposited, credited
    """,
    "make": "make, made, making, makes",
    "get": "came, come, comes, came from, come from, comes from, get, got, getting, gotten",
    "net": """
        net, net cash flow, cash flow, cashflow, net flow, net income, net savings, surplus, deficit, net result,
        bottom line, in the black, in the red, come out ahead, came out ahead, net position, net gain, net loss, break
        even, end up ahead, ended up ahead, net balance, net amount
    """,
    "save": "save, saved, saving, put aside, put away, set aside, sock away, socked away, keep, kept",
    "lose": "lose, lost, lose it, loss, losing, overspend, overspent",
    "savings": "savings",
    "savings_rate": """
        savings rate, saving rate, save rate, savings ratio, savings percentage, rate of saving, savings quota, saving
        ratio, rate of savings
    """,
    "left": """
        left, left over, leftover, room left, room is left, much room is left, remaining, remain, remains, remained,
        still have, still left, over after, to spare, available
    """,
    "after_spending": """
        after all expenses, after expenses, after all spending, after spending, after paying everything, after all my
        expenses, after my expenses, after all bills, after bills, after everything, after all costs, after costs,
        after paying all bills, after all my spending, after all my bills, after i paid everything
    """,
    "share": """
        how many percent, by how many percent, how many percentage points, share, percent, percentage, fraction,
        proportion, portion, pct, ratio, part, slice, percentages, %, chunk, what part
    """,
    "average": """
        average, avg, mean, averages, averaged, typical, typically, on average, usually, usual, normally, in a
        typical, in an average, avrage, on the average
    """,
    "burn_rate": "burn rate, monthly burn, burn per month, monthly burn rate, run rate",
    "count": """
        how many, number of, count, count of, how mny, no of, total number of, the number of, many, quantity of,
        amount of times, how many different, how many separate
    """,
    "often": "how often, how frequently, frequency, often, frequently, frequency of",
    "most_often": """
        go to most, went to most, go to the most, went to the most, visit most, visited most, visit the most, visited
        the most
    """,
    "times": "times, time, number of times, many times, occasions, occasion",
    "merchants": """
        which shop, what shop, each shop, per shop, by shop, merchant, merchants, store, stores, shops, place, places,
        vendor, vendors, retailer, retailers, payee, payees, business, businesses, company, companies, seller,
        sellers, outlets, shop names, brand, brands
    """,
    "categories": """
        category, categories, categry, spending category, type of expense, kind of expense, types of spending, kinds
        of spending, area, areas, cat, cats, categorys, spending area, type of spending, expense type, expense types
    """,
    "accounts": "account, accounts, card, cards, bank account, bank accounts, acct, accts",
    "where": "where, wheres",
    "most": "most, the most, most of, max, maximum, maximal, mostly",
    "largest": """
        the most expensive, the largest, the biggest, the highest, the greatest, largest, biggest, highest, greatest,
        most expensive, priciest, costliest, top, bigger ticket, big ticket, heftiest, steepest, most costly, leading,
        single largest, single biggest, single most expensive
    """,
    "least": """
        least expensive, the least, least amount, least, smallest, lowest, cheapest, minimum, minimal, fewest, bottom,
        tiniest
    """,
    "when": "when, when was, on what date, what date, on which date, which date",
    "last_time": "last time, the last time, last, latest, most recent, most recently, recent, newest, final",
    "first_time": """
        first time, the first time, first, first ever, earliest, for the first time, initially, oldest, very first
    """,
    "balances": "balances, account balances, all balances",
    "balance": """
        balance, account balance, current balance, how much is in, how much money is in, whats in, what is in, what do
        i have in, how much do i have in, how much have i got in, how much money do i have in, how much money have i
        got in, how much is on, how much do i have on, how much is left in, how much is left on, how much money is on,
        how much cash is in, how much cash do i have in, how much sits in, how much is sitting in
    """,
    "have": "have, have i got, hold, own, got now",
    "subscription": """
        subscription, subscriptions, subs, subscription services, streaming subscriptions, memberships, subscribed,
        subscribed to, subscribe to, subscription payments
    """,
    "bill": "bill, bills, regular bills, recurring bills, monthly bills, household bills",
    "recurring": """
        recurring, recurring payments, recurring payment, recurring charges, recurring expenses, recurring
        transactions, repeating, repeating payments, regular payments, regular expenses, fixed costs, fixed expenses,
        standing payments, standing orders, recurring costs, repeat payments, repeat charges, regular charges,
        recurring spending, fixed payments, recurrent, regular costs
    """,
    "recurring_income": """
        recurring income, regular income, regular incomes, recurring incomes, recurring deposits, regular earnings
    """,
    "price_rise": """
        more expensive, pricier, get more expensive, got more expensive, become more expensive, became more expensive,
        go up in price, went up in price, gone up in price, price increase, price increases, raise its price, raised
        its price, raise their prices, raised their prices, raise prices, raised prices, price hike, price hikes,
        dearer, get dearer, got dearer, cost more than before, price went up, prices went up, price go up, prices go
        up, price changes, price change, changed price, change price, changed their price, changed in price, increased
        in price, increase in price, increased their price, increased their prices, increased its price, hiked their
        prices, hiked prices, hike their prices, raised the price, raise the price, get pricier, got pricier, increase
        their price, increase their prices, increase its price, put up their prices, put up its price, cost more now,
        costs more now, costing more, rise in price, rose in price, risen in price, became pricier, costlier, became
        costlier, got costlier
    """,
    "upcoming": """
        next, due, upcoming, coming up, come up, comes up, coming due, come due, comes due, scheduled, expected,
        expect, fall due, falls due, falling due, will be charged, will i pay, do i owe, to be paid, about to be
        charged, ahead, have to pay, need to pay, going to be charged, do i have to pay, must i pay, next payment,
        renew, renews, renewing, will renew, to pay, hit my account, hit my accounts, going out, coming out of my
        account, coming out of my accounts, come out of my account, leaving my account, leave my account
    """,
    "budget": "budget, budgets, budgeting, allowance",
    "over_budget": """
        over budget, over my budget, under budget, on budget, within budget, within my budget, on track, exceeding my
        budget, exceed my budget, exceeded my budget, blown my budget, blow my budget, above budget, below budget, above
        my budget, below my budget, overspending my budget, under my budget, overspending, over the budget, within the
        budget, still within budget, go over, going over, gone over, went over, busted my budget, stick to, sticking to
    """,
    "can_spend": """
        can i still spend, can i spend, left to spend, have left to spend, still available to spend, may i still
        spend, am i allowed to spend, could i still spend, can i still use
    """,
    "recommend": """
        should, should i, should i set, set for, recommend, recommended, suggest, suggested, reasonable, realistic,
        sensible, would be reasonable, good, would make sense, makes sense, right, ideal, should be, would you
        recommend, would you suggest, propose, sane, fair, advise
    """,
    "forecast": """
        run out of money, run out of cash, running out of money, run out, forecast, forecasted, projected, projection,
        predicted, predict, expected balance, will i have, will be, will i have left, will my balance be, make it to,
        make it through, end up with, will there be, going to have, will be left, be overdrawn, go negative, go below
        zero, go broke, enough money to last, enough to last, enough money, last until, last me until, project,
        estimate, estimated
    """,
    "will": "will, will i, gonna, am i going to, shall, going forward",
    "anomaly": """
        weird, unusual, strange, odd, suspicious, anomaly, anomalies, anomalous, abnormal, out of line, out of the
        ordinary, out of the usual, out of character, unexpected, irregular, fishy, outlier, outliers, unusually
        large, unusually high, looks off, look off, look wrong, looks wrong, looks odd, look odd, stand out, stands
        out, stood out, surprising, atypical, unusual activity, strange activity, suspicious activity, out of line
        with what i usually pay, than i usually pay, what i usually pay, what i normally pay, than usual, with what i
        usually pay, compared to what i usually pay, funny, peculiar, bizarre
    """,
    "happen": """
        happen, happened, hit, come through, came through, appear, appeared, show up, showed up, notice, spot, seen,
        occur, occurred, look, looks, looking, spike, spikes
    """,
    "needs_wants": """
        needs versus wants, needs vs wants, needs and wants, needs wants and savings, needs wants savings, 50 / 30 /
        20, 50 30 20, 503020, needs, wants, needs or wants, necessities, 50 / 30 / 20 rule, 50 30 20 rule, 50 - 30 -
        20, 50 - 30 - 20 rule, essentials
    """,
    "new": """
        new, brand new, never used before, hadnt used before, had not used before, hadnt bought from before, never
        been to before, havent used before, hadnt visited before, that i hadnt used before, never shopped at before,
        never bought from before, didnt use before, not used before, newly
    """,
    "lifetime": """
        lifetime, snapshot, lifetime snapshot, financial snapshot, overview, overview of my finances, financial
        overview, summary of my finances, financial summary, summary, sum up my finances, lifetime summary, summarize,
        summarise, big picture, overall picture, lifetime totals, all time totals, lifetime overview, overall summary,
        sum up
    """,
    "finances": "finances, finance, financial, financial life, financial situation, money situation, financially",
    "why": """
        why, why was, why did, whats behind, what is behind, what explains, explain, how come, what drove, what
        caused, reason for, reasons for, reason, what made, driver, drivers, drove, what accounts for, causing, cause,
        what pushed, pushed, responsible for, behind
    """,
    "high": """
        so high, so much, that high, high, so large, so big, expensive, so expensive, that much, so low, low, so
        little, jump, jumped, spiked, shot up
    """,
    "compare": """
        compare, compared, compares, comparing, comparison, versus, vs, v, against, relative to, compared to, compared
        with, stack up, stacks up, measure up, in comparison, contrast, compare to, compare with, comparison of, side
        by side
    """,
    "change": """
        drop, drops, dropped, dip, dipped, change, changed, increase, increased, grow, grew, grown, go up, went up, gone
        up, gone down, up on, down on, going up, going down, rise, rose, risen, decrease, decreased, decline, declined,
        fall, fell, fallen, go down, went down, difference, differ, changes, differed, up or down, shift, shifted,
        growth, go up or down, dropped from, difference between, swing, moved, move, shrink, shrunk
    """,
    "more": "more, higher, greater, larger, bigger, up from",
    "less": "less, lower, fewer, smaller",
    "than": "than, as much as, as many as",
    "monthly": """
        and month, and by month, monthly, each month, every month, by month, month by month, by the month, for each
        month, month over month, month on month, per calendar month, in each month, by months, mnthly, mthly, from
        month to month, across months, on a monthly basis, for every month
    """,
    "weekly": """
        and week, and by week, weekly, each week, every week, by week, week by week, by the week, for each week, in
        each week, by weeks, week over week, on a weekly basis, for every week
    """,
    "daily": """
        and day, and by day, daily, each day, every day, by day, day by day, by the day, for each day, day to day, by
        days, on a daily basis, for every day
    """,
    "per_month": "per month, a month, in a month, p m, per calendar month",
    "per_week": "per week, a week, in a week",
    "per_day": "per day, a day, in a day",
    "quarterly": "quarterly, per quarter, by quarter, each quarter, every quarter, quarter by quarter",
    "yearly": """
        yearly, annually, annual, per year, by year, each year, every year, a year, year by year, year over year
    """,
    "which_month": "which month, what month, in which month, in what month",
    "which_week": "which week, what week, in which week, in what week",
    "which_day": "which day, what day, on which day, on what day",
    "breakdown": """
        break down, breakdown, broken down, split, split up, distribution, distributed, composition, divided, spread,
        itemize, itemise, itemized, structure, break up, by type, make up of, makeup, breakdwn, brk down
    """,
    "what_about": """
        what about, how about, and what about, and how about, same for, the same for, now for, now what about, and for
    """,
    "per": "per",
    "by_amount": "sorted by amount, by amount, sort by amount, by size, sorted by size, ordered by amount, by value",
    "in_and_out": """
        money in and money out, money in and out, cash in and out, money in vs money out, money in versus money out,
        in and out
    """,
    "bare_day": "day, days",
    "bare_week": "week, weeks",
    "bare_month": "month, months",
    "trend": """
        trend, trends, over time, development, evolution, history, evolve, evolved, timeline, progression, trending,
        curve, developed, develop, progress, month to month
    """,
    "except": """
        except, except for, excluding, exclude, excl, without, other than, not counting, not including, not incl,
        minus, apart from, aside from, besides, but not, and not, ignoring, ignore, leaving out, leave out, outside
        of, outside, not on, not at, not in, not from, not with, less the, with the exception of, bar, not
        considering, excepting, disregarding, disregard, omitting, beside, anything but, everything but, all
        but, not to count, dont count, do not count, skipping, not for, when you exclude, if you exclude, if we
        exclude, if i exclude, if you leave out, if i leave out, not the, sans, net of, barring
    """,
    "weekday": """
        weekday, weekdays, on weekdays, during the week, workdays, workday, working days, work days, monday to friday,
        mondays to fridays, monday through friday, business days, mon - fri
    """,
    "weekend": """
        weekend, weekends, on weekends, at weekends, on the weekend, on the weekends, saturdays and sundays, saturday
        and sunday, sundays and saturdays, saturdays or sundays, at the weekend, during weekends, sat and sun, on
        saturday and sunday, on saturdays and on sundays, on a weekend
    """,
}
