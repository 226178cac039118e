// A table on bad Wi-Fi: what is written stays on this device until the server has it, once and no more.
//
// Every note has a word of its own (`eens`), made here or by the page, and a version. The server keeps a note once per word,
// so that sending it again does nothing twice; where somebody else changed it meanwhile, both texts stay. Notes are kept
// one by one, so that two tabs on one device do not write over each other.

const root = document.getElementById("table");
const status = document.getElementById("table-status");
const template = document.getElementById("note-template");
const { address, waiting, sent, elsewhere, gone } = root.dataset;
const store = `wieg-table ${address}`;
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 30_000;

let isSending = false;
let pause = FIRST_PAUSE;
let later = 0;

/** What is kept on this device; it may be forbidden, and then it is kept as long as the page is open. */
const device = {
  all: new Map(),
  read() {
    try {
      for (let at = 0; at < localStorage.length; at += 1) {
        const key = localStorage.key(at);
        if (key.startsWith(`${store} `)) this.all.set(key, JSON.parse(localStorage.getItem(key)));
      }
    } catch { /* See above. */ }
  },
  set(key, value) {
    this.all.set(`${store} ${key}`, value);
    try {
      localStorage.setItem(`${store} ${key}`, JSON.stringify(value));
    } catch { /* See above. */ }
  },
  drop(key) {
    this.all.delete(`${store} ${key}`);
    try {
      localStorage.removeItem(`${store} ${key}`);
    } catch { /* See above. */ }
  },
  get: (key) => device.all.get(`${store} ${key}`),
  jobs: () => [...device.all].filter(([key]) => key.startsWith(`${store} note `)).map(([, job]) => job),
};

/** Not `randomUUID`, which a school that serves Wieg without https does not have. */
const word = () => [...crypto.getRandomValues(new Uint8Array(32))].map((one) => one.toString(16).padStart(2, "0")).join("");

const say = (words) => { if (status.textContent !== words) status.textContent = words; };

/** What waits to be sent; what was refused waits for somebody. */
const open = () => device.jobs().filter((job) => !job.refused).sort((one, other) => one.at - other.at);

function count() {
  root.dataset.unsent = device.jobs().length;
}

/** A note in its list. */
function show(field, { once, version, words }, refused = "", isChild = false) {
  let item = root.querySelector(`li[data-once="${once}"]`);
  if (!item) {
    item = template.content.firstElementChild.cloneNode(true);
    item.dataset.once = once;
    const area = item.querySelector("textarea");
    area.id = `n-${once}`;
    item.querySelector("label").htmlFor = area.id;
    item.querySelector("form").elements.eens.value = once;
    item.querySelector("form").elements.veld.value = field;
    root.querySelector(`.part[data-field="${field}"] .notes`).append(item);
  }
  const form = item.querySelector("form");
  if (document.activeElement !== form.elements.woorden) form.elements.woorden.value = words;
  form.elements.versie.value = version;
  const problem = item.querySelector(".problem");
  if (problem) {
    problem.textContent = refused;
    problem.hidden = refused === "";
    item.querySelector(".sure").hidden = !isChild;
  }
}

function enqueue(job) {
  device.set(`note ${job.once}`, { at: Date.now(), ...job });
  count();
  send();
}

async function deliver(job) {
  const body = new URLSearchParams({ eens: job.once, versie: job.version, veld: job.field, woorden: job.words, toch: job.sure ? "ja" : "" });
  const answer = await fetch(address, { method: "POST", body, headers: { accept: "application/json" }, redirect: "error", signal: AbortSignal.timeout(15_000) });
  if (answer.status >= 500 || answer.status === 408 || answer.status === 429) throw new Error("later");
  const isJson = (answer.headers.get("content-type") ?? "").includes("application/json");
  const told = isJson ? await answer.json() : { message: gone };
  // Changed again while it was on its way: that is sent next, upon what stands there now.
  const now = device.get(`note ${job.once}`);
  const isSame = now && now.words === job.words;
  if (answer.status === 409) {
    device.drop(`note ${job.once}`);
    show(job.field, told);
    const once = word();
    show(job.field, { once, version: 0, words: now?.words ?? job.words });
    device.set(`note ${once}`, { ...job, once, version: 0, words: now?.words ?? job.words, at: Date.now() });
    return elsewhere;
  }
  if (!answer.ok) {
    device.set(`note ${job.once}`, { ...job, refused: told.message, isChild: Boolean(told.child) });
    show(job.field, job, told.message, Boolean(told.child));
    return told.message;
  }
  if (isSame) device.drop(`note ${job.once}`);
  else device.set(`note ${job.once}`, { ...now, version: told.version });
  show(job.field, isSame ? told : { ...now, version: told.version });
  return "";
}

async function send() {
  if (isSending) return;
  isSending = true;
  clearTimeout(later);
  let last = "";
  try {
    for (let job = open()[0]; job; job = open()[0]) {
      last = (await deliver(job)) || last;
      count();
      pause = FIRST_PAUSE;
    }
    say(last || (device.jobs().length > 0 ? status.textContent : sent));
  } catch {
    count();
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
  const sure = event.submitter?.classList.contains("sure") ?? false;
  const job = { once: form.elements.eens.value, version: Number(form.elements.versie.value), field: form.elements.veld.value, words, sure };
  if (isNew) {
    device.drop(`draft ${job.field}`);
    form.elements.woorden.value = "";
    form.elements.eens.value = word();
    form.elements.woorden.focus();
  }
  show(job.field, job);
  enqueue(job);
});

// What was begun and not written down yet stays too.
root.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.classList.contains("new")) device.set(`draft ${form.elements.veld.value}`, event.target.value);
});

window.addEventListener("online", send);

device.read();
for (const job of device.jobs()) show(job.field, job, job.refused, job.isChild);
for (const form of root.querySelectorAll("form.new")) {
  form.elements.woorden.value ||= device.get(`draft ${form.elements.veld.value}`) ?? "";
}
count();
if (open().length > 0) send();
