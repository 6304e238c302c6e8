// Works on what pyvis drew: `network`, `nodes`, `edges` are its globals. FACTS holds type, label, detail and link of each node.
const detail = document.getElementById("detail"), find = document.getElementById("find");
const ids = Object.keys(FACTS).sort((a, b) => FACTS[a].label.localeCompare(FACTS[b].label));

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

function show(id) {
  detail.replaceChildren();
  if (!id) return;
  const fact = FACTS[id];
  element("small", fact.type, detail);
  element("h2", fact.label, detail);
  element("div", fact.detail, detail);
  if (fact.href) element("a", "Open its page", detail).href = fact.href;
}

function go(id) {
  network.selectNodes([id]);
  network.focus(id, { scale: 1, animation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  show(id);
}

const names = document.getElementById("names"), list = document.getElementById("list");
for (const id of ids) {
  element("option", "", names).value = FACTS[id].label;
  const button = element("button", `${FACTS[id].label} (${FACTS[id].type})`, element("li", "", list));
  button.addEventListener("click", () => go(id));
}
find.addEventListener("change", () => {
  const wanted = find.value.toLowerCase();
  const hit = ids.find(id => FACTS[id].label.toLowerCase() === wanted) || ids.find(id => FACTS[id].label.toLowerCase().includes(wanted));
  if (wanted && hit) go(hit);
  else if (wanted) detail.textContent = `No node is called “${find.value}”.`;
});
for (const box of document.querySelectorAll("input[data-type]"))
  box.addEventListener("change", () =>
    nodes.update(ids.filter(id => FACTS[id].type === box.dataset.type).map(id => ({ id, hidden: !box.checked }))));
network.on("selectNode", event => show(event.nodes[0]));
network.on("deselectNode", () => show(null));
network.on("doubleClick", event => { const href = event.nodes.length && FACTS[event.nodes[0]].href; if (href) location.href = href; });
document.addEventListener("keydown", event => {
  if (event.key === "/" && document.activeElement !== find) { event.preventDefault(); find.focus(); }
  if (event.key === "Escape") { find.blur(); network.unselectAll(); show(null); }
});

function paint() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  network.setOptions({
    nodes: { font: { color: dark ? "#ececec" : "#1b1b1b", strokeWidth: 4, strokeColor: dark ? "#16181b" : "#ffffff" } },
    groups: { useDefaultGroups: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: false },
  });
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
paint();
