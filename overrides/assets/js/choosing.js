// “Where do you live or will you work?”: finds the district of a place or postcode as it is typed, and asks where there
// are several. Loaded with the places when the box is first used; nothing typed leaves the browser.
const MOST = 8;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

// Words as they are compared: without marks, and “ue” like “ü”.
function cut(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/ß/g, "ss");
  const even = plain.replace(DIGITS, (digit) => digit.charCodeAt(0) & 15).replace(/([aou])e/g, "$1");
  return even.match(/[\p{L}\p{N}]+/gu) || [];
}

// [{ district, names }, …] that fit what was typed: where a place or postcode is meant as a whole, only those; else all
// with words that begin so.
export function find(typed, known) {
  const words = cut(typed);
  if (!words.length) return [];
  const whole = [];
  const begun = [];
  for (const district of known) {
    const titles = cut(`${district.name} ${district.short}`);
    const names = { whole: [], begun: [] };
    for (const [name, ...postcodes] of district.places) {
      const parts = cut(name);
      const all = [...parts, ...postcodes];
      if (!words.every((word) => all.some((one) => one.startsWith(word)))) continue;
      names.begun.push(name);
      const said = words.every((word) => all.includes(word));
      if (said && (parts.every((part) => words.includes(part)) || words.some((word) => postcodes.includes(word)))) names.whole.push(name);
    }
    if (names.whole.length || words.every((word) => titles.includes(word))) whole.push({ district, names: names.whole });
    if (names.begun.length || words.every((word) => titles.some((one) => one.startsWith(word)))) begun.push({ district, names: names.begun });
  }
  return whole.length ? whole : begun;
}

// Offers the districts of what stands in the field; takes the one that fits where it was `sent`. `choose(id)` keeps it.
export function offer(box, known, choose, sent) {
  const form = box.querySelector("form");
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const typed = field.value.trim();
  const found = find(typed, known);
  if (sent && found.length === 1) return take(found[0].district);
  const none = sent && typed && !found.length;
  const shown = none ? known.map((district) => ({ district, names: [] })) : typed.length > 1 ? found.slice(0, MOST) : [];
  status.textContent = none ? form.dataset.none : shown.length > 1 ? form.dataset.many : "";
  form.querySelector("ul").replaceChildren(...shown.map(item));

  function item({ district, names }) {
    const button = document.createElement("button");
    const title = document.createElement("strong");
    button.type = "button";
    button.className = "button";
    title.textContent = district.name;
    if (district.language) title.lang = district.language;
    button.append(title, names.length ? ` ${names.slice(0, 3).join(", ")}${names.length > 3 ? " …" : ""}` : "");
    button.addEventListener("click", () => take(district));
    const row = document.createElement("li");
    row.append(button);
    return row;
  }

  function take(district) {
    field.value = "";
    status.textContent = "";
    form.querySelector("ul").replaceChildren();
    choose(district.id);
    form.hidden = true;
    const said = box.querySelector(".place-said");
    said.hidden = false;
    said.querySelector("strong").textContent = district.name;
    said.querySelector("button").focus();
  }
}
