// The first job of the house, end to end: bring a conversation that was held elsewhere, open its map, vote as a new
// guest, see the map change, print the one page. In both languages, with and without script, on a phone and at a desk.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { accessible, launch, operatorLink, shot, startPerron, visitor, watch, ways } from '../house.mjs';
import { smallExport } from '../fixture.mjs';

const real = new URL('../../../shared/data/opinion/canadian-electoral-reform/', import.meta.url).pathname;
const folder = existsSync(real) ? real : smallExport();
const files = readdirSync(folder).filter((name) => /^(votes|comments|summary)\.csv$/.test(name)).map((name) => path.join(folder, name));

let server;
let browser;
let address; // of the conversation, without the language

before(async () => {
  server = await startPerron();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('an operator comes in by a one-time link and brings a conversation', async () => {
  const context = await visitor(browser);
  const page = await context.newPage();
  const wrong = watch(page, server.base);
  await page.goto(await operatorLink(server));
  await page.click('main button');
  await page.goto(`${server.base}/en/imports`);
  await accessible(page, 'en');
  await shot(page, 'import-en-1280');
  await page.fill('[name=question_en]', 'How should we choose who represents us?');
  await page.fill('[name=question_fr]', 'Comment devrions-nous choisir qui nous représente?');
  await page.check('[name=language][value=en]');
  await page.check('[name=state][value=open]');
  await page.setInputFiles('[name=files]', files);
  await page.click('main form button.main');
  const map = page.locator('main a[href$="/map"]');
  await map.waitFor({ timeout: 30_000 });
  await accessible(page, 'en');
  await shot(page, 'import-done-en-1280');
  address = (await map.getAttribute('href')).replace(/^\/en/, '').replace(/\/map$/, '');
  assert.deepEqual(wrong, []);
  await context.close();
});

/** How many people the map says have answered. */
async function people(page) {
  const kicker = await page.innerText('main .kicker');
  const numbers = kicker.replace(/[\s\u00a0\u202f,]/g, '').match(/(\d+)(?=\D*$)/);
  return Number(numbers?.[1] ?? NaN);
}

async function openMap(page, language) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    await page.goto(`${server.base}/${language}${address}/map`);
    if (await page.locator('main svg[role=img]').count()) return;
    assert.ok(Date.now() < deadline, 'the first map is drawn within a minute');
    await page.waitForTimeout(500);
  }
}

for (const way of ways()) {
  test(`a guest votes and sees the map change: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    const page = await context.newPage();
    const wrong = watch(page, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;

    await openMap(page, way.language);
    await accessible(page, way.language);
    await shot(page, `map-${tag}`);
    const earlier = await people(page);
    assert.ok(earlier >= 40, `people on the map: ${earlier}`);

    await page.goto(`${server.base}/${way.language}${address}`);
    await accessible(page, way.language);
    await shot(page, `vote-${tag}`);
    for (let turn = 0; turn < 8; turn++) {
      const asked = await page.innerText('#statement');
      await page.click(`button[name=vote][value=${['agree', 'disagree', 'pass'][turn % 3]}]`);
      await page.waitForFunction((old) => document.querySelector('#statement')?.innerText !== old, asked);
    }
    await accessible(page, way.language);
    await page.goto(`${server.base}/${way.language}${address}/votes`);
    await accessible(page, way.language);
    await shot(page, `votes-${tag}`);

    const deadline = Date.now() + 30_000;
    for (;;) {
      await openMap(page, way.language);
      if ((await people(page)) > earlier) break;
      assert.ok(Date.now() < deadline, `the map still shows ${earlier} people`);
      await page.waitForTimeout(500);
    }
    assert.equal(await page.locator('.here-ring').count() > 0, true, 'I see where I am');
    await shot(page, `map-mine-${tag}`);
    await accessible(page, way.language);

    const pdf = await context.request.get(`${server.base}/${way.language}${address}/summary.pdf`);
    assert.equal(pdf.status(), 200);
    assert.match(pdf.headers()['content-type'], /application\/pdf/);
    const file = path.join(server.data, `summary-${tag}.pdf`);
    writeFileSync(file, await pdf.body());
    assert.match(execFileSync('pdfinfo', [file]).toString(), /Pages:\s+1\n/);
    assert.match(execFileSync('pdfinfo', [file]).toString(), /Page size:\s+612 x 792 pts \(letter\)/);
    assert.deepEqual(wrong, []);
    await context.close();
  });
}
