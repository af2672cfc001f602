// Finds a word while it is typed, on the page of letters and in the list of all words: as it stands there, a part of it,
// a compound that holds it, one that is misspelt. Where nothing is like it, the offices that help are what is left.
import { counted, follow, remember } from "./state.js";

const LONG = 5; // so long must a word be to count as a part of what was typed
const ALIKE = 0.65; // so much must two words share

const root = document.querySelector("[data-words]");
const form = root.querySelector("form");
const field = form.elements.q;
const status = root.querySelector("[role=status]");
const groups = [...root.querySelectorAll("[data-group]")];
const others = root.querySelector("[data-others]");
let words = [...root.querySelectorAll("[data-word]")].map(read);
let loading;

form.hidden = false;
form.addEventListener("submit", (event) => {
  const found = words.filter(({ item }) => !item.hidden);
  // What no list knows is a question to the whole site.
  if (field.value && !found.length) return;
  event.preventDefault();
  if (found.length) found[0].item.querySelector("a").focus();
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

function read(item) {
  const shown = [...item.children].map((part) => part.textContent);
  const keys = [...shown, ...(item.dataset.also || "").split(" · ")].map(plain).filter(Boolean);
  return { item, keys };
}

// How far a word is from what was typed: 0 begins so, 1 holds it, 2 is a part of it, from 3 on is like it.
function away(typed, keys) {
  if (keys.some((key) => key.startsWith(typed))) return 0;
  if (keys.some((key) => key.includes(typed))) return 1;
  if (keys.some((key) => key.length >= LONG && typed.includes(key))) return 2;
  const most = Math.max(...keys.map((key) => shared(typed, key)));
  return most > ALIKE ? 4 - most : Infinity;
}

// The share of pairs of letters that two words have in common, 0 to 1.
function shared(a, b) {
  const pairs = (word) => Array.from({ length: Math.max(word.length - 1, 0) }, (_, i) => word.slice(i, i + 2));
  const left = pairs(b);
  const all = a.length - 1 + left.length;
  let same = 0;
  for (const pair of pairs(a)) {
    const place = left.indexOf(pair);
    if (place >= 0) same += left.splice(place, 1).length;
  }
  return all > 0 ? (2 * same) / all : 0;
}

// The words of the whole list, beside those of this page; where it does not arrive, those of this page are what there is.
async function more() {
  try {
    const answer = await fetch(root.dataset.more);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    const known = new Set(words.map(({ item }) => item.querySelector("a").href));
    const all = [...page.querySelectorAll("[data-word]")];
    for (const item of all) {
      item.removeAttribute("id");
      const link = item.querySelector("a");
      link.href = new URL(link.getAttribute("href"), new URL(root.dataset.more, location.href)).href;
    }
    const found = all.filter((item) => !known.has(item.querySelector("a").href));
    others.querySelector("ul").append(...found);
    words = [...words, ...found.map(read)];
    show();
  } catch {
    loading = undefined;
  }
}

function show() {
  const typed = plain(field.value);
  if (typed && others) loading ??= more();
  const ranked = words.map((word) => ({ ...word, far: typed ? away(typed, word.keys) : 0 }));
  const nearest = Math.min(...ranked.map(({ far }) => far));
  const limit = Math.max(nearest + 0.1, 1);
  const open = (item) => !typed && others && others.contains(item);
  for (const { item, far } of ranked) item.hidden = !(far <= limit && far < Infinity) || Boolean(open(item));
  const left = ranked.filter(({ item }) => !item.hidden).length;
  for (const group of groups) group.hidden = ![...group.querySelectorAll("[data-word]")].some((item) => !item.hidden);
  const { count, near, none } = root.dataset;
  const said = !left ? none : nearest > 1 ? near : counted(count, left);
  status.textContent = typed ? said.replace("{n}", left).replace("{word}", () => field.value.trim()) : "";
}
