// The search: asked from the foot of any page, answered over everything that anybody may read; taken back is gone.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, reach, sampleHouse, send, shot, visitor, watch, ways } from '../house.mjs';

let server;
let browser;

before(async () => {
  ({ server, browser } = await sampleHouse());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Asks until the index has read what was written, which takes a moment; there must be results. */
async function found(page, address) {
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    await page.goto(address);
    if (await page.locator('main ol.lines').count()) return page.innerText('main');
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`nothing was found at ${address}`);
}

const WORDS = {
  en: { ask: 'benches', kind: 'community', meal: 'meals shared', mark: /meal/i, none: 'Nothing that anybody may read', hint: 'Use fewer words', long: 'only its first eight words' },
  fr: { ask: 'bancs', kind: 'community', meal: 'repas partages', mark: /repas/i, none: 'Rien de ce que chacun peut lire', hint: 'Mettez moins de mots', long: 'seuls les huit premiers mots' },
};

for (const way of ways()) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
  const words = WORDS[way.language];
  const at = (place) => `${server.base}/${way.language}${place}`;

  test(`asked, answered, followed: ${way.name}`, async () => {
    const page = await (await visitor(browser, way)).newPage();
    const wrong = watch(page, server.base);
    await found(page, at(`/search?q=${words.ask}`));
    // from the foot of the home page, by keys alone
    await page.goto(at('/'));
    await accessible(page, way.language);
    await reach(page, '#search-all');
    await page.keyboard.type(words.meal);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=/);
    assert.match((await page.locator('main mark').allInnerTexts()).join(' '), words.mark);
    await accessible(page, way.language);
    await shot(page, `search-found-${tag}`);
    const kinds = await page.locator('main .lines .source').allInnerTexts();
    assert.ok(kinds.every((said) => said.includes(' · ')), `each says what it is and its language: ${kinds}`);
    // a result leads to a page that is there
    const result = await page.locator('main .lines a').first().getAttribute('href');
    assert.equal((await page.goto(server.base + result)).status(), 200);
    // one kind alone
    await page.goto(at('/search'));
    await accessible(page, way.language);
    await shot(page, `search-empty-${tag}`);
    await page.fill('#q', words.ask);
    await page.selectOption('#kind', 'statement');
    await page.click('main form button');
    await page.waitForURL(/kind=statement/);
    const own = await page.locator('main .lines .source').allInnerTexts();
    const label = await page.locator('#kind option:checked').innerText();
    assert.ok(own.length > 0 && own.every((said) => said.startsWith(label.slice(0, 5))), `${label}: ${own}`);
    // nothing found, and what to do then
    await page.goto(at('/search?q=zzyzx+balcony&kind=plan'));
    const none = await page.innerText('main');
    assert.ok(none.includes(words.none) && none.includes(words.hint), none);
    await accessible(page, way.language);
    await shot(page, `search-none-${tag}`);
    await page.goto(at(`/search?q=${'word+'.repeat(60)}`));
    assert.ok((await page.innerText('main')).includes(words.long));
    assert.deepEqual(wrong, []);
  });

  test(`taken back, it is gone at once: ${way.name}`, async () => {
    const [owner, reader] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const token = `lantern${tag.replaceAll('-', '')}`;
    await owner.goto(at('/stories/new?prompt=belonging'));
    const told = await send(server, owner.request, at('/stories/new?prompt=belonging'), at('/stories'), {
      prompt: 'belonging', title: '', text: `A ${token} on the porch.`, language: way.language, see: 'everyone',
    });
    const story = told.headers().location.replace(/\/consent$/, '');
    assert.match(await found(reader, at(`/search?q=${token}`)), new RegExp(token));
    await shot(reader, `search-story-${tag}`);
    await send(server, owner.request, `${server.base}${story}/consent`, `${server.base}${story}/withdrawal`, {});
    await reader.goto(at(`/search?q=${token}`));
    assert.ok((await reader.innerText('main')).includes(words.none));
  });
}
