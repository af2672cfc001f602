// Joins several filters of a directory. The links to pages of single values become boxes to tick; what is ticked
// stands in the address after #, so that it can be passed on and is never sent to a server.
const root = document.querySelector("[data-directory]");
const entries = [...root.querySelectorAll(".entry")];
const status = root.querySelector("[role=status]");
const facets = [...root.querySelectorAll("[data-facet]")].map((element) => ({
  element,
  name: element.dataset.facet,
  boxes: [...element.querySelectorAll("a[data-value]")].map(box),
}));

const clear = document.createElement("button");
clear.type = "button";
clear.className = "button";
clear.textContent = root.dataset.clear;
clear.addEventListener("click", () => {
  for (const { boxes } of facets) for (const { input } of boxes) input.checked = false;
  remember();
  show();
  facets[0].element.querySelector("summary").focus();
});
status.after(clear);
root.addEventListener("change", () => {
  remember();
  show();
});
addEventListener("hashchange", read);
read();

// A box in place of a link, with the number it would leave.
function box(link) {
  const input = document.createElement("input");
  const label = document.createElement("label");
  input.type = "checkbox";
  input.value = link.dataset.value;
  label.append(input, " ", ...link.childNodes);
  const count = link.nextElementSibling;
  link.replaceWith(label);
  return { input, count };
}

function chosen(but) {
  return facets
    .filter((facet) => facet !== but)
    .map(({ name, boxes }) => [name, boxes.filter(({ input }) => input.checked).map(({ input }) => input.value)])
    .filter(([, values]) => values.length);
}

// Values of one facet widen, facets narrow: (this district or that) and free of charge.
function fits(entry, wanted) {
  return wanted.every(([name, values]) => {
    const own = (entry.dataset[name] || "").split(" ");
    return values.some((value) => own.includes(value));
  });
}

function show() {
  const wanted = chosen();
  const shown = entries.filter((entry) => fits(entry, wanted));
  for (const entry of entries) entry.hidden = !shown.includes(entry);
  for (const facet of facets) {
    const others = chosen(facet);
    const left = entries.filter((entry) => fits(entry, others));
    for (const { input, count } of facet.boxes) {
      const number = left.filter((entry) => fits(entry, [[facet.name, [input.value]]])).length;
      count.textContent = number;
      input.disabled = number === 0 && !input.checked;
    }
  }
  const words = root.dataset.found.replace("{n}", shown.length).replace("{all}", entries.length);
  status.textContent = shown.length ? words : root.dataset.empty;
  clear.hidden = wanted.length === 0;
}

function remember() {
  const values = new URLSearchParams(chosen().map(([name, list]) => [name, list.join(",")]));
  history.replaceState(null, "", values.size ? `#${values.toString().replaceAll("%2C", ",")}` : location.pathname);
}

function read() {
  const values = new URLSearchParams(location.hash.slice(1));
  for (const { name, boxes, element } of facets) {
    const list = (values.get(name) || "").split(",");
    for (const { input } of boxes) input.checked = list.includes(input.value);
    if (boxes.some(({ input }) => input.checked)) element.open = true;
  }
  show();
}
