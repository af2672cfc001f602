// Days as a file for a calendar (RFC 5545), made in the browser. Days have no time and no time zone.

// `entries` are {id, day, title, address}.
export function calendar(name, entries) {
  const stamp = `${new Date().toISOString().replace(/[-:]|\.\d+/g, "")}`;
  const events = entries.flatMap(({ id, day, title, address }) => [
    "BEGIN:VEVENT",
    `UID:${name}-${id}@${location.hostname || "plan"}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${written(day)}`,
    `DTEND;VALUE=DATE:${written(new Date(day.getTime() + 86_400_000))}`,
    "TRANSP:TRANSPARENT",
    `SUMMARY:${escaped(title)}`,
    `URL:${address}`,
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//hub//plan//", "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const written = (day) => day.toISOString().slice(0, 10).replaceAll("-", "");
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ").trim();

// A line has at most 75 octets; the next begins with a blank. No letter is cut.
function folded(line) {
  const octets = new TextEncoder();
  const lines = [""];
  let length = 0;
  for (const letter of line) {
    const more = octets.encode(letter).length;
    if (length + more > 74) {
      lines.push("");
      length = 0;
    }
    lines[lines.length - 1] += letter;
    length += more;
  }
  return lines.join("\r\n ");
}
