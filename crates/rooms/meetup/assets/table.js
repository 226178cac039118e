// A table on bad Wi-Fi: what is typed is kept on this device until the server has it, once and no more.
//
// Every note has a word of its own (`eens`), made here or by the page, and a version. The server keeps a note once per word,
// so that sending it again does nothing twice; where somebody else changed it meanwhile, both texts stay.

const root = document.getElementById("table");
const status = document.getElementById("table-status");
const { address, waiting, sent, elsewhere, child } = root.dataset;
const store = `wieg-table ${address}`;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

/** What is not with the server yet: once, version, field, words, and whether somebody said that it is not about one child. */
let queue = [];
try {
  queue = JSON.parse(localStorage.getItem(store)) ?? [];
} catch { /* It may be forbidden, or be something else. Then notes are kept as long as the page is open. */ }
let isSending = false;
let pause = FIRST_PAUSE;
let later = 0;

/** Not `randomUUID`, which a school that serves Wieg without https does not have. */
const word = () => [...crypto.getRandomValues(new Uint8Array(32))].map((one) => one.toString(16).padStart(2, "0")).join("");

function keep() {
  try {
    localStorage.setItem(store, JSON.stringify(queue));
  } catch { /* See above. */ }
  root.dataset.unsent = queue.length;
}

const say = (words) => { if (status.textContent !== words) status.textContent = words; };

const note = (once) => root.querySelector(`li[data-once="${once}"]`);

/** A note in its list, as the page itself writes one. */
function show(field, { once, version, words }) {
  let item = note(once);
  if (!item) {
    const part = root.querySelector(`.part[data-field="${field}"]`);
    const own = part.querySelector("form.new").cloneNode(true);
    own.classList.remove("new");
    const area = own.querySelector("textarea");
    area.id = `n-${once}`;
    area.removeAttribute("aria-describedby");
    own.querySelector("label").htmlFor = area.id;
    own.elements.eens.value = once;
    item = document.createElement("li");
    item.dataset.once = once;
    item.append(own);
    part.querySelector(".notes").append(item);
  }
  const form = item.querySelector("form");
  form.elements.woorden.value = words;
  form.elements.versie.value = version;
}

function enqueue(job) {
  // A note that still waits and is changed again waits once, with its last words.
  const before = queue.find(({ once }) => once === job.once);
  if (before && !before.going) Object.assign(before, job);
  else queue.push(job);
  keep();
  send();
}

async function deliver(job) {
  const body = new URLSearchParams({ eens: job.once, versie: job.version, veld: job.field, woorden: job.words, toch: job.sure ? "ja" : "" });
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(15_000) });
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Error("later");
  const told = await answer.json();
  if (answer.status === 409) {
    // Somebody else wrote it anew: theirs stands in its place, and these words become a note of their own.
    show(job.field, told);
    const once = word();
    show(job.field, { once, version: 0, words: job.words });
    queue.push({ ...job, once, version: 0 });
    return elsewhere;
  }
  if (answer.status === 422) {
    if (told.child && window.confirm(`${told.message}\n\n${child}`)) queue.push({ ...job, sure: true });
    return told.message;
  }
  show(job.field, told);
  for (const next of queue) if (next !== job && next.once === job.once) next.version = told.version;
  return "";
}

async function send() {
  if (isSending) return;
  isSending = true;
  clearTimeout(later);
  let last = "";
  try {
    while (queue.length > 0) {
      const job = queue[0];
      job.going = true;
      last = (await deliver(job)) || last;
      queue.shift();
      keep();
      pause = FIRST_PAUSE;
    }
    say(last || sent);
  } catch {
    for (const job of queue) delete job.going;
    keep();
    say(waiting);
    later = setTimeout(send, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  } finally {
    isSending = false;
  }
}

root.addEventListener("submit", (event) => {
  const form = event.target;
  event.preventDefault();
  const words = form.elements.woorden.value.trim();
  const isNew = form.classList.contains("new");
  if (isNew && words === "") return;
  const job = { once: form.elements.eens.value, version: Number(form.elements.versie.value), field: form.elements.veld.value, words };
  if (isNew) {
    show(job.field, job);
    form.elements.woorden.value = "";
    form.elements.eens.value = word();
    form.elements.woorden.focus();
  }
  enqueue(job);
});

window.addEventListener("online", send);
window.addEventListener("beforeunload", (event) => {
  // What waits is on this device; leaving is only worth a question where that is forbidden.
  try {
    localStorage.getItem(store);
  } catch {
    if (queue.length > 0) event.preventDefault();
  }
});

for (const job of queue) show(job.field, job);
if (queue.length > 0) send();
