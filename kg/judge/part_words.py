"""Words that may stand before "revenue" or "sales" in a company's total; any other there names a part ("vaccine sales").

Collected from 12,470 revenues of `corpus/reports` and `corpus/overlap`: determiners, verbs of reporting, praise, time.
"""

import re

WHOLE_WORDS = frozenset(
    re.findall(
        r"[\w-]+",
        """
        a about accumulated achieve achieved achieves achieving aggregate aiming aims also an and announced annual annualized
        anticipate anticipated anticipates anticipating any approximate approximated approximately are around as at attained
        average b be been billion bn boasted boasting boasts bolster boost both brand brands broader brought by captured cited
        claimed combined commanding commands company companys considerable consistent consolidated contribute contributed
        contributes contributing corporate crossed crossing cumulative current declared delivered delivering demonstrated
        demonstrating derived direct disclosed diverse dollar dollars drive driving each earned earning enjoyed enjoying
        entire estimated estimates estimating eur euro euros exact exceeded exceeding excellent exceptional expect expected
        expecting expects experienced experiencing extensive financial firm firms fiscal for forecasting forecasts from full
        full-year future garnered garnering generate generated generates generating global good gross group groups grow
        growing had has have having healthy her high higher highest highlighted his historical hit holding holds impacted
        implying impressive in includes including increased increasing indicate indicated indicating individual international
        into is its large last latest logged logging m made maintain maintained maintaining maintains major makes making
        massive meaningful million mn modest more nearly net notable noted noteworthy of on operating operational or our
        outstanding over overall overarching planned portfolio positive posted posting posts potential predicted predicts
        prior produced product products project projected projecting promising propel propelled public publicly push reach
        reached reaches reaching realized recent record recorded recording records reflecting registered registering reliable
        remarkable renowned report reported reportedly reporting reports respectable respective revenue revenues rising robust
        roughly s sales same saw secured see seen sees showcased showcasing showed showing shows significant similar sizable
        sizeable solid solidifying some stable stated steady strategic strong stronger substantial successful suggest
        suggesting suggests support surpassed surpassing sustained targeted targeting targets than that the their this to top
        topped topping total totaling totalling trillion us usd various was were when where which while whose with witnessed
        worldwide year yearly yen yield yielded yielding
        """,
    )
)
