"""Charts as figures of geometry, which templates draw as SVG: no library, no script, no style."""
