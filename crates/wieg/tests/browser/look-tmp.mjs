import { chromium } from "playwright-core";
const [base, ...shots] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic","--no-first-run","--disable-background-networking","--disable-component-update","--disable-sync"] });
for (const shot of shots) {
  const [who, path, out, width = "1100", extra = ""] = shot.split("|");
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false, locale: "nl-NL", viewport: { width: +width, height: 900 }, colorScheme: extra.includes("dark") ? "dark" : "light" });
  const page = await context.newPage();
  if (who !== "-") {
    await page.goto("/aanmelden");
    await page.getByLabel("E-mailadres").fill(`${who}@demo.example`);
    await page.getByLabel("Wachtwoord").fill("waar je wieg stond");
    await page.locator("main").getByRole("button", { name: "Aanmelden" }).click();
  }
  let to = path;
  if (path.startsWith("menu:")) { await page.getByRole("navigation").getByRole("link", { name: path.slice(5) }).first().click(); }
  else if (path.startsWith("click:")) { for (const name of path.slice(6).split(">")) await page.getByRole("link", { name }).first().click(); }
  else if (path !== ".") await page.goto(to);
  for (let i = 0; i < 20 && (await page.locator("main").innerText()).includes("Wieg telt en rekent"); i++) { await new Promise(r => setTimeout(r, 700)); await page.reload(); }
  if (extra.includes("en")) { await page.getByRole("link", { name: "English" }).click(); }
  await page.screenshot({ path: out, fullPage: true });
  console.log(out, page.url(), await page.title());
  await context.close();
}
await browser.close();
