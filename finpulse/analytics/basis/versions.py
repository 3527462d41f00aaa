"""What figures are made of, as one text that changes with every commit that changes a figure of owner $1."""

from __future__ import annotations

from typing import Final

# Whoever changes totals settles user_stats in the same transaction (finpulse.totals.sums), which writes
# the row of each currency anew. The base currency is the user's.
STATS_VERSION: Final = """(
    SELECT concat_ws('.', users_table.xmin,
                     (SELECT string_agg(xmin::text, '.' ORDER BY currency) FROM user_stats WHERE owner_id = $1))
    FROM users_table WHERE id = $1
)"""

# Besides, answers depend on the day where the user lives, on the accounts, and on the kinds of the user's own
# categories. It is hashed, since there may be hundreds of them.
BOOKS_VERSION: Final = """(
    SELECT hashtextextended(concat_ws('/', xmin, (now() AT TIME ZONE time_zone)::date,
               coalesce((SELECT string_agg(xmin::text, '.' ORDER BY currency) FROM user_stats WHERE owner_id = $1), ''),
               coalesce((SELECT string_agg(xmin::text, '.' ORDER BY id) FROM accounts WHERE owner_id = $1), ''),
               coalesce((SELECT string_agg(xmin::text, '.' ORDER BY id) FROM categories WHERE owner_id = $1), '')), 0)
    FROM users_table WHERE id = $1
)"""
