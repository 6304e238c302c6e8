"use strict";
// The list: facets with counts, sorting, the state in the address bar, what is on screen as a download. Rows are drawn only where one looks.

const FACETS = [["kind", "Kind"], ["word", "Severity"], ["scope", "Between"], ["measure", "Measure"], ["publishers", "Publisher"], ["market", "Market"], ["subject", "About"], ["years", "Year"]];
const SORTS = { severity: ["Most severe", (a, b) => b.severity - a.severity], ratio: ["Largest ratio", (a, b) => (b.ratio || 0) - (a.ratio || 0)], claims: ["Most claims", (a, b) => b.claims - a.claims], sources: ["Most sources", (a, b) => b.sources - a.sources], subject: ["Name", (a, b) => a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0] };
const HEIGHT = matchMedia("(max-width: 760px)").matches ? 168 : 108, SHOWN_VALUES = 12;
const all = [], unfolded = new Set();
let state = {}, rows = [], start = null, view = null;

const readState = () => Object.fromEntries([...new URLSearchParams(location.hash.slice(1))].map(([k, v]) => [k, k === "q" || k === "sort" ? v : v.split("|").filter(Boolean)]));
function writeState() {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) if (value && value.length) params.set(key, Array.isArray(value) ? value.join("|") : value);
  history.replaceState(null, "", "#" + params);
}
const valuesOf = (line, facet) => Array.isArray(line[facet]) ? line[facet] : [line[facet]];
const fits = (line, but) => FACETS.every(([facet]) => facet === but || !(state[facet] || []).length || valuesOf(line, facet).some(value => state[facet].includes(String(value))))
  && (!state.q || fold(`${line.explanation} ${line.subject} ${line.market}`).includes(fold(state.q)));

function refresh() {
  writeState();
  rows = all.filter(line => fits(line)).sort((a, b) => SORTS[state.sort || "severity"][1](a, b) || b.severity - a.severity || (a.id < b.id ? -1 : 1));
  document.getElementById("total").textContent = `${count(rows.length, "finding")}${rows.length < all.length ? ` of ${all.length.toLocaleString("en")}` : ""}`;
  document.getElementById("facets").replaceChildren(...FACETS.map(([facet, title]) => drawFacet(facet, title)));
  view.spacer.style.height = `${rows.length * HEIGHT}px`;
  view.box.scrollTop = Math.min(view.box.scrollTop, rows.length * HEIGHT);
  paint();
}
function drawFacet(facet, title) {
  const counts = new Map(), chosen = state[facet] || [];
  for (const line of all) if (fits(line, facet)) for (const value of valuesOf(line, facet)) if (value) counts.set(String(value), (counts.get(String(value)) || 0) + 1);
  for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
  const ranked = [...counts].sort((a, b) => chosen.includes(b[0]) - chosen.includes(a[0]) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = unfolded.has(facet) ? ranked.slice(0, 200) : ranked.slice(0, SHOWN_VALUES);
  return el("fieldset", {}, el("legend", {}, title), shown.map(([value, number]) => el("label", {}, el("input", { type: "checkbox", "data-facet": facet, value, checked: chosen.includes(value), onchange: event => {
    state[facet] = event.target.checked ? [...chosen, value] : chosen.filter(v => v !== value); refresh(); } }), el("span", {}, facet === "market" || facet === "subject" || facet === "publishers" ? value : words(value)), el("small", {}, number.toLocaleString("en")))),
    ranked.length > SHOWN_VALUES && el("button", { type: "button", onclick: () => { unfolded.has(facet) ? unfolded.delete(facet) : unfolded.add(facet); refresh(); } }, unfolded.has(facet) ? "fewer" : `${ranked.length - SHOWN_VALUES} more`));
}
function paint() {
  const first = Math.max(0, Math.floor(view.box.scrollTop / HEIGHT) - 4), last = Math.min(rows.length, first + Math.ceil(view.box.clientHeight / HEIGHT) + 9);
  view.list.style.transform = `translateY(${first * HEIGHT}px)`;
  view.list.replaceChildren(...rows.slice(first, last).map(findingCard));
}
const COLUMNS = ["id", "kind", "severity", "word", "scope", "undated", "measure", "subject", "subject_id", "market", "market_id", "publishers", "years", "explanation", "ratio", "claims", "sources"];
const cellText = value => Array.isArray(value) ? value.join("; ") : value === null || value === undefined ? "" : String(value);
const csvCell = value => { let text = cellText(value); if (typeof value !== "number" && /^[=+\-@\t\r]/.test(text)) text = "'" + text; return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
const download = { CSV: () => save("findings.csv", "text/csv", "\ufeff" + [COLUMNS.join(","), ...rows.map(r => COLUMNS.map(c => csvCell(r[c])).join(","))].join("\r\n") + "\r\n"),
  JSON: () => save("findings.json", "application/json", JSON.stringify(rows, null, 1)), XLSX: () => save("findings.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx(COLUMNS, rows.map(r => COLUMNS.map(c => r[c])))) };

(async () => {
  start = await load("start");
  state = readState();
  const box = el("div.virtual", { tabindex: "0", role: "region", "aria-label": "Findings" }), spacer = el("div.spacer"), list = el("div.cards");
  box.append(spacer); spacer.append(list); view = { box, spacer, list };
  const sort = el("select", { "aria-label": "Sort by", onchange: event => { state.sort = event.target.value; refresh(); } }, Object.entries(SORTS).map(([key, [name]]) => el("option", { value: key, selected: key === (state.sort || "severity") }, name)));
  const filter = el("input", { type: "search", id: "filter", placeholder: "Words in the finding", "aria-label": "Filter by words", value: state.q || "", oninput: event => { state.q = event.target.value; refresh(); } });
  draw("Findings", el("h1", {}, "Findings"), el("div.listpage", {}, el("aside", { id: "facets", "aria-label": "Facets" }),
    el("div", {}, el("p.tools", {}, el("b", { id: "total", "aria-live": "polite" }), filter, sort, Object.keys(download).map(kind => el("button", { type: "button", "data-download": kind, onclick: download[kind] }, kind)), el("button", { type: "button", onclick: () => { state = {}; filter.value = ""; refresh(); } }, "Clear")), box)));
  box.addEventListener("scroll", () => requestAnimationFrame(paint));
  addEventListener("resize", paint);
  addEventListener("hashchange", () => { state = readState(); refresh(); });
  for (let i = 0; i < start.chunks; i++) {
    all.push(...await load(`findings/${i}`, `findings-${i}`));
    if (!i || i === start.chunks - 1) refresh(); // the most severe first, the whole when it is there
  }
  if (!start.chunks) refresh();
})();

// A workbook is a zip of a few XML files; stored, not compressed, it needs forty lines. Text stays text: inline strings are never formulas.
const xml = text => cellText(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const xlsxCell = value => typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${xml(value)}</t></is></c>`;
function xlsx(columns, lines) {
  const ns = "http://schemas.openxmlformats.org", head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const sheet = [columns, ...lines].map(line => `<row>${line.map(xlsxCell).join("")}</row>`).join("");
  return zip({
    "[Content_Types].xml": `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets><sheet name="Findings" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${sheet}</sheetData></worksheet>`,
  });
}
const CRC = Uint32Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
function zip(files) {
  const parts = [], directory = [];
  let offset = 0, size = 0, number = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = new TextEncoder().encode(text), path = new TextEncoder().encode(name);
    let crc = 0xffffffff;
    for (const byte of data) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
    const common = [20, 0, 0, 0, 0x21, (crc ^ 0xffffffff) >>> 0, data.length, data.length, path.length]; // day 1 of 1980: no clock
    const local = record(0x04034b50, common, []), central = record(0x02014b50, common, [0, 0, 0, 0, offset], 20);
    parts.push(local, path, data); directory.push(central, path);
    offset += local.length + path.length + data.length; size += central.length + path.length; number++;
  }
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true); end.setUint16(8, number, true); end.setUint16(10, number, true); end.setUint32(12, size, true); end.setUint32(16, offset, true);
  return new Blob([...parts, ...directory, end]);
}
function record(signature, [version, flags, method, time, date, crc, packed, size, length], tail, maker) {
  const bytes = [];
  const u16 = v => bytes.push(v & 255, v >>> 8 & 255), u32 = v => { u16(v & 65535); u16(v >>> 16); };
  u32(signature); if (maker) u16(maker);
  [version, flags, method, time, date].forEach(u16); [crc, packed, size].forEach(u32); u16(length); u16(0);
  if (tail.length) { u16(tail[0]); u16(tail[1]); u16(tail[2]); u32(tail[3]); u32(tail[4]); }
  return new Uint8Array(bytes);
}
