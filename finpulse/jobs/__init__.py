"""Background jobs, of any kind: a queue, a claim with a lease and a fence, a runner, a sweep."""
