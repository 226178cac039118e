// What is sent. A request waits in the queue until the server has answered, also when the page is loaded again in
// between. Each carries a token of its own, so that the server does nothing twice when only its answer got lost.

import { byId, root, tell, transcript, turns, warn, words } from "./coding-text.js";
import { add, mark, memoField, rename, segments, setMemo, take } from "./coding-segments.js";

const { address, version, coder } = transcript.dataset;
// The version is in the name, because places in another version of the text would be other words; and the coder, because
// what one person left waiting is never sent by the next who signs in here.
const store = `wieg-coding ${address} ${version} ${coder}`;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;
const PATIENCE = 15_000;
/** Took too long, and too many at once: nothing is wrong with what was sent. */
const LATER = [408, 429];

const queue = [];
let isSending = false;
let isAway = false;
let later = 0;
let pause = FIRST_PAUSE;

/** Not `randomUUID`, which a school that serves Wieg without https does not have. */
export const token = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");

function keep() {
  try {
    sessionStorage.setItem(store, JSON.stringify(queue));
  } catch { /* It may be forbidden. Then nothing is lost as long as the page stays open, and leaving it asks first. */ }
  root.dataset.unsent = queue.length;
  const waiting = byId("waiting");
  const hadFocus = waiting.contains(document.activeElement);
  // Not while all is well and an answer is only on its way.
  waiting.hidden = !isAway && !queue.some(({ refused }) => refused);
  byId("try-now").hidden = !isAway;
  // What was coded and taken back before it was ever sent counts for nothing.
  const isAnswerable = ({ to, once, fields }) =>
    (to === "code" ? segments.has(once) : !queue.some((other) => other.once === fields.segment));
  const n = queue.filter(isAnswerable).length;
  byId("waiting-text").textContent = waiting.hidden ? "" : words("waitingCount", { n });
  if (hadFocus && waiting.hidden) turns.find((turn) => turn.tabIndex === 0).focus({ preventScroll: true });
}

/** Puts a request in the queue: where it goes, its fields, and what is needed to take it back on this page. */
export function enqueue(job) {
  queue.push({ once: token(), ...job });
  keep();
  send();
}

/** A refused request stays in the queue until somebody decides about it. */
const isOpen = (job) => !job.refused;

/** One at a time and in order, so that a removal never overtakes what it removes. */
export async function send() {
  if (isSending) return;
  isSending = true;
  clearTimeout(later);
  try {
    for (let job = queue.find(isOpen); job; job = queue.find(isOpen)) {
      const answer = await post(job);
      if (answer) settle(job, answer);
      else return wait();
    }
  } finally {
    isSending = false;
  }
  return undefined;
}

/** What the server says, or null when it did not get there, is not well, or wants one to sign in first. */
async function post({ to, fields, once }) {
  try {
    const response = await fetch(`${address}/${to}`, {
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
      headers: { accept: "application/json" },
      body: new URLSearchParams({ ...fields, version, once }),
    });
    if (response.type === "opaqueredirect" || response.status === 401) warn(words("signIn"));
    else if (response.status < 500 && !LATER.includes(response.status)) {
      const answer = await response.json().catch(() => null);
      // A page instead of an answer comes from something in between, such as the sign-in page of a public network.
      if (answer || !response.ok) return { ...answer, isKept: response.ok };
    }
  } catch { /* The network is away. The caller keeps the request, and the page says so. */ }
  return null;
}

/** Only after a try that failed is something called ‘not kept yet’: else every code would flicker. */
function wait() {
  for (const { once, to, refused } of queue) {
    if (to === "code" && !refused && segments.has(once)) mark(segments.get(once), "waiting");
  }
  if (!isAway) tell("away");
  isAway = true;
  keep();
  later = setTimeout(send, pause);
  pause = Math.min(pause * 2, LONGEST_PAUSE);
}

function settle(job, answer) {
  const begun = performance.now();
  if (isAway) tell("allKept");
  isAway = false;
  pause = FIRST_PAUSE;
  if (answer.isKept || job.to !== "code") queue.splice(queue.indexOf(job), 1);
  if (answer.isKept && byId("coding-problem").textContent === words("signIn")) warn("");
  if (!answer.isKept) warn(answer.message || words("refused"));
  ({ code: settleCode, weg: settleRemoval, memo: settleMemo })[job.to](job, answer);
  keep();
  performance.measure("coding:answer", { start: begun });
}

function settleCode(job, { isKept, message, segment: kept }) {
  const segment = segments.get(job.once);
  if (!isKept) {
    job.refused = message || words("refused");
    if (segment) mark(segment, "refused", job.refused);
    return;
  }
  const key = String(kept.id);
  for (const next of queue) if (next.fields.segment === job.once) next.fields.segment = key;
  // It is gone when somebody took it back before the answer came: its removal is next in the queue.
  if (!segment) return;
  // The server had kept it already, and wrote it on this page when it was loaded again.
  if (segments.has(key)) {
    take(segment);
    return;
  }
  rename(segment, key);
  mark(Object.assign(segment, { coder: kept.coder }), undefined);
}

function settleRemoval({ taken }, { isKept }) {
  if (!isKept) add(taken);
}

function settleMemo({ fields, before }, { isKept }) {
  const segment = segments.get(fields.segment);
  if (!segment || isKept) return;
  // What was refused goes back into its field, so that it can be mended.
  setMemo(segment, before);
  memoField(segment).value = fields.memo;
}

/** Sends a refused code again, with another token: the first one has been answered. */
export function again(segment) {
  const job = queue.find(({ once }) => once === segment.key);
  Object.assign(job, { once: token(), refused: undefined });
  rename(segment, job.once);
  mark(segment, "waiting");
  warn("");
  keep();
  send();
}

/** Forgets a refused code. */
export function drop(segment) {
  queue.splice(queue.findIndex(({ once }) => once === segment.key), 1);
  keep();
}

/** What was waiting when the page was left. */
export function readQueue(codes) {
  try {
    queue.push(...JSON.parse(sessionStorage.getItem(store) ?? "[]"));
  } catch { /* Nothing was stored, or it may not be read. */ }
  for (const { once, to, fields, refused } of queue) {
    const { name, layer } = codes.find(({ code }) => code === fields.code) ?? { name: fields.code, layer: "own" };
    const { from, to: end, code, memo } = { ...fields };
    if (to !== "code") continue;
    const state = refused ? "refused" : "waiting";
    add({ key: once, from, to: end, code, name, layer, coder: transcript.dataset.coder, own: true, memo, state, message: refused });
  }
  for (const { to, fields } of queue) if (to === "weg" && segments.has(fields.segment)) take(segments.get(fields.segment));
  keep();
  if (queue.length > 0) send();
}

addEventListener("online", send);
addEventListener("beforeunload", (event) => { if (queue.length > 0) event.preventDefault(); });
