"use strict";
page("finding", (row, start) => {
  const kind = start.kinds.find(([token]) => token === row.kind) || [row.kind, 0, words(row.kind), ""];
  const ordered = row.members.toSorted((a, b) => (middle(a) ?? 0) - (middle(b) ?? 0));
  const picture = dots(ordered, row.reports);
  draw(row.subject,
    el("p.crumbs", {}, el("a", { href: "findings.html" }, "Findings"), " / ", el("a", { href: `findings.html#kind=${row.kind}` }, kind[2])),
    el("h1", {}, row.explanation),
    el("p.lead", {}, chip(row.word), " ", el("b", {}, kind[2]), `, ${words(row.scope)}${row.undated ? ", undated" : ""}. `, kind[3]),
    picture && withTable(picture, claimTable(ordered, row.reports, { subject: true }), "Each value where it stands, with the interval that its words allow. Filled: reported. Hollow: projected."),
    labelled("Side by side", el("div.sides", {}, row.members.map(claim => side(claim, row)))),
    row.claims > row.members.length && el("p", {}, `${row.claims - row.members.length} more members stand in findings.jsonl.`),
    labelled("Why they are comparable", row.because.length ? el("ul", {}, row.because.map(reason => el("li", {}, reason))) : el("p", {}, "Same name, same measure, same period."),
      el("p.note", {}, "Not the same thing? One line in decisions.csv keeps them apart: ", el("code", {}, `kg decide not-same …`))),
    labelled("How it was judged", el("dl.facts", {}, fact("Rule", row.rule), fact("Severity", `${plain(row.severity)} of 1 (${row.word})`), fact("Independent sources", row.sources),
      row.ratio && fact("Ratio", `${plain(row.ratio)} : 1`), row.gap !== null && fact("Gap", amount(row.gap, (row.members[0] || {}).unit)), fact("About", linkTo(row.subject_id, row.subject)), row.market_id && fact("Market", linkTo(row.market_id, row.market)))),
    row.neighbours.length && labelled("Near it", findingList(row.neighbours, 4)));
});

function side(claim, row) {
  const report = row.reports[claim.report] || {};
  const witness = claim.id === row.low_claim ? "lowest" : claim.id === row.high_claim ? "highest" : "";
  return el("article.side", { "data-stop": true, tabindex: "0" },
    el("p.value", {}, valueOf(claim), witness && el("small", {}, witness)),
    el("p", {}, linkTo(claim.subject_id, claim.subject), ` · ${words(claim.kind)} · ${periodOf(claim)} · ${claim.mode}${claim.of ? ` · of ${claim.of}` : ""}`),
    el("blockquote", {}, quoted(claim)),
    el("p.from", {}, reportLine(report)),
    el("p.tools", {}, el("a", { href: `${pageOf(claim.report)}#${claim.id}` }, "In its report"), copyButton("Copy citation", plainCitation(claim, report)), copyButton("BibTeX", bibtex(claim, report)), copyButton("Turtle", turtle(claim, report)), copyButton("Link", fragment(claim, report))));
}
const plainCitation = (claim, report) => `${report.publisher || "Unknown publisher"}${report.date ? ` (${report.date})` : ""}: ${report.title}. “${claim.quote}” [${report.path}, ${claim.id}]`;
const texSafe = text => String(text || "").replace(/[\\{}]/g, "").replace(/([#$%&_])/g, "\\$1");
const bibtex = (claim, report) => `@techreport{${claim.id.replace(/\W+/g, "-")},\n  title = {${texSafe(report.title)}},\n  institution = {${texSafe(report.publisher)}},\n  year = {${(report.date || "").slice(0, 4)}},\n  note = {${texSafe(claim.quote)}}\n}`;
const literal = text => JSON.stringify(String(text)).replace(/[\u007f-\u009f]/g, "\ufffd");
const turtle = (claim, report) => `@prefix kg: <https://w3id.org/claimgraph/ns#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n<https://w3id.org/claimgraph/${claim.id}> a kg:Claim ;\n  kg:subjectText ${literal(claim.subject)} ;\n  dct:description ${literal(claim.quote)} ;\n  kg:statedIn <https://w3id.org/claimgraph/${report.id}> .`;
const fragment = (claim, report) => `${encodeURI(report.path)}#:~:text=${encodeURIComponent(claim.quote.split(" ").slice(0, 5).join(" ")).replaceAll("-", "%2D")},${encodeURIComponent(claim.quote.split(" ").slice(-4).join(" ")).replaceAll("-", "%2D")}`;
