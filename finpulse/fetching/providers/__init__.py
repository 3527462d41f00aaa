"""The APIs whose shape we know, one a module: by what each documents of signs, days, ids, pending rows and pages."""
