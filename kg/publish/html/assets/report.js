"use strict";
page("report", row => {
  const units = Array.from(row.text);
  for (const claim of row.claims) claim.quote = units.slice(claim.span[0], claim.span[1]).join("");
  draw(row.title,
    el("h1", {}, row.title),
    el("p.lead", {}, [row.publisher && linkTo(row.publisher_id, row.publisher), row.date, row.forecast && `forecast ${row.forecast.join("–")}`].filter(Boolean).flatMap((part, i) => [i ? " · " : "", part])),
    row.market_id && el("p", {}, "Market: ", linkTo(row.market_id, row.market)),
    labelled("Findings", findingList(row.findings, 6)),
    labelled("The text", el("p.note", {}, "Highlighted: what became a claim. Underlined: numbers that did not, with the reason. Click a highlight to see its claim."), el("div.text", {}, body(row, units))),
    labelled(count(row.claims.length, "claim"), claimTable(row.claims, { [row.id]: row }, { subject: true })),
    row.ledger.length && labelled("Numbers that are in no claim", table([["Number", e => units.slice(e[0], e[1]).join("")], ["Reason", e => words(e[2])]], row.ledger, { label: "Ledger" })),
    row.companies.length && labelled("Companies", el("p.tags", {}, row.companies.map(([id, name]) => [linkTo(id, name), " "]))),
    el("p.note", {}, `Read from ${row.path}`));
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target) { target.scrollIntoView({ block: "center" }); target.classList.add("target"); }
});

function body(row, units) {
  const marks = [];
  for (const claim of row.claims) marks.push({ from: claim.span[0], to: claim.span[1], claim });
  for (const [from, to, reason] of row.ledger) marks.push({ from, to, reason });
  const blocks = row.blocks.length ? row.blocks : [[0, units.length, "paragraph", 0]];
  const firsts = new Set();
  return blocks.map(([from, to, kind]) => {
    const inside = marks.filter(m => m.from < to && m.to > from), cuts = new Set([from, to]);
    for (const m of inside) for (const cut of [m.from, m.to]) if (cut > from && cut < to) cuts.add(cut);
    const places = [...cuts].sort((a, b) => a - b), pieces = [];
    for (let i = 0; i + 1 < places.length; i++) {
      const text = units.slice(places[i], places[i + 1]).join("");
      const over = inside.filter(m => m.from <= places[i] && m.to >= places[i + 1]), claims = over.filter(m => m.claim).map(m => m.claim), left = over.find(m => m.reason);
      if (claims.length) {
        const first = claims.find(c => !firsts.has(c.id));
        if (first) firsts.add(first.id);
        pieces.push(el(`mark${claims.some(c => c.findings.length) ? ".contested" : ""}`, { id: first && first.id, tabindex: first ? "0" : null, "data-stop": first ? true : null, title: claims.map(c => `${words(c.kind)}: ${c.subject}, ${valueOf(c)}, ${periodOf(c)}`).join("\n") }, text));
      } else pieces.push(left ? el("u", { title: `in no claim: ${words(left.reason)}` }, text) : text);
    }
    return el(kind === "heading" ? "h3" : kind === "item" || kind === "cell" ? "div.item" : "p", {}, pieces);
  });
}
