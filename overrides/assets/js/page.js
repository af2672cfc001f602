// What every page has. Whatever follows from a choice, a search or another language is fetched when there is one, so that
// a first visit stays light.

// Where a browser cannot open explanations in place, it fetches what makes links of them.
if (!("popover" in HTMLElement.prototype)) import("./linked.js");

// A state or a place on the page is handed to the links to other languages.
const handOn = () => import("./state.js");
if (location.hash) handOn();
else addEventListener("hashchange", handOn, { once: true });

// The reader’s place: there is one already, another tab chose it, or somebody asks for it here.
const ask = document.querySelector("[data-place] form");
const place = () => import("./place.js");
const isPlaced = () => {
  try {
    return Boolean(localStorage.getItem("district"));
  } catch {
    return false;
  }
};
if (isPlaced()) place();
addEventListener("storage", place, { once: true });
addEventListener("pageshow", (event) => event.persisted && place());
if (ask) {
  ask.hidden = isPlaced();
  ask.addEventListener("focusin", place, { once: true });
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    place().then(
      ({ look }) => look(true),
      () => location.assign(ask.parentElement.querySelector(".place-list a").href),
    );
  });
}

// Ticks of a checklist are fetched shortly before a reader comes to it.
const listed = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && import("./checklist.js"), {
  rootMargin: "50%",
});
for (const list of document.querySelectorAll("[data-checklist]")) listed.observe(list);

// The search opens in a dialog, which is fetched then; on the search page it stands there. Without a script, or where
// that does not arrive, the link leads to the search page, which lists other ways.
const link = document.querySelector("a[data-search-open]");
const here = document.querySelector("[data-search]");
if (here) {
  // Until it has started, the page says that the search needs it.
  import("./results.js").then(({ start }) => start(here, { address: true }));
} else if (link && window.HTMLDialogElement) {
  const button = document.createElement("button");
  const open = (event) => {
    event.preventDefault();
    import("./search.js").then(
      (search) => search.open(button, link),
      () => location.assign(link.href),
    );
  };
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  button.setAttribute("aria-haspopup", "dialog");
  button.setAttribute("aria-expanded", "false");
  link.replaceWith(button);
  for (const one of [button, ...document.querySelectorAll("[data-search-too]")]) one.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") open(event);
  });
}

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

// A language of the browser that this page has too is offered.
const base = (code) => code.toLowerCase().split("-")[0];
const tongues = [...document.querySelectorAll("[data-languages] a[data-offer]")];
const there = new Set([document.documentElement.lang, ...tongues.map((link) => link.hreflang)].map(base));
const wished = navigator.languages.map(base).find((code) => there.has(code));
const offered = tongues.find((link) => base(link.hreflang) === wished);
if (offered && wished !== base(document.documentElement.lang)) import("./offered.js").then(({ offer }) => offer(offered));

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
