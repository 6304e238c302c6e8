"use strict";
(async () => {
  const start = await load("start");
  const { counts } = start;
  draw("Overview",
    el("h1", {}, `${count(counts.findings, "finding")} in ${count(counts.reports, "report")}`),
    el("p.lead", {}, `${count(counts.claims, "claim")} about ${(counts.company || 0).toLocaleString("en")} companies and ${(counts.market || 0).toLocaleString("en")} markets, each with the sentence that it was read from. What follows cannot all be true.`),
    el("div.kinds", {}, start.kinds.map(([token, number, label, definition]) => el("a", { href: `findings.html#kind=${token}`, title: definition }, el("b", {}, number.toLocaleString("en")), label))),
    labelled("Most severe", findingList(start.top, 12)),
    start.publishers.length ? labelled("Publishers", publisherTable(start.publishers.toSorted((a, b) => b.claims - a.claims).slice(0, 10)), el("p", {}, el("a", { href: "publishers.html" }, "All publishers"))) : null,
    labelled("Take it away", el("p", {}, "Beside this page lie ", ["claims.jsonl", "findings.jsonl", "reports.jsonl", "problems.jsonl", "graph.nq"].map((file, i) => [i ? ", " : "", el("a", { href: file }, file)]), ". Ask the graph with ", el("code", {}, "kg ask"), " or ", el("code", {}, "kg query"), "."),
      start.problems ? el("p", {}, `${count(start.problems, "problem")} recorded while reading: see problems.jsonl.`) : null));
})();

function publisherTable(rows) {
  const rate = ([mid, low, high]) => `${plain(mid * 100)} % (${plain(low * 100)}–${plain(high * 100)})`;
  return table([["Publisher", r => linkTo(r.publisher_id, r.label)], ["Reports", r => r.reports.toLocaleString("en"), "num"], ["Claims", r => r.claims.toLocaleString("en"), "num"],
    ["Claims in a contradiction (95 % interval)", r => rate(r.contradiction_rate), "num"], ["Self-contradictions", r => r.self_contradictions, "num"], ["Copied", r => `${plain(r.copied_share * 100)} %`, "num"], ["Round numbers", r => `${plain(r.round_number_share * 100)} %`, "num"]], rows, { label: "Publishers" });
}
