// The form starts when it has its fields: form.js.
window.CMS_MANUAL_INIT = true;
