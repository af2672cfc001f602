// The look-up of an adviser: an office and a place, and its card as it stands on the page of the office. What was chosen
// stands in the address after #, by ids, so that it can be handed on; what was typed is not kept.
import { names } from "./kept.js";
import { follow, remember } from "./state.js";

// Places are fetched once somebody names one, or an office.
const districts = async () => (await import("./place.js")).districts();

// What says how to reach an office that is the only one, or how to find it.
const CARDS = ":scope > :is(.contact, .offices, p, ul)";

const root = document.querySelector("[data-counter]");
const form = root.querySelector("form");
const role = form.querySelector("select");
const field = form.querySelector("input");
const choices = form.querySelector("ul");
const said = root.querySelector("[role=status]");
const place = root.querySelector(".counter-card");
let district = "";
let turn = 0;

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
role.addEventListener("change", changed);
field.addEventListener("input", typed);
follow((values) => {
  const option = [...role.options].find((one) => one.value && names(one, one.value).includes(values.get("role")));
  role.value = option ? option.value : "";
  district = values.get("district") || "";
  show();
});

// The district of what was typed; where several fit, they are offered.
async function typed() {
  const [{ find }, known] = await Promise.all([import("./choosing.js"), districts().catch(() => [])]);
  const found = field.value.trim().length > 1 ? find(field.value, known) : [];
  const one = found.length === 1 ? found[0].district.id : "";
  said.textContent = found.length > 1 ? root.dataset.many : field.value.trim().length > 2 && !found.length ? root.dataset.none : "";
  choices.replaceChildren(...(found.length > 1 ? found.slice(0, 8).map(item) : []));
  if (one === district) return;
  district = one;
  changed();
}

function item({ district: { id, name, language } }) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = name;
  if (language) button.lang = language;
  button.addEventListener("click", () => {
    field.value = name;
    choices.replaceChildren();
    said.textContent = "";
    district = id;
    changed();
  });
  row.append(button);
  return row;
}

function changed() {
  remember([...(role.value ? [["role", role.value]] : []), ...(district ? [["district", district]] : [])]);
  show();
}

// The card from the page of the office: that of the district, or the only one there is. Without a place, all of them.
async function show() {
  const own = ++turn;
  const option = role.selectedOptions[0];
  if (!role.value) return place.replaceChildren();
  try {
    const address = new URL(option.dataset.page, location.href);
    const [answer, known] = await Promise.all([fetch(address), districts()]);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (own !== turn) return;
    const offices = page.querySelector("[aria-labelledby=part_offices]");
    for (const link of offices.querySelectorAll("a[href]:not(svg a)")) link.href = new URL(link.getAttribute("href"), address).href;
    const rows = [...offices.querySelectorAll("[data-district]")];
    const fitting = rows.filter((row) => row.dataset.district.split(" ").includes(district));
    const title = document.createElement("h2");
    const where = known.find(({ id }) => id === district);
    title.textContent = [option.textContent, where && rows.length ? where.name : ""].filter(Boolean).join(" · ");
    const cards = rows.length ? fitting.flatMap((row) => [...row.cells[1].childNodes]) : [...offices.querySelectorAll(CARDS)];
    if (where && !field.value && document.activeElement !== field) field.value = where.name;
    place.replaceChildren(title, ...(cards.length || !rows.length ? cards : [offices.querySelector(".offices")]));
  } catch {
    said.textContent = root.dataset.failed;
    const link = document.createElement("a");
    link.href = option.dataset.page;
    link.textContent = option.textContent;
    place.replaceChildren(link);
  }
}
