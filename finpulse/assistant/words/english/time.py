"""English words of time: what each is in the grammar of periods."""

from __future__ import annotations

from typing import Final

TIME: Final = {
    "last": "last, previous, prior, preceding, lst, prev",
    "past": "past, over the past, in the past, during the past, within the past",
    "this": "this, current, the current, ths",
    "next": "next, coming, following, upcoming",
    "day": "day, days",
    "week": "week, weeks, wk, wks, calendar week",
    "month": "month, months, mth, mths, mnth, mnths, mo, calendar month, calendar months",
    "quarter": "quarter, quarters, qtr, qtrs",
    "half": "half",
    "year": "year, years, yr, yrs, calendar year",
    "weekend": "weekend, weekends",
    "today": "today, tody, tdy",
    "yesterday": "yesterday, ystrday, ystrdy, yday, yestrday",
    "day_before_yesterday": "day before yesterday, the day before yesterday",
    "tomorrow": "tomorrow",
    "ago": "ago, back",
    "before_last": "before last",
    "since": """
        since, starting, as of, from the start of, beginning, since the start of, since the beginning of, from the
        beginning of
    """,
    "from": "from",
    "between": "between, btwn",
    "to": "to, till, until, through, thru, up to, -",
    "until": "through the end of, until the end of, till the end of, up to the end of",
    "up_to": "up to, up until, up till, until, till, by",
    "before": "before, prior to",
    "after": "after",
    "and": "and, &",
    "of": "of, in, of the, in the, from",
    "prep": "in, on, during, over, for, within, the, of, at, throughout, across, in the course of, through",
    "year_to_date": """
        year to date, ytd, since the start of the year, since the beginning of the year, since new year, since new
        years, from the start of the year, from the beginning of the year, since the year began, since the year
        started
    """,
    "month_to_date": """
        month to date, mtd, since the start of the month, since the beginning of the month, so far in the month, since
        the month began
    """,
    "quarter_to_date": "quarter to date, qtd, since the start of the quarter, since the beginning of the quarter",
    "week_to_date": "week to date, wtd, since the start of the week, since the beginning of the week",
    "so_far": "so far, to date, up to now, until now, till now, to now, as yet, up to today, until today, till today",
    "all_time": """
        all time, all-time, ever, of all time, in all, since the beginning, since i started, over all time, for all
        time, all years, overall, since the very beginning, since forever, in my life, in my whole life, so far in my
        life, entire history, whole history, all of history
    """,
    "rest_of": """
        rest of the, rest of this, remainder of the, remainder of this, rest of, end of the, end of this, the end of
        the, before the end of the, before the end of this, by the end of the, by the end of this, until the end of
        the, at the end of the, at the end of this, end of, by the end of, at the end of, before the end of, the end
        of, left in the, left in this
    """,
    "same_period_last_year": """
        this time last year, same time last year, same period last year, the same period last year, the same time last
        year, same period a year ago, this time a year ago, same period of last year, same months last year, same
        period in the previous year, the same period of the previous year, same stretch last year, this point last
        year, same point last year, the same days last year
    """,
    "month_before": """
        month before, previous month, the month before that, month before that, prior month, preceding month
    """,
    "year_before": "year before, previous year, year before that, prior year, preceding year, year earlier",
    "quarter_before": "quarter before, previous quarter, quarter before that, prior quarter, preceding quarter",
    "week_before": "week before, previous week, week before that, prior week, preceding week",
    "few": "few, several, couple of months, handful of",
    "couple": "couple, couple of, pair of",
    "recently": "recently, lately, these days, of late, nowadays",
    "month:1": "january, jan",
    "month:2": "february, feb",
    "month:3": "march, mar",
    "month:4": "april, apr",
    "month:5": "may",
    "month:6": "june, jun",
    "month:7": "july, jul",
    "month:8": "august, aug",
    "month:9": "september, sep, sept",
    "month:10": "october, oct",
    "month:11": "november, nov",
    "month:12": "december, dec",
    "weekday:0": "monday, mon",
    "weekday:1": "tuesday, tue",
    "weekday:2": "wednesday, wed",
    "weekday:3": "thursday, thu",
    "weekday:4": "friday, fri",
    "weekday:5": "saturday",
    "weekday:6": "sunday",
    "season:3": "spring, springtime",
    "season:6": "summer, summertime",
    "season:9": "autumn, fall",
    "season:12": "winter, wintertime",
    "n:1": "one, a, 1st, first, single",
    "n:2": "two, second, 2nd",
    "n:3": "three, third, 3rd",
    "n:4": "four, fourth, 4th",
    "n:5": "five",
    "n:6": "six",
    "n:7": "seven",
    "n:8": "eight",
    "n:9": "nine",
    "n:10": "ten",
    "n:11": "eleven",
    "n:12": "twelve",
    "n:14": "fourteen",
    "n:15": "fifteen",
    "n:18": "eighteen",
    "n:20": "twenty",
    "n:24": "twenty four",
    "n:30": "thirty",
    "n:60": "sixty",
    "n:90": "ninety",
    "n:100": "hundred",
    "ordinal": "st, nd, rd, th",
    "q:1": "q",
    "h:1": "h",
}
