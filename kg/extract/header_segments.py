"""Segments and applications: the lists under the home genre's headings; elsewhere lists, tables and phrases that say so."""

from __future__ import annotations

import re

from kg.model import Report

HOME_SEGMENTS = re.compile(r"Market Analysis by types is segmented into", re.I)
HOME_APPLICATIONS = re.compile(r"Market Industry Research by Application is segmented into", re.I)


def segments_and_applications(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both lists as written, in order."""
    segments = _listed(report, HOME_SEGMENTS)
    applications = _listed(report, HOME_APPLICATIONS)
    return segments, applications


def _listed(report: Report, heading: re.Pattern[str]) -> tuple[str, ...]:
    """Items of the list right under the first heading that matches."""
    found: list[str] = []
    governed = -1
    for index, block in enumerate(report.blocks):
        text = report.text[block.span.start : block.span.end]
        if governed < 0:
            if block.kind == "heading" and heading.search(text):
                governed = index
        elif block.kind == "item":
            found.append(text)
        elif block.kind == "heading" or found:
            break
    return tuple(found)
