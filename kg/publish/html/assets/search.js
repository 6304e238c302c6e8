"use strict";
// The search box: ranks by where the words match, then by how contested the thing is. 20,000 names take a few milliseconds.

const box = document.getElementById("search"), hits = document.getElementById("hits");
let known = null, chosen = -1;
const fold = text => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

function rank(name, wanted) {
  const label = name.folded;
  if (label === wanted) return 0;
  if (label.startsWith(wanted)) return 1;
  if (label.includes(" " + wanted)) return 2;
  if (name.others.some(other => other === wanted)) return 1;
  if (name.others.some(other => other.startsWith(wanted))) return 3;
  return label.includes(wanted) ? 4 : -1;
}
function found(text) {
  const wanted = fold(text.trim()), ranked = [[], [], [], [], []];
  if (!wanted) return [];
  for (const name of known) {
    const place = rank(name, wanted);
    if (place >= 0 && ranked[place].length < 12) ranked[place].push(name);
  }
  return ranked.flat().slice(0, 12);
}
async function ready() {
  if (known) return;
  known = (await load("names")).map(([label, kind, id, others, findings]) => ({ label, kind, id, findings, folded: fold(label), others: others.map(fold) }));
}
async function suggest() {
  await ready();
  const list = found(box.value);
  chosen = -1;
  hits.replaceChildren(...list.map((name, i) => el("li", { role: "option", id: `hit${i}` },
    el("a", { href: pageOf(name.id), tabindex: "-1" }, el("span", {}, name.label), el("small", {}, name.kind + (name.findings ? ` · ${count(name.findings, "finding")}` : ""))))));
  if (box.value.trim() && !list.length) hits.append(el("li.none", {}, `Nothing is called “${box.value.trim()}”.`, near(box.value)));
  hits.hidden = !hits.children.length;
  box.setAttribute("aria-expanded", String(!hits.hidden));
}
function near(text) {
  const wanted = new Set(pairs(fold(text)));
  const scored = known.map(name => [name, pairs(name.folded).filter(pair => wanted.has(pair)).length * 2 / (wanted.size + name.folded.length)]);
  const best = scored.filter(([, score]) => score > .4).sort((a, b) => b[1] - a[1]).slice(0, 4);
  return best.length ? el("span", {}, " Near: ", best.map(([name]) => [el("a", { href: pageOf(name.id) }, name.label), " "])) : null;
}
const pairs = text => Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
function choose(step) {
  const options = hits.querySelectorAll("[role=option]");
  if (!options.length) return;
  chosen = (chosen + step + options.length) % options.length;
  options.forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
  box.setAttribute("aria-activedescendant", `hit${chosen}`);
}
box.addEventListener("input", suggest);
box.addEventListener("focus", ready);
box.addEventListener("keydown", event => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); choose(event.key === "ArrowDown" ? 1 : -1); }
  if (event.key === "Enter") { const go = hits.querySelectorAll("a")[Math.max(0, chosen)]; if (go) go.click(); }
  if (event.key === "Escape") { hits.hidden = true; box.blur(); }
});
document.addEventListener("click", event => { if (!event.target.closest(".search")) hits.hidden = true; });

// Keys everywhere: / searches, j and k walk through whatever the page marks as a stop, Enter follows, Esc leaves.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (event.key === "/") { event.preventDefault(); box.focus(); box.select(); }
  if (event.key === "Escape" && document.activeElement) document.activeElement.blur();
  if (event.key === "j" || event.key === "k") {
    const stops = [...document.querySelectorAll("[data-stop]")];
    const now = stops.indexOf(document.activeElement.closest ? document.activeElement.closest("[data-stop]") : null);
    const next = stops[Math.min(stops.length - 1, Math.max(0, now + (event.key === "j" ? 1 : -1)))];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  }
});
