// What every page has: its state, the reader’s place, the search, and words that are explained.
import "./place.js";
import { handOn, Kept } from "./state.js";
import "./search.js";

// Where a browser cannot open explanations in place, it fetches what makes links of them.
if (!("popover" in HTMLElement.prototype)) import("./linked.js");

// What stands folded opens when it is led to, when it is searched for, and on paper.
const folds = [...document.querySelectorAll("details.fold")];
const evidence = document.querySelector("#show_evidence");

function show(element) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

function led() {
  const target = document.querySelector(":target");
  if (!target) return;
  const before = target.getBoundingClientRect().top;
  show(target);
  // What opened above has moved it.
  if (target.getBoundingClientRect().top !== before) target.scrollIntoView();
}

// Only what was closed before is closed again.
let opened = [];
function unfold() {
  opened = folds.filter((fold) => !fold.open && (evidence?.checked || !fold.matches(".fold--sources")));
  for (const fold of opened) fold.open = true;
}
function refold() {
  for (const fold of opened) fold.open = false;
}

led();
addEventListener("hashchange", led);
addEventListener("beforeprint", unfold);
addEventListener("afterprint", refold);

// What copies a report is fetched by those who report.
document.querySelector(".report")?.addEventListener("toggle", () => import("./copy.js"), { once: true });

for (const list of document.querySelectorAll(".steps[data-open]")) {
  const own = [...list.querySelectorAll(":scope > li > details")];
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small steps-all";
  const told = () => {
    button.textContent = own.every((fold) => fold.open) ? list.dataset.close : list.dataset.open;
  };
  button.addEventListener("click", () => {
    const open = !own.every((fold) => fold.open);
    for (const fold of own) fold.open = open;
  });
  for (const fold of own) fold.addEventListener("toggle", told);
  told();
  list.before(button);
}

// Sections of the law and sources; a search in the page finds them all the same, where the browser can show what it found.
if (evidence && "onbeforematch" in document) {
  const pieces = [...document.querySelectorAll(".evidence")];
  const apply = () => {
    for (const piece of pieces) piece.hidden = evidence.checked ? false : "until-found";
  };
  evidence.addEventListener("change", apply);
  document.addEventListener("beforematch", (event) => {
    if (!event.target.matches(".evidence")) return;
    evidence.checked = true;
    apply();
  });
  apply();
}

// A language of the browser that this page has too is offered above it. Nothing is kept before somebody turns that down.
const base = (code) => code.toLowerCase().split("-")[0];
const tongues = [...document.querySelectorAll("[data-languages] a[data-offer]")];
const there = new Set([document.documentElement.lang, ...tongues.map((link) => link.hreflang)].map(base));
const wished = navigator.languages.map(base).find((code) => there.has(code));
const offered = tongues.find((link) => base(link.hreflang) === wished);
const declined = new Kept("localStorage", ["language"]);
if (offered && wished !== base(document.documentElement.lang) && !declined.read().length) {
  const line = document.createElement("aside");
  line.className = "translated offered";
  line.lang = offered.lang;
  line.dir = offered.dir;
  line.setAttribute("aria-label", offered.textContent.trim());
  const words = document.createElement("p");
  words.dataset.languages = "";
  const link = document.createElement("a");
  link.href = offered.href;
  link.hreflang = offered.hreflang;
  link.textContent = offered.dataset.offer;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small";
  button.textContent = offered.dataset.close;
  button.addEventListener("click", () => {
    declined.write(["declined"]);
    line.remove();
    document.querySelector("[data-languages] summary, [data-languages] a").focus();
  });
  words.append(link, button);
  line.append(words);
  document.querySelector(".site-head").after(line);
  handOn();
}

// The list of languages closes like a menu.
const tongueMenu = document.querySelector(".languages details");
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !tongueMenu?.open) return;
  tongueMenu.open = false;
  tongueMenu.querySelector("summary").focus();
});
addEventListener("click", (event) => {
  if (tongueMenu?.open && !tongueMenu.contains(event.target)) tongueMenu.open = false;
});
