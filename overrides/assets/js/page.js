// What every page has.
import "./state.js";
import "./search.js";
import "./terms.js";
