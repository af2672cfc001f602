// Finds a word while it is typed, on the page of letters and in the list of all words: as it stands there, a part of it,
// a compound that holds it, one that is misspelt. Where nothing is like it, the offices that help are what is left.
import { counted, follow, remember } from "./state.js";

const LONG = 5; // so long must a word be to count as a part of what was typed
const ALIKE = 0.65; // so much must two words share
const AT_ONCE = 100; // so many words that do not stand on the page are listed

const root = document.querySelector("[data-words]");
const form = root.querySelector("form");
const field = form.elements.q;
const status = root.querySelector("[role=status]");
const groups = [...root.querySelectorAll("[data-group]")];
const others = root.querySelector("[data-others]");
const words = [...root.querySelectorAll("[data-word]")].map(read);
// Words of the whole list that do not stand on the page.
const further = [];
let asked = false;

form.hidden = false;
form.addEventListener("submit", (event) => {
  const found = root.querySelector("[data-word]:not([hidden]) a, [data-others]:not([hidden]) a");
  // What no list knows is a question to the whole site.
  if (field.value && !found) return;
  event.preventDefault();
  found?.focus();
});
field.addEventListener("input", () => {
  remember(field.value ? [["q", field.value]] : []);
  show();
});
follow((values) => {
  field.value = values.get("q") || "";
  show();
});

// The same for every way to write a word: small letters, no marks, no hyphens, ue for ü.
function plain(text) {
  const even = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
  return even.replace(/([aou])e/g, "$1");
}

// What is compared with what is typed.
function keysOf(names) {
  return names.map(plain).filter(Boolean);
}

function read(item) {
  const shown = [...item.children].map((part) => part.textContent);
  return { item, keys: keysOf([...shown, ...(item.dataset.also || "").split(" · ")]) };
}

// How far a word is from what was typed: 0 begins so, 1 holds it, 2 is a part of it.
function away(typed, keys) {
  if (keys.some((key) => key.startsWith(typed))) return 0;
  if (keys.some((key) => key.includes(typed))) return 1;
  return keys.some((key) => key.length >= LONG && typed.includes(key)) ? 2 : Infinity;
}

// The same for words that are only like it, from 3 on: asked where no word holds it or is a part of it.
function apart(typed, pairs, keys) {
  const most = Math.max(...keys.map((key) => shared(typed, pairs, key)));
  return most > ALIKE ? 4 - most : Infinity;
}

// How often a word has each pair of letters.
function pairsOf(word) {
  const found = new Map();
  for (let i = 1; i < word.length; i++) {
    const pair = word.slice(i - 1, i + 1);
    found.set(pair, (found.get(pair) || 0) + 1);
  }
  return found;
}

// The share of pairs of letters that two words have in common, 0 to 1; words too unlike in length are not looked at.
function shared(a, pairs, b) {
  const all = a.length + b.length - 2;
  if (all <= 0 || (2 * (Math.min(a.length, b.length) - 1)) / all <= ALIKE) return 0;
  let taken;
  let same = 0;
  for (let i = 1; i < b.length; i++) {
    const pair = b.slice(i - 1, i + 1);
    const most = pairs.get(pair);
    if (!most) continue;
    taken ??= new Map();
    const before = taken.get(pair) || 0;
    if (before === most) continue;
    taken.set(pair, before + 1);
    same++;
  }
  return (2 * same) / all;
}

// The words of the whole list, beside those of this page; where it does not arrive, those of this page are what there is.
async function more() {
  asked = true;
  try {
    const answer = await fetch(root.dataset.more);
    const { language, direction, rows } = await answer.json();
    const there = new Set(words.map(({ item }) => item.querySelector("a").href));
    const { href: folder } = new URL(".", new URL(root.dataset.more, location.href));
    const found = [];
    for (const [place, [id, word, short, own, also]] of rows.entries()) {
      // All at once would keep a slow phone busy for half a second, while somebody types.
      if (place % AT_ONCE === AT_ONCE - 1) await new Promise((done) => setTimeout(done));
      const href = `${folder}${id}/`;
      if (there.has(href)) continue;
      found.push({ href, word, short, own, language, direction, keys: keysOf([word, short, own, ...also.split(" · ")]) });
    }
    further.push(...found);
    show();
  } catch {
    asked = false;
  }
}

// A word of the whole list as the page lists its own.
function line({ href, word, short, own, language, direction }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  item.dataset.word = "";
  link.href = href;
  link.textContent = word;
  item.append(link);
  const spoken = [link];
  if (short) {
    const part = document.createElement("span");
    part.className = "quiet";
    part.textContent = `(${short})`;
    item.append(" ", part);
    spoken.push(part);
  }
  if (own) {
    const part = document.createElement("small");
    part.textContent = own;
    item.append(" ", part);
  }
  if (language !== document.documentElement.lang) for (const part of spoken) Object.assign(part, { lang: language, dir: direction });
  return item;
}

function show() {
  const typed = plain(field.value);
  if (typed && root.dataset.more && !asked) more();
  const all = typed ? [...words, ...further] : words;
  let far = all.map(({ keys }) => (typed ? away(typed, keys) : 0));
  let nearest = Math.min(...far);
  if (nearest === Infinity) {
    const pairs = pairsOf(typed);
    far = all.map(({ keys }) => apart(typed, pairs, keys));
    nearest = Math.min(...far);
  }
  const limit = Math.max(nearest + 0.1, 1);
  const left = all.filter((_, place) => far[place] <= limit && far[place] < Infinity);
  const stay = new Set(left);
  for (const word of words) word.item.hidden = !stay.has(word);
  const listed = left.filter(({ item }) => !item);
  if (others) {
    others.querySelector("ul").replaceChildren(...listed.slice(0, AT_ONCE).map(line));
    others.hidden = !listed.length;
  }
  for (const group of groups) if (group !== others) group.hidden = !group.querySelector("[data-word]:not([hidden])");
  const { count, near, none } = root.dataset;
  const said = !left.length ? none : nearest > 1 ? near : counted(count, left.length);
  status.textContent = typed ? said.replace("{n}", left.length).replace("{word}", () => field.value.trim()) : "";
}
