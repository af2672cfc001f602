// Joins several filters of a directory. The links to pages of single values become boxes to tick; what is ticked
// stands in the address after #.
import { names } from "./kept.js";
import { follow, remember } from "./state.js";

const root = document.querySelector("[data-directory]");
// A long list comes in pages: all its records are asked for once somebody narrows it, and what fits is listed by name.
const AT_ONCE = 100;
const pages = root.querySelector(".pages");
let entries = pages ? [] : [...root.querySelectorAll(".entry")].map((element) => ({ element }));
// Which entries have a value, a byte for each entry: to look through thousands takes no time so. By facet, then by value.
const having = new Map();
for (const [place, { element }] of entries.entries()) {
  for (const { name, value } of element.attributes) {
    if (name.startsWith("data-")) for (const one of value.split(" ")) marks(name.slice(5), one)[place] = 1;
  }
}
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

// The bytes of one value.
function marks(facet, value) {
  if (!having.has(facet)) having.set(facet, new Map());
  const values = having.get(facet);
  if (!values.has(value)) values.set(value, new Uint8Array(entries.length));
  return values.get(value);
}

// The records of a list that comes in pages, asked for once.
async function load() {
  const { values, rows } = await (await fetch(root.dataset.rows)).json();
  entries = rows.map(([id, name, , language]) => ({ id, name, language }));
  const bytes = values.map(([facet, value]) => marks(facet, value));
  for (const [place, [, , numbers]] of rows.entries()) for (const number of numbers) bytes[number][place] = 1;
}

// Values of one facet widen, facets narrow: (this district or that) and free of charge. A byte for each entry.
function fitting(wanted) {
  const all = new Uint8Array(entries.length).fill(1);
  for (const [facet, values] of wanted) {
    const any = new Uint8Array(entries.length);
    for (const value of values) {
      const own = having.get(facet)?.get(value);
      if (own) for (let place = 0; place < any.length; place++) any[place] |= own[place];
    }
    for (let place = 0; place < all.length; place++) all[place] &= any[place];
  }
  return all;
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
  const fit = fitting(wanted);
  const shown = entries.filter((_, place) => fit[place]);
  if (pages) list(wanted.length ? shown : undefined);
  else {
    for (const [place, { element }] of entries.entries()) element.hidden = !fit[place];
    for (const group of root.querySelectorAll("[data-group]")) group.hidden = !group.querySelector(".entry:not([hidden])");
  }
  for (const facet of facets) {
    const rest = wanted.some(([name]) => name === facet.name) ? fitting(chosen(facet)) : fit;
    for (const { input, count } of facet.boxes) {
      const own = having.get(facet.name)?.get(input.value);
      let number = 0;
      if (own) for (let place = 0; place < rest.length; place++) number += rest[place] & own[place];
      count.textContent = number;
      input.disabled = number === 0 && !input.checked;
    }
  }
  const words = root.dataset.found.replace("{n}", shown.length).replace("{all}", entries.length);
  const gone = others.some(([name, list]) => list.some((value) => !having.get(name)?.get(value)?.includes(1)));
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
