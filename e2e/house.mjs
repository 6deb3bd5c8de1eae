// What every journey needs: a server of its own, a real browser, axe, and the four ways a page is met.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const require = createRequire(import.meta.url);
const here = path.dirname(new URL(import.meta.url).pathname);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const binary = process.env.PERRON_BIN ?? path.join(here, '../target/debug/perron');

export const LANGUAGES = ['en', 'fr'];
export const WIDTHS = [320, 1280];
export const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * Starts `perron serve` on a free port with an empty folder; `stop` ends that process and removes the folder, `kill` ends
 * it as a power cut would and leaves the folder for another start on the same port.
 */
export async function startPerron({ args = [], data, port = 0, env = {} } = {}) {
  const own = !data;
  data ??= mkdtempSync(path.join(tmpdir(), 'perron-e2e-'));
  const child = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  const link = (pattern) => said.match(pattern)?.[0];
  const deadline = Date.now() + 20_000;
  while (!link(/http:\/\/\S+:\d+/)) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`perron serve did not start:\n${said}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const base = link(/http:\/\/[^\s/]+:\d+/);
  return {
    base,
    data,
    said: () => said,
    async kill() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      if (own) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Runs the program to its end and returns what it printed. */
export function perron(...args) {
  return new Promise((done, fail) => {
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => (out += text));
    child.stderr.on('data', (text) => (err += text));
    child.on('exit', (code) => (code === 0 ? done(out) : fail(new Error(`perron ${args.join(' ')}: ${code}\n${err}${out}`))));
  });
}

/**
 * A real mail server (aiosmtpd): `--mail-server` of its address makes the house send to it. `letter` waits for a mail to an
 * address whose subject matches, the newest first.
 */
export async function startMail() {
  const python = process.env.PERRON_TEST_PYTHON ?? 'python3';
  const child = spawn(python, [path.join(here, 'mail.py')], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const deadline = Date.now() + 20_000;
  while (!out.includes('\n')) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`the mail server did not start:\n${err}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const letters = () => out.trimEnd().split('\n').slice(1).map((line) => JSON.parse(line)).reverse();
  return {
    url: `smtp://127.0.0.1:${out.split('\n')[0]}`,
    letters,
    async letter(email, subject, count = 1) {
      for (const end = Date.now() + 20_000; Date.now() < end;) {
        const found = letters().filter((mail) => mail.to.includes(email) && subject.test(mail.subject));
        if (found.length >= count) return found[0];
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error(`no mail "${subject}" to ${email}; there are: ${letters().map((mail) => `${mail.to} ${mail.subject}`).join(', ')}`);
    },
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A fresh sign-in link for the operator, as the command line prints it. */
export async function operatorLink(server) {
  const out = await perron('link', 'operator', '--data', server.data, '--address', server.base);
  return out.match(/http:\/\/\S+/)[0];
}

/** Chromium without its windows takes half the time; where there is none, Chromium. */
const BROWSERS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? BROWSERS.find((browser) => existsSync(browser)),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  });

/** A person with a browser of their own: no cookies shared with anybody. */
export async function visitor(browser, { width = 1280, script = true, dark = false, language = 'en' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 640 : 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    locale: `${language}-CA`,
    reducedMotion: 'reduce',
  });
  context.runsScript = script;
  return context;
}

/** Whoever runs the house, signed in with a link of the command line in a browser of their own, met as `way` says. */
export async function operatorPage(server, browser, way = {}) {
  const language = way.language ?? 'en';
  const page = await (await visitor(browser, way)).newPage();
  await page.goto((await operatorLink(server)).replace('/en/', `/${language}/`));
  await page.click('main button');
  await page.waitForURL(new RegExp(`/${language}/$`));
  return page;
}

/** A house with the sample programme, a browser, its operator, and the address of its first community without the language. */
export async function sampleHouse() {
  const server = await startPerron({ args: ['--demo'] });
  const browser = await launch();
  const operator = await operatorPage(server, browser);
  await operator.goto(`${server.base}/en/communities`);
  const community = (await operator.getAttribute('main .lines h2 a', 'href')).replace(/^\/en/, '');
  return { server, browser, operator, community, act: (page, action, form) => send(server, operator.request, `${server.base}/en${page}`, `${server.base}/en${action}`, form) };
}

/** The address that an answer leads to, without the language. */
export const leadsTo = (answer) => (answer.headers().location ?? '').replace(/^.*\/en\//, '/');

/** The link that begins so in the newest mail to an address; there is no mail server, so the operator reads it. */
export async function mailedLink(server, operator, email, begins = 'sign-in') {
  await operator.goto(`${server.base}/en/outbox`);
  await operator.locator('main li', { hasText: email }).first().locator('a').click();
  return (await operator.innerText('main .card')).match(new RegExp(`http:\\S+/${begins}/[0-9A-Za-z-]+`))[0];
}

/** Signs in with a link that is mailed to an address. */
export async function signIn(server, operator, page, language, email) {
  await page.goto(`${server.base}/${language}/sign-in`);
  await page.fill('#email', email);
  await page.click('main button.main');
  await page.waitForURL(/\/sign-in\/sent$/);
  await page.goto(await mailedLink(server, operator, email));
  await page.click('main button.main');
  await page.waitForURL(new RegExp(`/${language}/$`));
}

/** Sends a form as a page of that address would; the answer, which leads to another page. */
export async function send(server, request, page, action, form) {
  const token = (await (await request.get(page)).text()).match(/name="token" value="([^"]+)"/)[1];
  const answer = await request.post(action, { form: { token, ...form }, maxRedirects: 0, headers: { origin: server.base } });
  if (answer.status() !== 303) throw new Error(`${action}: ${answer.status()} ${(await answer.text()).match(/<main[\s\S]*/)?.[0].slice(0, 1500)}`);
  return answer;
}

/** A round table that anybody may join, founded by the operator; its path without the language. */
export async function foundTable(server, operator, name) {
  const made = await send(server, operator.request, `${server.base}/en/communities/new`, `${server.base}/en/communities`, {
    kind: 'round-table', 'name-en': name, 'name-fr': name, 'about-en': 'We meet.', 'about-fr': 'On se voit.', speaks: 'both',
    joining: 'open', sharing: 'open', name: 'Robin', shown: 'yes',
  });
  return made.headers().location.match(/\/communities\/[0-9A-Z]+/)[0];
}

/** Plans and opens a session that begins in 40 minutes, both there and online; its address, without the language. */
export async function planSession(server, request, more) {
  const zone = 'America/St_Johns'; // half an hour from its neighbours
  const soon = new Date(Math.ceil((Date.now() + 40 * 60_000) / 60_000) * 60_000);
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).formatToParts(soon);
  const { day, month, year, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  const made = await send(server, request, `${server.base}/en/sessions/new`, `${server.base}/en/sessions`, {
    'starts-day': day, 'starts-month': month, 'starts-year': year, 'starts-time': `${hour}:${minute}`, zone, minutes: 60, mode: 'both',
    'call-link': 'https://call.example/spring', 'venue-en': 'Mill Street hall', 'venue-fr': 'Salle de la rue du Moulin', 'release-days': 7,
    speaks: 'both', ...more,
  });
  const path = made.headers().location.match(/\/sessions\/[0-9A-Z]+/)[0];
  await send(server, request, `${server.base}/en${path}/settings`, `${server.base}/en${path}/publication`, {});
  return path;
}

/** Presses a button that sends a form, and waits for the answer: words of an answer before it may still stand on the page. */
export async function press(page, selector) {
  const kept = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.click(selector);
  await kept;
}

/** Every way a page is met: both languages, phone and desk, script on and off. */
export function everyWay() {
  return LANGUAGES.flatMap((language) =>
    WIDTHS.flatMap((width) => [true, false].map((script) => ({
      language, width, script, name: `${language}, ${width} px, script ${script ? 'on' : 'off'}`,
    }))));
}

/** Half of these, so chosen that any two of language, width and script meet as they can; `EVERY_WAY=1` for all. */
export function ways() {
  const is = (yes) => (yes ? 1 : 0);
  const even = ({ language, width, script }) => (is(language === 'fr') + is(width === 320) + is(!script)) % 2 === 0;
  return process.env.EVERY_WAY ? everyWay() : everyWay().filter(even);
}

/**
 * Checks the page as it stands: no barrier that axe knows, nothing wider than the window, title and language there.
 */
export async function accessible(page, language) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  const { violations } = page.context().runsScript ? await axe(page) : await axeOfTwin(page);
  const found = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).slice(0, 3).join(' | ')}`);
  assert.deepEqual(found, [], `axe on ${page.url()}`);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${page.url()} is ${wide} px wide in a window of ${window}`);
  assert.ok((await page.title()).length > 3, `${page.url()} has a title`);
  if (language) assert.match(await page.getAttribute('html', 'lang'), new RegExp(`^${language}`));
}

async function axe(page) {
  await page.evaluate(axeSource);
  return page.evaluate((rules) => globalThis.axe.run({ runOnly: rules }), RULES);
}

/**
 * axe waits for timers, which do not run with script off. So it looks at a twin: the same elements, without our script,
 * in a window where scripts may run.
 */
async function axeOfTwin(page) {
  const scripts = /<script[\s\S]*?<\/script>/g;
  const body = (await page.content()).replace(scripts, '').replaceAll(/<(\/?)noscript/g, '<$1div');
  const twin = await twinOf(page.context());
  await twin.setViewportSize(page.viewportSize());
  await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  await twin.goto(page.url());
  const found = await axe(twin);
  await twin.unrouteAll();
  return found;
}

/** One for all pages of a visitor: it keeps the style sheet. */
const twins = new WeakMap();
async function twinOf(visitor) {
  if (!twins.has(visitor)) twins.set(visitor, await (await visitor.browser().newContext({ bypassCSP: true })).newPage());
  return twins.get(visitor);
}

/** Goes to what matches by the Tab key alone. */
export async function reach(page, selector) {
  for (let stops = 0; stops < 90; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is not reached by keyboard`);
}

/** Keeps a picture to look at, when SHOTS=1. */
export async function shot(page, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(path.join(here, 'shots'), { recursive: true });
  await page.screenshot({ path: path.join(here, 'shots', `${name}.png`), fullPage: true });
}

/** Fails if a page asks anybody but its own server for anything, or writes an error to the console. */
export function watch(page, base) {
  const wrong = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) wrong.push(`asked ${request.url()}`);
  });
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
  return wrong;
}
