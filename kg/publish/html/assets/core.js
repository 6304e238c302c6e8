"use strict";
// Elements, data files and numbers: what every page uses. Text reaches the page through text nodes only.

const held = new Map();
function kgData(key, value) {
  const waiting = held.get(key);
  if (waiting && waiting.resolve) waiting.resolve(value);
}

function load(key, file) {
  if (!held.has(key)) {
    const entry = {};
    entry.promise = new Promise((resolve, reject) => {
      entry.resolve = resolve;
      const script = document.createElement("script");
      script.src = `data/${file || key}.js`;
      script.onerror = () => reject(new Error(`data/${file || key}.js is not there`));
      document.head.append(script);
    });
    held.set(key, entry);
  }
  return held.get(key).promise;
}

function shardOf(key, shards) {
  let value = 0;
  for (let i = 0; i < key.length; i++) value = (Math.imul(value, 31) + key.charCodeAt(i)) >>> 0;
  return value % shards;
}

async function loadRow(kind, id) {
  const start = await load("start");
  if (kind === "report") return load(id);
  const shard = await load(`${kind}/${shardOf(id, start.shards[kind])}`);
  return shard[id];
}

/** el("a.name", {href}, ...children): a child is text, an element, or a list of them. */
function el(spec, attributes, ...children) {
  const [tag, ...classes] = spec.split(".");
  const made = SVG_TAGS.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  if (classes.length) made.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return made;
}
const SVG_TAGS = new Set(["svg", "g", "line", "rect", "circle", "path", "text", "title", "polygon", "polyline"]);

const wantedId = () => new URLSearchParams(location.search).get("id") || "";
const pageOf = id => `${id.split("/")[0]}.html?id=${encodeURIComponent(id)}`;
const PAGED = new Set(["company", "market", "region", "publisher", "report", "finding"]);
const linkTo = (id, text) => id && PAGED.has(id.split("/")[0]) ? el("a", { href: pageOf(id) }, text) : el("span", {}, text || "");

const SCALES = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
const SIGNS = { USD: "$", EUR: "€", GBP: "£", JPY: "¥", CNY: "CN¥", INR: "₹", KRW: "₩" };
function plain(value) {
  return value.toLocaleString("en", { maximumFractionDigits: Math.abs(value) < 10 ? 2 : Math.abs(value) < 1000 ? 2 : 0 });
}
function amount(value, unit) {
  if (unit === "percent") return `${plain(value)} %`;
  if (unit === "year") return String(value);
  const scale = SCALES.find(([size]) => Math.abs(value) >= size);
  const number = scale ? `${plain(value / scale[0])} ${scale[1]}` : plain(value);
  if (!unit || unit === "count") return number;
  return SIGNS[unit] ? SIGNS[unit] + number : /^[A-Z]{3}$/.test(unit) ? `${unit} ${number}` : `${number} ${unit}`;
}
function valueOf(claim) {
  const { low, high, unit } = claim;
  if (low === null && high === null) return claim.kind.endsWith("leads") ? "leads" : claim.kind.endsWith("fastest") ? "grows fastest" : "not disclosed";
  if (low === null) return `up to ${amount(high, unit)}`;
  if (high === null) return `over ${amount(low, unit)}`;
  return low === high ? amount(low, unit) : `${amount(low, unit)} – ${amount(high, unit)}`;
}
const periodOf = claim => !claim.start && !claim.end ? "undated" : claim.start === claim.end ? String(claim.start) : `${claim.start || "…"}–${claim.end || "…"}`;
const words = token => token.replaceAll("_", " ").replaceAll("-", " ");
const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : noun.endsWith("s") ? "" : "s"}`;

function draw(title, ...children) {
  document.title = `${title} · claimgraph`;
  const main = document.getElementById("content");
  main.replaceChildren(...children.flat(Infinity).filter(Boolean));
}
function gone(kind, id) {
  draw("Not here", el("h1", {}, "This is not in the build"), el("p", {}, `No ${kind} has the id “${id}” here. It may have gone or been merged when the build was made anew.`),
    el("p", {}, "Search above, or go to the ", el("a", { href: "index.html" }, "overview"), "."));
}
async function page(kind, render) {
  const id = wantedId();
  try {
    const row = await loadRow(kind, id);
    if (row) await render(row, await load("start"));
    else gone(kind, id);
  } catch (error) {
    console.info(error.message);
    gone(kind, id);
  }
}
function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
