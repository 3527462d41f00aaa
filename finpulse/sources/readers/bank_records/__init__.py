"""Files of coded records, as associations of banks define them: Norma 43, CODA, CFONB 120, BAI2."""
