// Choosing a code: some letters, the arrows and Enter, or a digit. The code that was used last stands first, so that
// `c` and Enter code a stretch in two keystrokes.

import { byId, rangeOf, root, short, turnAt, turns } from "./coding-text.js";

const picker = byId("picker");
const filter = byId("picker-filter");
const options = byId("picker-list");
const memo = byId("picker-memo");
const DIGITS = 9;

export const codes = [];
/** The codes used last, the last one first. */
let recent = [];
let matches = [];
let active = 0;
let chosen = null;
/** Memos that were typed and not used yet, by the stretch they were typed for. */
const drafts = new Map();

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const nameOf = ({ from, to }) => `${from} ${to}`;

export const isPicking = () => picker.matches(":popover-open");

/** Reads the codebook from the page. */
export function readCodes() {
  for (const item of document.querySelectorAll("#codes [data-code]")) {
    const option = byId("option-template").content.firstElementChild.cloneNode(true);
    const { code, name, layer, layerName } = item.dataset;
    const definition = item.querySelector(".definition")?.textContent ?? "";
    option.id = `option-${codes.length}`;
    option.dataset.layer = layer;
    option.querySelector(".name").textContent = name;
    option.querySelector(".layer").textContent = layerName;
    codes.push({ code, name, layer, definition, option, known: plain(name), about: plain(`${layerName} ${definition}`) });
  }
}

/** Remembers that a code was used. */
export function use({ code }) {
  recent = [code, ...recent.filter((other) => other !== code)].slice(0, DIGITS);
}

/** How well a code fits, lower is better: the beginning of its name, of a word, anywhere in it, in its definition. */
function rank({ code, known, about }, typed) {
  if (typed === "") return recent.includes(code) ? recent.indexOf(code) - DIGITS : 0;
  if (known.startsWith(typed)) return 0;
  if (known.includes(` ${typed}`)) return 1;
  if (known.includes(typed)) return 2;
  return typed.split(/\s+/).every((part) => `${known} ${about}`.includes(part)) ? 3 : Infinity;
}

function match() {
  const typed = plain(filter.value.trim());
  const ranked = codes.map((code) => ({ code, rank: rank(code, typed) })).filter((one) => one.rank < Infinity);
  matches = ranked.sort((one, other) => one.rank - other.rank).map(({ code }) => code);
  matches.forEach(({ option }, nth) => {
    option.querySelector(".digit").textContent = typed === "" && nth < DIGITS ? nth + 1 : "";
  });
  options.replaceChildren(...matches.map(({ option }) => option));
  options.scrollTop = 0;
  byId("picker-none").hidden = matches.length > 0;
  matches[active]?.option.setAttribute("aria-selected", "false");
  for (const { option } of codes) option.setAttribute("aria-selected", "false");
  activate(0);
}

function activate(nth) {
  matches[active]?.option.setAttribute("aria-selected", "false");
  active = Math.max(0, Math.min(nth, matches.length - 1));
  const one = matches[active];
  byId("picker-definition").textContent = one?.definition ?? "";
  filter.setAttribute("aria-activedescendant", one?.option.id ?? "");
  one?.option.setAttribute("aria-selected", "true");
  if (nth > 0) one?.option.scrollIntoView({ block: "nearest" });
}

/** Puts something under a stretch of text, else above it, else beside it: it should not cover the words. The style sheet
    decides whether a screen is large enough for that: on a small one it stands at the bottom. */
export function putNear(element, stretch) {
  const lines = rangeOf(stretch).getClientRects();
  if (lines.length === 0) return;
  const { offsetHeight: height, offsetWidth: width } = element;
  const above = lines[0].top - height - 8;
  const below = lines[lines.length - 1].bottom + 14;
  const isFree = below + height < innerHeight || above > 0;
  const top = below + height < innerHeight ? below : isFree ? above : innerHeight - height - 8;
  const text = turns[turnAt(stretch.from)].getBoundingClientRect();
  const whole = document.documentElement.clientWidth;
  const isRtl = getComputedStyle(root).direction === "rtl";
  const [begin, end] = isRtl ? [whole - text.right, whole - text.left] : [text.left, text.right];
  const aside = isFree || end + 8 + width > whole ? begin : end + 8;
  element.style.setProperty("--coding-block-start", `${Math.round(Math.max(top, 0) + scrollY)}px`);
  element.style.setProperty("--coding-inline-start", `${Math.round(aside)}px`);
}

export function openPicker(stretch) {
  const begun = performance.now();
  chosen = stretch;
  filter.value = "";
  memo.value = drafts.get(nameOf(stretch)) ?? "";
  byId("picker-words").textContent = short(stretch.words);
  // The words stay marked while the keyboard is in the picker. An old browser goes without: the picker quotes them.
  globalThis.CSS?.highlights?.set("coding-chosen", new Highlight(rangeOf(stretch)));
  match();
  // A popover and not a modal dialog: that would make the whole text inert, which is slow in a long one.
  picker.showPopover();
  putNear(picker, stretch);
  // On a phone the focus stays on the heading: the keyboard on the screen would hide the codes.
  const isTouch = matchMedia("(pointer: coarse)").matches;
  (isTouch ? byId("picker-title") : filter).focus({ preventScroll: true });
  performance.measure("coding:picker", { start: begun });
}

function onClose() {
  globalThis.CSS?.highlights?.delete("coding-chosen");
  if (memo.value.trim() !== "") drafts.set(nameOf(chosen), memo.value);
  // Who closed it by pressing something else wants to be there.
  const isElsewhere = document.activeElement !== document.body && !picker.contains(document.activeElement);
  if (!isElsewhere) turns[turnAt(chosen.from)].focus({ preventScroll: true });
}

/** Calls `onPick` with the stretch, the code and the memo; it says whether that worked. */
export function listenToPicker(onPick) {
  const pick = (nth) => {
    if (!matches[nth]) return;
    if (onPick(chosen, matches[nth], memo.value.trim())) {
      drafts.delete(nameOf(chosen));
      memo.value = "";
    }
    picker.hidePopover();
  };
  filter.addEventListener("input", match);
  filter.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active - 1);
    else if (filter.value === "" && /^[1-9]$/.test(event.key)) pick(Number(event.key) - 1);
    else return;
    event.preventDefault();
  });
  options.addEventListener("click", ({ target }) => pick(matches.findIndex(({ option }) => option.contains(target))));
  picker.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    pick(active);
  });
  picker.addEventListener("beforetoggle", ({ newState }) => { if (newState === "closed") onClose(); });
  picker.querySelector(".close").addEventListener("click", () => picker.hidePopover());
}
