// Joins several filters of a directory. The links to pages of single values become boxes to tick; what is ticked
// stands in the address after #.
import { names } from "./kept.js";
import { follow, remember } from "./state.js";

const root = document.querySelector("[data-directory]");
// A long list comes in pages: all its records are asked for once somebody narrows it, and what fits is listed by name.
const AT_ONCE = 100;
const pages = root.querySelector(".pages");
let entries = pages ? [] : [...root.querySelectorAll(".entry")].map((element) => ({ element, own: ofElement(element) }));
let asked;
let most = AT_ONCE;
const status = root.querySelector("[role=status]");
const facets = [...root.querySelectorAll("[data-facet]")].map((element) => ({
  element,
  name: element.dataset.facet,
  boxes: [...element.querySelectorAll("a[data-value]")].map(box),
}));
// What the address asks for and no box stands for, by facet: it narrows all the same.
let others = [];

// Whoever opens a facet is about to tick something.
if (pages) {
  for (const { element } of facets) {
    element.addEventListener("toggle", () => {
      asked ||= load();
      asked.catch(() => {});
    });
  }
}

const clear = document.createElement("button");
clear.type = "button";
clear.className = "button";
clear.textContent = root.dataset.clear;
clear.addEventListener("click", () => {
  for (const { boxes } of facets) for (const { input } of boxes) input.checked = false;
  others = [];
  changed();
  const first = root.querySelector("[data-facet] summary");
  if (first) first.focus();
});
status.after(clear);
root.addEventListener("change", changed);
follow((values) => {
  const asked = new Map([...values].map(([name, list]) => [name, list.split(",").filter(Boolean)]));
  for (const { name, boxes, element } of facets) {
    const list = asked.get(name) || [];
    for (const { input, ids } of boxes) input.checked = ids.some((id) => list.includes(id));
    asked.set(name, list.filter((value) => !boxes.some(({ ids }) => ids.includes(value))));
    if (boxes.some(({ input }) => input.checked)) element.open = true;
  }
  others = [...asked].filter(([, list]) => list.length);
  show();
});

// A box in place of a link, with the number it would leave.
function box(link) {
  const input = document.createElement("input");
  const label = document.createElement("label");
  input.type = "checkbox";
  input.value = link.dataset.value;
  label.append(input, " ", ...link.childNodes);
  const count = link.nextElementSibling;
  link.replaceWith(label);
  return { input, count, ids: names(link, link.dataset.value) };
}

// [[facet, its chosen values], …], of every facet but one.
function chosen(but) {
  const found = new Map(others.filter(([name]) => !but || name !== but.name));
  for (const { name, boxes } of facets.filter((facet) => facet !== but)) {
    const values = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    if (values.length) found.set(name, [...values, ...(found.get(name) || [])]);
  }
  return [...found];
}

// What an entry has, by facet.
function ofElement(element) {
  const found = new Map();
  for (const { name, value } of element.attributes) {
    if (name.startsWith("data-")) found.set(name.slice(5), value.split(" "));
  }
  return found;
}

// The records of a list that comes in pages, asked for once.
async function load() {
  const { values, rows } = await (await fetch(root.dataset.rows)).json();
  entries = rows.map(([id, name, numbers, language]) => {
    const own = new Map();
    for (const number of numbers) {
      const [facet, value] = values[number];
      own.set(facet, [...(own.get(facet) || []), value]);
    }
    return { id, name, language, own };
  });
}

// Values of one facet widen, facets narrow: (this district or that) and free of charge.
function fits(entry, wanted) {
  return wanted.every(([name, values]) => {
    const own = entry.own.get(name) || [];
    return values.some((value) => own.includes(value));
  });
}

function changed() {
  most = AT_ONCE;
  remember(chosen().map(([name, list]) => [name, list.join(",")]));
  show();
}

async function show() {
  const wanted = chosen();
  if (pages && wanted.length && !entries.length) {
    asked ||= load();
    try {
      await asked;
    } catch {
      // Nobody is left alone with boxes that do nothing: the pages of the list stay, and the next click asks again.
      asked = undefined;
      return;
    }
    show();
    return;
  }
  clear.hidden = wanted.length === 0;
  if (pages && !entries.length) return;
  const shown = entries.filter((entry) => fits(entry, wanted));
  if (pages) list(wanted.length ? shown : undefined);
  else {
    const stay = new Set(shown);
    for (const entry of entries) entry.element.hidden = !stay.has(entry);
    for (const group of root.querySelectorAll("[data-group]")) group.hidden = !group.querySelector(".entry:not([hidden])");
  }
  for (const facet of facets) {
    const rest = chosen(facet);
    const left = new Map();
    for (const entry of entries) {
      if (!fits(entry, rest)) continue;
      for (const value of entry.own.get(facet.name) || []) left.set(value, (left.get(value) || 0) + 1);
    }
    for (const { input, count } of facet.boxes) {
      const number = left.get(input.value) || 0;
      count.textContent = number;
      input.disabled = number === 0 && !input.checked;
    }
  }
  const words = root.dataset.found.replace("{n}", shown.length).replace("{all}", entries.length);
  const gone = others.some(([name, list]) => list.some((value) => !entries.some((entry) => fits(entry, [[name, [value]]]))));
  const said = shown.length ? words : root.dataset.empty;
  status.textContent = gone ? `${root.dataset.gone} ${shown.length ? words : ""}`.trim() : said;
}

// What fits, in place of a page of the list; nothing brings that back.
function list(shown) {
  for (const part of [pages, ...root.querySelectorAll("[data-group]")]) part.hidden = Boolean(shown);
  root.querySelector("[data-narrowed]")?.remove();
  if (!shown) return;
  const section = document.createElement("section");
  section.dataset.narrowed = "";
  const found = document.createElement("ul");
  found.className = "entries";
  found.append(...shown.slice(0, most).map(named));
  section.append(found);
  if (shown.length > most) {
    const more = document.createElement("button");
    more.type = "button";
    more.className = "button";
    more.textContent = root.dataset.more;
    more.addEventListener("click", () => {
      found.append(...shown.slice(most, most + AT_ONCE).map(named));
      found.children[most].querySelector("a").focus();
      most += AT_ONCE;
      if (shown.length <= most) more.remove();
    });
    section.append(more);
  }
  pages.before(section);
}

function named({ id, name, language }) {
  const entry = document.createElement("li");
  entry.className = "entry";
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = `${id}/`;
  link.textContent = name;
  if (language) link.lang = language;
  heading.append(link);
  entry.append(heading);
  return entry;
}
