// A line at the foot of the window that offers the page in another language. Nothing is kept before somebody turns that down.
import { Kept } from "./kept.js";
import { handOn } from "./state.js";

const declined = new Kept("localStorage", ["language"]);

// `offered` is the link to this page in that language.
export function offer(offered) {
  if (declined.read().length) return;
  const line = document.createElement("aside");
  line.className = "translated offered";
  line.lang = offered.lang;
  line.dir = offered.dir;
  line.setAttribute("aria-label", offered.textContent.trim());
  const words = document.createElement("p");
  words.dataset.languages = "";
  const link = document.createElement("a");
  link.href = offered.href;
  link.hreflang = offered.hreflang;
  link.textContent = offered.dataset.offer;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--small";
  button.textContent = offered.dataset.close;
  button.addEventListener("click", () => {
    declined.write(["declined"]);
    line.remove();
    document.querySelector("[data-languages] summary, [data-languages] a").focus();
  });
  words.append(link, button);
  line.append(words);
  document.querySelector(".site-head").after(line);
  handOn();
}
