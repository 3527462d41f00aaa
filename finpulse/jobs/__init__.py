"""Background jobs: a queue, a claim with a lease and a fence, a runner, a sweep. They know no statement."""
