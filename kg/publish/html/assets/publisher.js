"use strict";
const rated = ([mid, low, high]) => `${plain(mid * 100)} %, between ${plain(low * 100)} and ${plain(high * 100)} %`;
const scoreboard = rows => table([["Publisher", r => linkTo(r.publisher_id, r.label)], ["Reports", r => r.reports.toLocaleString("en"), "num"], ["Claims", r => r.claims.toLocaleString("en"), "num"],
  ["Claims in a contradiction", r => intervalBar(r.contradiction_rate)], ["Self-contradictions", r => r.self_contradictions, "num"], ["Copied", r => `${plain(r.copied_share * 100)} %`, "num"], ["Round numbers", r => `${plain(r.round_number_share * 100)} %`, "num"]], rows, { label: "Publishers" });

function intervalBar(rate) {
  const x = v => 4 + v * 152;
  return [el("svg.spark", { viewBox: "0 0 160 16", role: "img", "aria-label": rated(rate) }, el("line.grid", { x1: 4, x2: 156, y1: 8, y2: 8 }),
    el("line", { x1: x(rate[1]), x2: x(rate[2]), y1: 8, y2: 8, stroke: "#D55E00", "stroke-width": 5, opacity: .4 }), el("circle", { cx: x(rate[0]), cy: 8, r: 4, fill: "#D55E00" })), el("small", {}, rated(rate))];
}

if (document.body.dataset.page === "publishers") load("start").then(start => draw("Publishers", el("h1", {}, "Publishers"),
  el("p.lead", {}, "How often what a publisher says cannot be true beside what others, or it itself, say. A rate with its 95 % interval: few claims, wide interval. No publisher is called right or wrong."),
  scoreboard(start.publishers.toSorted((a, b) => b.contradiction_rate[0] - a.contradiction_rate[0] || b.claims - a.claims))));
else page("publisher", row => draw(row.label,
  el("h1", {}, row.label), row.profile && el("dl.facts", {}, fact("Reports", row.profile.reports.toLocaleString("en")), fact("Claims", row.profile.claims.toLocaleString("en")),
    fact("In a contradiction", intervalBar(row.profile.contradiction_rate)), fact("Self-contradictions", row.profile.self_contradictions), fact("Copied", `${plain(row.profile.copied_share * 100)} %`), fact("Round numbers", `${plain(row.profile.round_number_share * 100)} %`)),
  labelled("Findings", findingList(row.findings)),
  labelled(count(row.held.length, "report"), table([["Report", r => linkTo(r.id, r.title), "wide"], ["Market", r => linkTo(r.market_id, r.market)], ["Date", r => r.date || ""], ["Forecast", r => r.forecast ? r.forecast.join("–") : ""]], row.held.slice(0, 500), { label: "Reports" }),
    row.held.length > 500 && el("p", {}, `${row.held.length - 500} more stand in reports.jsonl.`)), names(row)));
