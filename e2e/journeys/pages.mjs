// Every page that can be looked at, by a guest and by the operator: no barrier, nothing wider than the window, nothing
// asked of anybody else, at 320 and 1280 px, in both languages, light and dark, with and without script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorLink, shot, startPerron, visitor, watch, everyWay } from '../house.mjs';

let server;
let browser;
let conversation;

before(async () => {
  server = await startPerron({ args: ['--demo', '--components', 'on'] });
  browser = await launch();
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.goto(`${server.base}/en/conversations`);
  conversation = (await page.locator('main a[href^="/en/conversations/"]').first().getAttribute('href')).replace(/^\/en/, '');
  const deadline = Date.now() + 60_000;
  do await page.goto(`${server.base}/en${conversation}/map`);
  while (!(await page.locator('main svg[role=img]').count()) && Date.now() < deadline);
  await context.close();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const PUBLIC = ['/', '/conversations', '/places', '/places/24', '@', '@/votes', '@/statements', '@/map', '@/map/table', '@/map?view=polis', '/privacy',
  '/accessibility', '/sign-in', '/components', '/nothing-here'];
const OPERATOR = ['/desk', '/conversations/new', '/imports', '@/details', '@/settings', '@/seeds', '@/moderation',
  '@/translations', '@/ballots', '/account', '/account/place', '/places/2466023/parts', '/people', '/outbox'];

const name = (path) => path.replace('@', 'conversation').replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '') || 'home';

async function look(page, way, paths, dark) {
  const wrong = watch(page, server.base);
  for (const path of paths) {
    const answer = await page.goto(`${server.base}/${way.language}${path.replace('@', conversation)}`);
    assert.equal(answer.status(), path === '/nothing-here' ? 404 : 200, path);
    await accessible(page, way.language);
    await shot(page, `${name(path)}-${way.language}-${way.width}${dark ? '-dark' : ''}${way.script ? '' : '-plain'}`);
  }
  // a page that is not there is an answer too; the browser notes it, and nothing else
  assert.deepEqual(wrong.filter((line) => !line.includes('404')), []);
}

for (const way of everyWay()) {
  test(`the pages of a guest: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    await look(await context.newPage(), way, PUBLIC, false);
    await context.close();
  });
}

test('the pages of a guest in the dark', async () => {
  for (const width of [320, 1280]) {
    const way = { language: 'en', width, script: true, dark: true };
    const context = await visitor(browser, way);
    await look(await context.newPage(), way, PUBLIC, true);
    await context.close();
  }
});

for (const way of everyWay()) {
  test(`the pages of an operator: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    const page = await context.newPage();
    await page.goto(await operatorLink(server));
    await page.click('main button');
    await look(page, way, OPERATOR, false);
    await context.close();
  });
}

test('a page is light: at most 60 kB and five requests at first sight', async () => {
  for (const path of ['/', '@', '@/map', '/conversations']) {
    const context = await visitor(browser);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    let requests = 0;
    session.on('Network.requestWillBeSent', () => (requests += 1));
    session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    await page.goto(`${server.base}/en${path.replace('@', conversation)}`, { waitUntil: 'load' });
    await page.waitForTimeout(300);
    console.log(`${path}: ${bytes} bytes, ${requests} requests`);
    assert.ok(bytes <= 60_000, `${path} weighs ${bytes} bytes`);
    assert.ok(requests <= 5, `${path} makes ${requests} requests`);
    await context.close();
  }
});

test('everything on the vote page can be reached and done by keyboard', async () => {
  const context = await visitor(browser, { script: false });
  const page = await context.newPage();
  await page.goto(`${server.base}/en${conversation}`);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  await page.keyboard.press('Enter');
  const before = await page.innerText('#statement');
  for (let press = 0; press < 20; press++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement.value)) === 'agree') break;
  }
  assert.equal(await page.evaluate(() => document.activeElement.value), 'agree');
  await page.keyboard.press('Enter');
  await page.waitForFunction((old) => document.querySelector('#statement')?.innerText !== old, before);
  await context.close();
});
