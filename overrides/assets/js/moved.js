// At a former address: takes the place on the page, or what was chosen, along to the new one. No module, so that it comes
// before the page leads on by itself, which forgets both.
if (location.hash) location.replace(document.currentScript.dataset.to + location.hash);
