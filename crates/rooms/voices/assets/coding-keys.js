// Reading, choosing words and coding with only the keyboard. The keys work while the text has the focus or words in it
// are selected, and nowhere else, so that they never get in the way of a field or of a screen reader's own.

import { byId, endOf, indexOf, pointAt, selected, short, starts, tell, transcript, trimmed, turnAt, turns } from "./coding-text.js";
import { show, shown, showInTurn } from "./coding-segments.js";
import { openPicker } from "./coding-picker.js";

/** The two ends of the words that are being chosen, as places, or null. */
let walking = null;
const EDGE = 96;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export const leaveWords = () => { walking = null; };

/** Where the words, or the characters, of a paragraph begin or end. */
function edges(index, isByCharacter, isEnd) {
  const text = turns[index].textContent;
  const parts = isByCharacter ? new Intl.Segmenter().segment(text) : text.matchAll(/\S+/gu);
  let [at, place] = [0, starts[index]];
  return Array.from(parts, (part) => {
    const edge = part.index + (isEnd ? (part.segment ?? part[0]).length : 0);
    for (; at < edge; at += text.codePointAt(at) > 0xffff ? 2 : 1) place += 1;
    return place;
  });
}

/** The nearest edge after or before a place, in this paragraph or further on. */
function nextEdge(place, isForward, isByCharacter, isEnd) {
  for (let index = turnAt(place); index in turns; index += isForward ? 1 : -1) {
    const all = edges(index, isByCharacter, isEnd);
    const found = isForward ? all.find((edge) => edge > place) : all.reverse().find((edge) => edge < place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function walk(anchor, focus) {
  if (anchor === undefined || focus === undefined) return;
  walking = { anchor, focus };
  getSelection().setBaseAndExtent(...pointAt(anchor), ...pointAt(focus));
  const [node] = pointAt(focus);
  const at = getSelection().getRangeAt(0).getBoundingClientRect();
  const edge = focus > anchor ? at.bottom : at.top;
  if (at.height > 0 && (edge > innerHeight - EDGE || edge < EDGE / 2)) scrollBy({ top: edge - innerHeight / 2 });
  const turn = node.parentElement?.closest("p.turn");
  if (turn && turn !== document.activeElement) turn.focus({ preventScroll: true });
  tell("chosen", { words: short(selected()?.words ?? "") });
}

const enterWords = (index) => walk(edges(index, false, false)[0], edges(index, false, true)[0]);

/** One word on or back: a new selection of only that word. */
function stepWord(isForward) {
  const { anchor, focus } = walking;
  const from = isForward
    ? nextEdge(Math.max(anchor, focus) - 1, true, false, false)
    : nextEdge(Math.min(anchor, focus), false, false, false);
  if (from !== undefined) walk(from, nextEdge(from, true, false, true));
}

/** What lies after the anchor ends at the end of a word; what lies before it begins at the start of one. */
function stretchWords(isForward, isByCharacter) {
  const { anchor, focus } = walking;
  const isEnd = isForward ? focus >= anchor : nextEdge(focus, false, isByCharacter, true) > anchor;
  walk(anchor, nextEdge(focus, isForward, isByCharacter, isEnd));
}

function stretchTurn(isForward) {
  const { anchor, focus } = walking;
  walk(anchor, isForward ? endOf(turnAt(focus + 1)) : starts[turnAt(Math.max(0, focus - 1))]);
}

/** Whether a paragraph reads from right to left: its first letter decides, as it does for the browser. */
const isFromRight = (turn) => RIGHT_TO_LEFT.test(turn.textContent.match(/\p{L}/u)?.[0] ?? "");

/** The arrows while words are chosen; true when the key was one of them. Left and right follow the script. */
function onWordKey({ key, shiftKey, altKey }) {
  const isSideways = key === "ArrowRight" || key === "ArrowLeft";
  const isForward = (key === "ArrowRight") !== isFromRight(turns[turnAt(walking.focus)]);
  if (isSideways && shiftKey) stretchWords(isForward, altKey);
  else if (isSideways) stepWord(isForward);
  else if (shiftKey && (key === "ArrowDown" || key === "ArrowUp")) stretchTurn(key === "ArrowDown");
  else return false;
  return true;
}

/** Moves the focus to a paragraph. */
export function goTo(index) {
  leaveWords();
  turns[index].focus({ preventScroll: true });
  turns[index].scrollIntoView({ block: "nearest" });
}

function goOn(index, step) {
  let next = index + step;
  while (turns[next]?.classList.contains("empty")) next += step;
  if (turns[next]) goTo(next);
}

function codeHere(index) {
  const stretch = selected() ?? trimmed(starts[index], endOf(index));
  if (stretch) openPicker(stretch);
}

function leave() {
  leaveWords();
  getSelection().removeAllRanges();
  show(null);
}

/** Listens to the keys in the text. What they do to what is coded, the caller gives. */
export function listenToKeys({ openMemo, removeByHand, undo }) {
  const actions = {
    j: (index) => goOn(index, 1),
    ArrowDown: (index) => goOn(index, 1),
    k: (index) => goOn(index, -1),
    ArrowUp: (index) => goOn(index, -1),
    c: codeHere,
    Enter: (index) => (selected() ? codeHere(index) : enterWords(index)),
    s: showInTurn,
    m: () => openMemo(shown),
    x: () => removeByHand(shown),
    Delete: () => removeByHand(shown),
    z: undo,
    "?": () => byId("keys-help").showModal(),
    Escape: leave,
  };
  document.addEventListener("keydown", (event) => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isTurn = target.matches("p.turn");
    // A selection with the mouse may leave the focus on something around the text.
    if (ctrlKey || metaKey || !(isTurn || (target.contains(transcript) && selected()))) return;
    const isLetter = key.length === 1;
    if (isLetter && (altKey || !byId("letter-keys").checked)) return;
    if (walking && onWordKey(event)) event.preventDefault();
    else {
      const action = actions[isLetter ? key.toLowerCase() : key];
      if (!action || (shiftKey && !isLetter)) return;
      event.preventDefault();
      action(isTurn ? indexOf(target) : turnAt(selected().from));
    }
  });
  transcript.addEventListener("pointerdown", leaveWords);
}
