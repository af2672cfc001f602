// Reads and writes records for the form in the browser as `hub fmt` does (hooks/hub/editorial/fmt), so that a save changes
// only the lines that were edited. Every value is read as the text that was written; what it is says the model.
(() => {
  const isEmpty = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);

  // What an emptied field leaves behind is not written.
  const clean = (value) => {
    if (Array.isArray(value)) return value.map(clean).filter((item) => !isEmpty(item));
    if (value === null || typeof value !== "object") return value === undefined || value === null ? "" : String(value);
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, clean(inner)]).filter(([, inner]) => !isEmpty(inner)),
    );
  };

  const inner = (shape, name) => shape.fields?.[name] || shape.list || shape.map || {};

  const writer = (rules) => {
    const quotes = new RegExp(rules.quotes), misread = new RegExp(rules.misread, "i"), typed = new RegExp(rules.typed);
    const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    const escaped = (sign) => escapes[sign] || `\\u${sign.charCodeAt(0).toString(16)}`;
    const quoted = (text, plain, flow) => {
      if (plain && typed.test(text)) return text;
      const needed = quotes.test(text) || misread.test(text) || (flow && /[,[\]{}?]/.test(text));
      return needed ? `"${text.replace(/[\\"\n\r\t\ufffe\uffff]/g, escaped)}"` : text;
    };
    const isBlock = (text) => {
      const lines = text.replace(/\n$/, "").split("\n");
      const visible = lines.every((line) => !line.endsWith(" ") && !/[\r\t\ufffe\uffff]/.test(line));
      return text.includes("\n") && visible && /^[^ ]/.test(lines[0]) && lines[lines.length - 1] !== "";
    };
    const indent = (depth) => "  ".repeat(depth);

    const mapping = (tree, shape, depth, dash) => {
      const known = shape.names || Object.keys(shape.fields || {});
      const names = [...known.filter((name) => name in tree), ...Object.keys(tree).filter((n) => !known.includes(n))];
      return names.flatMap((name, index) => {
        const start = index === 0 && dash ? dash : indent(depth);
        return value(tree[name], inner(shape, name), depth, `${start}${quoted(name, false, true)}:`);
      });
    };
    const value = (tree, shape, depth, start) => {
      if (typeof tree === "string") {
        if (!isBlock(tree)) return [`${start} ${quoted(tree, shape.plain, false)}`];
        const lines = tree.replace(/\n$/, "").split("\n");
        return [`${start} |${tree.endsWith("\n") ? "" : "-"}`, ...lines.map((l) => l && indent(depth + 1) + l)];
      }
      if (tree === null) return [start];
      if (!Object.keys(tree).length) return [`${start} ${Array.isArray(tree) ? "[]" : "{}"}`];
      if (!Array.isArray(tree)) return [start, ...mapping(tree, shape, depth + 1)];
      return [start, ...tree.flatMap((item) => entry(item, inner(shape), depth + 1))];
    };
    const entry = (item, shape, depth) => {
      const start = `${indent(depth)}-`;
      if (Array.isArray(item) && item.length && item.every((word) => typeof word === "string"))
        return [`${start} [${item.map((word) => quoted(word, false, true)).join(", ")}]`];
      if (item && typeof item === "object" && !Array.isArray(item) && Object.keys(item).length)
        return mapping(item, shape, depth + 1, `${start} `);
      return value(item, shape, depth, start);
    };
    return (tree, shape) => mapping(tree, shape, 0).map((line) => `${line}\n`).join("");
  };

  // Only a switch needs more than words: everything else is shown as it was written.
  const typed = (value, shape) => {
    if (Array.isArray(value)) return value.map((item) => typed(item, inner(shape)));
    if (value !== null && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, typed(item, inner(shape, name))]));
    return shape.truth && (value === "true" || value === "false") ? value === "true" : value;
  };
  const read = (text, shape) => typed(jsyaml.load(text, { schema: jsyaml.FAILSAFE_SCHEMA }) || {}, shape);

  const start = async () => {
    const form = await (await fetch("form.json")).json();
    const write = writer(form.rules);
    for (const [kind, shape] of Object.entries(form.shapes))
      CMS.registerCustomFormat(`hub-${kind}`, "yaml", {
        fromFile: (text) => read(text, shape),
        toFile: (data) => write(clean(data), shape),
      });
    CMS.init({ config: form.config });
  };

  window.hubForm = { writer, read, clean };
  if (window.CMS) start();
})();
