// Ticks of a checklist, kept on this device from the first tick on. Without this script the boxes still work.
for (const list of document.querySelectorAll("[data-checklist]")) {
  const key = `checklist:${list.dataset.checklist}`;
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const clear = button(list.dataset.clear);
  const print = button(list.dataset.print);
  const read = () => JSON.parse(localStorage.getItem(key) || "[]");

  const show = () => {
    const ticked = read();
    for (const box of boxes) box.checked = ticked.includes(box.value);
    clear.hidden = ticked.length === 0;
  };
  list.addEventListener("change", () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    if (ticked.length) localStorage.setItem(key, JSON.stringify(ticked));
    else localStorage.removeItem(key);
    clear.hidden = ticked.length === 0;
  });
  clear.addEventListener("click", () => {
    localStorage.removeItem(key);
    show();
    boxes[0].focus();
  });
  print.addEventListener("click", () => window.print());
  list.after(clear, print);
  show();
}

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  return made;
}
