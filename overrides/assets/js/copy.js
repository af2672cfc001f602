// A button that copies a sample text. Without this script the text can be selected as any other.
for (const sample of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const said = document.createElement("span");
  button.type = "button";
  button.className = "button";
  button.textContent = sample.dataset.copy;
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(sample.innerText);
    said.textContent = sample.dataset.copied;
  });
  sample.after(button, said);
}
