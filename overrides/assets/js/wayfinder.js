// “Your answers so far”: the answers given in this tab, kept in it only, and links back to each question. Kept are ids;
// the words of every question that leads here stand in a part of the page that is not shown, in the page's language.
import { Kept, names } from "./kept.js";

const page = document.querySelector("[data-wayfinder]");
const node = page.dataset.node;
const template = page.querySelector("[data-so-far]");
const kept = new Kept("sessionStorage", names(page, page.dataset.wayfinder).map((id) => `wayfinder:${id}`));

kept.watch(show);

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-answer]");
  if (link) kept.write([...turns().map(({ turn }) => turn), `${node}=${link.dataset.answer}`]);
});

// The answers that lead to this very page, as the rows of a list; someone may have come by another link or gone back.
function turns() {
  const way = [];
  let to = "";
  for (const turn of template ? kept.read() : []) {
    const [question, given] = turn.split("=");
    if (question === node) break;
    const row = [...template.querySelectorAll("[data-question]")].find((one) => one.dataset.question === question);
    const answer = row && [...row.querySelectorAll("[data-said]")].find((one) => one.dataset.said === given);
    if (!answer || (to && to !== question)) return [];
    to = answer.dataset.to;
    way.push({ turn, row, answer });
  }
  return to === node ? way : [];
}

function show() {
  const before = page.querySelector(".so-far");
  if (before) before.remove();
  const way = turns();
  if (!way.length) return;
  const section = template.firstElementChild.cloneNode(true);
  section.className = "so-far";
  const list = section.querySelector("ol");
  const rows = way.map(({ row, answer }) => {
    const item = row.cloneNode(true);
    for (const other of item.querySelectorAll("[data-said]")) if (other.dataset.said !== answer.dataset.said) other.remove();
    return item;
  });
  list.replaceChildren(...rows);
  section.querySelector("button").addEventListener("click", () => {
    kept.write([]);
    page.querySelector("a").focus();
  });
  page.append(section);
}
