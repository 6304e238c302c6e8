"""kg build, kg demo."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click

import kg
from kg.cli.output import output_option
from kg.cli.values import duration
from kg.errors import SourceError
from kg.materialize import DEFAULT_BASE
from kg.pipeline import Options, Progress, Summary
from kg.pipeline import build as run
from kg.pipeline.progress import silent

SAMPLE = Path(kg.__file__).parent / "sample" / "reports"
REFRESH_SECONDS = 0.1
PROBLEMS_SHOWN = 5

jobs_option = click.option("-j", "--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one a core]")
site_option = click.option("--site/--no-site", default=True, show_default=True, help="Write the pages (index.html).")
fresh_option = click.option("--fresh", is_flag=True, help="Read every file again, also those whose reading is kept.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")


@click.command(
    epilog="""\b
Examples:
  kg build reports/
  kg build reports/ 'more/*.html' -o output --jobs 4
  kg build . --no-site --base https://example.org/claims/"""
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@output_option
@jobs_option
@site_option
@fresh_option
@quiet_option
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="IRI that all instances stand under.")
@click.option("--keep-ids", is_flag=True, help="Write the id register beside the decisions: ids survive new reports.")
@click.option(
    "--decisions", type=click.Path(path_type=Path), help="Decisions file.  [default: decisions.csv in a source folder]"
)
def build(sources: tuple[str, ...], output: Path, quiet: bool, **given: Any) -> int:
    """Build the graph of all reports in SOURCE: files, folders (with what is below them), or patterns; .html .htm .md .txt.

    The output folder is replaced whole or not at all. A second build reads only what changed. A file that cannot be read is
    named in problems.jsonl, and the others are built.
    """
    return _build(sources, output, Options(**given), quiet)


@click.command(epilog="\b\nExample:\n  kg demo && kg contradictions")
@output_option
@jobs_option
@site_option
@quiet_option
def demo(output: Path, jobs: int | None, site: bool, quiet: bool) -> int:
    """Build the graph of the sample reports that come with kg: every kind of finding, every layout of report."""
    if not SAMPLE.is_dir():
        raise SourceError(f"{SAMPLE}: the sample is missing; install kg again")
    return _build((str(SAMPLE),), output, Options(jobs=jobs, site=site), quiet)


def _build(sources: tuple[str, ...], output: Path, options: Options, quiet: bool) -> int:
    summary = run(sources, output, options, silent if quiet or not sys.stderr.isatty() else _bar())
    if not quiet:
        click.echo(describe(summary))
    return summary.exit_code


def _bar() -> Progress:
    """One line on the terminal, written over."""
    started = time.monotonic()
    shown = 0.0

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if done and done < total and now - shown < REFRESH_SECONDS:
            return
        shown = now
        line = stage
        if stage == "read" and total:
            rate = done / (now - started) if done else 0.0
            left = f", {duration((total - done) / rate)} left" if rate else ""
            line = f"read {done:,} of {total:,} reports{f' ({rate:,.0f} a second{left})' if rate else ''}"
        sys.stderr.write(f"\r\x1b[K{line}" if done < total or stage != "publish" else "\r\x1b[K")
        sys.stderr.flush()

    return progress


def describe(summary: Summary) -> str:
    """The summary as a reader sees it at the end of a build."""
    counts = summary.counts
    kept = counts["reports"] + counts["refused"] - summary.read
    read = "nothing had changed" if summary.unchanged else f"{summary.read:,} read{f', {kept:,} kept' if kept > 0 else ''}"
    total = sum(summary.seconds.values())
    lines = [
        f"{counts['reports']:,} reports, {counts['claims']:,} claims, {counts['entities']:,} entities, "
        f"{counts['findings']:,} findings in {summary.output} ({read}; {duration(total)})"
    ]
    if summary.findings:
        ranked = sorted(summary.findings.items(), key=lambda item: (-item[1], item[0]))
        lines.append("findings: " + ", ".join(f"{number:,} {kind}" for kind, number in ranked))
    lines.extend(f"  {finding.severity_word}: {finding.explanation}" for finding in summary.worst)
    lines.extend(_problems(summary))
    page = summary.output / "index.html"
    see = f"   or open {page}" if page.exists() else ""
    lines.append(f"next: kg contradictions{_where(summary)}   kg ask{_where(summary)}{see}")
    return "\n".join(lines)


def _problems(summary: Summary) -> list[str]:
    counts = summary.counts
    if not counts["problems"]:
        return []
    refused = [problem for problem in summary.problems if problem.refused]
    lines = [
        f"{counts['refused']:,} files refused, {counts['problems'] - counts['refused']:,} other problems: see problems.jsonl"
    ]
    lines.extend(f"  {problem.message}" for problem in refused[:PROBLEMS_SHOWN])
    return lines


def _where(summary: Summary) -> str:
    return "" if summary.output == Path("output") else f" -o {summary.output}"
