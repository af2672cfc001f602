// The search of the whole site in a dialog on every page. Index and code are fetched when it is first opened.
let built;

// Opened by `button`; `link` leads to the search page.
export async function open(button, link) {
  // Pressed twice while it is fetched, there is still one. Where it does not arrive, the link leads on as without a script.
  built ??= build(button, link).catch((error) => {
    built = undefined;
    location.assign(link.href);
    throw error;
  });
  const dialog = await built;
  if (dialog.open) return;
  dialog.showModal();
  button.setAttribute("aria-expanded", "true");
  dialog.querySelector("input").focus();
}

// A stylesheet of the search page that this page lacks; one that does not arrive keeps nobody from searching.
function dressed(href) {
  if ([...document.styleSheets].some((one) => one.href === href)) return undefined;
  return new Promise((done) => {
    const added = document.createElement("link");
    added.rel = "stylesheet";
    added.addEventListener("load", done);
    added.addEventListener("error", done);
    added.href = href;
    document.head.append(added);
  });
}

// The dialog holds what the search page holds, so its words stand in one place. That page also names script and index:
// it may belong to a later release than the page it is opened from, and those three only fit each other.
async function build(button, link) {
  const answer = await fetch(link.href);
  if (!answer.ok) throw new Error(`${answer.status} ${link.href}`);
  const page = await answer.text();
  const parsed = new DOMParser().parseFromString(page, "text/html");
  const body = parsed.querySelector("[data-search]");
  const { start } = await import(new URL(body.dataset.script, link.href).href);
  const whole = (element) => new URL(element.getAttribute("href"), link.href).href;
  await Promise.all([...parsed.querySelectorAll('link[rel="stylesheet"]')].map(whole).map(dressed));
  for (const found of body.querySelectorAll("a")) found.href = whole(found);
  body.dataset.search = new URL(body.dataset.search, link.href).href;
  const made = document.createElement("dialog");
  const head = document.createElement("div");
  const title = document.createElement("h2");
  const close = document.createElement("button");
  made.className = "search-dialog";
  head.className = "search-head";
  title.id = "search_title";
  title.textContent = parsed.querySelector("h1").textContent;
  close.type = "button";
  close.className = "button";
  close.textContent = link.dataset.close;
  close.addEventListener("click", () => made.close());
  head.append(title, close);
  made.setAttribute("aria-labelledby", title.id);
  made.append(head, body);
  // In a search field Escape would first empty the field.
  made.addEventListener("keydown", (event) => event.key === "Escape" && made.close());
  made.addEventListener("close", () => button.setAttribute("aria-expanded", "false"));
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  start(body, { address: false });
  return made;
}
