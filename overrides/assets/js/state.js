// What a reader chose, after # in the address: to be passed on and never sent to a server. It holds ids, never words: an
// id is the same in every language.

// A fragment is a state only where it says so, by a “=”. Any other names a place on the page; jumping there leaves what
// was chosen as it is.
const isState = (fragment) => fragment.includes("=");
let state = isState(location.hash) ? location.hash : "";
const followers = [];

// Calls `show(values)` with what the address says, now and whenever it says something else.
export function follow(show) {
  followers.push(show);
  show(values());
}

// Puts [name, value] pairs into the address and hands them to the links to other languages.
export function remember(pairs) {
  const text = new URLSearchParams(pairs).toString().replace(/%2C/g, ",");
  const before = state;
  state = text && `#${text}`;
  if (state || before) history.replaceState(null, "", state || location.pathname + location.search);
  handOn();
}

// Gives a state, or the place on the page, to every link to the same page in another language. Those in a dialog lead to
// another page than this one.
export function handOn(links = document.querySelectorAll("body > :not(dialog) [data-languages] a"), fragment = state || location.hash) {
  for (const link of links) link.hash = fragment;
}

const values = () => new URLSearchParams(state.slice(1));

addEventListener("hashchange", () => {
  if (location.hash && !isState(location.hash)) {
    if (state) history.replaceState(null, "", state);
  } else if (location.hash !== state) {
    state = location.hash;
    for (const show of followers) show(values());
  }
  handOn();
});
handOn();

// Words in the form that the page's language has for a number; `forms` are those words by category, as JSON.
export function counted(forms, number) {
  const all = JSON.parse(forms);
  const category = new Intl.PluralRules(document.documentElement.lang).select(number);
  return all[category] ?? all.other;
}
