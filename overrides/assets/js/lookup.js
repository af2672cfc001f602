// The files of the search index, which the build writes (hooks/hub/outputs/search): the words it knows come first, the
// pages of a word and what is shown of them when they are asked for. Nothing typed leaves the browser: a file holds
// hundreds of words.
import { Words } from "./find.js";

const LEVELS = 20; // steps between a page that barely mentions a word and one that is called so
const CARDS = 8; // pages whose titles stand in one file

// `words`; `look`, (word) → pages with how much they are about it, 0 to 1; `card`, (page) → what is shown of it. `search`
// is the folder of the index.
export async function load({ search }) {
  const base = new URL(search, location.href);
  const files = new Map();
  const file = (name) => {
    if (!files.has(name)) files.set(name, fetched(new URL(name, base)));
    return files.get(name);
  };
  const told = await file("words.json");
  const words = await Words.taken(told);

  const pages = async (family) => {
    let part = told.parts.length - 1;
    while (told.parts[part] > family) part -= 1;
    return (await file(`part-${part}.json`))[family - told.parts[part]];
  };
  const look = async (word) => {
    const families = words.families(word);
    const lists = families.length ? families.map(pages) : [file("contacts.json").then((contacts) => contacts[word] || "")];
    const found = new Map();
    for (const list of await Promise.all(lists)) {
      for (const [page, value] of levels(list)) if (value > (found.get(page) || 0)) found.set(page, value);
    }
    return found;
  };
  const card = async (page) => {
    const [address, title, description, label] = (await file(`cards-${Math.floor(page / CARDS)}.json`))[page % CARDS];
    return { url: new URL(`../../${address}`, base).href, title, description, label };
  };
  return { words, look, card };
}

// Each page is told as the step from the one before to the base of 36 and a letter for its level.
function levels(list) {
  let page = 0;
  return (list.match(/[0-9a-z]+[A-Z]/g) || []).map((told) => {
    page += parseInt(told.slice(0, -1), 36);
    return [page, (told.charCodeAt(told.length - 1) - 64) / LEVELS];
  });
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}
