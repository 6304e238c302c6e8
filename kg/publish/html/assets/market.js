"use strict";
const MEASURES = [["Size", "market_size"], ["Growth a year", "market_cagr"], ["Leads", "region_leads"], ["Fastest", "region_fastest"]];

page("market", row => {
  const of = kind => row.claims.filter(c => c.kind === kind);
  const sizes = of("market_size"), rates = of("market_cagr"), shares = of("region_share");
  const units = [...new Set(sizes.map(c => c.unit))].sort((a, b) => sizes.filter(c => c.unit === b).length - sizes.filter(c => c.unit === a).length);
  const main = sizes.filter(c => c.unit === units[0]);
  const growth = dots(rates.toSorted((a, b) => (middle(a) ?? 0) - (middle(b) ?? 0)), row.reports), years = fan(main, row.reports, rates), bars = stacks(shares, row.reports);
  draw(row.label,
    el("h1", {}, row.label, el("small", {}, " market")),
    row.labels.length ? el("p.lead", {}, "Also written ", row.labels.slice(0, 12).join(", ")) : null,
    labelled("Findings", findingList(row.findings)),
    row.held.length ? labelled("Report by report", comparison(row)) : null,
    years && labelled("Size through the years", withTable(years, claimTable(main, row.reports, { oneKind: true }), "Every report's sizes; dashed: its own growth rate carried on; shaded: from the lowest to the highest of a year."), legend(main, row.reports)),
    growth && labelled("Growth a year", withTable(growth, claimTable(rates, row.reports, { oneKind: true }), "Growth rates on one scale. Windows differ: the table tells them.")),
    bars && labelled("Regions' shares", withTable(el("div", {}, bars), claimTable(shares, row.reports, { subject: true, oneKind: true }), "One bar a report; the number at its end is the sum.")),
    consensusTable(row.consensus),
    labelled(`All claims (${row.total_claims.toLocaleString("en")})`, claimTable(row.claims, row.reports, { subject: true })),
    listed(row, "segments", "Segments"), listed(row, "applications", "Applications"),
    row.companies.length && labelled("Companies", el("p.tags", {}, row.companies.map(([id, label, number]) => [linkTo(id, number > 1 ? `${label} (${number})` : label), " "]))),
    row.relations.length && labelled("Related markets", table([["Market", r => linkTo(r[0], r[1])], ["This one is", r => words(r[2])], ["Because", r => r[3], "wide"]], row.relations, { label: "Related markets" })),
    names(row),
    el("p", {}, el("a", { href: `graph.html?id=${encodeURIComponent(row.id)}` }, "Its neighbourhood as a graph")));
});

function comparison(row) {
  const cell = kind => report => row.claims.filter(c => c.kind === kind && c.report === report.id).slice(0, 6).map(c => el(`span.cell${c.findings.length ? ".marked" : ""}`, { title: c.quote },
    c.findings.length ? el("a", { href: pageOf(c.findings[0][0]) }, said(c)) : said(c)));
  const said = c => /leads|fastest/.test(c.kind) ? c.subject : `${valueOf(c)} (${periodOf(c)})`;
  return table([["Report", reportLine, "wide"], ...MEASURES.map(([name, kind]) => [name, cell(kind)])], row.held.slice(0, 200), { label: "Reports compared" });
}
function listed(row, field, title) {
  const counts = new Map();
  for (const report of row.held) for (const name of new Set(report[field])) counts.set(name, (counts.get(name) || 0) + 1);
  return counts.size ? labelled(title, el("p.tags", {}, [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, number]) => [el("span.tag", {}, row.held.length > 1 ? `${name} (${number})` : name), " "]))) : null;
}
