"""The words of Uzbek questions, in Latin letters."""
