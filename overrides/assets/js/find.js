// Finds pages for what people type: whole questions, inflected, misspelt or composed words, words without umlauts.
// The index answers single words; here they are mended and joined, with the help of all the words that stand in it.

// What counts how much. Measured by `make search-report`, see docs/decisions.
const STOP = 0.25; // a word like “the” beside others
const MENDED = 0.85; // another spelling
const FORM = 0.9; // another form of a word
const LONGER = 0.6; // a word that begins with another
const PART = 0.75; // a part of a compound
const ROOT = 0.7; // a word that begins alike and goes on otherwise
const SAME = 0.7; // another word of the same meaning
const WITHIN = 0.25; // a word of a phrase that has a meaning of its own
const NAME = 3.5; // a page whose name is what was typed
const ASKED = 1.25; // an answer to a question, where a question was asked
const TITLED = 1.4; // the page whose title was typed and nothing else
const LETTER = 1.5; // the page of a letter, where its name was typed and nothing else
const LIST = 0.7; // a list of records beside the records
const UNSAID = 0.6; // a word of a name that was not typed
const KINDS = {
  guide: 1.2, faq: 1.1, role: 0.95, document: 0.9, offer: 0.9, partner: 0.9, body: 0.8, topic: 0.85, project: 0.8,
  wayfinder: 0.85, event: 0.8, change: 0.75, figure: 0.65,
};

// Letters that may join two parts of a compound.
const LINKS = ["", "s", "es", "n", "en", "er", "e"];

// Words are cut as the build cuts them; why, stands in hooks/hub/search/cutting.py.
const THOUSANDS = /([0-9])[.,'’\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g;
const UNWRITTEN =
  /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u00ad\u0640\u200b-\u200f\u2060\ufeff]/g;
const ALIKE = {
  ß: "ss", ı: "i", đ: "d", ð: "d", ł: "l", ø: "o", æ: "ae", œ: "oe", þ: "th", ς: "σ",
  ى: "ي", ی: "ي", ک: "ك", ة: "ه", ٱ: "ا", ґ: "г", ʼ: " ",
};
const APOSTROPHE = /([\u0400-\u052f])['`\u00b4\u02bc\u02b9\u2018\u2019\u2032\uff07](?=[\u0400-\u052f])/g;
const ARTICLE = /^(?:(?:[وفبكل]?ال|[وف]?لل)(?=.{3,}))+/u;
// “And”, “in”, “to” of Arabic and the elided words of French, written in one with the word they stand before.
const LED = /^(?:[وفبكل]|(?:[ldjmns]|qu)(?=[aeiouyh]))(?=.{3,})/u;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

export function cut(text) {
  const joined = text.replace(THOUSANDS, "$1").toLowerCase().replace(APOSTROPHE, "$1");
  const plain = joined.normalize("NFKD").replace(UNWRITTEN, "");
  const even = plain.replace(DIGITS, (digit) => digit.charCodeAt(0) & 15).replace(/./gsu, (sign) => ALIKE[sign] || sign);
  const words = (even.match(/[\p{L}\p{M}\p{N}]+/gu) || []).map((word) => word.replace(ARTICLE, ""));
  return words.filter((word) => [...word].length > 1);
}

// A telephone number in one piece, without the code of its country and the zero before that of its place.
const NUMBER = /\+?[0-9][0-9\s()/.+–-]{4,}[0-9]/g;
const digits = (number) => number.replace(/^(\+|00)\s*[0-9]+[\s/(-]+/, "").replace(/[^0-9]/g, "").replace(/^0+/, "");

// How a word sounds, roughly, whatever letters it is written in: its consonants, those alike in one class. Vowels say
// little, as Arabic leaves most of them out.
const CLASSES = [
  "", "bpпбب", "fvwвфفڤ", "gkqcгкхґغقكخجگ", "szxсзжцшчسزشصچ", "dtдтدتطضذ", "lлل", "mмم", "nнن", "rрر",
];
const SOUND = Object.fromEntries(CLASSES.flatMap((signs, n) => [...signs].map((sign) => [sign, n])));
const SPOKEN = [[/sch/g, "s"], [/tio/g, "sio"], [/c(?=[eiy])/g, "s"], [/ck|ch/g, "k"], [/x/g, "ks"], [/дж/g, "j"]];

export function sound(word) {
  const plain = SPOKEN.reduce((text, [signs, said]) => text.replace(signs, said), word);
  const said = [...plain].map((sign) => SOUND[sign] ?? "").join("");
  return said.replace(/54/g, "4").replace(/(.)\1+/g, "$1");
}

// Edits between two words (a swap of neighbours counts as one), or more than `limit`.
export function distance(a, b, limit) {
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

// [word, number of its family], …: each word is told as how many letters it begins like the one before and what follows.
function* spelt(words) {
  // A sign beyond the first 65,536 counts as one letter, and is rare.
  const beginning = /[\ud800-\udfff]/.test(words)
    ? (word, count) => [...word].slice(0, count).join("")
    : (word, count) => word.slice(0, count);
  let before = "";
  for (const [family, forms] of words.split(" ").entries()) {
    for (const told of forms.split(",")) {
      before = beginning(before, parseInt(told[0], 36)) + told.slice(1);
      yield [before, family];
    }
  }
}

// What the build knows: `words` in families, which are the forms of one word; `often`, a digit for each family; `stops`;
// `aside`, words that say little in any form; `same`, groups of words of one meaning; `pages`, their facets and names, these
// as places in the list of words; `forms`, whether the build knows no inflections of the language.
export class Words {
  constructor({ words, often, stops, aside, same, pages, forms }, known = new Map(spelt(words))) {
    this.inflected = Boolean(forms);
    this.often = [...often].map((digit) => parseInt(digit, 36));
    // Word → number of its family, in their order.
    this.known = known;
    this.list = [...known.keys()];
    this.stops = new Set(stops.split(" "));
    this.aside = aside;
    this.pages = pages;
    this.same = new Map();
    for (const group of same) {
      for (const word of group) added(this.same, word, ...group.filter((other) => other !== word));
    }
    this.like = new Map();
    this.begun = new Map();
    for (const word of this.same.keys()) added(this.begun, begin(word), word);
  }

  // The same, taken in piece by piece: all at once takes a slow phone a quarter of a second, in which nobody can type.
  static async taken(told) {
    const known = new Map();
    for (const [word, family] of spelt(told.words)) {
      known.set(word, family);
      if (known.size % 1000 === 0) await new Promise((done) => setTimeout(done));
    }
    return new Words(told, known);
  }

  // The names of a page, each as its words.
  names(page) {
    const told = this.pages[page].names.split(",").filter(Boolean);
    return told.map((name) => name.split(" ").map((place) => this.list[parseInt(place, 36)]));
  }

  // Whether a word stands in the name of any page.
  isName(word) {
    this.places ??= new Set(this.pages.flatMap(({ names }) => names.split(/[ ,]/)));
    return this.places.has(this.list.indexOf(word).toString(36));
  }

  // Whether a word says little beside others.
  little(word) {
    return this.stops.has(word) || this.aside.some((other) => alike(word, other));
  }

  // Words and phrases of the same meaning as a typed one, also where that is another form of it; none if none is known.
  meaning(typed) {
    const exact = this.same.get(typed);
    if (exact) return exact;
    const words = typed.split(" ");
    // In a phrase a word may also be misspelt: the others say which one is meant.
    const misspelt = (a, b) => words.length > 1 && b.length > 3 && !this.known.has(b) && distance(a, b, 1) === 1;
    const like = (other) =>
      other.length === words.length && other.every((word, n) => alike(word, words[n]) || misspelt(word, words[n]));
    const form = (this.begun.get(begin(typed)) || []).find((other) => like(other.split(" ")));
    return form ? [form, ...this.same.get(form)] : undefined;
  }

  // The families a word is looked up in: its own, else those of known words that begin with it, that it begins with, or
  // that are written in one with another word before it. None if nothing like it is known.
  families(word) {
    if (this.known.has(word)) return [this.known.get(word)];
    if (!this.like.has(word)) {
      const begins = (other) =>
        (word.length >= 3 && other.startsWith(word)) ||
        (other.length >= 4 && other.length >= word.length - 3 && word.startsWith(other)) ||
        (other.endsWith(word) && other.replace(LED, "") === word);
      const found = this.list.filter(begins);
      this.like.set(word, [...new Set(this.frequent(found).map((other) => this.known.get(other)))]);
    }
    return this.like.get(word);
  }

  // How often the family of a word occurs, roughly.
  count(word) {
    return this.often[this.known.get(word)] || 0;
  }

  // The most frequent of known words, not too many.
  frequent(words) {
    return words.sort((a, b) => this.count(b) - this.count(a)).slice(0, 8);
  }

  // Whether something is found by `word` itself.
  answers(word) {
    return this.families(word).length > 0;
  }

  // Known words, and such as have the meaning of others, that differ by a letter or two, the nearest and most frequent first.
  near(word) {
    // Another number is another number.
    const limit = word.length < 5 || /[0-9]/.test(word) ? 0 : word.length < 8 ? 1 : 2;
    if (!limit) return [];
    const found = [];
    for (const [place, other] of [...this.list, ...this.same.keys()].entries()) {
      if (Math.abs(other.length - word.length) > limit || other[0] !== word[0]) continue;
      const away = distance(word, other, limit);
      if (away <= limit) found.push([away, place, other]);
    }
    found.sort((a, b) => a[0] - b[0] || this.count(b[2]) - this.count(a[2]) || a[1] - b[1]);
    const nearest = found.filter((entry) => entry[0] === found[0][0]).map((entry) => entry[2]);
    return [...new Set(nearest)].slice(0, 3);
  }

  // Words in Latin letters that sound like one written in others, as people write the words of offices by ear.
  heard(word) {
    if (!this.sounds) {
      this.sounds = new Map();
      const names = this.pages.flatMap((_, page) => this.names(page).flat());
      for (const other of new Set([...names, ...this.same.keys()])) {
        if (!/^[a-z]{5,}$/.test(other)) continue;
        // “Job” as in English, or as in “Jugend”.
        const said = sound(other);
        for (const way of other[0] === "j" ? [said, `3${said}`, `4${said}`] : [said]) {
          added(this.sounds, way, other);
        }
      }
    }
    const said = /[a-z0-9]/.test(word) ? "" : sound(word);
    return said.length > 3 ? (this.sounds.get(said) || []).slice(0, 3) : [];
  }

  // Known words, and such as have the meaning of others, that a word begins like for most of their length: it has long
  // endings, as words of Turkish have.
  rooted(word) {
    const found = new Map();
    for (const other of word.length < 6 ? [] : [...this.list, ...this.same.keys()]) {
      if (!other.startsWith(word.slice(0, 5)) || /[0-9 ]/.test(other)) continue;
      let shared = 5;
      while (shared < other.length && other[shared] === word[shared]) shared += 1;
      if (shared >= 0.7 * other.length) found.set(other, shared);
    }
    const most = Math.max(...found.values());
    return this.frequent([...found.keys()].filter((other) => found.get(other) === most)).slice(0, 3);
  }

  // Known words that may be other forms of one, where the build does not know: they begin alike and end otherwise.
  forms(word) {
    if (word.length < 5 || /[0-9]/.test(word) || (!this.inflected && this.answers(word))) return [];
    const stem = word.slice(0, Math.max(4, word.length - 3));
    const alike = (other) => other !== word && other.startsWith(stem) && Math.abs(other.length - word.length) <= 3;
    return this.frequent(this.list.filter(alike));
  }

  // Known words that begin with a whole one, such as its compounds.
  longer(word) {
    if (word.length < 3 || !this.known.has(word) || this.stops.has(word) || /[0-9]/.test(word)) return [];
    const others = this.list.filter((other) => other.startsWith(word) && this.known.get(other) !== this.known.get(word));
    return this.frequent([...new Map(others.map((other) => [this.known.get(other), other])).values()]);
  }

  // The known words a compound is made of, as few as possible; none if it is not.
  parts(word) {
    for (let end = word.length - 3; end >= 3; end--) {
      const head = word.slice(0, end);
      const stem = LINKS.filter((link) => head.endsWith(link)).map((link) => head.slice(0, head.length - link.length))
        .find((found) => found.length >= 3 && this.known.has(found));
      if (!stem) continue;
      const rest = word.slice(end);
      if (this.answers(rest)) return [stem, rest];
      const more = this.parts(rest);
      if (more.length) return [stem, ...more];
    }
    return [];
  }

  // [[words to look up together, how much they count], …] for one typed word or phrase. A word of which nothing is known
  // may be part of a telephone number.
  readings(typed) {
    const phrase = typed.split(" ");
    const found = this.mended(typed, phrase);
    return phrase.length > 1 || this.answers(typed) ? found : [[phrase, 1], ...found];
  }

  mended(typed, phrase) {
    const found = [];
    const plain = typed.replace(/([aou])e/g, "$1");
    if (phrase.every((word) => this.answers(word))) found.push([phrase, 1]);
    if (plain !== typed && this.answers(plain)) found.push([[plain], 1]);
    found.push(...this.others(typed, plain));
    if (phrase.length > 1) return found;
    for (const other of this.forms(typed)) found.push([[other], FORM]);
    for (const other of this.longer(typed)) found.push([[other], LONGER]);
    const bare = typed.replace(LED, "");
    if (!found.length && bare !== typed && this.known.has(bare)) found.push([[bare], MENDED]);
    if (found.length) {
      // A compound that some text happens to use, but no page is about, is also looked up by its parts.
      const parts = this.isName(typed) || this.stops.has(typed) ? [] : this.parts(typed);
      return parts.length ? [...found, [parts, PART]] : found;
    }
    const near = this.near(typed);
    if (near.length) return near.flatMap((other) => this.misspelt(other));
    const heard = this.heard(typed);
    if (heard.length) return heard.flatMap((other) => this.misspelt(other));
    if (/[0-9]/.test(typed)) return [];
    const parts = [typed, plain].map((word) => this.parts(word)).find((words) => words.length);
    return parts ? [[parts, PART]] : this.rooted(typed).flatMap((other) => this.misspelt(other, ROOT));
  }

  // What a word that is known is looked up as where another was typed.
  misspelt(word, factor = MENDED) {
    return this.known.has(word) ? [[[word], factor], ...this.readings(word).slice(1)] : this.others(word, word);
  }

  // What has the same meaning as a word and stands in the index.
  others(typed, plain) {
    const meant = this.meaning(typed) || this.same.get(plain) || this.meaning(typed.replace(LED, "")) || [];
    const found = meant.map((other) => other.split(" "));
    return found.filter((words) => words.every((word) => this.answers(word))).map((words) => [words, SAME]);
  }

  // The typed words, and phrases among them that have a meaning of their own.
  units(query) {
    const typed = cut(query);
    const units = typed.map((word) => ({ word, weight: this.little(word) ? STOP : 1 }));
    for (const places of phrases(typed.length)) {
      const word = places.map((place) => typed[place]).join(" ");
      if (!this.meaning(word)) continue;
      units.push({ word, weight: 1 });
      for (const place of places) units[place].weight *= WITHIN;
    }
    for (let start = 0; start + 1 < typed.length; start++) {
      const joined = typed[start] + typed[start + 1];
      if (this.known.has(joined)) units.push({ word: joined, weight: 1 });
    }
    for (const number of query.match(NUMBER) || []) units.push({ word: digits(number), weight: 1 });
    const once = [...new Map(units.map((unit) => [unit.word, unit])).values()];
    return once.map((unit) => ({ ...unit, readings: this.readings(unit.word) })).filter((unit) => unit.readings.length);
  }

  // The typed words of a query that nothing is known of: neither they nor words like them stand in the index, at most
  // their parts do.
  unknown(query) {
    const known = (word) => this.stops.has(word) || this.mended(word, [word]).some(([, factor]) => factor !== PART);
    return query.split(/\s+/).filter((word) => cut(word).length && !/[0-9]/.test(word) && !cut(word).some(known));
  }

  // How much of the query a name says and the name of the query, 0 to 1.
  likeness(units, name) {
    let said = 0;
    let all = 0;
    const left = new Set(name);
    for (const { weight, readings } of units) {
      let best = 0;
      let taken = [];
      for (const [words, factor] of readings) {
        const hits = words.map((word) => name.find((other) => alike(word, other))).filter(Boolean);
        const share = (factor * hits.length) / words.length;
        if (share > best) [best, taken] = [share, hits];
      }
      said += weight * best;
      all += weight;
      for (const word of taken) left.delete(word);
    }
    for (const word of left) all += UNSAID * (this.stops.has(word) ? STOP : 1);
    return all ? said / all : 0;
  }
}

// Adds to the list that stands at a key.
function added(lists, key, ...more) {
  const found = lists.get(key);
  if (found) found.push(...more);
  else lists.set(key, more);
}

// The places of two to four of so many words that may be a phrase, the longest first. Another word may stand between two.
function* phrases(count) {
  for (let size = Math.min(4, count); size > 1; size--) {
    for (let start = 0; start + size <= count; start++) {
      const places = Array.from({ length: size }, (_, n) => start + n);
      yield places;
      for (let gap = 1; gap < size && start + size < count; gap++) yield places.map((place, n) => place + (n >= gap));
    }
  }
}

// Where words that may be forms of one are looked for.
const begin = (words) => words.slice(0, 2);

// The same word in another form: nothing or up to three letters at the end differ.
function alike(a, b) {
  if (a === b) return true;
  const shared = Math.min(a.length, b.length);
  if (shared < 4 || Math.abs(a.length - b.length) > 3) return false;
  return a.startsWith(b) || b.startsWith(a) || (shared > 5 && a.slice(0, shared - 1) === b.slice(0, shared - 1));
}

// [{ page, score }, …] best first. `look` answers one word: (word) → pages with how much they are about it, 0 to 1.
export async function find(query, words, look) {
  const units = words.units(query);
  const asked = new Set(units.flatMap(({ readings }) => readings.flatMap(([group]) => group)));
  const looked = new Map(await Promise.all([...asked].map(async (word) => [word, await look(word)])));

  // How well a page answers one group of words, 0 to 1. A phrase must be there whole, of a compound also a part helps.
  const answer = (group, whole) => {
    const found = new Map();
    for (const word of group) {
      for (const [page, value] of looked.get(word)) {
        const before = found.get(page) || { value: 0, words: 0 };
        found.set(page, { value: before.value + value / group.length, words: before.words + 1 });
      }
    }
    return [...found].filter(([, { words }]) => !whole || words === group.length);
  };

  const question = /[?？؟]\s*$/.test(query) || units.filter(({ word }) => words.stops.has(word)).length > 1;
  const typed = cut(query).join(" ");
  const pages = new Map();
  let all = 0;
  for (const { weight, readings } of units) {
    const found = new Map();
    for (const [group, factor] of readings) {
      for (const [page, { value }] of answer(group, factor !== PART)) {
        if (factor * value > (found.get(page) || 0)) found.set(page, factor * value);
      }
    }
    if (!found.size) continue;
    // All readings mean one thing, so a rare one counts no more than the others.
    const rare = weight * Math.log(1 + words.pages.length / found.size);
    all += rare;
    for (const [page, value] of found) {
      const before = pages.get(page) || { value: 0, covered: 0 };
      pages.set(page, { value: before.value + rare * value, covered: before.covered + rare });
    }
  }
  return [...pages]
    .map(([page, { value, covered }]) => {
      const { kind, letter } = words.pages[page];
      const names = words.names(page);
      const named = Math.max(0, ...names.map((name) => words.likeness(units, name)));
      const titled = names[0]?.join(" ") === typed;
      const held = letter && names.some((name) => name.join(" ") === typed);
      const own = kind ? KINDS[kind[0]] || 1 : LIST;
      const weight = own * (question && kind?.[0] === "faq" ? ASKED : 1) * (held ? LETTER : titled ? TITLED : 1);
      return { page, score: value * (covered / all) * (1 + NAME * named ** 2) * weight };
    })
    .sort((a, b) => b.score - a.score);
}
