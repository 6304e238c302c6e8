"use strict";
// Without an id: the whole graph, places computed when it was built. With one: that thing's neighbourhood, laid out once. Nothing moves.

const LOOK = { company: ["#0072B2", 5], market: ["#E69F00", 8], region: ["#CC79A7", 5], claim: ["#8A8A8A", 3.5], report: ["#B8A100", 4], finding: ["#D55E00", 6] };
const MANY_LINKS = 2000; // beyond, lines are a black disc: only those of the thing pointed at are drawn
const hidden = new Set();
let drawn = null, pointed = null;

function shape(node, context, scale) {
  const [color, size] = LOOK[node.type], r = Math.max(size * (node.size || 1), 1.3 / scale);
  context.fillStyle = color;
  context.beginPath();
  if (node.type === "market") star(context, node.x, node.y, r);
  else if (node.type === "claim") { context.moveTo(node.x, node.y - r); context.lineTo(node.x + r, node.y); context.lineTo(node.x, node.y + r); context.lineTo(node.x - r, node.y); }
  else if (node.type === "report" || node.type === "region") context.rect(node.x - r, node.y - r, 2 * r, 2 * r);
  else context.arc(node.x, node.y, r, 0, 7);
  context.fill();
  if (node.findings) { context.lineWidth = 1.4; context.strokeStyle = "#d00000"; context.stroke(); }
  if (r * scale > 9 || node.always) {
    context.font = `${Math.max(11 / scale, 2)}px system-ui, sans-serif`;
    context.textAlign = "center";
    context.fillStyle = getComputedStyle(document.body).color;
    context.fillText(clip(node.label, 32), node.x, node.y + r + 12 / scale);
  }
}
function star(context, x, y, r) {
  for (let i = 0; i < 10; i++) { const a = Math.PI * i / 5 - Math.PI / 2, d = i % 2 ? r * .45 : r; context.lineTo(x + d * Math.cos(a), y + d * Math.sin(a)); }
}
async function whole() {
  const { nodes, links, left_out } = await load("graph");
  const made = nodes.map(([id, label, type, x, y, findings], i) => ({ id, label, type: ["market", "company"][type], x, y, fx: x, fy: y, findings, size: 1 + Math.log2(1 + findings) * .5 }));
  return { title: "The whole graph", note: `${count(nodes.length, "thing")}, ${count(links.length, "link")}; a red ring: something about it is in conflict; the larger, the more.${links.length < MANY_LINKS ? "" : " Point at a thing to see its links."}${left_out ? ` ${left_out.toLocaleString("en")} things without findings are left out.` : ""}`,
    nodes: made, links: links.map(([a, b]) => ({ source: made[a].id, target: made[b].id })) };
}
async function ego(id) {
  const row = await loadRow(id.split("/")[0], id);
  if (!row) return null;
  const nodes = new Map(), links = [];
  const add = (key, label, type, more) => { if (!nodes.has(key)) nodes.set(key, { id: key, label, type, ...more }); return key; };
  add(id, row.label, row.type, { size: 1.8, always: true, findings: row.findings.length });
  for (const claim of row.claims.slice(0, 120)) {
    add(claim.id, `${valueOf(claim)}, ${periodOf(claim)}`, "claim", { findings: claim.findings.length, tip: claim.quote, page: pageOf(claim.report) + "#" + claim.id });
    const report = row.reports[claim.report];
    add(claim.report, report.title, "report");
    links.push({ source: claim.id, target: claim.report });
    links.push({ source: claim.id, target: claim.subject_id !== id && PAGED.has(claim.subject_id.split("/")[0]) ? add(claim.subject_id, claim.subject, claim.subject_id.split("/")[0]) : id });
  }
  for (const [market, label] of (row.markets || []).slice(0, 30)) links.push({ source: id, target: add(market, label, "market") });
  for (const [company, label] of (row.companies || []).slice(0, 40)) links.push({ source: id, target: add(company, label, "company") });
  const shown = new Set(nodes.keys());
  for (const line of row.findings.slice(0, 60)) {
    const members = row.claims.filter(c => c.findings.some(([f]) => f === line.id) && shown.has(c.id));
    for (let i = 1; i < members.length && i < 12; i++) links.push({ source: members[0].id, target: members[i].id, red: true });
  }
  return { title: row.label, note: "Claims, the reports that make them, and in red the claims that do not fit together.", nodes: [...nodes.values()], links, settle: true };
}
(async () => {
  const id = wantedId(), data = id ? await ego(id).catch(() => null) : await whole();
  if (!data) return gone("thing", id);
  const canvas = el("div.canvas", { "aria-hidden": "true" }), detail = el("p.note", { id: "detail", "aria-live": "polite" }, "Point at a thing to read it, click to open it.");
  const types = [...new Set(data.nodes.map(n => n.type))];
  const filters = types.map(type => el("label", {}, el("input", { type: "checkbox", checked: true, "data-type": type, onchange: event => { event.target.checked ? hidden.delete(type) : hidden.add(type); drawn.nodeVisibility(n => !hidden.has(n.type)).linkVisibility(drawn.linkVisibility()); } }),
    el("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, el("circle", { cx: 6, cy: 6, r: 6, fill: LOOK[type][0] })), type));
  const ranked = data.nodes.toSorted((a, b) => (b.findings || 0) - (a.findings || 0));
  draw(data.title, el("h1", {}, data.title, id ? el("small", {}, " and what is around it") : null), el("p.lead", {}, data.note), el("p.legend", {}, filters), canvas, detail,
    el("details", {}, el("summary", {}, "The same as a table"), table([["Thing", n => n.page ? el("a", { href: n.page }, n.label) : linkTo(n.id, n.label), "wide"], ["Type", n => n.type], ["Findings", n => n.findings || "", "num"]], ranked.slice(0, 500), { label: "Nodes" })));
  const began = performance.now(), dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const seen = link => !hidden.has(link.source.type) && !hidden.has(link.target.type) && (data.links.length < MANY_LINKS || link.source === pointed || link.target === pointed);
  drawn = new ForceGraph(canvas).width(canvas.clientWidth).height(canvas.clientHeight).autoPauseRedraw(true)
    .nodeCanvasObject(shape).nodePointerAreaPaint((n, color, context) => { context.fillStyle = color; context.beginPath(); context.arc(n.x, n.y, LOOK[n.type][1] * (n.size || 1) + 1, 0, 7); context.fill(); })
    .linkColor(l => l.red ? "#d00000" : dark ? data.links.length < MANY_LINKS ? "#ffffff22" : "#ffffff99" : data.links.length < MANY_LINKS ? "#00000018" : "#00000077").linkWidth(l => l.red ? 2 : 1).enableNodeDrag(false)
    .warmupTicks(data.settle ? 160 : 0).cooldownTicks(0)
    .linkVisibility(seen).onNodeHover(n => { pointed = n; drawn.linkVisibility(link => seen(link)); if (n) detail.textContent = `${n.type}: ${n.label}${n.tip ? ` — “${n.tip}”` : ""}${n.findings ? ` (${count(n.findings, "finding")})` : ""}`; })
    .onNodeClick(n => { location.href = n.page || pageOf(n.id); })
    .onEngineStop(() => data.links.length < MANY_LINKS ? drawn.zoomToFit(0, 24) : drawn.centerAt(0, 0).zoom(.5)) // a large graph opens on what is most contested
    .graphData({ nodes: data.nodes, links: data.links });
  requestAnimationFrame(() => requestAnimationFrame(() => { canvas.dataset.drawn = String(Math.round(performance.now() - began)); }));
  addEventListener("resize", () => drawn.width(canvas.clientWidth).height(canvas.clientHeight));
})();
