// Reduces a table of offices to the reader's district. The choice is kept on this device only after it was made.
const KEY = "district";

for (const table of document.querySelectorAll("table[data-districts]")) {
  const rows = [...table.tBodies[0].rows];
  const label = document.createElement("label");
  const select = document.createElement("select");
  label.className = "choice";
  label.append(table.dataset.districts, " ", select);
  select.append(new Option(table.dataset.all, ""));
  for (const row of rows) select.append(new Option(row.cells[0].textContent.trim(), row.dataset.district));

  const show = (district) => {
    select.value = district;
    for (const row of rows) row.hidden = district !== "" && row.dataset.district !== district;
  };
  select.addEventListener("change", () => {
    if (select.value) localStorage.setItem(KEY, select.value);
    else localStorage.removeItem(KEY);
    show(select.value);
  });
  table.parentElement.before(label);
  const kept = localStorage.getItem(KEY) || "";
  show(rows.some((row) => row.dataset.district === kept) ? kept : "");
}
