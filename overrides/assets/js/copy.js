// A button that copies a sample text. Without this script the text can be selected as any other.
for (const sample of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button";
  button.textContent = sample.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    said.textContent = (await isCopied(sample)) ? sample.dataset.copied : sample.dataset.selected;
  });
  sample.after(button, said);
}

// Pages that did not come over https have no clipboard, and a browser may refuse it: then the text is selected, and the
// older way tried.
async function isCopied(sample) {
  try {
    await navigator.clipboard.writeText(sample.innerText);
    return true;
  } catch {
    getSelection().selectAllChildren(sample);
    return document.execCommand("copy");
  }
}
