// What a reader chose: after # in the address, to be passed on and never sent to a server, and on this device. Both hold
// ids, never words: an id is the same in every language.

// A fragment is a state only where it says so, by a “=”. Any other names a place on the page; jumping there leaves what
// was chosen as it is.
const isState = (fragment) => fragment.includes("=");
let state = isState(location.hash) ? location.hash : "";
const followers = [];

// Calls `show(values)` with what the address says, now and whenever it says something else.
export function follow(show) {
  followers.push(show);
  show(values());
}

// Puts [name, value] pairs into the address and hands them to the links to other languages.
export function remember(pairs) {
  const text = new URLSearchParams(pairs).toString().replace(/%2C/g, ",");
  const before = state;
  state = text && `#${text}`;
  if (state || before) history.replaceState(null, "", state || location.pathname + location.search);
  handOn();
}

// Gives a state, or the place on the page, to every link to the same page in another language. Those in a dialog lead to
// another page than this one.
export function handOn(links = document.querySelectorAll("body > :not(dialog) [data-languages] a"), fragment = state || location.hash) {
  for (const link of links) link.hash = fragment;
}

const values = () => new URLSearchParams(state.slice(1));

addEventListener("hashchange", () => {
  if (location.hash && !isState(location.hash)) {
    if (state) history.replaceState(null, "", state);
  } else if (location.hash !== state) {
    state = location.hash;
    for (const show of followers) show(values());
  }
  handOn();
});
handOn();

// Where the browser refuses to store, what was chosen counts until the page is left.
const unstored = new Map();
// While something is done for someone else nothing is stored: what is chosen counts until that ends, and begins empty.
let isOthers = false;
const others = new Map();
export function keepNothing(nothing) {
  if (nothing === isOthers) return;
  isOthers = nothing;
  others.clear();
  tell();
}

const watchers = [];
const tell = () => {
  for (const show of watchers) show();
};
// Another tab wrote, or the page was left and comes back as it was.
addEventListener("storage", tell);
addEventListener("pageshow", (event) => event.persisted && tell());

// A list of ids kept under a key of `localStorage` or `sessionStorage`; read under its former keys too.
export class Kept {
  constructor(area, keys) {
    this.area = area;
    this.keys = keys;
  }

  read() {
    for (const key of this.keys) {
      const text = this.stored(key);
      if (text) return text.split(" ");
    }
    return [];
  }

  write(list) {
    const text = list.join(" ");
    for (const [place, key] of this.keys.entries()) {
      if (isOthers) {
        others.set(this.area + key, place ? "" : text);
        continue;
      }
      unstored.delete(this.area + key);
      try {
        if (text && !place) window[this.area].setItem(key, text);
        else window[this.area].removeItem(key);
      } catch {
        unstored.set(this.area + key, place ? "" : text);
      }
    }
    tell();
  }

  // Calls `show()` now and whenever the list may have changed.
  watch(show) {
    watchers.push(show);
    show();
  }

  stored(key) {
    if (isOthers) return others.get(this.area + key) || "";
    if (unstored.has(this.area + key)) return unstored.get(this.area + key);
    try {
      return window[this.area].getItem(key);
    } catch {
      return "";
    }
  }
}

// The ids an element stands for: its own, and those it had before it was renamed.
export const names = (element, id) => [id, ...(element.dataset.former || "").split(" ").filter(Boolean)];

// Words in the form that the page's language has for a number; `forms` are those words by category, as JSON.
export function counted(forms, number) {
  const all = JSON.parse(forms);
  const category = new Intl.PluralRules(document.documentElement.lang).select(number);
  return all[category] ?? all.other;
}
