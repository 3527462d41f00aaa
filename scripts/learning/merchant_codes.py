"""Merchant category codes of ISO 18245 -> our categories, by ranges."""

from __future__ import annotations

from finpulse.cleaning.taxonomy import (
    EDUCATION,
    ENTERTAINMENT,
    FOOD,
    GIFTS,
    GROCERIES,
    HEALTH,
    HOME,
    HOUSING,
    INSURANCE,
    PERSONAL_CARE,
    SERVICES,
    SHOPPING,
    TAXES,
    TRANSPORT,
    TRAVEL,
)

# Codes from 3000 to 3999 are airlines, car rentals and hotels by name; a code in no range is of no use to us.
_RANGES = {
    FOOD: "5811-5814",
    GROCERIES: "5411-5499 5715 5921 0743-0744",
    TRANSPORT: "4011-4121 4131 4784-4789 5511-5552 5561-5599 5013 5172 7511 7523-7549 8675",
    TRAVEL: "3000-3999 4411 4511-4582 4722-4733 5962 7011-7033 7512-7519",
    SHOPPING: """
        5044-5045 5065 5094-5099 5111 5131-5139 5192-5193 5262 5300-5399 5551 5611-5699 5732-5735 5815 5817-5818
        5931-5932 5937-5961 5963-5965 5970-5973 5978 5992-5999
    """,
    HOME: "0780 1711-1799 5021 5039 5072-5074 5198-5261 5712-5714 5718-5722 7217 7623 7641",
    HEALTH: "0742 4119 5047 5122 5912 5975-5976 8011-8099",
    PERSONAL_CARE: "5977 7230 7297-7298",
    EDUCATION: "8211-8351",
    INSURANCE: "5960 6300-6399",
    HOUSING: "6513",
    SERVICES: "4214-4225 7210-7216 7221 7251-7296 7311-7399 7622 7629-7631 7692-7699 8111 8911-8931 9402",
    ENTERTAINMENT: "4457-4468 5816 7800-7999 9406",
    TAXES: "9211-9399",
    GIFTS: "8398-8661",
}


def _numbers(ranges: str) -> list[int]:
    spans = (span.partition("-") for span in ranges.split())
    return [number for first, _, last in spans for number in range(int(first), int(last or first) + 1)]


_CATEGORIES = {number: category for category, ranges in _RANGES.items() for number in _numbers(ranges)}


def category_of_code(code: str) -> str | None:
    """The category of a four-digit code, or None.

    >>> category_of_code("5812"), category_of_code("9950")
    ('Food & Restaurants', None)
    """
    return _CATEGORIES.get(int(code))
