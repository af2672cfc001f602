// The search form and its results. `load` fetches the index, `start` wires the element with `data-search`, on the search page or in the dialog.
import { Words, find } from "./find.js";

const PAGE = 10;

export function start(root, { address }) {
  const form = root.querySelector("form");
  const field = form.elements.q;
  const choices = [...form.querySelectorAll("select")];
  const status = root.querySelector("[role=status]");
  const list = root.querySelector(".results");
  const more = root.querySelector("[data-more]");
  const browse = root.querySelector(".browse");
  let ranked = [];
  let latest = 0;
  let ready;

  form.hidden = false;
  field.addEventListener("focus", () => (ready ||= load(root.dataset)), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 250);
  });
  for (const choice of choices) choice.addEventListener("change", show);
  more.addEventListener("click", async () => {
    const before = list.children.length;
    list.append(...(await items(before)));
    list.children[before]?.querySelector("a").focus();
    more.hidden = list.children.length >= chosen().length;
  });
  if (address) {
    const asked = () => {
      const values = new URLSearchParams(location.hash.slice(1));
      field.value = values.get("q") || "";
      for (const choice of choices) choice.value = values.get(choice.name) || "";
      if (choices.some((choice) => choice.value)) form.querySelector("details").open = true;
      if (field.value) search();
      else field.focus();
    };
    addEventListener("hashchange", () => new URLSearchParams(location.hash.slice(1)).get("q") !== field.value && asked());
    asked();
  }

  async function search() {
    const turn = ++latest;
    const query = field.value.trim();
    if (!query) {
      ranked = [];
      list.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      browse.hidden = false;
      remember("");
      return;
    }
    try {
      const { words, look } = await (ready ||= load(root.dataset));
      const found = await find(query, words, look);
      if (turn !== latest) return;
      ranked = found.map((entry) => ({ ...entry, facets: words.pages.get(entry.id) || {} }));
      // Far behind the best ones stand pages that only share a common word.
      ranked = ranked.filter((entry) => entry.score > ranked[0].score * 0.12);
      await show();
    } catch (error) {
      status.textContent = root.dataset.failed;
      browse.hidden = false;
      throw error;
    }
  }

  function chosen(but) {
    const wanted = choices.filter((choice) => choice.value && choice !== but);
    return ranked.filter(({ facets }) => wanted.every((choice) => (facets[choice.name] || []).includes(choice.value)));
  }

  async function show() {
    const turn = latest;
    const query = field.value.trim();
    for (const choice of choices) count(choice);
    const results = chosen();
    const shown = await items(0);
    if (turn !== latest) return;
    list.replaceChildren(...shown);
    const words = results.length === 0 ? root.dataset.none : results.length === 1 ? root.dataset.one : root.dataset.count;
    status.textContent = query ? words.replace("{n}", results.length).replace("{query}", () => query) : "";
    more.hidden = results.length <= PAGE;
    browse.hidden = results.length > 0;
    remember(query);
  }

  // How many results each value would leave; values that would leave none cannot be chosen.
  function count(choice) {
    const results = chosen(choice);
    for (const option of choice.options) {
      option.dataset.words ??= option.text;
      const left = option.value ? results.filter(({ facets }) => (facets[choice.name] || []).includes(option.value)).length : 0;
      option.text = option.value ? `${option.dataset.words} (${left})` : option.dataset.words;
      option.disabled = Boolean(option.value) && !left && !option.selected;
    }
  }

  // The address of the search page keeps the search; what stands after # is never sent to a server.
  function remember(query) {
    const values = new URLSearchParams(query ? { q: query } : {});
    for (const choice of choices) if (choice.value) values.set(choice.name, choice.value);
    if (address) history.replaceState(null, "", `#${values}`);
    for (const other of root.querySelectorAll("[data-languages] a")) other.hash = values;
  }

  async function items(from) {
    const data = await Promise.all(chosen().slice(from, from + PAGE).map(({ result }) => result.data()));
    return data.map(({ url, meta }) => {
      const item = document.createElement("li");
      const title = Object.assign(document.createElement("a"), { href: url, textContent: meta.title });
      const label = Object.assign(document.createElement("span"), { className: "tag", textContent: meta.label || "" });
      const text = Object.assign(document.createElement("p"), { textContent: meta.description || "" });
      item.append(title, " ", ...(meta.label ? [label] : []), text);
      return item;
    });
  }
}

export async function load({ search, language }) {
  const base = new URL(search, location.href);
  const pagefind = await import(`${base}pagefind.js`);
  await pagefind.options({ basePath: base.pathname, baseUrl: new URL("../..", base).pathname });
  const [words] = await Promise.all([fetch(`${base}words-${language}.json`).then((answer) => answer.json()), pagefind.init()]);
  return { words: new Words(words), look: async (word) => (await pagefind.search(word)).results };
}
