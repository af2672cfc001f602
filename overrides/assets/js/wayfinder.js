// “Your answers so far”: the answers given in this tab, kept in it only, and links back to each question.
const page = document.querySelector("[data-wayfinder]");
const key = `wayfinder:${page.dataset.wayfinder}`;
const given = JSON.parse(sessionStorage.getItem(key) || "[]");

// Only answers on the way to this very page count; someone may have come by another link or gone back.
const place = given.findIndex((turn) => turn.question === page.dataset.node);
const way = place < 0 ? given : given.slice(0, place);
if (page.dataset.title && way.length && way.at(-1).to === page.dataset.node) {
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  const list = document.createElement("ol");
  const clear = document.createElement("button");
  section.className = "so-far";
  heading.textContent = page.dataset.title;
  for (const turn of way) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = turn.address;
    link.textContent = turn.asked;
    item.append(link, " ", Object.assign(document.createElement("strong"), { textContent: turn.answer }));
    list.append(item);
  }
  clear.type = "button";
  clear.className = "button";
  clear.textContent = page.dataset.clear;
  clear.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    section.remove();
    page.querySelector("a").focus();
  });
  section.append(heading, list, clear);
  page.append(section);
}

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-to]");
  if (!link) return;
  const asked = (document.querySelector(".question") || document.querySelector("h1")).textContent.trim();
  const turn = {
    question: page.dataset.node,
    asked,
    answer: link.textContent.trim(),
    to: link.dataset.to,
    address: location.pathname,
  };
  const before = way.length && way.at(-1).to === page.dataset.node ? way : [];
  sessionStorage.setItem(key, JSON.stringify([...before, turn]));
});
