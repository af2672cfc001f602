// The search form and its results. `start` wires the element with `data-search`, on the search page or in the dialog.
import { find } from "./find.js";
import { names } from "./kept.js";
import { load } from "./lookup.js";
import { counted, follow, handOn, remember } from "./state.js";

const PAGE = 10;

export function start(root, { address }) {
  const form = root.querySelector("form");
  const field = form.elements.q;
  const choices = [...form.querySelectorAll("select")];
  const status = root.querySelector("[role=status]");
  const list = root.querySelector(".results");
  const more = root.querySelector("[data-more]");
  const browse = root.querySelector(".browse");
  const unknown = root.querySelector(".unknown");
  let ranked = [];
  let latest = 0;
  let ready;
  // What the address asks for and no choice offers: it narrows all the same.
  let others = [];

  form.hidden = false;
  for (const note of root.querySelectorAll("[data-unready]")) note.hidden = true;
  field.addEventListener("focus", () => index().catch(() => {}), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let wait;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(search, 250);
  });
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      others = others.filter(([name]) => name !== choice.name);
      said(show);
    });
  }
  more.addEventListener("click", () =>
    said(async () => {
      const before = list.children.length;
      list.append(...(await items(before)));
      list.children[before]?.querySelector("a").focus();
      more.hidden = list.children.length >= chosen().length;
    }),
  );
  if (address) {
    if (!location.hash) field.focus();
    follow((values) => {
      field.value = values.get("q") || "";
      others = [...values].filter(([name]) => name !== "q");
      for (const choice of choices) {
        const option = [...choice.options].find((one) => one.value && names(one, one.value).includes(values.get(choice.name)));
        choice.value = option ? option.value : "";
        if (option) others = others.filter(([name]) => name !== choice.name);
      }
      if (choices.some((choice) => choice.value)) form.querySelector("details").open = true;
      search();
    });
  }

  function index() {
    ready ??= load(root.dataset);
    return ready;
  }

  // Does a part of the search; where a file of it does not arrive, says so, leaves the lists, and the next search asks
  // for all of them again.
  async function said(part) {
    try {
      await part();
    } catch (error) {
      ready = undefined;
      list.replaceChildren();
      more.hidden = true;
      status.textContent = root.dataset.failed;
      browse.hidden = false;
      throw error;
    }
  }

  async function search() {
    const turn = ++latest;
    const query = field.value.trim();
    if (!query) {
      ranked = [];
      list.replaceChildren();
      status.textContent = "";
      unknown.hidden = true;
      more.hidden = true;
      browse.hidden = false;
      keep("");
      return;
    }
    await said(async () => {
      const { words, look, card } = await index();
      const found = await find(query, words, look);
      if (turn !== latest) return;
      // Far behind the best ones stand pages that only share a common word.
      const near = found.filter(({ score }) => score > found[0].score * 0.12);
      ranked = near.map(({ page }) => ({ card: () => card(page), facets: words.pages[page] }));
      const typed = words.unknown(query);
      help(typed, typed.length === query.split(/\s+/).length);
      await show();
    });
  }

  // What nobody wrote a page about is not made up from its parts: who typed it learns that, and where to ask. Where
  // nothing else was typed, the first page of what its parts have brought is enough.
  function help(typed, alone) {
    unknown.hidden = !typed.length;
    if (!typed.length) return;
    const [said, letter] = unknown.querySelectorAll("[data-words], [data-letter]");
    said.textContent = said.dataset.words.replace("{word}", () => typed.join(" "));
    if (letter) letter.hash = `#${new URLSearchParams([["q", typed[0]]])}`;
    if (alone) ranked = ranked.slice(0, PAGE);
  }

  // [[facet, value], …] that is asked for, but that of one choice.
  function wanted(but) {
    const own = choices.filter((choice) => choice.value).map(({ name, value }) => [name, value]);
    return [...own, ...others].filter(([name]) => !but || name !== but.name);
  }

  function chosen(but) {
    const pairs = wanted(but);
    return ranked.filter(({ facets }) => pairs.every(([name, value]) => (facets[name] || []).includes(value)));
  }

  async function show() {
    const turn = latest;
    const query = field.value.trim();
    for (const choice of choices) count(choice);
    const results = chosen();
    const shown = await items(0);
    if (turn !== latest) return;
    list.replaceChildren(...shown);
    const gone = others.length && !results.length ? `${root.dataset.gone} ` : "";
    const words = results.length === 0 ? root.dataset.none : counted(root.dataset.count, results.length);
    status.textContent = query ? gone + words.replace("{n}", results.length).replace("{query}", () => query) : "";
    more.hidden = results.length <= PAGE;
    browse.hidden = results.length > 0;
    keep(query);
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

  function keep(query) {
    const pairs = [...(query ? [["q", query]] : []), ...wanted()];
    if (address) remember(pairs);
    else handOn(root.querySelectorAll("[data-languages] a"), new URLSearchParams(pairs));
  }

  async function items(from) {
    const cards = await Promise.all(chosen().slice(from, from + PAGE).map(({ card }) => card()));
    return cards.map(({ url, title, description, label }) => {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: url, textContent: title });
      const tag = Object.assign(document.createElement("span"), { className: "tag", textContent: label });
      const text = Object.assign(document.createElement("p"), { textContent: description });
      item.append(link, " ", ...(label ? [tag] : []), text);
      return item;
    });
  }
}
