// Journeys through Wieg in a real browser, each told as a story. How to run them stands in README.md.
//
//   node journeys.mjs BASE FOLDER [BROWSER [STORY]]
//
// The stories are told without JavaScript, because the site has to work without it; coding is told both ways. Only the
// sweep at the end lets scripts in past the site's own policy, because axe-core is a script.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import axe from "axe-core";
import { chromium } from "playwright-core";

const [base, folder, executablePath = "/usr/bin/chromium", only = ""] = process.argv.slice(2);
if (!base || !folder) {
  console.error("usage: node journeys.mjs BASE FOLDER [BROWSER [STORY]]");
  process.exit(2);
}
const site = new URL(base).origin;
const PASSWORD = "waar je wieg stond";
const DESKTOP = { width: 1280, height: 900 };
/** A number that no organisation has. */
const NOBODYS = 999999;
const ROOMS = ["zien", "gegevens", "samen", "meetellen", "inlezen", "mensen", "organisaties", "logboek", "post", "aanmeldingen", "brieven", "horen", "ontmoeten"];
/** The boards of the demonstration that teach the same grades, and so can count together. */
const PRIMARY_BOARDS = ["bestuurder.po", "bestuurder.bedacht", "bestuurder.zomaar"];
/** A municipality with many secondary schools, one of those, and a primary school elsewhere. */
const [MUNICIPALITY, SECONDARY, PRIMARY] = ["GM0344", "01KF05", "02RM00"];

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});

// What a browser was asked for elsewhere, and what it refused to do because the site's own policy forbids it.
const strayed = new Set();
const complaints = new Set();

/** A new browser of its own, as somebody else on another machine would have. */
async function visit(options = {}) {
  const context = await browser.newContext({
    baseURL: site,
    javaScriptEnabled: false,
    locale: "nl-NL",
    viewport: DESKTOP,
    ...options,
  });
  context.setDefaultTimeout(10_000);
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${site}/`) && !url.startsWith("data:")) strayed.add(url);
  });
  context.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.add(message.text());
  });
  return context;
}

const address = (name) => `${name}@demo.example`;

async function signIn(page, email, password = PASSWORD) {
  await page.goto("/aanmelden");
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(password);
  await page.locator("main").getByRole("button", { name: "Aanmelden" }).click();
}

// Everybody of the demonstration signs in once; what their browser remembers is used again.
const remembered = new Map();

/** A page in a browser of its own, in which somebody of the demonstration is signed in. */
async function as(name, options = {}) {
  if (!remembered.has(name)) {
    const first = await visit();
    const page = await first.newPage();
    await signIn(page, address(name));
    assert.ok(!page.url().includes("/aanmelden"), `${name} cannot sign in`);
    remembered.set(name, await first.storageState());
    await first.close();
  }
  const context = await visit({ storageState: remembered.get(name), ...options });
  return context.newPage();
}

/** Opens a page; where figures are still being made, waits until they are there. */
async function open(page, where, status = 200) {
  // Asked beside the page: one that comes back by itself would get in the way of the next visit.
  for (let tries = 0; ; tries += 1) {
    const answer = await page.context().request.get(where);
    if (!("refresh" in answer.headers())) break;
    assert.ok(tries < 120, `${where} never comes`);
    await page.waitForTimeout(500);
  }
  const response = await page.goto(where);
  assert.equal(response.status(), status, where);
  return said(page);
}

const said = (page) => page.locator("main").innerText();
const title = (page) => page.locator("h1").innerText();
const link = (page, name) => page.locator("main").getByRole("link", { name, exact: true });
const button = (page, name) => page.locator("main").getByRole("button", { name, exact: true });
const rooms = (page) => page.locator("ul.rooms a").allInnerTexts();

function holds(text, ...parts) {
  for (const part of parts) assert.ok(text.includes(part), `‘${part}’ is not on the page: ${text.slice(0, 300)}`);
}

function lacks(text, ...parts) {
  for (const part of parts) assert.ok(!text.includes(part), `‘${part}’ is on the page`);
}

async function picture(page, name, whole = false) {
  // What sticks to the page would stand in the middle of it.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: "instant" }));
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: whole });
}

/** What has the focus now: seen, marked, and not behind something that sticks to the page. */
async function focus(page) {
  const at = await page.evaluate(() => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint(box.left + Math.min(box.width * part, box.width - 1), box.top + box.height / 2),
    );
    return {
      name: (one.innerText ?? "").trim() || one.id || one.tagName,
      tag: one.tagName,
      isRegion: one.getAttribute("role") === "region",
      inMain: Boolean(one.closest("main")),
      href: one.getAttribute("href"),
      outline: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
      seen: points.some((point) => point && (one.contains(point) || point.contains(one))),
    };
  });
  assert.ok(at.outline, `no focus to be seen on ${at.tag} ‘${at.name}’`);
  assert.ok(at.seen, `${at.tag} ‘${at.name}’ has the focus out of sight`);
  return at;
}

/** Presses Tab until the focus is where it should be. */
async function tabTo(page, found) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const at = await focus(page);
    if (found(at)) return at;
  }
  return assert.fail("the keyboard does not get there");
}

/** Follows a link with the keyboard alone; figures that are still being made are waited for. */
async function follow(page, name) {
  const { href } = await tabTo(page, (at) => at.inMain && at.name === name);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${href}`);
  await open(page, href);
}

/** What makes a page wider than its window, or nothing. */
const tooWide = (page, most = 1) => page.evaluate((most) => {
  const whole = document.scrollingElement;
  if (whole.scrollWidth <= window.innerWidth * most) return null;
  const isOut = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.right > window.innerWidth + 1 || box.left < -1) && !one.closest(".scroller, .drawing, .skip, .unseen");
  };
  const out = [...document.querySelectorAll("body *")].filter(isOut).map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  return `${whole.scrollWidth} of ${window.innerWidth}: ${[...new Set(out)].slice(0, 4).join(", ")}`;
}, most);

/** The file that a link gives. */
async function fetched(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), link(page, name).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

// Where the people of the demonstration are, found as they would find it.
const places = {};

async function place(name) {
  if (!(name in places)) {
    const page = await as(name);
    await page.goto("/");
    const first = await page.locator("a[href]").evaluateAll((links) =>
      links.map((link) => link.getAttribute("href")).find((href) => /^\/(zien|gegevens)\/\d+$/.test(href)),
    );
    const own = new URL(page.url()).pathname.match(/\/(\d+)$/) ?? first?.match(/\/(\d+)$/);
    assert.ok(own, `${name} has no place`);
    places[name] = Number(own[1]);
    await page.context().close();
  }
  return places[name];
}

// Lists of pupils who do not exist.

const ADVICES = ["vmbo-bb", "vmbo-kb", "vmbo-gt", "havo", "vwo"];
const TEST_ADVICES = ["vmbo-bb/kb", "vmbo-kb/gt", "vmbo-gt/havo", "havo/vwo", "vwo"];

/** A number that passes the test of a citizen service number. */
function citizenNumber(at) {
  const digits = String(10_000_000 + at * 37);
  const weighed = [...digits].reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0);
  return weighed % 11 === 10 ? citizenNumber(at + 1000) : `${digits}${weighed % 11}`;
}

/** Thirty pupils of one grade 8, as the sheet to fill in has them; `more` are columns with one value for all. */
function list(more = {}, number = (at) => `N${1000 + at}`) {
  const head = ["leerlingnummer", "schooljaar", "voorlopig advies", "toetsadvies", "definitief advies"];
  const rows = Array.from({ length: 30 }, (_, at) => {
    const advice = ADVICES[at % 5];
    const test = TEST_ADVICES[(at + (at % 3 === 0 ? 1 : 0)) % 5];
    return [number(at), "2024-2025", advice, test, at % 6 === 0 ? test : advice];
  });
  const lines = [[...head, ...Object.keys(more)], ...rows.map((row) => [...row, ...Object.values(more)])];
  return Buffer.from(`${lines.map((line) => line.join(";")).join("\n")}\n`);
}

const simulated = { herkomst: "nagebootst" };

async function send(page, organisation, name, buffer) {
  await page.goto(`/inlezen/${organisation}`);
  await page.getByLabel("Bestand").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await button(page, "Bestand bekijken").click();
}

/** How often and with how many pupils lists are held: the rows of the table, newest first. */
async function held(page, organisation) {
  await open(page, `/gegevens/${organisation}`);
  const rows = await page.locator("main tbody tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allInnerTexts()));
}

// The stories.

const stories = [];
const story = (name, tell) => stories.push({ name, tell });

story("a visitor reads what Wieg is and what it keeps", async () => {
  const page = await (await visit()).newPage();
  holds(await open(page, "/"), "Waar je wieg stond, mag niet uitmaken", address("ouder"), PASSWORD);
  await picture(page, "home", true);
  await page.getByRole("link", { name: "Wat wij bewaren, en waarom" }).click();
  assert.equal(await title(page), "Wat wij bewaren, en waarom");
  holds(await said(page), "pseudoniem", "burgerservicenummer", "Ouders en leerlingen zien geen cijfers");
  assert.equal(await page.locator("main h2").count(), 6);
  await picture(page, "explanation", true);
  await page.getByRole("link", { name: "Toegankelijkheid" }).click();
  holds(await said(page), "WCAG 2.2");
  assert.equal((await page.goto("/bestaat-niet")).status(), 404);
  holds(await said(page), "Deze pagina is er niet", "Er is niets verloren gegaan");
});

story("a page asks who you are, says so when it does not know you, and then opens", async () => {
  const page = await (await visit()).newPage();
  const organisation = await place("schoolleider.po");
  await page.goto(`/gegevens/${organisation}`);
  assert.equal(new URL(page.url()).pathname, "/aanmelden");
  await page.getByLabel("E-mailadres").fill("niemand@demo.example");
  await page.getByLabel("Wachtwoord").fill("niet het wachtwoord");
  await button(page, "Aanmelden").click();
  holds(await said(page), "horen niet bij elkaar");
  assert.equal(await page.getByLabel("E-mailadres").inputValue(), "niemand@demo.example");
  assert.equal(await page.getByLabel("Wachtwoord").inputValue(), "");
  await page.getByLabel("E-mailadres").fill(address("schoolleider.po"));
  await page.getByLabel("Wachtwoord").fill(PASSWORD);
  await button(page, "Aanmelden").click();
  assert.equal(new URL(page.url()).pathname, `/gegevens/${organisation}`);
  await page.getByRole("button", { name: "Afmelden" }).click();
  await page.goto(`/gegevens/${organisation}`);
  assert.equal(new URL(page.url()).pathname, "/aanmelden");
});

story("a school leader finds the answer", async () => {
  const page = await as("schoolleider.po");
  const organisation = await place("schoolleider.po");
  holds(await open(page, "/"), "Je kijkt als eigen team");
  assert.equal(new URL(page.url()).pathname, `/zien/${organisation}`);
  await picture(page, "overview");
  for (const mode of [{ name: "overview-narrow", viewport: { width: 360, height: 780 } }, { name: "overview-dark", colorScheme: "dark" }]) {
    const { name, ...options } = mode;
    const other = await as("schoolleider.po", options);
    await open(other, `/zien/${organisation}`);
    await picture(other, name);
    await other.context().close();
  }
  holds(await page.locator("aside.simulation").innerText(), "Nabootsing, geen voorspelling");
  const questions = await page.locator("section[aria-labelledby^='vraag'] h2").allInnerTexts();
  assert.deepEqual(questions, [
    "Gelijke kansen op geschiktheid",
    "Gelijke kansen bij gelijke geschiktheid",
    "Gelijke kansen bij ongelijke geschiktheid",
  ]);
  const shelf = page.locator("ul.findings a");
  const name = await shelf.first().innerText();
  await shelf.first().click();
  assert.equal(await title(page), name);
  assert.ok((await page.locator("main figure svg").count()) > 0, "an indicator without a picture");
  assert.ok((await page.locator("main table tbody tr").count()) > 1, "an indicator without its table");
  await picture(page, "indicator");
  await link(page, "Terug naar het overzicht").click();
  await link(page, "Eén A4 voor het team").click();
  assert.equal(await title(page), "Voor het team");
  assert.ok((await page.locator("main .question").count()) > 0, "the team is asked nothing");
  await picture(page, "team", true);
});

story("a school leader takes the figures along", async () => {
  const page = await as("schoolleider.po");
  const organisation = await place("schoolleider.po");
  await open(page, `/zien/${organisation}`);
  const pdf = await fetched(page, "Rapport als PDF");
  assert.equal(pdf.name, `wieg-${organisation}-rapport.pdf`);
  assert.equal(pdf.bytes.subarray(0, 5).toString(), "%PDF-");
  const xlsx = await fetched(page, "Tabellen voor Excel");
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), "PK");
  const json = await fetched(page, "Cijfers als JSON");
  assert.ok(Object.keys(JSON.parse(json.bytes.toString())).length > 2, "an empty report");
  const html = await fetched(page, "Rapport als één webpagina");
  holds(html.bytes.toString(), "<!DOCTYPE html>", "Nabootsing, geen voorspelling");
  const school = await title(page);
  await page.locator("ul.findings a").first().click();
  const onePdf = await fetched(page, "Dit cijfer als PDF");
  assert.equal(onePdf.bytes.subarray(0, 5).toString(), "%PDF-");
  const csv = await fetched(page, "Tabellen als CSV");
  holds(csv.bytes.toString(), school, "Nabootsing, geen voorspelling");
  const oneJson = await fetched(page, "Cijfers als JSON");
  assert.equal(JSON.parse(oneJson.bytes.toString()).indicators.length, 1, "more than this figure");
  const files = [pdf, xlsx, json, html, onePdf, csv, oneJson];
  assert.equal(new Set(files.map((file) => file.name)).size, files.length, "two files of one name");
  await open(page, `/logboek/${organisation}`);
  const deeds = await page.locator("main tbody tr").allInnerTexts();
  for (const file of files) {
    const kept = file.name.replace(`wieg-${organisation}-`, "");
    assert.ok(deeds.some((deed) => deed.includes(kept)), `${kept} is not in the log`);
  }
});

story("a school leader reads in a list, reads it in again, and takes it back", async () => {
  const page = await as("schoolleider.po");
  const organisation = await place("schoolleider.po");
  const before = await open(page, `/zien/${organisation}`);
  await link(page, "Nog een lijst inlezen").click();
  await picture(page, "read-in", true);
  const sheet = await fetched(page, "Invulblad voor groep 8");
  assert.equal(sheet.bytes.subarray(0, 2).toString(), "PK");

  await send(page, organisation, "groep 8.csv", list(simulated));
  assert.equal(await title(page), "Zo zou Wieg je lijst lezen");
  holds(await said(page), "30 rijen en 6 kolommen");
  const columns = await page.locator("main tbody th").allInnerTexts();
  assert.deepEqual(columns.slice(0, 2), ["leerlingnummer", "schooljaar"]);
  await picture(page, "proposal", true);
  assert.deepEqual(await held(page, organisation), [], "looking kept something");

  await page.goBack();
  await button(page, "Zo inlezen").click();
  assert.equal(await title(page), "De lijst is ingelezen");
  holds(await said(page), "Er zijn nu 30 leerlingen bekend");
  await picture(page, "done", true);
  await link(page, "Bekijk de cijfers").click();
  const after = await open(page, `/zien/${organisation}`);
  assert.notEqual(after, before, "the figures are still those of before");
  holds(after, "30 leerlingen");

  await send(page, organisation, "groep 8 nog eens.csv", list(simulated));
  holds(await said(page), "dezelfde als de vorige keer");
  await button(page, "Zo inlezen").click();
  holds(await said(page), "Er zijn nu 30 leerlingen bekend", "Eerst waren het er 30");
  const twice = await held(page, organisation);
  assert.deepEqual(twice.map((row) => row[2]), ["30", "30"]);
  holds(twice[0][4], "Geldt nu");
  holds(twice[1][4], "Opgenomen in een nieuwere lijst");
  await picture(page, "held", true);

  await button(page, "Neem terug").click();
  let left = await held(page, organisation);
  holds(left[0][4], "Teruggenomen");
  holds(left[1][4], "Geldt nu");
  await button(page, "Neem terug").click();
  left = await held(page, organisation);
  assert.ok(left.every((row) => row[4].includes("Teruggenomen")), "a list that was taken back counts");
  assert.equal(await open(page, `/zien/${organisation}`), before, "the figures of before are not back");
});

story("a list that cannot be kept is refused, with the reason, and nothing is kept", async () => {
  const page = await as("schoolleider.po");
  const organisation = await place("schoolleider.po");
  const before = await held(page, organisation);

  await send(page, organisation, "echt.csv", list());
  await button(page, "Zo inlezen").click();
  holds(await said(page), "Nagebootste en echte leerlingen komen nooit bij elkaar", "Er is nog niets bewaard");

  await send(page, organisation, "programma.exe", Buffer.from("MZ"));
  holds(await said(page), "Dit soort bestand kan Wieg niet lezen", "Er is niets bewaard");

  await send(page, organisation, "leeg.csv", Buffer.alloc(0));
  holds(await said(page), "leeg");
  lacks(await said(page), "⟦", "Ongeldig");

  // A column that says it holds citizen service numbers is not read; one that holds them all the same is refused.
  await send(page, organisation, "met bsn.csv", list({ ...simulated, bsn: "111222333" }));
  const row = page.locator("main tbody tr").filter({ has: page.getByRole("rowheader", { name: "bsn", exact: true }) });
  holds(await row.innerText(), "niet lezen", "mag worden");
  await send(page, organisation, "bsn als nummer.csv", list(simulated, citizenNumber));
  if ((await title(page)) === "Zo zou Wieg je lijst lezen") await button(page, "Zo inlezen").click();
  holds(await said(page), "burgerservicenummers of onderwijsnummers", "Die lezen we nooit in");

  await page.goto(`/inlezen/${organisation}`);
  await page.locator("form.tall").evaluate((form) => form.setAttribute("novalidate", ""));
  await button(page, "Bestand bekijken").click();
  holds(await said(page), "Er is nog geen bestand gekozen");
  assert.deepEqual(await held(page, organisation), before, "something was kept");
});

for (const [who, name] of [["parent", "ouder"], ["pupil", "leerling"], ["partner", "partner"]]) {
  story(`a ${who} sees no figures, and not even that there are any`, async () => {
    const page = await as(name);
    await page.goto("/");
    // What may be done is for partners too.
    holds(await title(page), who === "partner" ? "Wat kunnen we doen?" : "Dag");
    const first = await said(page);
    // The address of the page stands in the link to the other language; else nothing may differ.
    const told = async (where) => {
      const response = await page.goto(where);
      assert.equal(response.status(), 404, where);
      const html = await response.text();
      return html.replaceAll(/naar=[^"]*/g, "naar=");
    };
    const numbers = [];
    for (const other of ["regio", "bestuurder.po", "schoolleider.po", "schoolleider.vo", "onderzoeker"]) {
      numbers.push(await place(other));
    }
    assert.equal(new Set(numbers).size, 5);
    for (const room of ROOMS) {
      const nowhere = await told(`/${room}/${NOBODYS}`);
      for (const number of numbers) {
        assert.equal(await told(`/${room}/${number}`), nowhere, `/${room}/${number} can be told from nothing`);
      }
    }
    const school = await place("schoolleider.po");
    const figure = "over/havo-advice";
    const files = ["rapport/rapport.pdf", "rapport/rapport.json", `${figure}/bestand/cijfer.pdf`];
    const pages = ["team", "gelijke-kansen", "over/advice-spread", `${figure}/jaren`, `${figure}/ernaast`, `${figure}/uitleg`];
    for (const rest of [...pages, ...files]) {
      assert.equal((await page.request.get(`/zien/${school}/${rest}`)).status(), 404, rest);
    }
    const deeds = ["mensen/N", "mensen/N/weg", "organisaties/N", "gegevens/N/terug", "inlezen/N", "samen/N", "samen/N/af", "meetellen/N", "zien/N/gelijke-kansen"];
    for (const rest of deeds) {
      const form = { list: "1", person: "1", role: "parent", round: "1", seen: "0", text: "x" };
      const answer = await page.request.post(`/${rest.replace("N", school)}`, { form });
      assert.equal(answer.status(), 404, rest);
    }
    lacks(first, "nog geen rol");
  });
}

story("a regional coordinator sees the region, and no board or school", async () => {
  const page = await as("regio");
  const region = await place("regio");
  const text = await open(page, "/");
  assert.equal(new URL(page.url()).pathname, `/zien/${region}`);
  assert.equal(await title(page), "Regio Nergenshuizen");
  assert.deepEqual((await rooms(page)).sort(), ["Brieven", "Doen", "Horen", "Mensen", "Ontmoeten", "Organisaties", "Samen tellen", "Zien"]);
  for (const other of ["bestuurder.po", "bestuurder.vo", "schoolleider.po", "schoolleider.vo", "onderzoeker"]) {
    for (const room of ROOMS) {
      const where = `/${room}/${await place(other)}`;
      assert.equal((await page.request.get(where)).status(), 404, where);
    }
  }
  for (const room of ["gegevens", "meetellen", "inlezen", "logboek"]) {
    assert.equal((await page.request.get(`/${room}/${region}`)).status(), 404, room);
  }
  // A region has no school leader to ask.
  lacks(text, "Vraag de schoolleider");
});

story("a board member sees the board and its schools, and not another board", async () => {
  const page = await as("bestuurder.po");
  const board = await place("bestuurder.po");
  holds(await open(page, `/zien/${board}`), "Je kijkt als bestuur");
  const below = page.locator("section[aria-labelledby=hieronder] a");
  assert.ok((await below.count()) > 5, "a board without schools");
  const school = await below.first().innerText();
  await open(page, await below.first().getAttribute("href"));
  assert.equal(await title(page), school);
  for (const other of ["bestuurder.vo", "schoolleider.vo", "onderzoeker", "regio"]) {
    assert.equal((await page.request.get(`/zien/${await place(other)}`)).status(), 404, other);
  }
});

story("a data protection officer sees what is held and what was done, and no figures", async () => {
  const page = await as("fg");
  const board = await place("fg");
  const lists = await held(page, board);
  assert.ok(lists.length > 0, "the list of the board is not there");
  assert.equal(await page.getByRole("button", { name: "Neem terug" }).count(), 0);
  assert.deepEqual(await rooms(page), ["Gegevens", "Logboek"]);
  const school = await place("schoolleider.po");
  const deeds = await open(page, `/logboek/${school}`);
  holds(deeds, "lijst ingelezen", "lijst teruggenomen", "rapport opgehaald");
  lacks(deeds, "N1000", "havo", "⟦");
  await picture(page, "log", true);
  for (const room of ["zien", "samen", "meetellen", "inlezen", "mensen", "organisaties", "post"]) {
    for (const organisation of [board, school]) {
      assert.equal((await page.request.get(`/${room}/${organisation}`)).status(), 404, room);
    }
  }
  const taking = await page.request.post(`/gegevens/${board}/terug`, { form: { list: "1" } });
  assert.equal(taking.status(), 404);
});

story("an administrator invites a teacher, who chooses a password once and sees the school", async () => {
  const page = await as("beheer");
  const school = await place("schoolleider.po");
  assert.equal((await page.request.get(`/zien/${school}`)).status(), 404, "an administrator sees figures");
  await open(page, `/mensen/${school}`);
  const invite = async (email) => {
    await page.getByLabel("Naam").fill("Noor Nieuw");
    await page.getByLabel("E-mailadres").fill(email);
    await page.getByLabel("Rol", { exact: true }).selectOption("teacher");
    await button(page, "Uitnodiging maken").click();
  };
  await invite("noor@school");
  holds(await said(page), "Er is nog niets bewaard", "Dit lijkt geen e-mailadres");
  assert.equal(await page.getByLabel("Naam").inputValue(), "Noor Nieuw");
  const email = "noor.nieuw@demo.example";
  await invite(email);
  holds(await said(page), "Hij werkt één keer en een week lang", email);
  await picture(page, "people", true);
  const shown = await page.locator("code.link").innerText();
  lacks(await open(page, `/mensen/${school}`), "/wachtwoord/");

  const noor = await (await visit()).newPage();
  const way = new URL(shown, site).pathname;
  await noor.goto(way);
  const password = noor.getByLabel("Nieuw wachtwoord");
  await password.fill("kort");
  await button(noor, "Wachtwoord bewaren").click();
  holds(await said(noor), "te kort", "12 tekens");
  await password.fill("aaaaaaaaaaaaaaaa");
  await button(noor, "Wachtwoord bewaren").click();
  holds(await said(noor), "te makkelijk te raden");
  await password.fill("vlinder tram kaneel");
  await button(noor, "Wachtwoord bewaren").click();
  assert.equal(new URL(noor.url()).pathname, "/aanmelden");
  assert.equal((await noor.goto(way)).status(), 400);
  holds(await said(noor), "Deze link is al gebruikt of verlopen");
  await signIn(noor, email, "vlinder tram kaneel");
  await open(noor, `/zien/${school}`);
  assert.deepEqual(await rooms(noor), ["Zien", "Doen", "Brieven"]);
  assert.equal(await link(noor, "Nog een lijst inlezen").count(), 0);
  for (const room of ROOMS.filter((one) => !["zien", "brieven"].includes(one))) {
    assert.equal((await noor.request.get(`/${room}/${school}`)).status(), 404, room);
  }

  await open(page, `/mensen/${school}`);
  await page.getByRole("button", { name: "Rol weghalen van Noor Nieuw" }).click();
  lacks(await said(page), email);
  assert.equal((await noor.goto(`/zien/${school}`)).status(), 404, "a role that was taken still works");
  assert.match(shown, /^https?:\/\/[^/]+\/wachtwoord\/\S+$/, "a link without the name of the site cannot be passed on");
});

story("an administrator adds a school to a board, and not twice", async () => {
  const page = await as("beheer");
  const board = await place("bestuurder.po");
  await open(page, `/organisaties/${board}`);
  const before = await page.locator("main tbody tr").count();
  const add = async (name) => {
    await page.getByLabel("Naam").fill(name);
    await page.getByLabel("Code").fill("99ZZ00");
    await button(page, "Toevoegen").click();
  };
  await add("De Nieuwe Kade");
  assert.equal(await page.locator("main tbody tr").count(), before + 1);
  holds(await said(page), "De Nieuwe Kade", "99ZZ00");
  await add("De Nieuwe Haven");
  holds(await said(page), "Er is nog niets bewaard", "Deze code hoort al bij een andere organisatie");
  holds(await open(page, `/logboek/${board}`), "organisatie toegevoegd");
});

story("signing out everywhere ends the session of another browser", async () => {
  const [one, other] = [await (await visit()).newPage(), await (await visit()).newPage()];
  const school = await place("leraar.po");
  for (const page of [one, other]) {
    await signIn(page, address("leraar.po"));
    await open(page, `/zien/${school}`);
  }
  await one.goto("/mijn");
  holds(await said(one), address("leraar.po"), "leraar of mentor");
  await button(one, "Overal afmelden").click();
  for (const page of [one, other]) {
    await page.goto(`/zien/${school}`);
    assert.equal(new URL(page.url()).pathname, "/aanmelden");
  }
  remembered.delete("leraar.po");
});

story("somebody with only a keyboard signs in and opens an indicator", async () => {
  const page = await (await visit({ reducedMotion: "reduce" })).newPage();
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).name, "Naar de inhoud");
  await page.keyboard.press("Enter");
  // The address follows the key a moment later on a busy machine.
  await page.waitForURL((url) => url.hash === "#inhoud");
  await page.keyboard.press("Tab");
  const first = await focus(page);
  assert.ok(first.inMain, "the skip link skips nothing");
  assert.equal(first.name, "Aanmelden");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/aanmelden*");
  await tabTo(page, (at) => at.name === "email");
  await page.keyboard.type(address("schoolleider.po"));
  await page.keyboard.press("Tab");
  assert.equal((await focus(page)).name, "password");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/zien/*");
  await open(page, page.url());
  const indicator = await tabTo(page, (at) => /\/over\//.test(at.href ?? ""));
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${indicator.href}`);
  await tabTo(page, (at) => at.name === "Terug naar het overzicht");
});

/** The rounds of a region, newest first, each as the words of its row. */
async function rounds(page) {
  await open(page, `/samen/${await place("regio")}`);
  return page.locator("main tbody tr").allInnerTexts();
}

/** Asks for a round of these boards over these school years. */
async function begin(page, boards, from, to) {
  const form = page.locator("main form.tall");
  for (const box of await form.getByRole("checkbox").all()) await box.setChecked(false);
  for (const board of boards) await form.getByLabel(board, { exact: true }).check();
  await form.getByLabel("Van schooljaar").selectOption({ label: from });
  await form.getByLabel("Tot en met schooljaar").selectOption({ label: to });
  await button(page, "Begin deze ronde").click();
}

/** The boards that can count together, each with its name and a page on which its member is signed in. */
async function countingBoards() {
  const boards = [];
  for (const who of PRIMARY_BOARDS) {
    const member = await as(who);
    const organisation = await place(who);
    await open(member, `/zien/${organisation}`);
    boards.push({ member, organisation, name: await title(member) });
  }
  return boards;
}

/** School years over which no round was held, and some more: a board counts along once over a school year. */
const EARLIER = ["2019-2020", "2021-2022"];
const LONG_AGO = ["2016-2017", "2018-2019"];
const span = (years) => years.join(" – ");

story("a region begins a round, its boards give one after the other, and only after the last there is a sum", async () => {
  const page = await as("regio");
  const region = await place("regio");
  const boards = await countingBoards();
  const names = boards.map((board) => board.name);
  const before = await rounds(page);
  assert.equal(before.length, 1, "the demonstration has one round");

  // What cannot be is not begun, and what was chosen stays chosen.
  await begin(page, names.slice(0, 2), ...EARLIER);
  holds(await said(page), "Kies minstens drie besturen");
  assert.equal(await page.locator("main input:checked").count(), 2);
  await begin(page, names, "2021-2022", "2023-2024");
  holds(await page.getByRole("alert").innerText(), "al een ronde", "2022-2023 – 2024-2025");
  assert.deepEqual(await rounds(page), before);

  await begin(page, names, ...EARLIER);
  let [newest, ...others] = await rounds(page);
  assert.deepEqual(others, before);
  holds(newest, span(EARLIER), ...names.map((name) => `${name}: nog niet`), "Wacht op de besturen");
  await picture(page, "together", true);
  const round = (await link(page, "Zeg deze ronde af").first().getAttribute("href")).split("/").at(-2);
  const sum = `/samen/${region}/${round}`;

  const outsider = await as("bestuurder.vo");
  const outside = await place("bestuurder.vo");
  const seesNothing = async () => {
    const text = await open(outsider, `/meetellen/${outside}`);
    holds(text, "Er is nog geen ronde waarin jullie meetellen");
    lacks(text, "2019-2020", ...names);
    const addresses = [`/meetellen/${outside}/${round}`, `/meetellen/${outside}/${round}/over/havo-advice`, sum, `/samen/${region}`];
    for (const where of addresses) assert.equal((await outsider.request.get(where)).status(), 404, where);
    const giving = await outsider.request.post(`/meetellen/${outside}`, { form: { round } });
    assert.equal(giving.status(), 404, "a board that is not in the round gives to it");
  };

  for (const [at, { member, organisation, name }] of boards.entries()) {
    await seesNothing();
    assert.equal((await page.request.get(sum)).status(), 404, `there is a sum of ${at} boards`);
    assert.equal((await member.request.get(`/meetellen/${organisation}/${round}`)).status(), 404);

    await open(member, `/zien/${organisation}`);
    await member.locator("ul.rooms").getByRole("link", { name: "Meetellen" }).click();
    assert.equal(await title(member), `Meetellen met ${name}`);
    const ours = member.locator("section.finding").filter({ hasText: span(EARLIER) });
    holds(await ours.innerText(), ...names, "tellingen, geen leerlingen", "Wat gegeven is, kan niet meer terug of anders");
    await ours.locator("summary").click();
    holds(await ours.locator("details").innerText(), "Havo-advies naar achtergrond");
    if (at === 0) await picture(member, "counting-along", true);
    await ours.getByRole("button", { name: "Tel mee" }).click();
    assert.equal(await button(member, "Tel mee").count(), 0, "a board can give twice");
    const again = await member.request.post(`/meetellen/${organisation}`, { form: { round } });
    assert.equal(again.status(), 400, "a board gave twice");

    [newest] = await rounds(page);
    for (const [other, board] of boards.entries()) {
      holds(newest, `${board.name}: ${other <= at ? "telt mee" : "nog niet"}`);
    }
    const isLast = at === boards.length - 1;
    assert.equal(newest.includes("Bekijk de som"), isLast, `a sum of ${at + 1} boards`);
    const told = await ours.innerText();
    if (isLast) holds(told, "Bekijk de som");
    else holds(told, "De som gaat open als alle besturen dat hebben gedaan");
  }
  await seesNothing();

  await link(page, "Bekijk de som").first().click();
  const whole = await open(page, sum);
  holds(whole, "sommen over de besturen van deze ronde", "Niemand ziet de tellingen van één bestuur");
  assert.ok((await page.locator("main figure svg").count()) > 0, "a sum without a picture");
  await page.locator("ul.findings").getByRole("link", { name: "Havo-advies naar achtergrond" }).click();
  assert.equal(await title(page), "Havo-advies naar achtergrond");
  assert.ok((await page.locator("main table tbody tr").count()) > 2, "a sum without its table");
  await link(page, "Terug naar het overzicht").click();
  assert.equal(new URL(page.url()).pathname, sum);
  for (const { member, organisation } of boards) {
    await open(member, `/meetellen/${organisation}`);
    await link(member, "Bekijk de som").first().click();
    assert.equal(await open(member, `/meetellen/${organisation}/${round}`), whole, "a board sees another sum than the region");
    holds(await open(member, `/logboek/${organisation}`), "meegeteld in een ronde");
  }
  await seesNothing();
});

story("a region calls a round off, and what a board gave to it is thrown away", async () => {
  const page = await as("regio");
  const boards = await countingBoards();
  const before = await rounds(page);
  await begin(page, boards.map((board) => board.name), ...LONG_AGO);
  const [first, second] = boards;
  await open(first.member, `/meetellen/${first.organisation}`);
  await button(first.member, "Tel mee").click();
  holds((await rounds(page))[0], `${first.name}: telt mee`, `${second.name}: nog niet`);
  await link(page, "Zeg deze ronde af").click();
  holds(await said(page), "1 bestuur gaf zijn tellingen al", "niet terug te draaien", `${first.name}: telt mee`);
  await link(page, "Laat de ronde doorgaan").click();
  holds((await rounds(page))[0], `${first.name}: telt mee`);
  await link(page, "Zeg deze ronde af").click();
  await button(page, "Zeg deze ronde af").click();
  const [newest, ...others] = await rounds(page);
  assert.deepEqual(others, before, "another round changed");
  holds(newest, span(LONG_AGO), "Afgezegd");
  holds(await open(first.member, `/meetellen/${first.organisation}`), "Wat jullie gaven, is weggegooid");
  holds(await open(second.member, `/meetellen/${second.organisation}`), "De regio heeft deze ronde afgezegd");
  assert.equal(await button(second.member, "Tel mee").count(), 0, "a round that was called off still asks");
});

story("a school writes what equal chances are, two of them at once, and nothing is lost", async () => {
  const [leader, colleague] = [await as("schoolleider.po"), await as("kwaliteit.po")];
  const school = await place("schoolleider.po");
  const ours = "Wie hier binnenkomt, hoort erbij.\n\nEn <b>blijft</b> erbij, ook als het moeilijk gaat.";
  const theirs = "Wij kijken naar wat een kind kan, niet naar waar het vandaan komt.";
  const mark = "Socialisatie: deel worden van een gemeenschap";
  for (const page of [leader, colleague]) {
    await open(page, `/zien/${school}`);
    await link(page, "Schrijf op wat gelijke kansen bij jullie betekenen").click();
    assert.equal(await title(page), "Gelijke kansen, zoals wij ze zien");
  }
  await leader.getByLabel("In eigen woorden").fill(ours);
  await leader.getByLabel("Kansen bij gelijke geschiktheid").check();
  await picture(leader, "own-words", true);
  await button(leader, "Bewaar").click();
  assert.equal(new URL(leader.url()).pathname, `/zien/${school}`);
  holds(await open(leader, `/zien/${school}`), ...ours.split("\n\n"), "wie evenveel kan, krijgt dezelfde weg");

  await colleague.getByLabel("In eigen woorden").fill(theirs);
  await colleague.getByLabel(mark).check();
  await button(colleague, "Bewaar").click();
  const meanwhile = colleague.getByRole("alert");
  holds(await meanwhile.innerText(), "Iemand anders schreef hier ondertussen ook", ...ours.split("\n\n"));
  assert.equal(await colleague.getByLabel("In eigen woorden").inputValue(), theirs);
  assert.ok(await colleague.getByLabel(mark).isChecked(), "what was ticked is gone");
  holds(await open(leader, `/zien/${school}`), ...ours.split("\n\n"));

  await colleague.getByLabel("In eigen woorden").fill(`${ours}\n\n${theirs}`);
  await button(colleague, "Bewaar").click();
  const teacher = await as("leraar.po");
  const read = await open(teacher, `/zien/${school}`);
  holds(read, ...ours.split("\n\n"), theirs, mark);
  assert.equal(await teacher.locator(".own-words a").count(), 0, "who only reads is asked to write");
  assert.equal((await teacher.request.get(`/zien/${school}/gelijke-kansen`)).status(), 404);
  const outside = await open(await as("bestuurder.vo"), `/zien/${await place("bestuurder.vo")}`);
  lacks(outside, theirs);

  await open(leader, `/zien/${school}`);
  await leader.locator("ul.findings").getByRole("link", { name: "Havo-advies naar achtergrond" }).click();
  await link(leader, "Schrijf er jullie eigen uitleg bij").click();
  await leader.getByLabel("Een probleem van de school").check();
  await button(leader, "Bewaar").click();
  assert.equal(await title(leader), "Havo-advies naar achtergrond");
  holds(await leader.locator(".own-words").innerText(), "Een probleem van de school");
  holds(await open(leader, `/logboek/${school}`), "eigen woorden geschreven");
});

story("somebody with only a keyboard goes from a figure to its years, beside board and region, and back", async () => {
  const page = await as("schoolleider.po", { reducedMotion: "reduce" });
  const school = await place("schoolleider.po");
  await open(page, `/zien/${school}`);
  await follow(page, "Havo-advies naar achtergrond");
  const figure = new URL(page.url()).pathname;
  // Of the classes with a share; one with few pupils can be without.
  const shares = async (column) => {
    const rows = await page.locator("main table").first().locator("tbody tr").all();
    const read = await Promise.all(rows.map(async (row) => {
      const cells = await row.locator("th, td").allInnerTexts();
      const share = cells[column].match(/^\d+%/)?.[0];
      return share && `${cells[0]}: ${share}`;
    }));
    return read.filter(Boolean);
  };
  const own = await shares(3);
  assert.ok(own.length > 2, own.join(", "));

  await follow(page, "Door de jaren heen");
  assert.equal(new URL(page.url()).pathname, `${figure}/jaren`);
  const drawn = page.locator("main figure");
  assert.equal(await drawn.count(), 2, "years of two rules in one picture");
  const [before, after] = await drawn.allInnerTexts();
  holds(before, "2021-2022", "2022-2023");
  lacks(before, "2023-2024", "2024-2025");
  holds(after, "2023-2024", "2024-2025");
  lacks(after, "2022-2023");
  holds(await said(page), "Vanaf 2023-2024: een andere regel", "tenzij de school uitlegt waarom niet");
  await picture(page, "years", true);
  await follow(page, "Terug naar dit cijfer");
  assert.equal(new URL(page.url()).pathname, figure);

  await follow(page, "Naast bestuur en regio");
  assert.equal(new URL(page.url()).pathname, `${figure}/ernaast`);
  const places = await page.locator("ol.path li").allInnerTexts();
  const heads = (await page.locator("main thead th").allInnerTexts()).slice(1).map((head) => head.split("\n"));
  assert.deepEqual(heads.map(([name]) => name), places.reverse(), "not beside board and region");
  for (const [name, years] of heads) assert.match(years ?? "", /^\d{4}-\d{4}/, `${name}: of which years?`);
  assert.deepEqual(await shares(1), own, "the figure is another one here");
  for (const column of [2, 3]) assert.notDeepEqual(await shares(column), own);
  holds(await said(page), "Het is geen ranglijst", "Overlappen de marges, dan kan het verschil toeval zijn");
  await picture(page, "beside", true);
  // On a phone the figures of a class stand below each other, each with its place, and nothing has to be scrolled.
  await page.setViewportSize({ width: 360, height: 780 });
  await page.reload();
  const table = page.getByRole("region", { name: "Havo-advies naar achtergrond" });
  assert.ok((await table.evaluate((one) => one.scrollWidth - one.clientWidth)) <= 1, "the table is wider than the phone");
  const cells = await table.locator("tbody tr").first().locator("td").allInnerTexts();
  for (const [at, cell] of cells.entries()) holds(cell.replaceAll("\n", " "), places[at]);
  assert.equal(await table.getByRole("columnheader").count(), 1 + places.length, "it is no table any more");
  await follow(page, "Terug naar dit cijfer");
  assert.equal(await title(page), "Havo-advies naar achtergrond");
  await follow(page, "Terug naar het overzicht");
  assert.equal(new URL(page.url()).pathname, `/zien/${school}`);
});

story("somebody looks up a municipality on a phone, and has its map read out", async () => {
  const page = await (await visit({ viewport: { width: 360, height: 780 } })).newPage();
  const attribution = "© OpenStreetMap-bijdragers (ODbL)";
  /** The map of a place: how many schools are on it, and what stands below it. */
  const map = async (where) => {
    await open(page, where);
    assert.equal(await tooWide(page), null, where);
    const drawn = page.getByRole("img");
    assert.equal(await drawn.count(), 1, `${where} has no map`);
    const below = page.locator("figure figcaption");
    const [picture, words] = [await drawn.boundingBox(), await below.boundingBox()];
    assert.ok(words.y >= picture.y + picture.height, "the words stand in the map");
    assert.ok(words.x >= 0 && words.x + words.width <= 360, "the words stand beside the phone");
    holds(await below.innerText(), "Grenzen: Kadaster en Centraal Bureau voor de Statistiek");
    const says = await drawn.locator("desc").textContent();
    holds(await below.innerText(), says);
    return { drawn, says, words: await below.innerText(), dots: await drawn.locator("circle").count() };
  };
  await page.goto("/openbaar");
  await page.getByLabel("School of gemeente").fill(MUNICIPALITY.toLowerCase());
  await button(page, "Zoeken").click();
  assert.equal(new URL(page.url()).pathname, `/openbaar/${MUNICIPALITY}`);
  const whole = await map(`/openbaar/${MUNICIPALITY}`);
  const name = await title(page);
  assert.equal(await page.getByRole("img", { name: whole.says }).count(), 1, "the map does not say what is on it");
  assert.ok(whole.dots > 10, "a city without schools");
  holds(whole.says, name, `${whole.dots} scholen`);
  holds(whole.words, attribution);
  await picture(page, "map", true);
  await link(page, "Zoek een andere school of gemeente").click();
  await page.getByLabel("School of gemeente").fill(SECONDARY);
  await button(page, "Zoeken").click();
  const one = await map(`/openbaar/${SECONDARY}`);
  assert.equal(one.dots, 1);
  holds(one.words, attribution);
  // A primary school is not on it, and then nothing of OpenStreetMap is.
  const none = await map(`/openbaar/${PRIMARY}`);
  assert.equal(none.dots, 0);
  lacks(none.words, "OpenStreetMap", "Stippen");
});

const LETTER = `Betreft: ouderbijdrage

Geachte ouders,

Middels dit schrijven attenderen wij u op de verplichte ouderbijdrage, die uiterlijk 15 oktober dient te zijn voldaan op de rekening van de stichting.
Zonder betaling kan uw kind niet mee op kamp. De meeste ouders hebben al betaald.

Hoogachtend,
de directie`;

const BETTER = `Wilt u meebetalen aan het kamp?

Beste ouders,

Wij vragen € 40. Dit is vrijwillig. U mag ook minder betalen, of niets. Uw kind gaat altijd mee.

Vragen? Bel ons op maandag.

Vriendelijke groet,
de directeur`;

story("a teacher makes a letter clearer, keeps it, and takes it away", async () => {
  const page = await as("leraar.po");
  const school = await place("leraar.po");
  await open(page, `/brieven/${school}`);
  await page.getByLabel("De brief", { exact: true }).fill(LETTER);
  await button(page, "Bekijk de brief").click();
  holds(await said(page), "Waar gaat de brief over?", "Eenvoudiger: met", "Mag de ouder nee zeggen");
  await picture(page, "letter");
  await page.getByLabel("Verander de tekst en kijk opnieuw").fill(BETTER);
  await button(page, "Kijk opnieuw").click();
  holds(await said(page), "Zo was het eerst", "attenderen wij u");
  const counts = await page.locator("table.counts tbody tr").first().locator("td").allInnerTexts();
  assert.equal(counts.length, 2, "the versions are not beside each other");
  await button(page, "Bewaar deze brief").click();
  await open(page, `/brieven/${school}`);
  holds(await said(page), "Bewaarde brieven", "Wilt u meebetalen aan het kamp?");
  await link(page, "Wilt u meebetalen aan het kamp?").click();
  await button(page, "Haal deze brief weg").click();
  lacks(await said(page), "Bewaarde brieven");
});

const TALK = `I: Wat ziet u bij u op school?
R: Wij verwachten van alle kinderen veel 🎒 en dat zeggen we hardop. Vorig jaar belde juf Fatima de Boer uit Amersfoort.
R: De gemeente had geen plek voor hulp bij huiswerk.`;

/** A study with one conversation, brought in by the form. */
async function hear(page, organisation, name) {
  await open(page, `/horen/${organisation}`);
  await page.locator("[name=naam]").fill(name);
  await page.locator("[name=vraag]").fill("Wat houdt kansen tegen, en wat helpt?");
  await page.locator("main form.tall button").click();
  await page.locator("[name=regio]").fill("Nergensland");
  await page.locator("[name=functie]").fill("leraar");
  await page.locator("[name=doel-interview]").check();
  await page.locator("[name=doel-quote]").check();
  await page.locator("main form.tall button").click();
  await page.locator("main td a").click();
  await page.locator("[name=tekst]").fill(TALK);
  await page.locator("main form.tall button").click();
}

story("a coordinator hears somebody, takes the names out, and codes by paragraphs without a script", async () => {
  const page = await as("regio");
  await hear(page, await place("regio"), "Zonder script");
  holds(await said(page), "‘Fatima de Boer’ → [naam 1]", "‘Amersfoort’ → [plaats 1]");
  await picture(page, "names-out");
  await page.getByLabel("Ik heb de tekst gelezen").check();
  await button(page, "Bewaar het gesprek").click();
  lacks(await said(page), "Fatima", "Amersfoort");
  await page.locator("[name=paragraph][value='2']").check();
  await page.locator("#by-paragraph select").selectOption({ label: "Hoe de school beoordeelt" });
  await button(page, "Codeer aangevinkte alinea’s").click();
  holds(await page.locator("#segments").innerText(), "Hoe de school beoordeelt");
  await page.locator("#segments button.link").first().click();
  holds(await said(page), "Weggehaald: Hoe de school beoordeelt.");
  await button(page, "Ongedaan maken").click();
  assert.equal(await page.locator("#segments > li").count(), 1);
});

story("the same in two keystrokes, with a script of the site's own and nothing else", async () => {
  const page = await as("regio", { javaScriptEnabled: true, reducedMotion: "reduce" });
  await hear(page, await place("regio"), "Met script");
  await page.getByLabel("Ik heb de tekst gelezen").check();
  await button(page, "Bewaar het gesprek").click();
  await page.locator("#coding[data-quick]").waitFor();
  await page.evaluate(() => {
    const node = document.querySelector("#a2").firstChild;
    const at = node.data.indexOf("veel");
    getSelection().setBaseAndExtent(node, at, node, node.data.indexOf(" hardop"));
  });
  await page.keyboard.press("c");
  await page.locator("#picker-filter").fill("beoordeelt");
  await page.keyboard.press("Enter");
  await page.locator("#segments > li[data-segment]").first().waitFor();
  await page.locator("#coding[data-unsent='0']").waitFor();
  await picture(page, "coding");
  await page.reload();
  // The bag is one sign, so the words come back whole.
  holds(await page.locator("#segments .quote").first().innerText(), "veel 🎒 en dat zeggen we");
  assert.equal(await page.locator("#a2 .cut").innerText(), "veel 🎒 en dat zeggen we");
  await open(page, `${new URL(page.url()).pathname.split("/gesprek/")[0]}/uitkomst`);
  holds(await said(page), "Bij minder dan 4 mensen laat Wieg geen tabellen zien");
});

/** A questionnaire sent out, and the link on which it is answered. */
async function ask(page, organisation, questionnaire, name) {
  await open(page, `/horen/${organisation}/vragen`);
  await page.locator(`[name=lijst][value=${questionnaire}]`).check();
  await page.locator("[name=naam]").fill(name);
  await page.locator("[name=mensen]").fill("30");
  await page.locator("[name=taal-ar]").check();
  await page.locator("main form.tall button").click();
  return page.locator("main a[href^='/vragen/']").first().getAttribute("href");
}

/** Somebody without an account answers on a phone. */
async function answer(guest, where, place, words) {
  await guest.goto(where);
  for (const scale of await guest.locator(".survey .scale").all()) await scale.locator("input").nth(place).check();
  await guest.locator(".survey textarea").first().fill(words);
  await guest.locator(".survey button").click();
}

story("ten parents answer on a phone, one of them in Arabic, and only then is there something to see", async () => {
  const page = await as("regio");
  const region = await place("regio");
  const where = await ask(page, region, "parents", "Ouders aan het woord");
  const survey = page.url();
  const phone = await visit({ viewport: { width: 390, height: 844 } });
  const guest = await phone.newPage();
  for (let one = 0; one < 9; one += 1) await answer(guest, where, one % 2 === 0 ? 2 : 3, one === 0 ? "Vraag naar meester Jan de Vries" : "");
  holds(await said(guest), "Dank u wel");
  await guest.goto(`${where}?taal=ar`);
  assert.ok(await guest.locator("[lang=ar][dir=rtl]").first().isVisible());
  assert.equal(await tooWide(guest), null);
  await picture(guest, "survey-arabic");
  await answer(guest, `${where}?taal=ar`, 3, "");
  await page.goto(survey);
  lacks(await said(page), "Jan de Vries", "[naam 1]");
  await page.locator("main summary", { hasText: "Sluit de vragenlijst" }).click();
  await button(page, "Sluit de vragenlijst").click();
  const outcome = await said(page);
  holds(outcome, "10 antwoorden, van 30 mensen", "[naam 1]");
  lacks(outcome, "Jan de Vries");
  await picture(page, "survey-outcome", true);
  await guest.goto(where);
  assert.equal(await guest.locator(".survey").count(), 0, "a closed questionnaire can still be filled in");
});

story("pupils told, adults listened, and pupils read what changed on a page of their own", async () => {
  const page = await as("regio");
  await open(page, `/horen/${await place("regio")}/arena`);
  await page.locator("[name=naam]").fill("Arena groep 8");
  await page.locator("[name=vraag]").fill("Wat helpt jou bij je advies?");
  for (const field of ["space", "voice", "audience"]) await page.locator(`[name=${field}]`).fill(`Wat wij schreven over ${field}.`);
  await page.locator("[name=delen]").check();
  await page.locator("main form.tall button").click();
  const where = await page.locator("main a[href^='/arena/']").first().getAttribute("href");
  await page.locator("[name=influence]").fill("Het team leest de adviezen met leerlingen samen.");
  await page.locator("[name=changed]").fill("Leerlingen zijn bij het adviesgesprek.");
  await page.locator("[name=verteld]").fill(await page.locator("[name=dag]").inputValue());
  await page.locator("main form.tall button").click();
  const guest = await (await visit()).newPage();
  await guest.goto(where);
  holds(await said(guest), "Leerlingen zijn bij het adviesgesprek.");
  await picture(guest, "panel-told");
  await page.locator("[name=delen]").uncheck();
  await page.locator("main form.tall button").click();
  assert.equal((await guest.goto(where)).status(), 404);
});

/** An evening with two themes and people who registered on paper, seated. */
async function gather(page, organisation, name) {
  await open(page, `/ontmoeten/${organisation}`);
  await page.locator("[name=naam]").fill(name);
  await page.locator("[name=waarom]").fill("Omdat niemand het alleen kan.");
  await page.locator("[name=dag]").fill(new Date().toISOString().slice(0, 10));
  await page.locator("[name=begin]").fill("19:00");
  await page.locator("[name=einde]").fill("21:30");
  await page.locator("[name=plaats]").fill("De Bieb, zonder traptreden");
  await page.locator("main form.tall button").click();
  const evening = new URL(page.url()).pathname;
  for (const [title, question] of [["Ouders", "Hoe halen wij samen drempels weg?"], ["Taal", "Hoe gebruiken wij elke taal?"]]) {
    if (!(await page.locator("[name=titel]").isVisible())) await page.locator("details:has([name=titel]) summary").click();
    await page.locator("[name=titel]").fill(title);
    await page.locator("#kernvraag").fill(question);
    await page.locator("form[action$='/themas'] button").click();
  }
  const jobs = ["Gemeente", "Sportclub", "Leraar basisonderwijs", "Ouder of verzorger", "Bibliotheek of cultuur", "Jongerenwerk of buurtwerk"];
  const lines = Array.from({ length: 18 }, (_, at) => `Gast ${at + 1}; ${jobs[at % jobs.length]}; Organisatie ${at % 7}; ${1 + (at % 2)}`);
  await page.goto(`${evening}/wie`);
  await page.locator("[name=lijst]").fill(lines.join("\n"));
  await page.locator("form[action$='/lijst'] button").click();
  await page.goto(`${evening}/tafels`);
  await page.locator("form[action$='/tafels'] button").click();
  return evening;
}

story("an evening is made, somebody registers on a phone, and tables are mixed and printed", async () => {
  const page = await as("regio");
  const evening = await gather(page, await place("regio"), "Samen om tafel");
  holds(await said(page), "De indeling", "Tafel 1", "rollen");
  await picture(page, "tables", true);
  await page.goto(evening);
  const where = await page.locator("main a[href^='/avond/']").first().getAttribute("href");
  const guest = await (await visit({ viewport: { width: 390, height: 844 } })).newPage();
  await guest.goto(where);
  assert.equal(await tooWide(guest), null);
  await picture(guest, "registering");
  await guest.getByLabel("Naam", { exact: true }).fill("Noor");
  await guest.getByLabel("Gemeente", { exact: true }).check();
  await guest.locator("[name=wens-1]").selectOption({ label: "Taal" });
  await button(guest, "Meld mij aan").click();
  holds(await said(guest), "wacht op een ja");
  await page.goto(`${evening}/wie`);
  await page.locator("tr", { hasText: "Noor" }).getByRole("button", { name: "Zeg ja" }).click();
  await page.goto(`${evening}/tafels`);
  holds(await said(page), "Er kwamen mensen bij");
  await button(page, "Werk de indeling bij").click();
  holds(await said(page), "Noor: ronde 1");
  await page.goto(`${evening}/kaarten`);
  await page.emulateMedia({ media: "print" });
  await picture(page, "cards", true);
  assert.ok(!(await page.locator(".screen-only").first().isVisible()));
});

story("a table writes while the Wi-Fi is away, and nothing is lost or doubled", async () => {
  const page = await as("regio");
  await gather(page, await place("regio"), "Zonder wifi");
  const where = await page.locator("main a[href^='/tafel/']").first().getAttribute("href");
  const context = await visit({ javaScriptEnabled: true, viewport: { width: 390, height: 844 } });
  const table = await context.newPage();
  await table.goto(where);
  await context.setOffline(true);
  const field = table.locator(".part[data-field=exists]");
  await field.locator("form.new textarea").fill("Huiswerkhulp in de bieb");
  await field.locator("form.new button").click();
  await table.locator("#table[data-unsent='1']").waitFor();
  await table.locator("#table-status", { hasText: "Geen verbinding" }).waitFor();
  await picture(table, "table-offline");
  await context.setOffline(false);
  await table.locator("#table[data-unsent='0']").waitFor({ timeout: 30_000 });
  await table.reload();
  assert.equal(await table.locator(".part[data-field=exists] .notes > li").count(), 1);
  assert.equal(await table.locator(".part[data-field=exists] .notes textarea").inputValue(), "Huiswerkhulp in de bieb");
  await table.locator("[name=wat]").fill("Bel de bieb over dinsdag");
  await table.locator("[name=eigenaar]").fill("Noor");
  await table.locator("[name=voor]").fill("2199-01-14");
  await button(table, "Leg de afspraak vast").click();
  holds(await said(table), "Bel de bieb over dinsdag – Noor");
  await open(page, `/ontmoeten/${await place("regio")}/afspraken`);
  await link(page, "Bel de bieb over dinsdag").click();
  const own = await page.locator("main a[href^='/afspraak/']").first().getAttribute("href");
  const owner = await (await visit()).newPage();
  await owner.goto(own);
  await button(owner, "Ja, dat doe ik").click();
  holds(await said(owner), "toegezegd");
  await picture(owner, "agreement");
});

story("somebody looks up what may be done, narrows it, and reads on whose word it rests", async () => {
  const page = await as("schoolleider.po");
  const room = `/doen/${await place("schoolleider.po")}`;
  await open(page, room);
  await picture(page, "act");
  await page.getByLabel("Waar zoek je naar?").fill("feedback geven");
  await button(page, "Zoek").first().click();
  await link(page, "Feedback over de volgende stap").click();
  holds(await said(page), "Gemeten", "8 maanden", "niet uitgezocht", "Opnieuw bekijken");
  await picture(page, "act-item");
  await open(page, `${room}/thema/costs`);
  await open(page, `${room}?laag=family&leeftijd=8`);
  await page.getByRole("link", { name: "English" }).click();
  lacks(await open(page, `${room}/kennis/feedback`), "⟦", "maanden", "uitgezocht");
});

story("a figure leads to its question, to what others do, to an agreement with a name and a day, and back to the figure", async () => {
  const page = await as("schoolleider.po");
  const school = await place("schoolleider.po");
  await open(page, `/zien/${school}/over/havo-advice`);
  const figure = await title(page);
  await link(page, "Maak een afspraak over de vraag bij dit cijfer").click();
  holds(await said(page), "Dit gaat over de vraag");
  const agree = page.url();
  // What others do about it, before something is promised.
  await open(page, `/doen/${school}?zoek=advies`);
  assert.ok((await page.locator("main a[href*='/kennis/']").count()) > 0, "the knowledge base says nothing about advice");
  await open(page, `/doen/${school}/anderen`);
  holds(await said(page), "Brede brugklas van twee jaar");
  await page.goto(agree);
  await page.locator("[name=wat]").fill("Leg adviezen naast de toets met de groep van vorig jaar");
  await page.locator("[name=eigenaar]").fill("Noor");
  await page.locator("[name=voor]").fill("2199-01-14");
  await button(page, "Leg de afspraak vast").click();
  assert.equal(await title(page), "Leg adviezen naast de toets met de groep van vorig jaar");
  const owner = await (await visit()).newPage();
  await owner.goto(await page.locator("main a[href^='/afspraak/']").first().getAttribute("href"));
  await button(owner, "Ja, dat doe ik").click();
  await page.reload();
  holds(await said(page), "toegezegd");
  const where = await link(page, "Kijk terug bij het cijfer").getAttribute("href");
  await open(page, where);
  assert.equal(await title(page), figure);
});

story("a school writes down what it does, sees where nothing happens, and asks before it looks whether it worked", async () => {
  const page = await as("schoolleider.po");
  const room = `/doen/${await place("schoolleider.po")}`;
  await open(page, room);
  await link(page, "Wat doen wij al?").click();
  holds(await said(page), "Huiswerktafel in de bibliotheek", "De stoplijst");
  await picture(page, "stock", true);
  await page.getByText("Schrijf iets op dat jullie doen").click();
  await page.locator("[name=naam]").fill("Open deur");
  await page.locator("[name=doel]").fill("Ouders lopen binnen met een vraag.");
  await page.locator("[name=niveau]").selectOption("meso");
  await page.locator("summary", { hasText: "Het gezin" }).click();
  await page.getByLabel("Steun van ouders bij school").check();
  await button(page, "Bewaar").click();
  holds(await said(page), "Open deur");
  await link(page, "Kaart: waar gebeurt veel, waar nog niets?").click();
  assert.equal(await link(page, "Open deur").count(), 1);
  await picture(page, "map-of-factors", true);
  await link(page, "Open deur").click();
  await link(page, "Werkte het? Stel de vraag voordat je de uitkomst ziet.").click();
  assert.equal(await page.locator("[name=naam]").inputValue(), "Open deur");
  await page.locator("[name=cijfer]").selectOption("havo-advice");
  await page.locator("[name=richting]").selectOption("up");
  await page.locator("[name=kleinste]").fill("10");
  await page.locator("[name=eerste]").selectOption("2027");
  await page.locator("[name=jaren]").selectOption("2");
  await page.locator("[name=vergelijk]").selectOption("own");
  await button(page, "Bekijk wat we kunnen zien").click();
  holds(await said(page), "leerlingen per jaar");
  await picture(page, "power");
  await button(page, "Leg vast").click();
  holds(await said(page), "Nog niet te zeggen", "De vraag is sindsdien niet veranderd.");
  await picture(page, "trial", true);
});

story("somebody is dragged to another table, and the effect comes before the change", async () => {
  const made = await as("regio");
  const evening = await gather(made, await place("regio"), "Slepen");
  const page = await as("regio", { javaScriptEnabled: true });
  await page.goto(`${evening}/tafels`);
  const seat = page.locator("[data-table='1'][data-round='0'] [data-seat]").first();
  const who = await seat.getAttribute("data-seat");
  await seat.dragTo(page.locator("[data-table='2'][data-round='0'] h4"));
  await page.locator("#verzet-gevolg .told").waitFor();
  // Nothing has changed until the button is pressed.
  assert.equal(await page.locator(`[data-table='1'] [data-seat='${who}']`).count(), 1);
  const go = page.locator("#verzet-gevolg").getByRole("button", { name: "Doe het" });
  if (await go.count()) {
    await go.click();
    await page.locator(`[data-table='2'] [data-seat='${who}']`).waitFor();
  }
  await picture(page, "dragged", true);
});

story("a reader of English stays on the same page", async () => {
  const page = await as("schoolleider.po");
  const organisation = await place("schoolleider.po");
  const figure = `/zien/${organisation}/over/havo-advice`;
  const wheres = [`/zien/${organisation}`, `/zien/${organisation}/team`, `/zien/${organisation}/gelijke-kansen`, `/inlezen/${organisation}`, "/mijn"];
  for (const where of [...wheres, figure, `${figure}/jaren`, `${figure}/ernaast`, `${figure}/uitleg`]) {
    await open(page, where);
    const dutch = await said(page);
    await page.getByRole("link", { name: "English" }).click();
    assert.equal(new URL(page.url()).pathname, where);
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    const english = await open(page, where);
    assert.notEqual(english, dutch, `${where} is not in English`);
    lacks(english, "⟦", "leerlingen", "Bestand");
    await page.getByRole("link", { name: "Nederlands" }).click();
    assert.equal(await page.locator("html").getAttribute("lang"), "nl");
    assert.equal(await open(page, where), dutch);
  }
});

// The sweep: every page that somebody can reach by links, looked at in every way.

const WAYS = {
  light: "axe-core finds nothing on any page, in light on a desk",
  dark: "axe-core finds nothing on any page, in dark on a phone",
  phone: "no page scrolls sideways on a phone of 360 pixels",
  zoom: "no page scrolls sideways at 400 percent (320 pixels)",
  rtl: "no page scrolls sideways when read from right to left",
  print: "no page prints its navigation, or is so wide that paper makes it small",
  plain: "no page has a style or a script of its own, or a sentence that nobody wrote or put into English",
};
const found = new Map(Object.keys(WAYS).map((way) => [way, []]));
let swept = 0;

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function axeOn(page) {
  const result = await page.evaluate((values) => window.axe.run(document, {
    runOnly: { type: "tag", values },
    resultTypes: ["violations"],
    preload: false,
  }), TAGS);
  return result.violations.map((one) =>
    `${one.id} (${one.nodes.length}×): ${one.nodes[0].target.join(" ")}: ${one.nodes[0].failureSummary.split("\n").pop().trim()}`,
  );
}

async function look(page, who) {
  const language = await page.locator("html").getAttribute("lang");
  const where = `${who} ${new URL(page.url()).pathname} (${language})`;
  const note = (way, ...findings) => found.get(way).push(...findings.filter(Boolean).map((one) => `${where}: ${one}`));
  swept += 1;
  const plain = await page.evaluate(() => ({
    own: document.querySelectorAll("[style], style, script:not([src])").length,
    unwritten: document.body.innerText.includes("⟦"),
    // Names, and what people wrote themselves, stay as they are.
    dutch: [...document.querySelectorAll("main :is(h2, h3, p, li, th, td, dt, dd, label, legend, summary, option, button, text)")]
      .filter((one) => !one.closest(".own-words, blockquote, code, [lang=nl]:not(html), [translate=no]") && !one.querySelector("a"))
      .map((one) => {
        // A line of ours may hold words of theirs.
        const ours = one.cloneNode(true);
        for (const theirs of ours.querySelectorAll(".own-words, blockquote, code, [lang=nl], [translate=no]")) theirs.remove();
        return ours.textContent;
      })
      .map((words) => words.match(/(?:^|[\s(])(?:het|een|niet|voor|wordt|zijn|naar)(?=[\s.,:;)]|$).*/)?.[0])
      .find(Boolean),
  }));
  if (plain.own > 0) note("plain", `${plain.own} styles or scripts`);
  if (plain.unwritten) note("plain", "a sentence that nobody wrote");
  if (plain.dutch && language === "en") note("plain", `still in Dutch: ‘${plain.dutch.trim().slice(0, 60)}’`);
  await page.evaluate(axe.source);
  note("light", ...(await axeOn(page)));
  await page.emulateMedia({ colorScheme: "light", media: "print" });
  const printed = await page.evaluate(() =>
    // What was filled in belongs on paper; what is there to press or to search does not.
    [".banner", ".where", ".colophon", ".skip", "button", ".button", "[type=file]", "[type=password]", "form[method=get]"].filter((name) =>
      [...document.querySelectorAll(name)].some((one) => one.checkVisibility()),
    ),
  );
  note("print", printed.length > 0 && `${printed.join(", ")} to be seen`);
  // A4 less its margins, in pixels of 1/96 inch. What is wider, a browser shrinks: by a tenth is still easy to read.
  await page.setViewportSize({ width: 627, height: 970 });
  note("print", await tooWide(page, 1.1));
  await page.emulateMedia({ colorScheme: "dark", media: "screen" });
  await page.setViewportSize({ width: 360, height: 780 });
  note("phone", await tooWide(page));
  note("dark", ...(await axeOn(page)));
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 256 });
  note("zoom", await tooWide(page));
  await page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  note("rtl", await tooWide(page));
  await page.setViewportSize(DESKTOP);
  note("rtl", await tooWide(page));
  await page.evaluate(() => document.documentElement.removeAttribute("dir"));
}

const SWEEP = { javaScriptEnabled: true, bypassCSP: true, reducedMotion: "reduce" };

// The figures of an organisation look the same to everybody there, and some pages to everybody: looked at once.
// An indicator looks much the same at every organisation: looked at in two of them, and so are the pages beside it.
const looked = new Map();
// Of a hundred items of the knowledge base, and of the conversations and codes of a study, two of each kind.
const isShared = (where) => /^\/(zien|samen|meetellen|doen)\/\d+\/|^\/horen\/\d+\/studie\/\d+\/(gesprek|citaten)\/|^\/(uitleg|toegankelijkheid|mijn|openbaar)/.test(where);
const MOST_ALIKE = 2;

function lookAgain(where, language) {
  if (!isShared(where)) return true;
  const alike = where
    .replace(/^\/zien\/\d+\/over/, "over")
    .replace(/^\/doen\/\d+\/([a-z]+)\/.*/, "act $1")
    .replace(/^\/horen\/\d+\/studie\/\d+\/([a-z]+)\/.*/, "hear $1")
    .replace(/^\/(?:samen|meetellen)\/\d+\/\d+/, "sum")
    .replace(/^over\/[^/]+\/(?=jaren|ernaast|uitleg)/, "over/any/");
  const [one, all] = [`${language} ${where}`, `${language} ${alike}`];
  if (looked.has(one) || (looked.get(all) ?? 0) >= MOST_ALIKE) return false;
  looked.set(one, 1);
  looked.set(all, (looked.get(all) ?? 0) + 1);
  return true;
}

/** Pages for everybody that a visitor has to search or to know. */
const UNLINKED = ["/openbaar?zoek=utrecht", "/openbaar?zoek=nergens", ...[MUNICIPALITY, SECONDARY, PRIMARY].map((code) => `/openbaar/${code}`), "/aanmelden/vergeten", "/aanmelden/link"];

async function speak(page, language) {
  await page.goto(`/taal/${language}?naar=/toegankelijkheid`);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
}

/** Looks at every page that links lead to, about the organisations where somebody is and about none. */
async function sweep(name, language) {
  const page = name ? await as(name, SWEEP) : await (await visit(SWEEP)).newPage();
  await speak(page, language);
  const seen = new Set();
  const waiting = ["/", ...(name ? [] : UNLINKED)];
  while (waiting.length > 0) {
    const next = waiting.shift();
    await open(page, next);
    const arrived = new URL(page.url()).pathname;
    // What was searched for is another page than the one to search on.
    const here = next.includes("?") ? next : arrived;
    if (seen.has(here)) continue;
    seen.add(here);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.href));
    await look(page, name ?? "nobody");
    for (const to of links.map((href) => new URL(href))) {
      const about = to.pathname.match(/^\/[a-z]+\/(\d+)/);
      const isNear = !about || Number(about[1]) === places[name];
      const isPage = to.origin === site && !/^\/taal\/|\/(rapport|sjabloon|bestand)\/|\.(pdf|xlsx|csv|json|ics|qdpx|qdc)$/.test(to.pathname);
      if (!isPage || !isNear || seen.has(to.pathname) || waiting.includes(to.pathname)) continue;
      if (lookAgain(to.pathname, language)) waiting.push(to.pathname);
    }
  }
  await page.context().close();
}

/** Who looks around in English as well: between them they see every kind of page. */
const IN_ENGLISH = [undefined, "schoolleider.po", "bestuurder.po", "regio", "beheer"];

async function sweepAll() {
  const page = await (await visit()).newPage();
  await page.goto("/");
  const emails = await page.locator("main tbody th").allInnerTexts();
  const names = emails.map((email) => email.split("@")[0]);
  assert.ok(names.length > 10, "hardly anybody to look around as");
  for (const name of names) {
    if (!["ouder", "leerling", "partner"].includes(name)) await place(name);
  }
  // Two at a time: one waits for the site while the other's page is looked at.
  const waiting = [undefined, ...names].map((name) => [name, "nl"]).concat(IN_ENGLISH.map((name) => [name, "en"]));
  const roam = async () => {
    while (waiting.length > 0) await sweep(...waiting.shift());
  };
  await Promise.all([roam(), roam()]);
  for (const language of ["nl", "en"]) {
    await sweepRounds(language);
    await sweepWords(language);
    await sweepLetters(language);
    await sweepVoices(language);
    await sweepMeetup(language);
  }
  await sweepForms(await as("schoolleider.po", SWEEP), await place("schoolleider.po"));
  assert.ok(swept > 200, `only ${swept} pages were looked at`);
}

/** A round as long as it waits, and what is said when something is wrong with one; by places, so in any language. */
async function sweepRounds(language) {
  const [page, member] = [await as("regio", SWEEP), await as(PRIMARY_BOARDS[0], SWEEP)];
  await speak(page, language);
  await speak(member, language);
  const [region, board] = [await place("regio"), await place(PRIMARY_BOARDS[0])];
  await page.goto(`/samen/${region}`);
  await page.locator("main form.tall button").click();
  assert.equal(await page.locator("[role=alert]").count(), 1);
  await look(page, "a round of nobody");
  for (const who of PRIMARY_BOARDS) await page.locator(`[name=board-${await place(who)}]`).check();
  for (const [place, name] of ["from", "to"].entries()) await page.locator(`[name=${name}]`).selectOption({ label: LONG_AGO[place] });
  await page.locator("main form.tall button").click();
  await look(page, "a round that waits");
  await member.goto(`/meetellen/${board}`);
  await look(member, "a board that is asked");
  await member.locator("main summary").click();
  await look(member, "a board that is asked for what");
  const elsewhere = await member.context().newPage();
  await elsewhere.goto(`/meetellen/${board}`);
  await member.locator("main form button").click();
  await look(member, "a board that gave");
  await elsewhere.locator("main form button").click();
  await look(elsewhere, "a board that gives again");
  await page.goto(`/samen/${region}`);
  await page.locator("main td a[href$='/af']").click();
  await look(page, "a round that may be called off");
  await page.locator("main form button").click();
  await member.goto(`/meetellen/${board}`);
  await look(member, "a round that was called off");
}

/** Own words that met those of somebody else, and words that are too long. */
async function sweepWords(language) {
  const [page, other] = [await as("schoolleider.po", SWEEP), await as("kwaliteit.po", SWEEP)];
  const where = `/zien/${await place("schoolleider.po")}/over/advice-spread/uitleg`;
  for (const one of [page, other]) {
    await speak(one, language);
    await one.goto(where);
  }
  const keep = async (one, words) => {
    await one.locator("main textarea").fill(words);
    await one.locator("main form.tall button").click();
  };
  await keep(other, "Dit zagen wij eerder.");
  await keep(page, "Dit zien wij nu.");
  assert.equal(await page.locator("[role=alert] blockquote").count(), 1);
  await look(page, "words that met others");
  await keep(page, "woord ".repeat(1000));
  assert.equal(await page.locator("[role=alert]").count(), 1);
  await look(page, "too many words");
}

/** A letter with everything that can be said of one, and one that is not there. */
async function sweepLetters(language) {
  const page = await as("leraar.po", SWEEP);
  await speak(page, language);
  await page.goto(`/brieven/${await place("leraar.po")}`);
  await page.locator("main form.tall button").click();
  assert.equal(await page.locator("[role=alert]").count(), 1);
  await look(page, "no letter");
  await page.locator("[name=tekst]").fill(LETTER);
  await page.locator("main form.tall button").click();
  await look(page, "a letter");
  // Of the two forms that carry the letter, the first is there to change it.
  await page.locator("textarea[name=tekst]").fill(BETTER);
  await page.locator("main form.tall button").click();
  await look(page, "a letter beside its first version");
}

/** A study from its beginning to what comes of it. */
async function sweepVoices(language) {
  const page = await as("regio", SWEEP);
  await speak(page, language);
  const region = await place("regio");
  await hear(page, region, "Kijken");
  await look(page, "names to take out");
  await page.locator("[name=gelezen]").check();
  await page.locator("main form.tall button").click();
  await look(page, "a conversation to code");
  const study = new URL(page.url()).pathname.split("/gesprek/")[0];
  for (const where of ["", "/codes", "/samen", "/uitkomst", "/nieuw-gesprek"]) {
    await page.goto(`${study}${where}`);
    await look(page, "a study");
  }
  await page.goto(`/horen/${region}/gids`);
  await look(page, "the guide");
  await page.goto(`/horen/${region}/toestemming`);
  await look(page, "what people are asked");
  const survey = await ask(page, region, "pupils", "Kijken");
  await look(page, "a survey that is open");
  await page.goto(`${new URL(page.url()).pathname}/blad?taal=nl`);
  await look(page, "a survey on paper");
  for (const where of [survey, `${survey}?taal=ar`, `/horen/${region}/vragen`, `/horen/${region}/arena`, `/horen/${region}/inbrengen`]) {
    await page.goto(where);
    await look(page, "asking");
  }
}

/** An evening with everything that belongs to it. */
async function sweepMeetup(language) {
  const page = await as("regio", SWEEP);
  await speak(page, language);
  const evening = await gather(page, await place("regio"), `Kijken ${language}`);
  for (const where of ["", "/wie", "/tafels", "/kaarten", "/bladen", "/opbrengst"]) {
    await page.goto(`${evening}${where}`);
    await look(page, "an evening");
  }
  const table = await page.goto(`${evening}/tafels`) && await page.locator("main a[href^='/tafel/']").first().getAttribute("href");
  await page.goto(evening);
  const invitation = await page.locator("main a[href^='/avond/']").first().getAttribute("href");
  for (const where of [table, invitation, `/ontmoeten/${await place("regio")}`, `/ontmoeten/${await place("regio")}/afspraken`]) {
    await page.goto(where);
    await look(page, "meeting");
  }
}

/** Pages that no link leads to: what comes of a form. */
async function sweepForms(page, organisation) {
  await page.goto("/bestaat-niet");
  await look(page, "somebody lost");
  await send(page, organisation, "programma.exe", Buffer.from("MZ"));
  await look(page, "a file of another kind");
  await send(page, organisation, "groep 8.csv", list({ ...simulated, opmerking: "x" }));
  assert.equal(await title(page), "Zo zou Wieg je lijst lezen");
  await look(page, "a proposal");
  await page.locator("main summary").click();
  await look(page, "a proposal unfolded");
  await button(page, "Zo inlezen").click();
  assert.equal(await title(page), "De lijst is ingelezen");
  await look(page, "a list read in");
  await page.goto(`/gegevens/${organisation}`);
  await look(page, "lists held");
  await button(page, "Neem terug").click();
  await page.goto(`/mensen/${organisation}`);
  await page.getByLabel("Naam").fill("Noor");
  await page.getByLabel("E-mailadres").fill("noor@school");
  await page.getByLabel("Rol", { exact: true }).selectOption("teacher");
  await button(page, "Uitnodiging maken").click();
  assert.equal(await page.locator("[role=alert]").count(), 1);
  await look(page, "a form with a problem");
}

let sweeping;
for (const [way, name] of Object.entries(WAYS)) {
  story(name, async () => {
    sweeping ??= sweepAll();
    await sweeping;
    const findings = found.get(way);
    if (findings.length > 0) throw new Error([`${findings.length} findings`, ...findings].join("\n  "));
  });
}

story("nothing is fetched from elsewhere, and no page breaks the site's own policy", async () => {
  assert.deepEqual([...strayed], []);
  assert.deepEqual([...complaints], []);
});

// Telling them.

const started = Date.now();
const told = stories.filter(({ name }) => name.includes(only));
let failed = 0;
for (const { name, tell } of told) {
  try {
    await tell();
    console.log(`ok ${name}`);
  } catch (problem) {
    failed += 1;
    console.log(`FAILED ${name}: ${problem.message ?? problem}`);
  }
}
await browser.close();
console.log(`${told.length - failed} passed, ${failed} failed`);
console.log(`${swept} pages were looked at in every way, ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(failed === 0 && told.length > 0 ? 0 : 1);
