// Reloads a page of the preview when the site has been built again, and says what is wrong with the last edit.
const { epoch, wrong } = document.currentScript.dataset;
let asked;

async function ask() {
  asked = new AbortController();
  try {
    const answer = await fetch(`/livereload/${epoch}/${Date.now()}?page=${encodeURIComponent(location.pathname)}`, { signal: asked.signal });
    if (Number(await answer.text()) > Number(epoch)) {
      location.reload();
    } else {
      ask();
    }
  } catch (error) {
    // The preview has ended or begins anew.
    if (error.name !== "AbortError") setTimeout(ask, 1000);
  }
}

function look() {
  asked?.abort();
  if (document.visibilityState === "visible") ask();
}

function tell() {
  const note = document.createElement("pre");
  note.setAttribute("role", "alert");
  note.textContent = wrong;
  Object.assign(note.style, {
    position: "fixed",
    inset: "auto 0 0",
    zIndex: "9999",
    maxHeight: "60vh",
    margin: "0",
    padding: "1rem",
    overflow: "auto",
    whiteSpace: "pre-wrap",
    color: "#fff",
    background: "#7a1212",
    font: "14px/1.5 monospace",
  });
  document.body.append(note);
}

if (wrong) tell();
look();
document.addEventListener("visibilitychange", look);
