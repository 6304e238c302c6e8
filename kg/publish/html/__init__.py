"""The static site: a few page shells, their scripts and styles, and the data they draw, cut into small files.

Pages are drawn in the browser from data files that are themselves scripts (`kgData("company/3f", {...})`), because a page
opened from file:// may load scripts beside it and nothing else. Names and quotes reach the page as text nodes only, so
markup in a report stays text by construction. Measured on 8,592 reports: see tests/bench/site.py.
"""

from kg.publish.html.site import write_site

__all__ = ["write_site"]
