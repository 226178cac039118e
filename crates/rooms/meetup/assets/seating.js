// Dragging people to another table, or onto somebody to change seats with them. It does what the form below the tables
// does: the server says what a change would do, and nothing changes before its button is pressed.

const form = document.getElementById("verzet-formulier");
const outcome = document.getElementById("verzet-gevolg");
const PAUSE = 150;

let dragged = null;
let pending = { key: "", answer: Promise.resolve() };
let later = 0;

/** What the server says about a change, put where the page says such things; asked once for the same change. */
function ask(change) {
  const key = JSON.stringify(change);
  if (key !== pending.key) {
    pending = { key, answer: fetched(change, key) };
    pending.answer.catch(() => { if (pending.key === key) pending.key = ""; });
  }
  return pending.answer;
}

async function fetched(change, key) {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(change) });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Somebody may have gone on to another table meanwhile.
  if (key !== pending.key) return;
  const told = page.getElementById("gevolg");
  const parts = told ? [told] : [...page.querySelector("main").children];
  outcome.replaceChildren(...parts.map((part) => document.importNode(part, true)));
}

/** The change that letting go over an element would be; nothing where nothing would change. */
function change(over) {
  const table = over.closest("[data-table]");
  if (!dragged || !table || table.contains(dragged)) return null;
  const [round] = dragged.dataset.seat.split("-");
  if (table.dataset.round !== round) return null;
  const other = over.closest("[data-seat]")?.dataset.seat ?? "";
  return { wie: dragged.dataset.seat, naar: table.dataset.table, met: other };
}

function over(event) {
  const wanted = change(event.target);
  if (!wanted) return;
  event.preventDefault();
  clearTimeout(later);
  later = setTimeout(() => ask(wanted).catch(() => {}), PAUSE);
}

async function drop(event) {
  const wanted = change(event.target);
  if (!wanted) return;
  event.preventDefault();
  clearTimeout(later);
  try {
    await ask(wanted);
    outcome.scrollIntoView({ block: "center" });
    outcome.querySelector("button")?.focus();
  } catch {
    // Without an answer the form does it, and the browser says what went wrong.
    for (const [name, value] of Object.entries(wanted)) form.elements[name].value = value;
    form.requestSubmit();
  }
}

if (form && outcome) {
  document.getElementById("slepen").hidden = false;
  for (const seat of document.querySelectorAll("[data-seat]")) {
    seat.draggable = true;
    seat.addEventListener("dragstart", (event) => {
      dragged = seat;
      pending.key = "";
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", seat.dataset.seat);
    });
    seat.addEventListener("dragend", () => {
      dragged = null;
      clearTimeout(later);
    });
  }
  for (const table of document.querySelectorAll("[data-table]")) {
    table.addEventListener("dragenter", over);
    table.addEventListener("dragover", (event) => {
      if (change(event.target)) event.preventDefault();
    });
    table.addEventListener("drop", drop);
  }
}
