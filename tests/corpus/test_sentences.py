"""Where sentences end. Rows are forms met in reports, in own words; `|` marks the expected cuts."""

import re
import time

import pytest

from kg.corpus.sentences import MAX_SENTENCE, cut

ROWS = [
    "The market grew.| It will grow again.",
    "Sales rose by 3.5 percent.| Shares fell.",
    "It was worth $3.5 billion in 2023.| Growth goes on.",
    "Amkor Technology Inc. reported more.| Others reported less.",
    "Foxconn Corp. and Jabil Inc. lead.| Both grow.",
    "Tongfu Co., Ltd. is in Nantong.| It tests chips.",
    "Suppliers are Tongfu Co. Ltd and Hana Pvt. Ltd., among others.| They grow.",
    "One is Merck Co. KG, another BASF.| Both are German.",
    "The leaders are ASE, JCET and Vuzix Corp.| Meta follows.",
    "Test Research, Inc. (TRI) sells machines.| It is listed.",
    "Demand in the U.S. is high.| Europe follows.",
    "Demand is highest in the U.S.| The region holds 40%.",
    "Demand is highest in the U.S.| Europe accounts for 25%.",
    "H.B. Fuller and W.L. Gore lead.| 3M follows.",
    "Shares are held by B. Braun, A. Schulman and F. Hoffmann-La Roche.| They are old.",
    "Leonardo S.p.A. is Italian.| Valeo S.A. is French.",
    "St. Gobain, Dr. Reddy's and Mr. Muscle are brands.| So is Chr. Hansen.",
    "No. 2 is Amkor.| No. 1 is ASE.",
    "Was it a loss?| No.| It was a gain.",
    "It is worth approx. USD 300 million vs. 250 million before.| That is more.",
    "Some parts, e.g. Wafers, i.e. thin discs, are dear.| Others are cheap.",
    "It ended in Q3.| Then came Q4.",
    "See Fig. 3 and Vol. 12 for more.| Then stop.",
    "Gen. 8 and Gen. 7 panels sell.| Older ones do not.",
    'He said: "It grows."| Then he left.',
    "It grows (by 5%).| It shrinks elsewhere (Smith, 2020).| The end.",
    "**ASE Group** leads.| **Amkor** is next.",
    "**Amkor.** It is large.".replace("** It", "**| It"),
    "1. **Bosch**: a supplier.| 2. **ZF**: another one.",
    "**2. Amkor**: a supplier.| It tests.",
    "Under 1 Cu. Ft Type and over 35 FT. Below 25 FT is rare.".replace("FT. Below", "FT.| Below"),
    "It treats MS.| Fingolimod helps.",
    "It grew fast!| Yahoo! Japan did not.",
    "Will it grow?| Yes, it will.",
    "Shares rose…| Then they fell.",
    "The rate is 10%.|These regions lead.",
    "Visit www.example.com for more.| Or call.",
    "Sales were 12. Others".replace("12. ", "12.| "),
    "The players were new.| iRobot and eBay came.",
    "Revenue came to Rs. 300 crore.| It was Rs. 200 crore before.",
    "Amazon.com Inc. , Apple Inc. , and others play a role.",
    "Ends with a word in Dec. The rest follows.".replace("Dec. ", "Dec.| "),
    "FLSmidth & Co. A/S is Danish.",
    "ROHM Co. Ltd. (Japan) sells.",
    "Only one sentence without an end",
]


@pytest.mark.parametrize("row", ROWS)
def test_cuts(row: str) -> None:
    expected = [part.strip() for part in row.split("|")]
    text = row.replace("|", "")
    assert [text[start:end] for start, end in cut(text, 0, len(text))] == expected


def test_rows_ran() -> None:
    assert len(ROWS) == 45


def test_places_are_of_the_whole_text() -> None:
    text = "Title. It grows. It shrinks."
    assert [text[s:e] for s, e in cut(text, 7, len(text))] == ["It grows.", "It shrinks."]


def test_a_run_without_ends_is_cut_at_spaces() -> None:
    text = "word " * 3000
    places = cut(text, 0, len(text) - 1)
    assert max(end - start for start, end in places) <= MAX_SENTENCE
    assert " ".join(text[start:end] for start, end in places) == text.strip()


@pytest.mark.parametrize("piece", [".", ". ", "A. ", '."', "...", "x.) ", "U.S. ", "1. ", "*. ", "Inc. ("])
def test_hostile_runs_take_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece)) + "A"
    start = time.process_time()
    places = cut(text, 0, len(text))
    assert time.process_time() - start < 3
    assert re.sub(r"\s", "", "".join(text[s:e] for s, e in places)) == re.sub(r"\s", "", text)
