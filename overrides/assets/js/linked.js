// Where a browser cannot open explanations in place, an explained word is a link to its page.
for (const button of document.querySelectorAll("button[popovertarget^=term_]")) {
  const more = document.querySelector(`#${CSS.escape(button.getAttribute("popovertarget"))} a[href]:last-of-type`);
  const word = button.closest(".term");
  if (!more || !word) continue;
  const link = document.createElement("a");
  link.href = more.href;
  link.lang = word.lang;
  link.textContent = word.textContent;
  word.replaceWith(link);
}
