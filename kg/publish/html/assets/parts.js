"use strict";
// Pieces that several pages share: chips, quotes, tables of claims, lists of findings, copying and downloading.

const chip = (word, text) => el(`span.chip.${word}`, {}, text || word);
const labelled = (title, ...children) => el("section", {}, el("h2", {}, title), children);
const fact = (name, ...value) => el("div.fact", {}, el("dt", {}, name), el("dd", {}, value));

function quoted(claim) {
  const { quote, mark } = claim;
  if (!quote) return null;
  if (!mark || mark[0] < 0) return el("q", {}, quote);
  const units = Array.from(quote); // places count code points, JavaScript's strings count halves of some
  return el("q", {}, units.slice(0, mark[0]).join(""), el("mark", {}, units.slice(mark[0], mark[1]).join("")), units.slice(mark[1]).join(""));
}

const reportLine = report => report ? [linkTo(report.id, report.title), el("small", {}, [report.publisher, report.date || (report.forecast && `forecast ${report.forecast.join("–")}`)].filter(Boolean).join(" · "))] : null;

function table(columns, rows, options = {}) {
  const head = el("tr", {}, columns.map(([name, , kind]) => el("th", { scope: "col", class: kind }, name)));
  const body = rows.map(row => el("tr", { class: options.mark && options.mark(row) ? "marked" : null }, columns.map(([, cell, kind]) => el("td", { class: kind }, cell(row)))));
  return el("div.scroll", { tabindex: "0", role: "region", "aria-label": options.label || "Table" }, el("table", {}, el("thead", {}, head), el("tbody", {}, body)));
}

function claimTable(claims, reports, options = {}) {
  const columns = [
    options.subject && ["About", claim => linkTo(claim.subject_id, claim.subject)],
    !options.oneKind && ["Measure", claim => words(claim.kind)],
    ["Value", claim => [el("b", {}, valueOf(claim)), claim.qualifier ? el("small", {}, claim.qualifier) : null], "num"],
    ["Period", claim => [periodOf(claim), claim.mode === "projected" ? el("small", {}, "projected") : null]],
    ["Of", claim => claim.of || ""],
    ["Quote", claim => quoted(claim), "wide"],
    ["Report", claim => reportLine(reports[claim.report]), "wide"],
    ["Conflicts", claim => (claim.findings || []).map(([id, kind, word]) => el("a.chip." + word, { href: pageOf(id) }, words(kind)))],
  ].filter(Boolean);
  return table(columns, claims, { mark: claim => (claim.findings || []).length, label: "Claims" });
}

function findingCard(line) {
  return el("a.card", { href: pageOf(line.id), "data-stop": true },
    el("span.top", {}, chip(line.word), el("b", {}, words(line.kind)), el("small", {}, `${words(line.measure)} · ${words(line.scope)}${line.undated ? " · undated" : ""}`)),
    el("span.say", {}, line.explanation),
    el("small", {}, `${count(line.claims, "claim")}, ${count(line.sources, "independent source")}`));
}
const findingList = (lines, most = 12) => lines.length
  ? [el("div.cards", {}, lines.slice(0, most).map(findingCard)), lines.length > most && el("details", {}, el("summary", {}, `${lines.length - most} more`), el("div.cards", {}, lines.slice(most).map(findingCard)))]
  : el("p.none", {}, "Nothing here is in conflict.");

function names(row) {
  if (!row.matches.length && !row.labels.length) return null;
  return labelled("Names, and why they are one", row.matches.length
    ? table([["Name as written", m => m[0]], ["Rule", m => words(m[1])], ["Score", m => m[2], "num"], ["Because", m => m[3], "wide"]], row.matches, { label: "Names" })
    : el("p", {}, row.labels.join(", ")));
}
const consensusTable = rows => rows.length ? labelled("What independent sources say",
  table([["Measure", r => words(r.kind)], ["About", r => r.subject], ["Period", periodOf], ["Sources", r => r.independent, "num"], ["Claims", r => r.n, "num"],
    ["Lowest", r => amount(r.low, r.unit), "num"], ["Median", r => el("b", {}, amount(r.median, r.unit)), "num"], ["Highest", r => amount(r.high, r.unit), "num"], ["Outliers", r => r.outliers || "", "num"]], rows, { label: "Consensus" })) : null;

function copyButton(label, text) {
  const button = el("button", { type: "button", onclick: async () => {
    try { await navigator.clipboard.writeText(text); button.textContent = "Copied"; }
    catch { const area = el("textarea", {}, text); document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); button.textContent = "Copied"; }
    setTimeout(() => { button.textContent = label; }, 1500);
  } }, label);
  return button;
}
const withTable = (picture, shown, caption) => el("figure", {}, picture, el("figcaption", {}, caption), el("details", {}, el("summary", {}, "The same as a table"), shown));
