// One browser, driven by lines of JSON: {"do": action, ...} comes in; {"value"} or {"error"} goes out, with all
// that the browser has complained of since the line before. Chromium or Firefox, it is the same to who asks.
//   node tools/web/drive.mjs chrome|firefox PATH
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

import puppeteer from "puppeteer-core";

const PATIENCE = 20_000; // milliseconds; how long a slow machine may take, not how long it should
const ABORTED = /ERR_ABORTED|NS_BINDING_ABORTED/; // the reader went on before an icon had arrived
const ARGUMENTS = { chrome: ["--no-sandbox", "--disable-gpu"], firefox: [] };

const [browser, executablePath] = process.argv.slice(2);
const downloads = mkdtempSync(join(tmpdir(), "downloads-"));
const extraPrefsFirefox = { "browser.download.folderList": 2, "browser.download.dir": downloads };
const driven = await puppeteer.launch({ browser, executablePath, args: ARGUMENTS[browser], extraPrefsFirefox });
const complaints = [];
let page = null;
let tabs = []; // the pages of a window

function listen(root) {
  const complain = (text) => complaints.push(text);
  const isOurs = (url) => url.startsWith(root) || /^(data|about):/.test(url);
  page.on("console", (message) => complain(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complain(`error: ${error.message}`));
  page.on("dialog", (dialog) => { complain(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => { if (!isOurs(request.url())) complain(`request outside the site: ${request.url()}`); });
  page.on("response", (response) => { if (response.status() >= 400) complain(`${response.status()} for ${response.url()}`); });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    if (!ABORTED.test(reason)) complain(`failed (${reason}): ${request.url()}`);
  });
}

/* Of some directives Firefox tells nobody but the page. */
function hearOfPolicy() {
  addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.effectiveDirective} forbids ${event.blockedURI}`);
  });
}

const ACTIONS = {
  /** A window of a reader who was never here: nothing is kept, and nothing of it stays. */
  async window({ root, width, height }) {
    const downloadBehavior = browser === "chrome" ? { policy: "allow", downloadPath: downloads } : undefined;
    const context = await driven.createBrowserContext({ downloadBehavior });
    tabs = [];
    tabs.open = async () => {
      page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      await page.setViewport({ width, height });
      await page.evaluateOnNewDocument(hearOfPolicy);
      listen(root);
      tabs.push(page);
    };
    await tabs.open();
  },
  /** Turns to a tab of the window; one that is not there yet is opened. */
  async tab({ at }) {
    if (!tabs[at]) return tabs.open();
    page = tabs[at];
    await page.bringToFront();
  },
  before: ({ script }) => page.evaluateOnNewDocument(script).then(() => null),
  close: () => page.browserContext().close(),
  open: ({ url }) => page.goto(url).then(() => null),
  reload: () => page.reload().then(() => null),
  evaluate: ({ script }) => page.evaluate(script),
  /** Behind the last link of a page Tab leads into the browser's own bar, which a driver cannot see; Firefox may stay
      there while Tab goes on in the page, and then no key presses a button. Turning to another tab and back mends it. */
  async press({ key }) {
    const isInPage = key === "Tab" || await page.evaluate(() => document.hasFocus()).catch(() => true);
    if (!isInPage) {
      const other = await page.browserContext().newPage();
      await page.bringToFront();
      await other.close();
    }
    await page.keyboard.press(key);
  },
  type: ({ text }) => page.keyboard.type(text),
  click: ({ selector }) => page.click(selector),
  /** The text of a file that the page has saved, as soon as it is whole; it is gone then. */
  async saved({ name }) {
    const path = join(downloads, name);
    const isWhole = () => existsSync(path) && readFileSync(path).length && readdirSync(downloads).every((one) => !/\.(part|crdownload)$/.test(one));
    for (const end = Date.now() + PATIENCE; !isWhole(); await pause(20)) {
      if (Date.now() > end) throw new Error(`waited in vain for ${name}; saved are ${readdirSync(downloads)}`);
    }
    const text = readFileSync(path, "utf8");
    rmSync(path);
    return text;
  },
  /** What a script gives as soon as that counts as true; while a page goes, there is none to ask. */
  async wait({ script }) {
    let seen;
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(20)) {
      seen = await page.evaluate(script).catch((error) => { seen = error; });
      if (seen) return seen;
    }
    throw new Error(`waited in vain at ${page.url()} for ${script}, which gives ${seen}`);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: action, ...given } = JSON.parse(line);
  const answer = await ACTIONS[action](given).then((value) => ({ value }), (error) => ({ error: `${error}` }));
  console.log(JSON.stringify({ ...answer, complaints: complaints.splice(0) }));
}
await driven.close();
rmSync(downloads, { recursive: true });
