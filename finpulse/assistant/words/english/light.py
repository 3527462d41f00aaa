"""English words that ask for nothing by themselves; `stop` are those that say nothing at all."""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "stop": """
        plus, become, became, becoming, becomes, grown to be, would be, would, as far as, spell out, in detail,
        briefly, quickly, by any chance, maybe, perhaps, so far as, i, im, ive, id, me, my, mine, we, our, us, you,
        your, it, its, is, was, were, are, am, be, been, being, do, does, did, done, doing, has, had, having, the, a,
        an, of, to, in, on, at, for, from, with, by, into, out, up, as, and, or, but, so, then, there, here, this,
        that, these, those, how, hows, please, pls, plz, thanks, thank you, thank, hi, hello, hey, yo, ok, okay,
        could, can, could you, can you, would you, tell, tell me, let me know, know, wondering, wonder, want to know,
        i want to know, i would like to know, id like to know, id like to see, i need to know, i want to see, just,
        actually, really, exactly, about, altogether, all, every, any, whole, entire, only, own, personal, curious,
        quick question, question, good morning, good evening, good afternoon, dear, assistant, kindly, using, via,
        through, figure, figures, amount, amounts, also, please tell me, one, ones, some, such, like, per se, during,
        throughout, within, over, inside, across, and how, going, actual, on earth, the heck, exact, total amount, sum
        of money, different, various, individual, distinct, separate, period, value, worth of, im curious, help me,
        understand, s, t, calculate, work out, compute, check, look up, details, info, information
    """,
    "show": """
        show, show me, list, display, give, give me, see, view, find, pull up, bring up, shw, let me see, get me,
        lookup, fetch, present
    """,
    "how_much": """
        how much cash, how big a, how big, how large a, how large, how high, how big of a, how much, how much money,
        how mch, hw much, much, whats the total, what is the total, what was the total, what did it cost, hm
    """,
    "what": "what, whats, which, which ones, wht, what all",
    "together": """
        together, add up to, adds up to, add up, combined, in total, total, totals, totl, in sum, sum, altogether, all
        together, taken together, jointly, put together, added up, summed up, both, overall, cumulative, cumulatively,
        grand total, aggregate
    """,
    "money": "money, funds, dollars, dollar, bucks, usd, cash amount, income money",
    "everything": "everything, anything, all of my spending, all my spending",
    "by": """
        by, broken down by, split by, grouped by, split across, across, for each, each, in each, group by, sorted by,
        divided by, split between, split over, split among, spread across, distributed across, spread over, across my,
        across all, divided among, split up by, divided across, distributed over, between my, by each, from each, on
        each, at each, with each, within each, in every, for every, at every
    """,
    "now": """
        now, right now, currently, at the moment, at present, today right now, presently, as of now, as of today,
        still, already
    """,
}
