// Joins several filters of a directory. The links to pages of single values become boxes to tick; what is ticked
// stands in the address after #.
import { follow, names, remember } from "./state.js";

const root = document.querySelector("[data-directory]");
const entries = [...root.querySelectorAll(".entry")];
const status = root.querySelector("[role=status]");
const facets = [...root.querySelectorAll("[data-facet]")].map((element) => ({
  element,
  name: element.dataset.facet,
  boxes: [...element.querySelectorAll("a[data-value]")].map(box),
}));
// What the address asks for and no box stands for, by facet: it narrows all the same.
let others = [];

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

// Values of one facet widen, facets narrow: (this district or that) and free of charge.
function fits(entry, wanted) {
  return wanted.every(([name, values]) => {
    const own = (entry.getAttribute(`data-${name}`) || "").split(" ");
    return values.some((value) => own.includes(value));
  });
}

function changed() {
  remember(chosen().map(([name, list]) => [name, list.join(",")]));
  show();
}

function show() {
  const wanted = chosen();
  const shown = entries.filter((entry) => fits(entry, wanted));
  for (const entry of entries) entry.hidden = !shown.includes(entry);
  for (const group of root.querySelectorAll("[data-group]")) group.hidden = !group.querySelector(".entry:not([hidden])");
  for (const facet of facets) {
    const rest = chosen(facet);
    const left = entries.filter((entry) => fits(entry, rest));
    for (const { input, count } of facet.boxes) {
      const number = left.filter((entry) => fits(entry, [[facet.name, [input.value]]])).length;
      count.textContent = number;
      input.disabled = number === 0 && !input.checked;
    }
  }
  const words = root.dataset.found.replace("{n}", shown.length).replace("{all}", entries.length);
  const gone = others.some(([name, list]) => list.some((value) => !entries.some((entry) => fits(entry, [[name, [value]]]))));
  const said = shown.length ? words : root.dataset.empty;
  status.textContent = gone ? `${root.dataset.gone} ${shown.length ? words : ""}`.trim() : said;
  clear.hidden = wanted.length === 0;
}
