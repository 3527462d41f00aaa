"""A question as tokens: folded words, numbers, dates and quoted names, in a language of three."""
