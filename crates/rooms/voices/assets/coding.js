// Coding an interview in the browser. What the page holds and the server answers stands in docs/reference/coding-page.md.
//
// The page works without this script: a form codes whole paragraphs. The script adds the quick way on top of what the
// server wrote, holds no words of its own, and hides the form only when everything else has succeeded.
//
//   coding-text.js      paragraphs, places and sentences
//   coding-segments.js  what has been coded, drawn
//   coding-queue.js     what is sent, and sent again
//   coding-picker.js    choosing a code
//   coding-keys.js      the keyboard
//   coding.js           what people do, mouse and touch, and the start

import { byId, isIntact, root, selected, tell, textOf, transcript, turnAt, turns, warn, words } from "./coding-text.js";
import { add, memoField, readSegments, rows, segments, setMemo, show, showAtWord, take } from "./coding-segments.js";
import { again, drop, enqueue, readQueue, send, token } from "./coding-queue.js";
import { codes, isPicking, listenToPicker, openPicker, putNear, readCodes, use } from "./coding-picker.js";
import { goTo, leaveWords, listenToKeys } from "./coding-keys.js";

// What people do: code, remove, change a memo, undo.

/** What can be undone, the last step last. */
const done = [];

function remember(step) {
  done.push(step);
  byId("undo").hidden = false;
}

/** Codes a stretch: at once on the page, and to the server. */
function code({ from, to }, { code: id, name, layer }, memo) {
  const begun = performance.now();
  warn("");
  if (!isIntact({ from, to })) {
    warn(words("changed"));
    return null;
  }
  const segment = { key: token(), from, to, code: id, name, layer, coder: transcript.dataset.coder, own: true, memo };
  add(segment);
  enqueue({ once: segment.key, to: "code", fields: { from, to, code: id, memo, words: textOf(from, to) } });
  use(segment);
  tell("coded", { name });
  performance.measure("coding:code", { start: begun });
  return segment;
}

function remove(segment) {
  const { key, state, row, message, ...rest } = segment;
  warn("");
  const hadFocus = row.contains(document.activeElement);
  const next = row.nextElementSibling ?? row.previousElementSibling;
  take(segment);
  if (hadFocus) (next?.querySelector("a.to") ?? turns[turnAt(segment.from)]).focus();
  if (state === "refused") drop(segment);
  else enqueue({ to: "weg", fields: { segment: key }, taken: { key, ...rest } });
  tell("removed", { name: segment.name });
}

function changeMemo(segment, memo) {
  const before = segment.memo;
  setMemo(segment, memo);
  enqueue({ to: "memo", fields: { segment: segment.key, memo }, before });
  tell("memoKept");
}

/** Whether the visitor may change a segment; says why not. */
function isMine(segment) {
  if (!segment) tell("chooseFirst");
  else if (!segment.own) tell("notOwn", { coder: segment.coder });
  return segment?.own ?? false;
}

function removeByHand(segment) {
  if (!isMine(segment)) return;
  remove(segment);
  remember({ removed: segment });
}

function openMemo(segment) {
  if (!isMine(segment)) return;
  memoField(segment).focus();
}

function undo() {
  const { coded, removed, changed, before } = done.pop() ?? {};
  if (removed) {
    if (code(removed, removed, removed.memo)) tell("putBack", { name: removed.name });
  } else if (coded && segments.has(coded.key)) remove(coded);
  else if (changed && segments.has(changed.key)) changeMemo(changed, before);
  else tell("nothingToUndo");
}

function onPick(stretch, chosen, memo) {
  const segment = code(stretch, chosen, memo);
  if (!segment) return false;
  remember({ coded: segment });
  getSelection().removeAllRanges();
  byId("code-now").hidden = true;
  leaveWords();
  return true;
}

// Mouse and touch.

let rest = 0;
const REST = 150;

/** A button appears by the words when the selection has come to rest. */
function onSelection() {
  clearTimeout(rest);
  rest = setTimeout(() => {
    const stretch = isPicking() ? null : selected();
    byId("code-now").hidden = !stretch;
    if (stretch) putNear(byId("code-now"), stretch);
  }, REST);
}

function onTextClick(event) {
  const label = event.target.closest(".margin a");
  const cut = event.target.closest(".cut");
  if (label) {
    event.preventDefault();
    show(segments.get(label.parentElement.dataset.segment));
  } else if (cut && getSelection().isCollapsed) showAtWord(cut);
}

function onRowClick(event) {
  const segment = segments.get(event.target.closest("[data-segment]")?.dataset.segment);
  if (segment && event.target.closest("a.to")) {
    event.preventDefault();
    goTo(turnAt(segment.from));
    show(segment);
  } else if (segment && event.target.closest("a.edit")) {
    event.preventDefault();
    openMemo(segment);
  } else if (segment && event.target.closest(".again")) again(segment);
}

/** Closes the field for a memo. What was typed is still in it when it opens again. */
function closeMemo(field) {
  field.hidden = true;
  field.parentElement.querySelector(".edit").focus();
}

/** One form is around the whole list; the button that was pressed says what about. */
function onRowSubmit(event) {
  event.preventDefault();
  const segment = segments.get(event.submitter.value);
  const field = event.submitter.closest(".memo-field");
  if (!field) {
    removeByHand(segment);
    return;
  }
  remember({ changed: segment, before: segment.memo });
  closeMemo(field);
  changeMemo(segment, field.querySelector("textarea").value.trim());
}

/** One paragraph at a time is a stop of the Tab key: the one that had the focus last. */
function onTextFocus({ target }) {
  if (!target.matches("p.turn")) return;
  for (const old of transcript.querySelectorAll("p.turn[tabindex='0']")) old.tabIndex = -1;
  target.tabIndex = 0;
}

// The start.

/** Letters as keys can be switched off: who speaks to the computer would press them without meaning to. */
function rememberLetters() {
  const box = byId("letter-keys");
  const name = "wieg-letter-keys";
  try {
    box.checked = localStorage.getItem(name) !== "off";
    box.addEventListener("change", () => localStorage.setItem(name, box.checked ? "on" : "off"));
  } catch { /* It works, but is not remembered. */ }
}

/** The quick way or the form: the other one stays within reach. */
function beQuick(isQuick) {
  root.toggleAttribute("data-quick", isQuick);
  byId("by-paragraph").hidden = isQuick;
  byId("other-way").textContent = words(isQuick ? "byParagraph" : "byWords");
}

function listen() {
  listenToKeys({ openMemo, removeByHand, undo });
  listenToPicker(onPick);
  document.addEventListener("selectionchange", onSelection);
  transcript.addEventListener("click", onTextClick);
  transcript.addEventListener("focusin", onTextFocus);
  rows.addEventListener("click", onRowClick);
  byId("passages").addEventListener("submit", onRowSubmit);
  rows.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && target.matches("textarea")) closeMemo(target.closest(".memo-field"));
  });
  const onClick = (id, action) => byId(id).addEventListener("click", action);
  // Pressing the button must not undo the selection that it is about.
  byId("code-now").addEventListener("pointerdown", (event) => event.preventDefault());
  onClick("code-now", () => { if (selected()) openPicker(selected()); });
  onClick("undo", undo);
  onClick("try-now", send);
  onClick("show-keys", () => byId("keys-help").showModal());
  onClick("other-way", () => beQuick(!root.hasAttribute("data-quick")));
  byId("keys-help").querySelector(".close").addEventListener("click", () => byId("keys-help").close());
}

/** What the quick way cannot do without. A browser that lacks it keeps the form. */
const isAble = () => "popover" in HTMLElement.prototype && "Segmenter" in Intl && "timeout" in AbortSignal;

function start() {
  if (!isAble()) return;
  readCodes();
  readSegments();
  const own = [...segments.values()].filter((one) => one.own);
  own.sort((one, other) => one.key - other.key).forEach(use);
  for (const turn of turns) turn.tabIndex = -1;
  const first = turns.find((turn) => !turn.classList.contains("empty"));
  if (first) first.tabIndex = 0;
  rememberLetters();
  listen();
  readQueue(codes);
  for (const one of document.querySelectorAll("[data-with-script]")) one.hidden = false;
  beQuick(true);
  performance.measure("coding:open", "coding:begin");
}

start();
