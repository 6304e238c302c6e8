"""Which genre a report is of."""

# The list headings of the home genre: all of 9,856 home reports carry both, none of the 12 other reports of the gold has one.
HOME_MARKS = ("Market Analysis by types is segmented into", "In terms of Region, the ")


def is_home(text: str) -> bool:
    """Whether the text is a report of the home genre, not a press release, a news stub or a note.

    >>> is_home("In terms of Region, the Gear Market Players are:"), is_home("Gear Market to Hit $5 Billion")
    (True, False)
    """
    return any(mark in text for mark in HOME_MARKS)
