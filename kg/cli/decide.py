"""kg decide."""

from __future__ import annotations

from datetime import date
from getpass import getuser
from pathlib import Path

import click

from kg.cli.output import output_option
from kg.errors import ClaimgraphError, UsageError
from kg.ground import ACTIONS, Decision, append_decision
from kg.publish import folder_manifest
from kg.publish.folder import reading


@click.command(
    epilog="""\b
Examples:
  kg decide merge "ASE Technology" "ASE Group" --note "one group since 2018"
  kg decide not-same company/ase company/ase-global
  kg decide reject-claim claim/5f0c2a91b3d4e6f7 --note "misread"
  kg decide accept-finding finding/3e9d0a1b2c3d4e5f

The next build applies it. A decision is undone by deleting its line."""
)
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.argument("a")
@click.argument("b", required=False, default="")
@output_option
@click.option("--file", "target", type=click.Path(path_type=Path), help="Decisions file.  [default: that of the build]")
@click.option("--by", help="Who decided.  [default: the user's name]")
@click.option("--when", help="Date of the decision.  [default: today]")
@click.option("--note", default="", help="Why.")
def decide(action: str, a: str, b: str, output: Path, target: Path | None, **given: str | None) -> None:
    """Record a decision in decisions.csv beside the reports: ACTION on A (and B), which are ids or names."""
    place = target or _of_build(output)
    when = given["when"] or date.today().isoformat()
    append_decision(place, Decision(action, a.strip(), b.strip(), given["by"] or _user(), when, given["note"] or ""))
    click.echo(f"{place}: {action} {a} {b}".rstrip() + "; the next build applies it")


def _of_build(output: Path) -> Path:
    """The decisions file that the build in `output` was made with, or would have been."""
    try:
        with reading(output) as folder:
            decisions = folder_manifest.load_sources(folder)[1]
    except ClaimgraphError as error:
        raise UsageError(f"{error}; or name the decisions file with --file") from error
    if decisions is None:
        raise UsageError(f"the build in {output} had no folder among its sources; name the decisions file with --file")
    return Path(decisions)


def _user() -> str:
    try:
        return getuser()
    except (KeyError, OSError):  # a container without a user database
        return ""
