// From the country to a block: a steward adds neighbourhoods from a list and blocks from a map, a guest finds them without
// accents, a person says where they live. In both languages, at 320 and 1280 px, with and without script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorLink, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;

const WORDS = {
  en: { province: 'Quebec', kept: 'Only the first three characters', old: 'Old Port' },
  fr: { province: 'Québec', kept: 'Seuls les trois premiers caractères', old: 'Vieux-Port' },
};
const MAP = JSON.stringify({
  type: 'FeatureCollection',
  features: ['Rue Clark', 'Avenue de l’Esplanade'].map((NOM, n) => ({
    type: 'Feature',
    properties: { NOM },
    geometry: { type: 'LineString', coordinates: [[-73.6 + n / 100, 45.52], [-73.61, 45.53]] },
  })),
});

before(async () => {
  server = await startPerron();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function operator(way) {
  const context = await visitor(browser, way);
  const page = await context.newPage();
  await page.goto(await operatorLink(server));
  await page.click('main button');
  return page;
}

test('a steward adds neighbourhoods from a list and blocks from a map', async () => {
  const page = await operator({ width: 320 });
  const wrong = watch(page, server.base);
  await page.goto(`${server.base}/en/places/2466023/parts`);
  await accessible(page, 'en');
  await shot(page, 'place-add-en-320');
  await page.fill('#names', 'Mile End\n---');
  await page.click('main form button.main');
  await page.waitForSelector('.errors');
  await accessible(page, 'en');
  await shot(page, 'place-add-refused-en-320');
  await page.fill('#names', 'Mile End\nOld Port | Vieux-Port');
  await page.click('main form button.main');
  await page.click('main a:text-is("Mile End")');
  await page.goto(`${page.url()}/parts`);
  const file = { name: 'blocks.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(MAP) };
  await page.setInputFiles('#map', file);
  await page.click('form[enctype] button');
  assert.match(await page.innerText('#property-fault'), /NOM/);
  await accessible(page, 'en');
  await page.fill('#property', 'nom');
  await page.setInputFiles('#map', file);
  await page.click('form[enctype] button');
  await page.click('main a:text-is("Rue Clark")');
  await page.click('main a[href$="/name"]');
  await accessible(page, 'en');
  await shot(page, 'place-name-en-320');
  // the page of a form that is to look at again is answered with 422, which the browser notes
  assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
  await page.context().close();
});

for (const way of ways()) {
  test(`from the country to a block, and back by searching: ${way.name}`, async () => {
    const { language, width } = way;
    const words = WORDS[language];
    const tag = `${language}-${width}${way.script ? '' : '-plain'}`;
    const context = await visitor(browser, way);
    const page = await context.newPage();
    const wrong = watch(page, server.base);
    await page.goto(`${server.base}/${language}/places`);
    await accessible(page, language);
    await shot(page, `places-${tag}`);
    for (const step of [words.province, 'Montréal', 'Montréal', 'Mile End', 'Rue Clark']) {
      await page.click(`main section a:text-is("${step}")`);
      await accessible(page, language);
      await shot(page, `place-${step.toLowerCase().replace(/[^a-z]+/g, '')}-${tag}`);
    }
    await page.goto(`${server.base}/${language}/places`);
    await page.fill('#q', words.old.replace('-', ' ').toUpperCase());
    await page.click('main form button');
    await accessible(page, language);
    await shot(page, `places-found-${tag}`);
    await page.click(`main a:text-is("${words.old}")`);
    await page.goto(`${server.base}/${language}/places?q=h2x1y4`);
    assert.equal(await page.inputValue('#q'), 'H2X');
    await accessible(page, language);
    assert.deepEqual(wrong, []);
    await context.close();
  });

  test(`a person says where they live: ${way.name}`, async () => {
    const { language } = way;
    const tag = `${language}-${way.width}${way.script ? '' : '-plain'}`;
    const page = await operator(way);
    const wrong = watch(page, server.base);
    await page.goto(`${server.base}/${language}/account/place`);
    await accessible(page, language);
    await page.fill('#place', 'Windsor');
    await page.click('main form button.main');
    await page.waitForSelector('[name=place_choice]');
    await accessible(page, language);
    await shot(page, `place-which-${tag}`);
    await page.locator('label', { hasText: /\(town|ville\).*Hants/ }).first().click();
    await page.click('main form button.main');
    await page.waitForSelector('.said');
    assert.match(await page.inputValue('#place'), /Windsor.*Hants/);
    await page.fill('#place', 'h2x 1y4');
    await page.click('main form button.main');
    await page.waitForFunction(() => document.querySelector('#place').value === 'H2X');
    assert.match(await page.innerText('.said'), new RegExp(WORDS[language].kept));
    await shot(page, `place-mine-${tag}`);
    if (way.script) {
      await page.fill('#place', '');
      const answer = page.waitForResponse((response) => response.url().includes('/places/suggestions'));
      await page.type('#place', 'vieux');
      await answer;
      await page.waitForSelector('#place-names option[value^="Vieux"], #place-names option[value^="Old Port"]', { state: 'attached' });
    }
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await page.context().close();
  });
}
