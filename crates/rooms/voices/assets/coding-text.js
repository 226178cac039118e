// The text of an interview on the page: its paragraphs, the places in it, and the sentences that the server wrote.
//
// A place is a number of code points from the start of the whole text, as in every export. JavaScript counts UTF-16
// units: `points` and `units` are the only two functions that go from one to the other.

performance.mark("coding:begin");

export const byId = (id) => document.getElementById(id);
export const root = byId("coding");
export const transcript = byId("transcript");

/** The paragraphs, and the place where each begins. Exactly one line break stands between two of them. */
export const turns = [...transcript.querySelectorAll("p.turn")];
export const starts = turns.map((turn) => Number(turn.dataset.from));
export const endOf = (index) => (index + 1 < starts.length ? starts[index + 1] - 1 : Number(transcript.dataset.length));

// Words. The server wrote them all, as data-* on the status line.

export const words = (name, values = {}) =>
  (byId("coding-status").dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
export const tell = (name, values) => { byId("coding-status").textContent = words(name, values); };
export const warn = (text) => { byId("coding-problem").textContent = text; };

/** The first and the last words of something long. */
export function short(text) {
  const all = text.split(/\s+/);
  return all.length > 12 ? `${all.slice(0, 6).join(" ")} … ${all.slice(-4).join(" ")}` : all.join(" ");
}

// Places.

/** How many code points a text has: the second half of a pair does not count. */
function points(text) {
  let count = text.length;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count -= 1;
  return count;
}

/** How many UTF-16 units the first so many code points take, from a unit on. */
export function units(text, count, from = 0) {
  let at = from;
  for (let left = count; left > 0 && at < text.length; left -= 1) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at - from;
}

/** The paragraph in which a place lies. */
export function turnAt(place) {
  let [low, high] = [0, turns.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const indexOf = (turn) => turnAt(Number(turn.dataset.from));

/** The paragraphs that a stretch touches. One that ends with a line break does not touch the next. */
export function* turnsOf({ from, to }) {
  for (let index = turnAt(from), last = turnAt(Math.max(from, to - 1)); index <= last; index += 1) yield index;
}

export function textOf(from, to) {
  const parts = [];
  for (let index = turnAt(from); index <= turnAt(to); index += 1) {
    const text = turns[index].textContent;
    parts.push(text.slice(units(text, from - starts[index]), units(text, to - starts[index])));
  }
  return parts.join("\n");
}

/** The place of one end of a selection. Between paragraphs (a triple click ends there) it is the nearest one inside. */
function placeOf(node, offset, isEnd) {
  const turn = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("p.turn");
  const range = document.createRange();
  if (turn) {
    range.setStart(turn, 0);
    range.setEnd(node, offset);
    return Number(turn.dataset.from) + points(range.toString());
  }
  range.setStart(node, offset);
  let [low, high] = [0, turns.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (range.comparePoint(turns[middle], 0) < 0) low = middle + 1;
    else high = middle;
  }
  if (isEnd) return low > 0 ? endOf(low - 1) : 0;
  return low < turns.length ? starts[low] : endOf(turns.length - 1);
}

/** The same stretch without white space at its ends, or null when nothing is left. White space is one unit each. */
export function trimmed(from, to) {
  const text = textOf(from, to);
  if (text.trim() === "") return null;
  return {
    from: from + text.length - text.trimStart().length,
    to: to - (text.length - text.trimEnd().length),
    words: text.trim(),
  };
}

export function selected() {
  const selection = getSelection();
  if (selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!transcript.contains(range.startContainer)) return null;
  return trimmed(
    placeOf(range.startContainer, range.startOffset, false),
    placeOf(range.endContainer, range.endOffset, true),
  );
}

/** Whether the paragraphs still hold what the server sent. A translating browser changes them, and then places lie. */
export const isIntact = (stretch) =>
  [...turnsOf(stretch)].every((index) => points(turns[index].textContent) === endOf(index) - starts[index]);

/** A place as a point in the document. */
export function pointAt(place) {
  const index = turnAt(place);
  let rest = units(turns[index].textContent, place - starts[index]);
  const walker = document.createTreeWalker(turns[index], NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (rest <= walker.currentNode.length) return [walker.currentNode, rest];
    rest -= walker.currentNode.length;
  }
  return [turns[index], 0];
}

export function rangeOf({ from, to }) {
  const range = document.createRange();
  range.setStart(...pointAt(from));
  range.setEnd(...pointAt(to));
  return range;
}
