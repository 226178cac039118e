// What has been coded: the lines under the words, the labels beside them and the list. Nothing here talks to the server.

import { byId, endOf, root, short, starts, tell, textOf, transcript, turnAt, turns, turnsOf, units, words } from "./coding-text.js";

export const rows = byId("segments");
/** By key: the server's number, or the token of a request that was not answered yet. */
export const segments = new Map();
/** For each paragraph, the segments that touch it. */
const touching = turns.map(() => new Set());
const LANES = 4;

// Segments in the text: only the paragraphs concerned are cut anew.

const inOrder = (one, other) => one.from - other.from || other.to - one.to;
const hereIn = (index) => [...touching[index]].sort(inOrder);

/** The lowest line under the text that is free along the whole segment. */
function laneFor({ from, to }) {
  const taken = new Set();
  for (const index of turnsOf({ from, to })) {
    for (const other of touching[index]) if (other.from < to && other.to > from) taken.add(other.lane);
  }
  for (let lane = 1; lane < LANES; lane += 1) if (!taken.has(lane)) return lane;
  return LANES;
}

function piece(text, covering) {
  if (covering.length === 0) return text;
  const span = document.createElement("span");
  span.className = "cut";
  span.dataset.segments = covering.map(({ key }) => key).join(" ");
  span.dataset.marks = covering.map(({ lane, layer }) => `${lane}-${layer}`).join(" ");
  span.toggleAttribute("data-on", covering.includes(shown));
  span.append(text);
  return span;
}

function recut(index) {
  const [text, from, to, here] = [turns[index].textContent, starts[index], endOf(index), hereIn(index)];
  const edges = new Set([from, to, ...here.flatMap((one) => [Math.max(one.from, from), Math.min(one.to, to)])]);
  const cuts = [...edges].sort((one, other) => one - other);
  let at = 0;
  const pieces = cuts.slice(1).map((end, nth) => {
    const begin = at;
    at += units(text, end - cuts[nth], begin);
    return piece(text.slice(begin, at), here.filter((one) => one.from <= cuts[nth] && one.to > cuts[nth]));
  });
  turns[index].replaceChildren(...pieces);
  relabel(index, here);
}

/** The labels beside a paragraph. */
function relabel(index, here) {
  const margin = turns[index].nextElementSibling;
  margin.hidden = here.length === 0;
  margin.replaceChildren(...here.map((segment) => {
    const label = byId("label-template").content.firstElementChild.cloneNode(true);
    fill(label, segment);
    label.querySelector("a").href = `#s${segment.key}`;
    label.querySelector("a").tabIndex = -1;
    label.toggleAttribute("data-on", segment === shown);
    return label;
  }));
}

/** Puts what is known of a segment into a label or a row. */
function fill(element, segment) {
  const { key, layer, name, coder, state } = segment;
  Object.assign(element.dataset, { segment: key, layer });
  if (state) element.dataset.state = state;
  else delete element.dataset.state;
  for (const place of element.querySelectorAll(".name")) place.textContent = name;
  for (const place of element.querySelectorAll(".coder")) place.textContent = coder;
  for (const field of element.querySelectorAll("[name=segment]")) field.value = key;
}

// Segments in the list.

function fillRow(segment) {
  const { row, from, to, code, coder, own } = segment;
  fill(row, segment);
  row.id = `s${segment.key}`;
  Object.assign(row.dataset, { from, to, code, coder, own: String(own), lane: segment.lane });
  const turn = turns[turnAt(from)];
  row.querySelector("a.to").href = `#${turn.id}`;
  row.querySelector(".number").textContent = turn.id.slice(1);
  row.querySelector(".quote").textContent = short(textOf(from, to));
  row.querySelector(".state").textContent = segment.state === "refused" ? segment.message : words(segment.state ?? "");
  showMemo(segment);
}

function showMemo({ row, memo: text }) {
  row.querySelector(".memo").textContent = text;
  row.querySelector(".memo").hidden = text === "";
  // Not while somebody is writing in it.
  const field = row.querySelector(".memo-field[hidden] textarea");
  if (field) field.value = text;
}

/** The field for the memo of a segment. It is made when it is wanted: hundreds of fields make a page slow. */
export function memoField({ key, row, memo }) {
  if (!row.querySelector(".memo-field")) {
    row.querySelector(".change").append(byId("memo-template").content.firstElementChild.cloneNode(true));
    row.querySelector(".memo-field button").value = key;
    row.querySelector("textarea").value = memo;
  }
  row.querySelector(".memo-field").hidden = false;
  return row.querySelector("textarea");
}

export function setMemo(segment, memo) {
  showMemo(Object.assign(segment, { memo }));
}

/** Puts a row where it belongs in the order of the text. */
function insertRow(segment) {
  const all = rows.children;
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(segments.get(all[middle].dataset.segment), segment) <= 0) low = middle + 1;
    else high = middle;
  }
  rows.insertBefore(segment.row, all[low] ?? null);
}

export function add(segment) {
  segment.lane = laneFor(segment);
  segment.row = byId("segment-template").content.firstElementChild.cloneNode(true);
  insertRow(segment);
  segments.set(segment.key, segment);
  for (const index of turnsOf(segment)) {
    touching[index].add(segment);
    recut(index);
  }
  fillRow(segment);
}

export function take(segment) {
  if (shown === segment) show(null);
  segments.delete(segment.key);
  segment.row.remove();
  for (const index of turnsOf(segment)) {
    touching[index].delete(segment);
    recut(index);
  }
}

/** Gives a segment the server's number. The text is not cut again: somebody may be selecting words in it. */
export function rename(segment, key) {
  for (const index of turnsOf(segment)) {
    for (const cut of turns[index].querySelectorAll(`[data-segments~="${segment.key}"]`)) {
      cut.dataset.segments = cut.dataset.segments.split(" ").map((one) => (one === segment.key ? key : one)).join(" ");
    }
    const label = turns[index].nextElementSibling.querySelector(`[data-segment="${segment.key}"]`);
    fill(label, { ...segment, key });
    label.querySelector("a").href = `#s${key}`;
  }
  segments.delete(segment.key);
  segments.set(key, Object.assign(segment, { key }));
}

// The segment that is looked at, in the text, beside it and in the list.

export let shown = null;

export function show(segment) {
  for (const old of root.querySelectorAll("[data-on]")) old.removeAttribute("data-on");
  shown?.row.removeAttribute("aria-current");
  shown = segment;
  if (!segment) return;
  for (const index of turnsOf(segment)) {
    const marked = `[data-segments~="${segment.key}"], [data-segment="${segment.key}"]`;
    for (const one of turns[index].parentElement.querySelectorAll(marked)) one.setAttribute("data-on", "");
  }
  segment.row.setAttribute("aria-current", "true");
  scrollInList(segment.row);
  tell("shown", { name: segment.name, coder: segment.coder, words: short(textOf(segment.from, segment.to)) });
}

/** Brings a row into sight where the list has a scroll bar of its own; the text stays where it is. */
function scrollInList(row) {
  const [box, at] = [rows.getBoundingClientRect(), row.getBoundingClientRect()];
  if (at.top < box.top || at.bottom > box.bottom) rows.scrollTop += at.top - box.top;
}

/** The next of some segments after the one that is looked at; of those at one word, the shortest comes first. */
const nextOf = (some) => some[(some.indexOf(shown) + 1) % some.length];

export function showAtWord(cut) {
  const here = cut.dataset.segments.split(" ").map((key) => segments.get(key));
  show(nextOf(here.sort((one, other) => one.to - one.from - (other.to - other.from))));
}

export function showInTurn(index) {
  const here = hereIn(index);
  if (here.length > 0) show(nextOf(here));
  else tell("nothing");
}

/** Shows whether a segment was kept: `waiting`, `refused` with what the server said, or nothing when all is well. */
export function mark(segment, state, message = "") {
  fillRow(Object.assign(segment, { state, message }));
  for (const index of turnsOf(segment)) {
    fill(turns[index].nextElementSibling.querySelector(`[data-segment="${segment.key}"]`), segment);
  }
}

/** Reads what the server wrote. With a script the labels are no stops of the Tab key: `s` goes from one to the next. */
export function readSegments() {
  for (const row of rows.children) {
    const { segment: key, from, to, code, layer, coder, own, lane } = row.dataset;
    const name = row.querySelector(".name").textContent;
    const memo = row.querySelector(".memo").textContent;
    const segment = { key, from: Number(from), to: Number(to), code, name, layer, coder, own: own === "true", lane: Number(lane), memo, row };
    segments.set(key, segment);
    for (const index of turnsOf(segment)) touching[index].add(segment);
  }
  for (const link of transcript.querySelectorAll(".margin a")) link.tabIndex = -1;
}
