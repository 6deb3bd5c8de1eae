// A community takes everything and leaves: a steward has a parcel packed and downloads it, whoever runs the next server sees what
// would come and brings it in, every address is there; then it is removed here against a receipt, and old addresses say so.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessible, launch, operatorPage, sampleHouse, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let old;
let next;
let browser;
let steward;
let community;
let host;
let zip;
let key;
const folder = mkdtempSync(path.join(tmpdir(), 'perron-leaving-'));

before(async () => {
  ({ server: old, browser, operator: steward, community } = await sampleHouse());
  next = await startPerron();
  host = await operatorPage(next, browser);
});
after(async () => {
  await browser?.close();
  await old?.stop();
  await next?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Looks at a page in every way it is met. */
async function everyWay(server, at, name, asOperator = true) {
  for (const way of ways()) {
    const page = asOperator ? await operatorPage(server, browser, way) : await (await visitor(browser, way)).newPage();
    await page.goto(`${server.base}/${way.language}${at}`);
    await accessible(page, way.language);
    await shot(page, `${name}-${way.language}-${way.width}${way.script ? '' : '-plain'}`);
    await page.context().close();
  }
}

test('a steward has everything packed and downloads it', async () => {
  const wrong = watch(steward, old.base);
  await steward.goto(`${old.base}/en${community}/parcels`);
  await steward.click('main form button');
  const ready = steward.locator('main a.button', { hasText: 'Download the parcel' }).first();
  for (let looks = 0; looks < 60 && (await ready.count()) === 0; looks += 1) await steward.reload();
  const coming = steward.waitForEvent('download');
  await ready.click();
  zip = path.join(folder, 'parcel.zip');
  await (await coming).saveAs(zip);
  key = await steward.locator('main p.hash', { hasText: 'Key' }).locator('code').first().innerText();
  assert.match(key, /^[0-9a-f]{64}$/);
  await everyWay(old, `${community}/parcels`, 'parcel');
  assert.deepEqual(wrong, []);
});

test('whoever runs the next server sees what would come, and brings it in', async () => {
  await everyWay(next, '/parcels', 'parcel-new');
  await host.goto(`${next.base}/en/parcels`);
  await host.setInputFiles('#file', zip);
  await host.click('button[name=trial]');
  await host.waitForSelector('main .fault');
  assert.match(await host.innerText('main .fault'), /this key does not open it/);
  for (const [button, says] of [['trial', 'could come in'], ['arrival', 'The community is here']]) {
    await host.setInputFiles('#file', zip);
    await host.fill('#key', key);
    await host.click(`button[name=${button}]`);
    await host.waitForSelector(`text=${says}`);
    await accessible(host, 'en');
    await shot(host, `parcel-${button}`);
  }
});

test('every address of the community is there, and says the same', async () => {
  const anyone = await (await visitor(browser)).newPage();
  await anyone.goto(`${old.base}/en${community}`);
  const links = await anyone.$$eval('main a', (all) => all.map((a) => new URL(a.href).pathname));
  const own = [...new Set(links.filter((link) => /^\/en\/(sessions|series|conversations|plans|spaces|funds|strategies|issues|communities)\/[0-9A-Z]{8,}/.test(link)))];
  assert.ok(own.length > 3, own.join(' '));
  for (const link of [`/en${community}`, ...own]) {
    const said = [];
    for (const server of [old, next]) {
      const answer = await anyone.goto(`${server.base}${link}`);
      said.push([answer.status(), new URL(anyone.url()).pathname, await anyone.locator('h1').first().innerText()]);
    }
    assert.deepEqual(said[1], said[0], link);
  }
});

test('it is removed here against a receipt, and old addresses say where it went', async () => {
  await everyWay(old, `${community}/departure`, 'departure');
  await steward.goto(`${old.base}/en${community}/departure`);
  const name = await steward.innerText('main .kicker a');
  await steward.fill('#moved-to', 'https://next.example.org');
  await steward.fill('#name', `${name} and others`);
  await steward.click('main button.stop');
  await steward.waitForSelector('main .fault');
  await steward.fill('#name', name);
  await steward.click('main button.stop');
  await steward.waitForURL(/\/departures\//);
  const receipt = new URL(steward.url()).pathname.replace(/^\/en/, '');
  await everyWay(old, receipt, 'receipt', false);
  await everyWay(old, community, 'moved', false);
  const anyone = await (await visitor(browser)).newPage();
  const gone = await anyone.goto(`${old.base}/en${community}`);
  assert.equal(gone.status(), 410);
  assert.equal(await anyone.getAttribute('main a.button', 'href'), `https://next.example.org/en${community}`);
  const text = await (await anyone.request.get(`${old.base}/en${receipt}/receipt.txt`)).text();
  assert.match(text, /^perron departure receipt v1\n/);
  assert.match(text, /\n\n— \S+ \S+\n$/);
});
