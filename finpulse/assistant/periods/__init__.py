"""The grammar of periods: words of time -> the days that they mean as of a day."""
