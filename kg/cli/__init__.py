"""The command line: one file per command group, imported only when its command is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NamedTuple

import click

from kg.errors import ClaimgraphError, UsageError

INTERRUPTED = 130
FAULT = 3


class Place(NamedTuple):
    """Where a command stands (module and name), and what `kg --help` says of it."""

    module: str
    name: str
    help: str


COMMANDS: dict[str, Place] = {
    "build": Place("build", "build", "Build the graph of a folder of reports."),
    "demo": Place("build", "demo", "Build the graph of the sample reports that come with kg."),
    "contradictions": Place("findings", "contradictions", "List what cannot all be true, worst first."),
    "show": Place("show", "show", "Everything said of a company, market, region or report, with quotes."),
    "explain": Place("show", "explain", "A report's text: each number with its claim, or why there is none."),
    "ask": Place("query", "ask", "Run a named query; without a name, list them."),
    "query": Place("query", "query", "Run a SPARQL query."),
    "view": Place("view", "view", "Write a picture of the graph, or of what is around a name."),
    "serve": Place("serve", "serve", "Serve pages and a SPARQL endpoint on this machine."),
    "relate": Place("relate", "relate", "Tell how two markets relate, and why."),
    "decide": Place("decide", "decide", "Record a decision: merge, split, reject, accept, note."),
    "export": Place("export", "export", "Write the graph in other formats."),
    "diff": Place("diff", "diff", "List what is new, gone or changed between two builds."),
    "schema": Place("export", "schema", "Print the JSON Schema of a file."),
    "verify": Place("check", "verify", "Prove every quote at its place in its source file."),
    "validate": Place("check", "validate", "Check the graph against its SHACL shapes."),
    "doctor": Place("check", "doctor", "Tell whether a build is complete and sound."),
}
"""In the order of the help."""

EXAMPLES = """\b
Examples:
  kg demo                                   the sample, into output/
  kg build reports/                         a folder of reports, into output/
  kg contradictions --company "Amkor"       what cannot all be true of it
  kg show "Amkor" --format json             everything said of it
  kg ask                                    the named queries

Exit codes: 0 done; 1 done, but files were refused or a check failed; 2 wrong usage; 3 nothing could be done."""


class Commands(click.Group):
    """The commands of the table; each module is imported when its command is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = getattr(importlib.import_module(f"kg.cli.{place.module}"), place.name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from rapidfuzz import process  # noqa: PLC0415 0.07 s, needed only after a slip

            near = [name for name, _, _ in process.extract(args[0], list(COMMANDS), limit=2, score_cutoff=60)]
            hint = f"; did you mean: {', '.join(near)}?" if near else ""
            raise UsageError(f"there is no command {args[0]!r}{hint}; kg --help lists them")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.help) for name, place in COMMANDS.items()])


@click.group(
    cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True
)
@click.version_option(package_name="claimgraph", prog_name="kg")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Reads market-research reports, keeps every statement as a claim that quotes its sentence, and shows which claims cannot
    all be true."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code; every error is one clear line."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except ClaimgraphError as error:
        click.echo(f"kg: {error}", err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: interrupted; what was read is kept, and the same command goes on from there", err=True)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        click.echo(f"kg: a fault of kg itself: {type(error).__name__}: {error}; KG_DEBUG=1 shows where", err=True)
        return FAULT
