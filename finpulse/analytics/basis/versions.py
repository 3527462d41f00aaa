"""Versions of an owner's figures, as SQL for finpulse.db.reads: another text after each commit that changes one."""

from __future__ import annotations

from typing import Final

# Every change of totals settles user_stats in the same transaction (finpulse.totals.change), which writes each
# currency's row anew. The user's own row holds the base currency.
STATS_VERSION: Final = """(
    SELECT concat_ws('.', users_table.xmin,
                     (SELECT string_agg(xmin::text, '.' ORDER BY currency) FROM user_stats WHERE owner_id = :owner_id))
    FROM users_table WHERE id = :owner_id
)"""

# All other figures also depend on the day where the user lives, on the accounts, and on the kinds of the user's own
# categories. The text is hashed, since there may be hundreds of them.
FIGURES_VERSION: Final = """(
    SELECT hashtextextended(
        concat_ws(
            '/', xmin, (now() AT TIME ZONE time_zone)::date,
            coalesce((SELECT string_agg(xmin::text, '.' ORDER BY currency)
                      FROM user_stats WHERE owner_id = :owner_id), ''),
            coalesce((SELECT string_agg(xmin::text, '.' ORDER BY id) FROM accounts WHERE owner_id = :owner_id), ''),
            coalesce((SELECT string_agg(xmin::text, '.' ORDER BY id) FROM categories WHERE owner_id = :owner_id), '')
        ), 0)
    FROM users_table WHERE id = :owner_id
)"""
