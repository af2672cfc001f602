// Reduces a table of offices to the reader's district. The choice is kept on this device only after it was made.
import { Kept, names } from "./state.js";

const kept = new Kept("localStorage", ["district"]);

for (const table of document.querySelectorAll("table[data-districts]")) {
  const rows = [...table.tBodies[0].rows];
  const label = document.createElement("label");
  const select = document.createElement("select");
  label.className = "choice";
  label.append(table.dataset.districts, " ", select);
  select.append(new Option(table.dataset.all, ""));
  for (const row of rows) select.append(new Option(row.cells[0].textContent.trim(), row.dataset.district));

  select.addEventListener("change", () => kept.write(select.value ? [select.value] : []));
  table.parentElement.before(label);
  kept.watch(() => {
    const [district] = kept.read();
    const own = rows.find((row) => names(row, row.dataset.district).includes(district));
    select.value = own ? own.dataset.district : "";
    for (const row of rows) row.hidden = Boolean(own) && row !== own;
  });
}
