// The plans that were begun on this device stand first.
import { Kept, names } from "./kept.js";

const section = document.querySelector("[data-begun]");
const list = section.querySelector("ul");

for (const link of document.querySelectorAll("[data-guide]")) {
  const kept = new Kept("localStorage", names(link, link.dataset.guide).map((one) => `plan:${one}`));
  const id = link.dataset.guide;
  if (!kept.read().length || list.querySelector(`[data-guide="${CSS.escape(id)}"]`)) continue;
  const row = document.createElement("li");
  row.append(link.cloneNode(true));
  // Whose plan it is was kept too.
  row.firstChild.hash = "";
  list.append(row);
}
section.hidden = !list.children.length;
