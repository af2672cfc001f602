// Ticks of a checklist, kept on this device from the first tick on. Without this script the boxes still work.
import { Kept, names } from "./kept.js";

for (const list of document.querySelectorAll("[data-checklist]")) {
  const kept = new Kept("localStorage", names(list, list.dataset.checklist).map((id) => `checklist:${id}`));
  const boxes = [...list.querySelectorAll("input[type=checkbox]")];
  const clear = button(list.dataset.clear);
  const print = button(list.dataset.print);
  const listed = boxes.flatMap((box) => names(box, box.value));
  const isTicked = (box) => names(box, box.value).some((id) => kept.read().includes(id));

  // What another list of the same papers holds and this one does not stays.
  const keep = (isOn) => {
    const elsewhere = kept.read().filter((id) => !listed.includes(id));
    kept.write([...boxes.filter(isOn).map((box) => box.value), ...elsewhere]);
  };

  // What was ticked before this script came counts, and what another tab ticked meanwhile.
  if (boxes.some((box) => box.checked && !isTicked(box))) keep((box) => box.checked || isTicked(box));
  list.addEventListener("change", ({ target }) => keep((box) => (box === target ? box.checked : isTicked(box))));
  clear.addEventListener("click", () => {
    kept.write([]);
    boxes[0].focus();
  });
  print.addEventListener("click", () => window.print());
  list.after(clear, ...(window.print ? [print] : []));
  kept.watch(() => {
    for (const box of boxes) box.checked = isTicked(box);
    clear.hidden = !boxes.some(isTicked);
  });
}

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = words;
  return made;
}
