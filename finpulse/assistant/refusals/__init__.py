"""Why a question can't be answered, and the sentences that say so."""
