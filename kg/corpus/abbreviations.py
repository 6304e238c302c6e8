"""Words before and after a full stop that tell whether it ends a sentence. Data only: a wording caught is a word added here."""

from __future__ import annotations

from typing import Literal

# A: never the last word of a sentence, unless a word that begins sentences follows.
# B: like A where a number follows ("No. 2", "Fig. 5"), else the last.
# C: legal forms and the like: the last, unless what follows goes on with the name ("Foo Inc. (USA)", "Foo Co. KG").
Abbreviation = Literal["A", "B", "C"]


def words(text: str) -> frozenset[str]:
    """The words of a table.

    >>> sorted(words("co inc"))
    ['co', 'inc']
    """
    return frozenset(text.split())


ABBREVIATIONS: dict[str, Abbreviation] = {
    **dict.fromkeys(
        words(
            "mr mrs ms dr prof st mt sr sra gov sen rep hon rev capt col lt sgt messrs vs v e.g i.e eg ie approx ca cf viz "
            "incl excl est resp dept univ esp eq sec chr gebr wm chas thos jos geo edw alex friedr pt san sdn tic sci "
            "cu tbk pvt pte pty mfg bros intl int'l jan feb mar apr jun jul aug sep sept oct nov dec ing dipl"
        ),
        "A",
    ),
    **dict.fromkeys(words("no nos nr rs ft art p pp vol vols fig figs ch ed eds q gen ver rev ref min max"), "B"),
    **dict.fromkeys(words("inc co corp ltd llc plc gmbh jr etc al tech ind labs hldgs kg lda ltda cia srl spa oy"), "C"),
}
IN_CAPITALS = words("MS SEC")  # written so these are no abbreviations of the table
EXCLAIMED = words("Yum! Yahoo!")  # names

# What goes on after a legal form or initials without ending the sentence.
GOES_ON = words(
    "ltd inc corp co llc limited kg kgaa sa a/s ag gmbh pvt pte plc spa srl president ceo cfo cto coo chairman chief director "
    "vice analyst group holdings company corporation international usa us uk department food army navy air census bureau "
    "government federal securities treasury energy environmental bancorp dollar patent"
)
# What begins a sentence even after initials ("the U.S. The market").
BEGINS = words(
    "The This That These Those It Its In On At As For From By With While When However Moreover Furthermore Additionally And "
    "But Or Also Meanwhile Similarly Other Others Another Both Each Such They Their We Our He She There Key Major Companies "
    "Market Growth Sales Revenue Although Despite Due Since After Before During Under Over Through Within According A An "
    "Finally Thus Hence Therefore Together Notably Recent Recently Emerging Leading North Europe Asia China India Japan Below "
    "Above Overall"
)
