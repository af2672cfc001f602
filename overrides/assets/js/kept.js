// What a reader chose, kept on this device: ids, never words.

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
