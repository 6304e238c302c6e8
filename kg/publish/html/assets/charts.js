"use strict";
// Pictures are SVG, drawn from the same rows as the tables beside them. Colour tells publishers apart; shape tells reported from projected.

const HUES = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A5195", "#8A8A00"];
const hueOf = keys => { const order = [...new Set(keys)].sort(); return key => HUES[order.indexOf(key) % HUES.length]; };
const svg = (width, height, label, ...children) => el("svg.chart", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, children);

function ticks(low, high, wanted = 5) {
  const span = (high - low) || Math.abs(high) || 1, raw = span / wanted, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find(n => n * power >= raw) * power;
  const out = [];
  for (let t = Math.ceil(low / step) * step; t <= high + step / 1e6; t += step) out.push(Number(t.toPrecision(12)));
  return out;
}
const middle = claim => claim.low === null ? claim.high : claim.high === null ? claim.low : (claim.low + claim.high) / 2;
const valued = claims => claims.filter(claim => claim.low !== null || claim.high !== null);

/** Claims on one common scale: a dot where the value is stated, a bar over the interval it stands for, an arrow for an open end. */
function dots(claims, reports) {
  const shown = valued(claims);
  if (!shown.length) return null;
  const ends = shown.flatMap(c => [c.from, c.to, middle(c)]).filter(v => v !== null);
  let low = Math.min(...ends), high = Math.max(...ends);
  const pad = (high - low) * .08 || Math.abs(high) * .1 || 1;
  if (low > 0 && low < high * .45) low = 0; else low -= pad;
  high += pad;
  const left = 220, right = 150, width = 900, row = 34, height = shown.length * row + 44;
  const x = value => left + (value - low) / (high - low) * (width - left - right);
  const hue = hueOf(shown.map(c => (reports[c.report] || {}).publisher || ""));
  const axis = ticks(low, high).map(t => el("g", {}, el("line.grid", { x1: x(t), x2: x(t), y1: 8, y2: height - 30 }),
    el("text.tick", { x: x(t), y: height - 12, "text-anchor": "middle" }, amount(t, shown[0].unit))));
  const marks = shown.map((claim, i) => {
    const y = 24 + i * row, report = reports[claim.report] || {}, color = hue(report.publisher || "");
    const from = claim.from === null ? low : claim.from, to = claim.to === null ? high : claim.to;
    const at = x(middle(claim));
    return el("g", {}, el("title", {}, `${report.title || ""}: ${valueOf(claim)}`),
      el("text.label", { x: left - 12, y: y + 4, "text-anchor": "end" }, clip((report.publisher || report.title || "").replace(/^www\./, ""), 25)),
      el("line", { x1: x(from), x2: x(to), y1: y, y2: y, stroke: color, "stroke-width": 7, "stroke-linecap": "round", opacity: .35 }),
      (claim.low === null || claim.high === null) && el("path", { d: claim.high === null ? `M${x(to)} ${y - 6}l9 6l-9 6z` : `M${x(from)} ${y - 6}l-9 6l9 6z`, fill: color }),
      claim.mode === "projected" ? el("circle", { cx: at, cy: y, r: 6, fill: "var(--bg)", stroke: color, "stroke-width": 3 }) : el("circle", { cx: at, cy: y, r: 7, fill: color }),
      el("text.value", { x: width - right + 14, y: y + 4 }, valueOf(claim)));
  });
  return svg(width, height, `${shown.length} values on one scale`, axis, marks);
}
const clip = (text, most) => text.length > most ? text.slice(0, most - 1) + "…" : text;

/** Money through the years: every report's points, joined; a growth rate carries a report's size to the end of its window (dashed). */
function fan(claims, reports, rates = []) {
  const points = valued(claims).filter(c => c.start && middle(c) !== null);
  if (!points.length) return null;
  const lines = new Map();
  for (const claim of points) lines.set(claim.report, [...(lines.get(claim.report) || []), claim]);
  const carried = [];
  for (const rate of rates.filter(r => r.start && r.end && r.end > r.start && middle(r) !== null)) {
    const own = lines.get(rate.report);
    const base = own && own.find(c => c.start === rate.start);
    if (base && !own.some(c => c.start > base.start)) carried.push({ report: rate.report, from: base, year: rate.end, value: middle(base) * (1 + middle(rate) / 100) ** (rate.end - rate.start) });
  }
  const years = [...points.map(c => c.start), ...carried.map(c => c.year)], values = [...points.flatMap(c => [c.from, c.to, middle(c)]), ...carried.map(c => c.value)].filter(v => v !== null);
  const y0 = Math.min(...years), y1 = Math.max(...years, y0 + 1), high = Math.max(...values) * 1.08;
  const width = 900, height = 380, left = 110, right = 24, top = 14, bottom = 36;
  const x = year => left + (year - y0) / (y1 - y0) * (width - left - right), y = value => height - bottom - value / high * (height - top - bottom);
  const hue = hueOf(points.map(c => (reports[c.report] || {}).publisher || ""));
  const unit = points[0].unit, perYear = new Map();
  for (const c of points) perYear.set(c.start, [...(perYear.get(c.start) || []), middle(c)]);
  const band = [...perYear].filter(([, v]) => v.length > 1).sort((a, b) => a[0] - b[0]);
  return svg(width, height, "Values through the years",
    ticks(0, high).map(t => el("g", {}, el("line.grid", { x1: left, x2: width - right, y1: y(t), y2: y(t) }), el("text.tick", { x: left - 10, y: y(t) + 4, "text-anchor": "end" }, amount(t, unit)))),
    [...new Set(years)].sort((a, b) => a - b).map(t => el("text.tick", { x: x(t), y: height - 12, "text-anchor": "middle" }, String(t))),
    band.length > 1 ? el("polygon.band", { points: [...band.map(([t, v]) => `${x(t)},${y(Math.max(...v))}`), ...band.toReversed().map(([t, v]) => `${x(t)},${y(Math.min(...v))}`)].join(" ") })
      : band.map(([t, v]) => el("line.band", { x1: x(t), x2: x(t), y1: y(Math.min(...v)), y2: y(Math.max(...v)), "stroke-width": 16 })),
    [...lines.values()].map(own => own.length > 1 && el("polyline", { points: own.toSorted((a, b) => a.start - b.start).map(c => `${x(c.start)},${y(middle(c))}`).join(" "), fill: "none", stroke: hue((reports[own[0].report] || {}).publisher || ""), "stroke-width": 2, opacity: .6 })),
    carried.map(c => el("line", { x1: x(c.from.start), y1: y(middle(c.from)), x2: x(c.year), y2: y(c.value), stroke: hue((reports[c.report] || {}).publisher || ""), "stroke-width": 2, "stroke-dasharray": "5 5", opacity: .6 })),
    points.map(c => { const color = hue((reports[c.report] || {}).publisher || "");
      return el("g", {}, el("title", {}, `${(reports[c.report] || {}).title || ""}: ${valueOf(c)} (${periodOf(c)}, ${c.mode})`),
        c.from !== null && c.to !== null && el("line", { x1: x(c.start), x2: x(c.start), y1: y(c.from), y2: y(c.to), stroke: color, "stroke-width": 4, opacity: .4 }),
        el("circle", c.mode === "projected" ? { cx: x(c.start), cy: y(middle(c)), r: 5, fill: "var(--bg)", stroke: color, "stroke-width": 2.5 } : { cx: x(c.start), cy: y(middle(c)), r: 6, fill: color })); }));
}
const legend = (claims, reports) => { const keys = claims.map(c => (reports[c.report] || {}).publisher || "no publisher"), hue = hueOf(keys);
  return el("p.legend", {}, [...new Set(keys)].sort().slice(0, 12).map(key => el("span", {}, el("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, el("circle", { cx: 6, cy: 6, r: 6, fill: hue(key) })), key)), el("span", {}, "● reported ○ projected")); };

/** Shares of the regions, one bar a report, with the sum at its end: what lies beyond 100 % is seen at once. */
function stacks(claims, reports) {
  const bars = new Map();
  for (const c of valued(claims)) { const own = bars.get(c.report) || bars.set(c.report, []).get(c.report); if (!c.of && !own.some(o => o.subject_id === c.subject_id)) own.push(c); }
  const rows = [...bars].filter(([, own]) => own.length > 1).slice(0, 40);
  if (!rows.length) return null;
  const subjects = [...new Set(rows.flatMap(([, own]) => own.map(c => c.subject)))].sort(), hue = s => HUES[subjects.indexOf(s) % HUES.length];
  const most = Math.max(100, ...rows.map(([, own]) => own.reduce((sum, c) => sum + middle(c), 0)));
  const left = 240, width = 900, row = 34, height = rows.length * row + 30, x = v => left + v / most * (width - left - 70);
  return [svg(width, height, "Regional shares by report", rows.map(([id, own], i) => {
    let at = 0;
    const y = 8 + i * row, sum = own.reduce((total, c) => total + middle(c), 0);
    return el("g", {}, el("text.label", { x: left - 10, y: y + 16, "text-anchor": "end" }, clip((reports[id] || {}).title || "", 36)),
      own.map(c => { const from = at; at += middle(c);
        return el("g", {}, el("title", {}, `${c.subject}: ${valueOf(c)}`), el("rect", { x: x(from), y, width: Math.max(1, x(at) - x(from) - 1.5), height: 24, fill: hue(c.subject) }),
          x(at) - x(from) > 34 && el("text.inbar", { x: (x(from) + x(at)) / 2, y: y + 16, "text-anchor": "middle" }, plain(middle(c)))); }),
      el(`text.value${sum > 100.5 ? ".over" : ""}`, { x: x(at) + 8, y: y + 16 }, `${plain(sum)} %`));
  }), el("line.limit", { x1: x(100), x2: x(100), y1: 0, y2: height - 24 }), el("text.tick", { x: x(100), y: height - 8, "text-anchor": "middle" }, "100 %")),
  el("p.legend", {}, subjects.map(s => el("span", {}, el("svg", { viewBox: "0 0 12 12", "aria-hidden": "true" }, el("rect", { width: 12, height: 12, fill: hue(s) })), s)), el("span", {}, "regions may lie within each other: China within Asia-Pacific"))];
}
