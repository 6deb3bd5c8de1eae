// A whole session in its room: thirty people at five tables in two rounds, English and French mixed, one of them by keyboard
// alone, one without script; the server dies in the middle, devices lose the network, and nothing is lost.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { accessible, launch, operatorLink, shot, startPerron, visitor, watch } from '../house.mjs';

const PEOPLE = 30;
const AREAS = ['H2X', 'K1A', 'M5V', 'J8X', 'B3H'];

let server;
let browser;
let host; // the page of whoever runs the session
let address; // of the session, without the language
const people = []; // by request alone: { request, language, token }
const pages = {}; // real pages: en, fr, keyboard, plain

before(async () => {
  server = await startPerron();
  browser = await launch();
  const context = await visitor(browser);
  host = await context.newPage();
  await host.goto(await operatorLink(server));
  await host.click('main button');
});
after(async () => {
  await browser?.close();
  await server?.stop();
  if (server) rmSync(server.data, { recursive: true, force: true });
});

const tokenOf = (html) => html.match(/name="token" value="([^"]+)"/)[1];
const at = (language, path) => `${server.base}/${language}${address}${path}`;

/** Sends a form as a page of that address would; the answer. */
async function send(request, page, action, form) {
  const token = tokenOf(await (await request.get(page)).text());
  const answer = await request.post(action, { form: { token, ...form }, maxRedirects: 0, headers: { origin: server.base } });
  assert.ok([303, 200].includes(answer.status()), `${action}: ${answer.status()} ${(await answer.text()).match(/<main[\s\S]*/)?.[0].slice(0, 1500)}`);
  return answer;
}

const lead = (page, action, form) => send(host.context().request, at('en', page), at('en', action), form);

/** The same page in English at a desk and in French on a phone, with axe. */
async function looked(path, name, page = host) {
  for (const [language, width] of [['en', 1280], ['fr', 320]]) {
    await page.setViewportSize({ width, height: width < 600 ? 640 : 900 });
    await page.goto(at(language, path));
    await accessible(page, language);
    await shot(page, `room-${name}-${language}-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('a session is prepared and its room is open', async () => {
  const soon = new Date(Date.now() + 45 * 60_000);
  const request = host.context().request;
  const made = await send(request, `${server.base}/en/sessions/new`, `${server.base}/en/sessions`, {
    'title-en': 'Who keeps the door open?', 'title-fr': 'Qui garde la porte ouverte?',
    'starts-day': soon.getUTCDate(), 'starts-month': soon.getUTCMonth() + 1, 'starts-year': soon.getUTCFullYear(),
    'starts-time': `${soon.getUTCHours()}:${String(soon.getUTCMinutes()).padStart(2, '0')}`,
    zone: 'UTC', minutes: 60, mode: 'in-person', 'venue-en': 'Mill Street hall', 'venue-fr': 'Salle de la rue du Moulin', 'release-days': 7, speaks: 'both',
  });
  address = made.headers().location.match(/\/sessions\/[0-9A-Z]+/)[0];
  await send(request, at('en', '/settings'), at('en', '/publication'), {});
  await host.goto(at('en', '/room/desk'));
  assert.match(await host.innerText('main'), /People arrive/);
});

async function checkIn(language, width, script, name) {
  const context = await visitor(browser, { language, width, script });
  const page = await context.newPage();
  page.wrong = watch(page, server.base);
  await page.goto(at(language, '/room'));
  await page.fill('#name', name);
  await page.check(`[name=language][value=${language}]`);
  const code = await page.$('#code');
  if (code) await code.fill(doorCode);
  return page;
}

let doorCode = '';

test('thirty people come in, each counted once', async () => {
  await host.goto(at('en', '/room/projector'));
  doorCode = (await host.innerText('main')).match(/Code:\s*(\S+)/)?.[1] ?? '';
  await looked('/room/projector', 'projector-lobby');
  const door = await (await visitor(browser)).newPage();
  await looked('/room', 'come', door);
  for (const [name, language, width, script] of [['en', 'en', 1280, true], ['fr', 'fr', 320, true], ['keyboard', 'en', 1280, true], ['plain', 'fr', 320, false]]) {
    const page = (pages[name] = await checkIn(language, width, script, name));
    if (name === 'keyboard') {
      await page.focus('#name');
      for (let n = 0; n < 30 && !(await page.evaluate(() => document.activeElement.matches('form button.main'))); n++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    } else await page.click('main form button.main');
    await page.waitForSelector('.notice.said');
    await accessible(page, language);
    await shot(page, `room-lobby-${name}`);
  }
  await Promise.all(Array.from({ length: PEOPLE - 4 }, async (_, n) => {
    const language = n % 2 ? 'fr' : 'en';
    const { request } = await browser.newContext();
    const form = { name: `P${n}`, language: n % 3 ? language : 'both', postal: AREAS[n % 5], code: doorCode };
    await send(request, at(language, '/room'), at(language, '/room/presence'), form);
    people[n] = { request, language, token: tokenOf(await (await request.get(at(language, '/room'))).text()) };
    if (n === 0) await send(request, at(language, '/room'), at(language, '/room/presence'), form); // twice
  }));
  await host.goto(at('en', '/attendance'));
  assert.match(await host.innerText('main'), new RegExp(`${PEOPLE} people are here`));
  await looked('/attendance', 'attendance');
});

const number = async (page) => Number((await page.innerText('h1')).match(/Table (\d+)/)[1]);

async function makeTables() {
  await host.goto(at('en', '/room/tables'));
  await host.fill('#tables', '5');
  await host.click('main button.main');
  await host.waitForSelector('.notice.said');
}

test('five tables are made, and every page moves by itself', async () => {
  await makeTables();
  await looked('/room/tables', 'tables');
  await host.goto(at('en', '/room/desk'));
  await host.click('#begin'); // the welcome, where nothing is asked
  await host.waitForSelector('[data-seconds]');
  await host.click('#begin');
  await host.waitForSelector('li[aria-current=step] + li + li');
  await looked('/room/desk', 'desk');
  await Promise.all(['en', 'fr', 'keyboard'].map((name) => pages[name].waitForSelector('#write', { timeout: 15_000 })));
  assert.match(await pages.en.innerText('h1'), /Table \d, round 1/);
  assert.ok(await pages.en.isVisible('#asked'), 'the question of this part');
  assert.equal(await pages.en.locator('[data-seconds]').count(), 0, 'time and cues are the host’s');
  await pages.plain.click('main .head a'); // refresh
  await pages.plain.waitForSelector('#write');
  await accessible(pages.plain, 'fr');
  await accessible(pages.en, 'en');
  await accessible(pages.fr, 'fr');
  await shot(pages.fr, 'room-table-fr-320');
});

let written = 0;
async function note(person, text, more = {}) {
  const client = `n-${(written += 1)}-${Math.random().toString(36).slice(2)}`;
  const { request, language, token } = person;
  const form = { token, client, kind: 'idea', text, language, ...more };
  const answer = await request.post(at(language, '/notes'), { form, maxRedirects: 0, headers: { origin: server.base } });
  assert.equal(answer.status(), 303);
}

test('a note is on every page at once, one written by keyboard alone too', async () => {
  await Promise.all(people.slice(0, 12).map((one, n) => note(one, one.language === 'fr' ? `Un banc devant le magasin numéro ${n}` : `A bench in front of shop number ${n}`)));
  await note(people[1], 'Des marches où s’asseoir', { kind: 'recommendation', 'is-quote': 'yes', 'may-quote': 'yes' });
  for (const name of ['en', 'fr']) await pages[name].waitForFunction(() => document.querySelector('#wall')?.innerText.includes('Des marches'), null, { timeout: 5000 });
  const page = pages.keyboard;
  await page.focus('#text');
  await page.keyboard.type('Keep the library steps warm');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Reco');
  for (let n = 0; n < 12 && !(await page.evaluate(() => document.activeElement.matches('form[data-again] button.main'))); n++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  written += 1;
  await page.waitForFunction(() => document.querySelector('#table')?.innerText.includes('library steps'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'text', 'ready for the next one');
  assert.match(await page.innerText('#table'), /Recommendation/);
  await pages.en.waitForFunction(() => document.querySelector('#wall')?.innerText.includes('library steps'));
  await pages.plain.fill('#text', 'Sans script aussi');
  await pages.plain.click('form[data-again] button.main');
  written += 1;
  assert.match(await pages.plain.innerText('#wall'), /Sans script aussi/);
  await page.focus('#raise');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#raise[value=down]');
  await host.goto(at('en', '/room/desk'));
  await host.click('[name=call]');
  await page.waitForFunction(() => document.querySelector('main').innerText.includes('your turn'));
  await accessible(page, 'en');
  await looked('/notes', 'own', page);
  await page.goto(at('en', '/notes'));
  await page.click('main ul.lines a');
  await accessible(page, 'en');
  await shot(page, 'room-note-en-1280');
  await page.goto(at('en', '/room'));
});

test('the server dies in the middle: nothing kept is lost, and pages go on', async () => {
  const { port } = new URL(server.base);
  await server.kill();
  await pages.en.fill('#text', 'Written while the server was away');
  await pages.en.click('form[data-again] button.main');
  await pages.en.waitForTimeout(500);
  server = await startPerron({ data: server.data, port });
  written += 1;
  await pages.en.waitForFunction(() => document.querySelector('#table')?.innerText.includes('server was away'), null, { timeout: 20_000 });
  await note(people[2], 'After the pause');
  await pages.fr.waitForFunction(() => document.querySelector('#wall')?.innerText.includes('After the pause'), null, { timeout: 20_000 });
  await host.goto(at('en', '/room/desk'));
  assert.match(await host.innerText('#desk'), new RegExp(`${written} notes so far`), 'each once');
});

test('a second round brings other people together', async () => {
  const before = await pages.en.innerText('#around + ul');
  await makeTables();
  await pages.en.waitForFunction(() => document.querySelector('h1').innerText.includes('round 2'), null, { timeout: 15_000 });
  assert.notEqual(await pages.en.innerText('#around + ul'), before);
  await Promise.all(people.slice(12, 20).map((one, n) => note(one, `Second round, ${['rent', 'buses', 'gardens', 'winter'][n % 4]} ${n}`)));
  await pages.en.waitForFunction(() => document.querySelector('#wall')?.innerText.includes('Second round'));
  await looked('/room/projector', 'projector');
});

/** Two devices of one table. */
async function twoDevices() {
  const table = await number(pages.en);
  for (const one of people) {
    const html = await (await one.request.get(at('en', '/room'))).text();
    if (Number(html.match(/Table (\d+), round 2/)?.[1]) !== table) continue;
    const context = await visitor(browser, { width: 320 });
    await context.addCookies((await one.request.storageState()).cookies);
    return [pages.en, await context.newPage()];
  }
  throw new Error('nobody else sits there');
}

const ready = (page) => page.waitForFunction(() => document.querySelector('#ready')?.textContent.includes('ready on this device'));
const state = (page, text, word) => page.locator('#notes li', { hasText: text }).locator(`[data-state=${word}]`).waitFor({ timeout: 20_000 });

async function cut(page, offline) {
  // the same session both times: what one cuts, another does not mend
  page.line ??= await page.context().newCDPSession(page);
  await page.line.send('Network.enable');
  await page.line.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
}

test('without a network notes wait on the device; two devices lose none of their words', async () => {
  const [one, other] = await twoDevices();
  await note({ ...people[0], request: one.context().request, token: tokenOf(await one.content()) }, 'The words of both');
  for (const page of [one, other]) {
    await page.goto(at('en', '/notes/offline'));
    await ready(page);
    await page.locator('#notes li', { hasText: 'The words of both' }).waitFor();
    await accessible(page, 'en');
  }
  await shot(other, 'room-offline-en-320');
  await cut(one, true);
  await one.fill('#text', 'Written underground');
  await one.click('#write button');
  await state(one, 'Written underground', 'waits');
  // now the server is gone for everybody, and the page opens all the same
  const { port } = new URL(server.base);
  await server.kill();
  await cut(one, false);
  await one.reload();
  await one.locator('#notes li', { hasText: 'Written underground' }).waitFor();
  for (const [page, words] of [[one, 'These words are mine'], [other, 'And these are mine']]) {
    await page.locator('#notes li', { hasText: 'The words of both' }).locator('button').click();
    await page.fill('#text', words);
    await page.click('#write button');
    await state(page, words, 'waits');
  }
  server = await startPerron({ data: server.data, port });
  await one.click('#send');
  await state(one, 'These words are mine', 'kept');
  await other.click('#send');
  await state(other, 'And these are mine', 'beside');
  await one.click('#send'); // once more: nothing comes twice
  await state(one, 'Written underground', 'kept');
  written += 2; // underground, and the other version
  await one.goto(at('en', '/room'));
  for (const words of ['These words are mine', 'And these are mine', 'Written underground']) assert.match(await one.innerText('#table'), new RegExp(words));
  await host.goto(at('en', '/room/desk'));
  assert.match(await host.innerText('#desk'), new RegExp(`${written} notes so far`));
});

test('notes are gathered by keyboard alone', async () => {
  await looked('/harvest', 'harvest');
  await host.goto(at('en', '/harvest'));
  await host.locator('#live input[type=checkbox]').first().focus();
  await host.keyboard.press('Space');
  await host.locator('#live input[type=checkbox]').nth(1).focus();
  await host.keyboard.press('Space');
  await host.focus('#title');
  await host.keyboard.type('Benches');
  await host.keyboard.press('Enter');
  await host.waitForFunction(() => document.querySelector('#gathered').innerText.includes('(1)'));
  await note(people[3], 'Comes in while the board is open');
  await host.waitForFunction(() => document.querySelector('#live').innerText.includes('while the board is open'));
  const loose = await host.locator('#live input[type=checkbox]').count();
  await host.locator('#alike ~ ul form button').first().click();
  await host.waitForFunction((loose) => document.querySelectorAll('#live input[type=checkbox]').length < loose, loose);
  await host.click('#gathered ~ details summary');
  await host.click('#gathered ~ details a');
  await accessible(host, 'en');
  await shot(host, 'room-cluster-en-1280');
  await looked('/notes/paper', 'paper');
  await host.goto(at('en', '/harvest'));
  await host.locator('a[href$="/statement"]').first().click();
  await accessible(host, 'en');
});

test('three questions end the session', async () => {
  await lead('/room/desk', '/room/stage', { stage: 'closing' });
  await Promise.all(people.map((one) => send(one.request, at('en', '/room'), at('en', '/room/pulse'), { contributed: 4, heard: 5, again: 5 })));
  for (const name of ['keyboard', 'fr']) {
    const page = pages[name];
    await page.waitForSelector('#contributed', { timeout: 15_000 });
    await accessible(page, name === 'fr' ? 'fr' : 'en');
    await shot(page, `room-closing-${name}`);
    for (const question of ['contributed', 'heard', 'again']) await page.check(`[name=${question}][value="5"]`);
    await page.click('form[action$="/pulse"] button.main');
    await page.waitForSelector('.notice.said');
  }
  await host.goto(at('en', '/room/desk'));
  assert.match(await host.innerText('#desk'), /of 5/);
  await lead('/room/desk', '/room/stage', { stage: 'closed' });
  await pages.en.waitForFunction(() => !document.querySelector('#write'));
  await pages.plain.goto(at('fr', '/room'));
  await accessible(pages.plain, 'fr');
  await shot(pages.plain, 'room-over-fr-320');
  const away = /ERR_|Failed to load resource|status of|fetch/; // while the server was gone
  for (const page of Object.values(pages)) assert.deepEqual(page.wrong.filter((line) => !away.test(line)), []);
});
