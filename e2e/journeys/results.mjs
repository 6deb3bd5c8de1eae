// Results of a wave: figures with their intervals, a place, how to read them; what a steward lets be shown; benchmarks.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;
let results;

before(async () => {
  server = await startPerron({ args: ['--demo'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
  await operator.goto(`${server.base}/en/communities`);
  const communities = await operator.$$eval('main .lines h2 a', (links) => links.map((link) => link.getAttribute('href')));
  const waves = [];
  for (const community of communities) {
    await operator.goto(`${server.base}${community}/pulse`);
    waves.push(...(await operator.$$eval('main a[href*="/waves/"]', (links) => links.map((link) => link.getAttribute('href')))));
  }
  for (const wave of new Set(waves)) {
    await operator.goto(`${server.base}${wave}`);
    if (await operator.locator('main a[href$="/results"]').count()) results = `${wave.replace(/^\/en/, '')}/results`;
  }
  assert.ok(results, 'the sample has a closed wave');
  // worked out in the background: the page says when it is there
  await operator.goto(`${server.base}/en${results}`);
  await operator.waitForSelector('#overview', { timeout: 60_000 });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of ways()) {
  test(`see results: ${way.name}`, async () => {
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const visit = await visitor(browser, way);
    const page = await visit.newPage();
    const wrong = watch(page, server.base);
    const look = async (name) => {
      await accessible(page, way.language);
      await shot(page, `results-${name}-${tag}`);
    };
    await page.goto(`${server.base}/${way.language}${results}`);
    await look('population');
    assert.ok((await page.locator('svg.bars title').count()) >= 2, 'each picture has a title');
    await page.click('main a[href*="by=postal-area"]');
    await page.waitForSelector('#groups');
    await look('area');
    await page.click('main a[href*="kind=participants"]');
    await page.waitForSelector('#overview');
    assert.equal(await page.locator('svg.bars .whisker').count(), 0, 'participants are described, without an interval');
    await look('participants');
    await page.goto(`${server.base}/${way.language}/benchmarks`);
    await look('benchmarks');
    assert.deepEqual(wrong, []);
    await visit.close();
  });
}

test('a steward sees what the weights go by and what is shown of groups', async () => {
  const wave = results.replace(/\/results$/, '');
  for (const language of ['en', 'fr']) {
    for (const width of [320, 1280]) {
      await operator.setViewportSize({ width, height: 800 });
      for (const name of ['results', 'margins', 'groups']) {
        await operator.goto(`${server.base}/${language}${wave}/${name}`);
        await accessible(operator, language);
        await shot(operator, `results-steward-${name}-${language}-${width}`);
      }
    }
  }
});
