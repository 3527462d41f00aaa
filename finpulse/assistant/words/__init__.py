"""What words mean, in English, Russian and Uzbek: tables of phrases, and the lexicon that finds them in a question."""
