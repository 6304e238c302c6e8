"""Every intended error, on one screen.

    ClaimgraphError
    ├── UsageError        the command or call is malformed                     exit code 2
    ├── SourceError       a source folder or file cannot be had at all         exit code 3
    ├── ReadError         one report cannot be read (becomes a problem line)   exit code 1
    ├── OutputError       the output folder cannot be written                  exit code 3
    ├── BuildError        there is no build here, or it is damaged             exit code 3
    ├── QueryError        a query is malformed, refused or too expensive       exit code 2
    ├── ServeError        the server cannot start                              exit code 3
    ├── DecisionError     one line of decisions.csv cannot be applied          exit code 1
    └── OntologyError     the ontology and the code disagree                   exit code 3

A message says what is wrong, where, and what to do. Anything else that escapes is a bug.
"""


class ClaimgraphError(Exception):
    """Root of all intended errors; `exit_code` is what the command line ends with."""

    exit_code = 3


class UsageError(ClaimgraphError):
    """The command or call is malformed."""

    exit_code = 2


class SourceError(ClaimgraphError):
    """A source folder or file cannot be had at all."""


class ReadError(ClaimgraphError):
    """One report cannot be read; the build records it as a problem and goes on."""

    exit_code = 1


class OutputError(ClaimgraphError):
    """The output folder cannot be written; what was there before still is."""


class BuildError(ClaimgraphError):
    """There is no build in this folder, or it is damaged, or of another version."""


class QueryError(ClaimgraphError):
    """A query is malformed, refused, or costs more than it may."""

    exit_code = 2


class ServeError(ClaimgraphError):
    """The server cannot start, for instance because the port is in use."""


class DecisionError(ClaimgraphError):
    """One line of decisions.csv cannot be applied; the build goes on without it."""

    exit_code = 1


class OntologyError(ClaimgraphError):
    """The ontology and the code disagree; regenerate or repair."""
