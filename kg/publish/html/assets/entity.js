"use strict";
const order = (a, b) => (a.start || 9999) - (b.start || 9999) || (middle(a) ?? 0) - (middle(b) ?? 0) || (a.id < b.id ? -1 : 1);

page(document.body.dataset.page, row => {
  const claims = row.claims.toSorted(order), revenue = claims.filter(c => c.kind === "company_revenue" && !c.of);
  const usd = revenue.filter(c => c.unit === "USD" && c.start);
  const picture = usd.length > 1 && fan(usd, row.reports);
  const others = claims.filter(c => !usd.includes(c) || !picture);
  draw(row.label,
    el("h1", {}, row.label, row.code && el("small", {}, row.code)),
    row.labels.length ? el("p.lead", {}, "Also written ", row.labels.slice(0, 12).join(", ")) : null,
    row.broader.length ? el("p", {}, "Part of ", row.broader.map(([id, label], i) => [i ? ", " : "", linkTo(id, label)]), ".") : null,
    row.within && row.within.length ? el("p", {}, "Contains ", row.within.map(([id, label], i) => [i ? ", " : "", linkTo(id, label)]), ".") : null,
    row.parts && row.parts.length ? el("p", {}, "Divisions and subsidiaries: ", row.parts.map(([id, label], i) => [i ? ", " : "", linkTo(id, label)]), ".") : null,
    labelled("Findings", findingList(row.findings)),
    picture && labelled("Revenue by year", withTable(picture, claimTable(usd, row.reports, { oneKind: true }), "US dollars. The bar through a dot is the interval that its words allow."), legend(usd, row.reports)),
    labelled(`All claims (${row.total_claims.toLocaleString("en")})`, claims.length ? claimTable(picture ? [...usd, ...others] : claims, row.reports) : el("p.none", {}, "No claim is about it."),
      row.total_claims > claims.length && el("p", {}, `${(row.total_claims - claims.length).toLocaleString("en")} more stand in claims.jsonl.`)),
    consensusTable(row.consensus),
    row.markets && row.markets.length && labelled("Markets that name it", el("p.tags", {}, row.markets.map(([id, label, number]) => [linkTo(id, `${label} (${number})`), " "]))),
    names(row),
    el("p", {}, el("a", { href: `graph.html?id=${encodeURIComponent(row.id)}` }, "Its neighbourhood as a graph")));
});
