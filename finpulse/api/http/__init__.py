"""What all views share: parsing, paging, problems, uploads, idempotent POSTs, conditional GETs, rate limits."""
