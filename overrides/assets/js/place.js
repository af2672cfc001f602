// The reader's district: one choice for the whole site, kept on this device only after it was made. It shows in the head
// of every page, and wherever offices stand by district (`data-districts`) the own ones stay and the others fold.
import { Kept } from "./kept.js";

const kept = new Kept("localStorage", ["district"]);
const head = document.querySelector("[data-places]");
const box = document.querySelector("[data-place]");

// The id as it was kept; the district may have been renamed since. Nothing where none was chosen.
export const chosen = () => kept.read()[0] || "";
const choose = (id) => kept.write(id ? [id] : []);
// Calls `show()` now and whenever the choice may have changed.
export const watch = (show) => kept.watch(show);

// Every district with its places, see hooks/hub/outputs/places.py; asked for once, and again where it did not arrive.
let known;
export function districts() {
  known ??= load().catch((error) => {
    known = undefined;
    throw error;
  });
  return known;
}

async function load() {
  const address = new URL(head.dataset.places, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  const found = (await answer.json()).districts;
  for (const district of found) district.page = new URL(district.page, address).href;
  return found;
}

// Calls `show(district)` now and whenever the choice changes, with nothing where none is chosen or its name did not come.
export function follow(show) {
  watch(async () => {
    const id = chosen();
    const found = id ? await districts().catch(() => []) : [];
    // Meanwhile another may have been chosen.
    if (id === chosen()) show(found.find((one) => one.id === id || (one.former || []).includes(id)));
  });
}

// Puts the name of a district into an element, in its own language.
function name(element, { name, language = "" }) {
  element.textContent = name;
  element.lang = language || document.documentElement.lang;
}

if (head) {
  const [own, change] = head.querySelectorAll("a");
  head.querySelector("button").addEventListener("click", () => choose(""));
  change.addEventListener("click", (event) => {
    if (!box) return;
    event.preventDefault();
    ask();
  });
  follow((district) => {
    head.hidden = !district;
    if (!district) return;
    own.href = district.page;
    name(own, district);
  });
}

// In each list the rows of the own district; a button shows the others too.
for (const list of document.querySelectorAll("[data-districts]")) {
  const rows = [...list.querySelectorAll("[data-district]")];
  const around = list.closest("details");
  const all = document.createElement("button");
  const none = document.createElement("p");
  const page = document.createElement("a");
  const own = () => rows.filter((row) => row.dataset.district.split(" ").includes(chosen()));
  let open = false;
  none.append(head.dataset.none, " ", page);
  none.hidden = true;
  all.type = "button";
  all.className = "button button--all";
  all.addEventListener("click", () => {
    open = !open;
    fold();
  });
  const whole = list.closest(".table") || list;
  whole.after(all);
  (around || whole).before(none);
  watch(fold);
  follow((district) => {
    none.hidden = !rows.length || !district || own().length > 0;
    if (!district) return;
    page.href = district.page;
    name(page, district);
  });

  function fold() {
    const shown = own();
    for (const row of rows) row.hidden = shown.length > 0 && !open && !shown.includes(row);
    all.hidden = !shown.length || shown.length === rows.length;
    all.textContent = open ? head.dataset.own : head.dataset.all;
    if (around && shown.length) around.open = true;
  }
}

// In a table with a column for each district the own one is marked, and moved beside the names of the rows.
for (const table of document.querySelectorAll(".matrix table")) {
  const heads = [...table.querySelectorAll("th[data-district]")];
  watch(() => {
    for (const one of heads) {
      const own = one.dataset.district.split(" ").includes(chosen());
      for (const row of table.rows) row.cells[one.cellIndex].classList.toggle("own", own);
      one.querySelector("b").hidden = !own;
      if (!own) continue;
      const [here, first] = [one, table.rows[0].cells[0]].map((cell) => cell.getBoundingClientRect());
      const around = table.parentElement;
      around.scrollLeft += getComputedStyle(around).direction === "rtl" ? here.right - first.left : here.left - first.right;
    }
  });
}

if (box) {
  const form = box.querySelector("form");
  const said = box.querySelector(".place-said");
  if (form.contains(document.activeElement)) look();
  else form.addEventListener("focusin", () => look(), { once: true });
  form.addEventListener("input", () => look());
  said.querySelector("button").addEventListener("click", ask);
  follow((district) => {
    said.hidden = !district;
    form.hidden = Boolean(district);
    if (district) name(said.querySelector("strong"), district);
  });
}

// Looks for what was typed; `sent` means that nothing more follows. Where script or places do not arrive, the list of all
// places leads on.
export async function look(sent = false) {
  try {
    const [{ offer }, known] = await Promise.all([import("./choosing.js"), districts()]);
    offer(box, known, choose, sent);
  } catch {
    if (sent) location.assign(box.querySelector(".place-list a").href);
  }
}

// Another place is asked for.
function ask() {
  const form = box.querySelector("form");
  form.hidden = false;
  form.querySelector("input").focus();
}
