"""Nasty input, made here: what a parser meets in the wild and what an attacker would write."""

import random

from kg.corpus.abbreviations import words

# HTML by the guide's test (a closing block tag somewhere), each with something a reader can get wrong.
NASTY_HTML = [
    "<p>a<p>b<div>c</p>d",
    "<ul><li>a<li>b<ul><li>c</ul></ul>",
    "<p>unclosed <b>bold <i>both</p> after",
    "<p>H<sub>2</sub>O and CO<sub>2</sub></p>",
    "<p>a<!-- hidden -->b</p><!-- <p>no</p> -->",
    "<p>x</p><!-- never closed",
    "<![CDATA[ text ]]><p>x</p>",
    "<?xml version='1.0' encoding='latin-1'?><p>caf\u00e9</p>",
    "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN' 'x'><p>x</p>",
    "<!DOCTYPE x [<!ENTITY a 'bomb'><!ENTITY b '&a;&a;'>]><p>&b;</p>",
    "<p>&nbsp;&amp;&lt;b&gt;&#8212;&#x80;&#0;&#xD800;&#99999999;&notit;&copy</p>",
    "<script>var a='<p>no</p>'</script><p>yes</p>",
    "<style>p{}</style><p>yes</p><noscript><p>no</p></noscript>",
    "<template><p>no</p><b>no</b></template><p>yes</p>",
    "<p>yes</p><script>if (a<b) { never closed",
    "<ruby>\u6f22<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><p>x</p>",
    "<p>a\x00b\x01c\x0bd\x0ce\x1cf\x85g\u2028h\u00a0i\u200bj</p>",
    "\ufeff<p>\ufeffbom</p>",
    "<p>\ufffd\ufffe\uffff\U0001f600</p>",
    "<p>\u00e2\u20ac\u2122 mojibake \u00c3\u00a9</p>",
    "<p>\u202eright to left\u202c</p>",
    "<p title='open><b>swallowed</b></p><p class='x'>shown</p>",
    "<p>five <6 and 7> 3 < 4</p>",
    "<p>$<value> billion</p>",
    "<a href=x>y</a><a>z</a><a href='q' </p>",
    "</p></div></li>",
    "<p></p><div> </div>",
    "<textarea><p>raw</p></textarea><p>x</p>",
    "<title>a<b>c</title><p>x</p>",
    "<plaintext><p>x</p>",
    "<xmp><p>x</p></xmp><p>y</p>",
    "<svg><title>t</title><p>x</p></svg>",
    "<frameset><frame></frameset><p>x</p>",
    "<table><td>a<tr><td>b</td>loose<caption>c</caption></table>",
    "<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>",
    "<select><option>a<option>b</select><p>x</p>",
    "<h1>a<h2>b</h1>c</h2></p>",
    "<body><head><title>t</title></head><html><p>x</p></body></html>trailing",
    "<p xmlns:a='b' a:c='d' {n}e='f'>x</p>",
    "<x:y>a</x:y><foo-bar>b</foo-bar></p>",
    "<P>UPPER</P ><LI>x</LI>",
    "# Heading\n\n- item</p>\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "---\ntitle: x\n---\n<p>y</p>",
    "<p>line one\n\nline two\n- a\n- b</p>",
    "<pre>a\n  b\n\n# c</pre><p>x</p>",
    "<p>a<br>b<br/>c</p>",
    "<p>a&b;c&d</p>",
]

# Large and deep: (name, text).
LARGE = [
    ("nested", "<div>" * 20_000 + "x</div>"),
    ("nested and text", "".join(f"<div>w{i} " for i in range(3000)) + "</div>" * 3000),
    ("nested inline", "".join(f"<b>w{i} " for i in range(3000)) + "</p> tail"),
    ("anchors open", "<p>x</p>" + "<a " * 10_000),
    ("anchors open, closed late", "<a " * 10_000 + ">text</a></p>"),
    ("angles", "<" * 20_000 + "</p>"),
    ("comments open", "<p>x</p>" + "<!--" * 10_000),
    ("attributes", "<p " + " ".join(f"a{i}=1" for i in range(10_000)) + ">x</p>"),
    ("end tags", "x" + "</p>" * 20_000),
    ("entities", "&amp;" * 20_000 + "</p>"),
    ("items", "<ul>" + "<li>x" * 5000 + "</ul>"),
    ("rows", "<table>" + "<tr><td>1" * 5000 + "</table>"),
]

TAGS = words(
    "p div span b strong i a h1 h2 ul ol li table tr td th script style template noscript textarea title head body html br hr "
    "img rt rp ruby svg math select option button form input pre plaintext xmp iframe noembed frameset frame font value area "
    "meta link base object dl dt dd caption col thead tbody label nobr marquee P DIV Li x:y foo-bar"
)
ATTRIBUTES = ["", "", "", "", " class=x", " href='u v'", ' a="<p>"', "/", " x=y/", " {n}a=b", " xmlns:a='b'"]
PIECES = [
    *(
        "a",
        "text ",
        "\n",
        "  ",
        "5 < 6",
        "&nbsp;",
        "&amp",
        "&#0;",
        "&#x80;",
        "&#xD800;",
        "&lt;p>",
        "x & y",
        "\x00",
        "\x0c",
        "\u00a0",
    ),
    *(
        "\u2028",
        "\x85",
        "\x1c",
        "]]>",
        "<![CDATA[ c d ]]>",
        "<!-- c -->",
        "<!--",
        "-->",
        "<!>",
        "<?pi x?>",
        "<?",
        "</",
        "</ p>",
        "<",
    ),
    *(
        "<1",
        "<!DOCTYPE html>",
        "&a;",
        "&notit;",
        "\ufeff",
        "\u200b",
        "\u00e9",
        "\u65e5\u672c",
        "\U0001f600",
        "'",
        '"',
        "=",
        ">",
        "/>",
    ),
    *(
        "--!>",
        "\r\n",
        "\r",
        "\t",
        "<a ",
        "<a href='",
        '<b x="',
        "</script",
        "</style>",
        "&#99999999;",
        "\ufffd",
        "\x01",
        "\x7f",
    ),
]
LINES = [
    *(
        "# h\n",
        "## h2 ##\n",
        "para text. Another one.\n",
        "\n",
        "\n",
        "- item\n",
        "  - sub\n",
        "1. one\n",
        "| a | b |\n",
        "|---|---|\n",
    ),
    *(
        "| 1 | 2 |\n",
        "```\n",
        "code\n",
        "> quote\n",
        "---\n",
        "+++\n",
        "key: value\n",
        'title: "x"\n',
        "  - url: u\n",
        "**bold**\n",
    ),
    *(
        "**b:**\n",
        "===\n",
        "text\n",
        "[a](http://b.c)",
        "http://x.y/z ",
        "<a href=u>t</a>\n",
        "\t- x\n",
        "a | b\n",
        " \u2028",
        "\x1c",
    ),
    *(
        "\x0b",
        "***\n",
        "| a |\n",
        "||\n",
        "|\n",
        "word ",
        "Inc. Foo ",
        "1. ",
        "* ",
        "~~~\n",
        "\u00a0",
        "\r\n",
        "\r",
        "description: >\n",
    ),
    *("  folded text\n", "Label: a, b\n", "![](u) ", "![alt](u)\n", "<br>", "<b>x</b>", "x" * 70 + "\n"),
]


SORTED_TAGS = sorted(TAGS)


def random_html(rng: random.Random) -> str:
    """Tag soup that counts as HTML."""
    out = []
    for _ in range(rng.randint(1, 40)):
        draw = rng.random()
        if draw < 0.35:
            out.append(f"<{rng.choice(SORTED_TAGS)}{rng.choice(ATTRIBUTES)}>")
        elif draw < 0.65:
            out.append(f"</{rng.choice(SORTED_TAGS)}>")
        else:
            out.append(rng.choice(PIECES))
    return "".join(out) + rng.choice(["</p>", "</html>", "</li>", "</BODY >"]) + rng.choice(["", "", rng.choice(PIECES)])


def random_markdown(rng: random.Random) -> str:
    """Lines of all sorts in any order."""
    return "".join(rng.choice(LINES) for _ in range(rng.randint(1, 30)))


def random_file(rng: random.Random) -> bytes:
    """HTML, Markdown, or one after the other; sometimes with broken bytes."""
    draw = rng.random()
    text = random_html(rng) if draw < 0.4 else random_markdown(rng)
    if draw > 0.85:
        text += random_html(rng)
    data = text.encode()
    return data + b"\xff\xed\xa0\x80 x" if rng.random() < 0.1 else data
