// “My plan”: takes away the steps that are not the reader's, and keeps ticks and days on this device and in the address,
// to be passed on. For someone else nothing is kept, neither here nor in the address. Everything is an id or a day.
import { keepNothing, Kept, names } from "./kept.js";
import { follow, remember } from "./state.js";

const page = document.querySelector("[data-plan]");
const all = (selector) => [...page.querySelectorAll(selector)];
const keys = (prefix) => names(page, page.dataset.plan).map((id) => `${prefix}${id}`);
const kept = new Kept("localStorage", keys("plan:"));
// The ticks are those of the guide's own list.
const ticked = new Kept("localStorage", keys("checklist:"));

const form = page.querySelector("form");
const bar = page.querySelector(".plan-buttons");
const said = bar.querySelector("[role=status]");
const back = page.querySelector("[data-back]");
const sides = all("[name=for]");
const steps = all("[data-step]").map((row) => ({
  row,
  id: row.dataset.step,
  title: row.querySelector("h3 a"),
  day: row.querySelector("input[type=date]"),
  due: row.querySelector("output"),
}));
const boxes = all(".plan-papers input");
const isStep = (id) => steps.some((step) => step.id === id);
const isDay = (day) => /^[1-9]\d{3}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
const written = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" });

let plan = {};
let isOthers = false;

// Pairs [name, value] of a plan, as they stand in an address and on the device.
function pairs() {
  const days = [...plan.days].map(([step, day]) => `${step}.${day}`);
  const lists = { for: plan.side && [plan.side], off: plan.off, day: days, have: plan.have };
  return Object.entries(lists).flatMap(([name, list]) => (list?.length ? [[name, list.join(",")]] : []));
}

// The plan from pairs; what is not of this guide is left out.
function read(values) {
  const list = (name) => (values.get(name) || "").split(",").filter(Boolean);
  const days = list("day").map((text) => text.split("."));
  const side = values.get("for");
  return {
    side: sides.some((one) => one.value === side) ? side : "",
    off: list("off").filter(isStep),
    days: new Map(days.filter(([step, day]) => isStep(step) && isDay(day || ""))),
    have: boxes.filter((box) => names(box, box.value).some((id) => list("have").includes(id))).map((box) => box.value),
  };
}

// The plan that is kept on this device.
function own() {
  const values = new URLSearchParams(kept.read().join("&"));
  values.set("have", ticked.read().join(","));
  return values;
}

// What the address says goes before what is kept, for each name that it holds.
follow((address) => {
  isOthers = address.get("keep") === "no";
  keepNothing(isOthers);
  const values = own();
  for (const [name, value] of address) values.set(name, value);
  plan = read(values);
  show();
});

function save() {
  kept.write(pairs().filter(([name]) => name !== "have").map((pair) => pair.join("=")));
  const listed = boxes.flatMap((box) => names(box, box.value));
  ticked.write([...plan.have, ...ticked.read().filter((id) => !listed.includes(id))]);
  remember(isOthers ? [["keep", "no"]] : pairs());
  show();
}

function show() {
  const side = plan.side || (sides[0] ? sides[0].value : "");
  const isShown = ({ row, id }) => (!side || row.dataset.for.split(" ").includes(side)) && !plan.off.includes(id);
  const shown = steps.filter(isShown).map(({ id }) => id);
  for (const step of steps) {
    const day = plan.days.get(step.id) || "";
    step.row.hidden = !shown.includes(step.id);
    step.day.value = day;
    step.due.textContent = day && step.row.dataset.counted ? due(step, day) : "";
  }
  if (side) for (const words of all("[data-as]")) words.hidden = words.dataset.as !== side;
  for (const row of all("[data-steps]")) row.hidden = !row.dataset.steps.split(" ").some((id) => shown.includes(id));
  for (const box of boxes) box.checked = plan.have.includes(box.value);
  for (const one of sides) one.checked = one.value === side;
  form.elements.keep.checked = isOthers;
  back.hidden = !plan.off.length;
  button("calendar").hidden = !entries().length;
  button("clear").hidden = !pairs().length;
}

function button(name) {
  return bar.querySelector(`[data-do=${name}]`);
}

function due(step, day) {
  const words = "deadline" in step.row.dataset ? bar.dataset.last : bar.dataset.due;
  return words.replace("{date}", written.format(counted(day, step.row.dataset.counted)));
}

// The day so much later, on the calendar: a month from 31 January is the last day of February.
function counted(day, lengths) {
  const date = new Date(`${day}T00:00Z`);
  for (const length of lengths.split(",")) {
    const [number, unit] = length.split(" ");
    if (unit === "months" || unit === "years") addMonths(date, Math.round(number * (unit === "years" ? 12 : 1)));
    else if (unit === "working-days") addWorkingDays(date, Number(number));
    else date.setUTCDate(date.getUTCDate() + Math.ceil(number * { hours: 1 / 24, days: 1, weeks: 7 }[unit]));
  }
  return date;
}

function addMonths(date, number) {
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + number + 1, 0);
  date.setUTCDate(Math.min(day, date.getUTCDate()));
}

function addWorkingDays(date, number) {
  const { weekend, holidays } = bar.dataset;
  for (let left = number; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1);
    if (!weekend.includes(date.getUTCDay()) && !holidays.includes(date.toISOString().slice(0, 10))) left -= 1;
  }
}

// Every day that was entered, and what follows from it, for a calendar.
function entries() {
  return steps
    .filter(({ id, row }) => !row.hidden && plan.days.has(id))
    .flatMap((step) => {
      const day = plan.days.get(step.id);
      const title = step.title.textContent;
      const entry = { id: step.id, day: new Date(`${day}T00:00Z`), title, address: step.title.href };
      if (!step.row.dataset.counted) return [entry];
      const date = counted(day, step.row.dataset.counted);
      return [entry, { ...entry, id: `${step.id}-due`, day: date, title: `${title} – ${due(step, day)}` }];
    });
}

form.hidden = false;
bar.hidden = false;
for (const row of all(".plan-day, .plan-away")) row.hidden = false;
for (const note of all("[data-scriptless]")) note.hidden = true;

form.addEventListener("change", ({ target }) => {
  if (target.name === "for") {
    plan.side = target.value;
    save();
    return;
  }
  // A plan for someone else begins without days and ticks; one's own comes back as it was.
  isOthers = target.checked;
  keepNothing(isOthers);
  remember(isOthers ? [["keep", "no"]] : []);
  plan = isOthers ? { ...plan, days: new Map(), have: [] } : read(own());
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());

for (const { id, day, row } of steps) {
  day.addEventListener("change", () => {
    if (isDay(day.value)) plan.days.set(id, day.value);
    else plan.days.delete(id);
    save();
  });
  row.querySelector(".plan-away button").addEventListener("click", () => {
    plan.off.push(id);
    save();
    back.querySelector("button").focus();
  });
}
for (const box of boxes) {
  box.addEventListener("change", () => {
    plan.have = boxes.filter((one) => one.checked).map((one) => one.value);
    save();
  });
}
back.querySelector("button").addEventListener("click", () => {
  const [first] = plan.off;
  plan.off = [];
  save();
  steps.find(({ id }) => id === first).title.focus();
});

button("print").addEventListener("click", () => window.print());
button("clear").addEventListener("click", () => {
  plan = read(new URLSearchParams());
  save();
  page.querySelector("h1 a").focus();
});
button("copy").addEventListener("click", async () => {
  const address = new URL(location.pathname, location.href);
  address.hash = new URLSearchParams(pairs()).toString().replace(/%2C/g, ",");
  try {
    await navigator.clipboard.writeText(address.href);
    said.textContent = bar.dataset.copied;
  } catch {
    said.textContent = bar.dataset.refused;
  }
});
button("calendar").addEventListener("click", async () => {
  const { calendar } = await import("./calendar.js");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([calendar(page.dataset.plan, entries())], { type: "text/calendar" }));
  link.download = `${page.dataset.plan}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
