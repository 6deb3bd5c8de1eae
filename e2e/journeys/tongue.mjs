// A strategy in another language: added, written by hand, taken along by an edition, read in its own direction, on paper, and found.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, press, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;

before(async () => {
  server = await startPerron();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const ARABIC = { title: 'استراتيجية الانتماء', lead: 'بكلمات من يعيشونها.', chapter: 'ما نعنيه', name: 'أن نكون معروفين', text: 'الانتماء هو أن تكون معروفا حيث تعيش، وأن يُفتقد غيابك.' };

for (const way of ways()) {
  test(`a strategy in Arabic: ${way.name}`, async () => {
    const [steward, guest] = [await operatorPage(server, browser, way), await (await visitor(browser, way)).newPage()];
    const wrong = [steward, guest].map((page) => watch(page, server.base));
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `tongue-${name}-${tag}`);
    };

    // a strategy with a clause, in English and French
    await steward.goto(at('/strategies/new'));
    await steward.fill('#title-en', `Belonging on our street ${tag}`);
    await steward.fill('#title-fr', `L’appartenance dans notre rue ${tag}`);
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/settings$/);
    const strategy = new URL(steward.url()).pathname.match(/\/strategies\/[0-9A-Z]+/)[0];
    await steward.fill('#lead-en', 'In the words of those who live it.');
    await steward.fill('#lead-fr', 'Dans les mots de celles et ceux qui la vivent.');
    await steward.check('input[name=state][value=open]');
    await press(steward, 'main button.main');
    await steward.goto(at(`${strategy}/clauses/new`));
    await steward.selectOption('#kind', 'definition');
    await steward.fill('#title-en', 'Being known');
    await steward.fill('#text-en', 'Belonging is being known where you live.');
    await steward.fill('#title-fr', 'Être connu');
    await steward.fill('#text-fr', 'Appartenir, c’est être connu là où l’on vit.');
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/clauses\/1$/);

    // Arabic is added and written
    await steward.goto(at(`${strategy}/tongues`));
    await look(steward, 'none');
    await steward.fill('#name', 'العربية');
    await steward.fill('#tag', 'ar');
    await press(steward, 'main form:has(#tag) button');
    await steward.waitForURL(/\/tongues\/ar$/);
    await look(steward, 'begun');
    await steward.goto(at(`${strategy}/tongues/ar/headings`));
    await steward.fill('#title', `${ARABIC.title} ${tag}`);
    await steward.fill('#lead', ARABIC.lead);
    await steward.locator('[name^=chapter-]').first().fill(ARABIC.chapter);
    await look(steward, 'headings');
    await press(steward, 'main button.main');
    await steward.goto(at(`${strategy}/clauses/1/tongues/ar`));
    await steward.fill('#title', ARABIC.name);
    await steward.fill('#text', ARABIC.text);
    await look(steward, 'wording');
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/tongues\/ar/);
    await look(steward, 'written');

    // an edition takes it along
    await steward.goto(at(`${strategy}/editions/new`));
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/editions\/1$/);
    await guest.goto(at(`${strategy}/editions/1`));
    await guest.click('main a[lang=ar]');
    await guest.waitForURL(/\/tongues\/ar$/);
    const heading = guest.locator('h1');
    assert.deepEqual([await heading.getAttribute('dir'), await heading.innerText()], ['rtl', `${ARABIC.title} ${tag}`]);
    await look(guest, 'edition');
    for (const paper of await guest.$$eval('main a[href$=".pdf"]', (links) => links.map((link) => link.href))) {
      const file = await (await guest.request.get(paper)).body();
      assert.ok(file.subarray(0, 5).toString() === '%PDF-' && file.includes('/Lang(ar'), paper);
    }
    await guest.goto(at(`${strategy}/editions/1/tongues/ar/plain`));
    assert.ok((await guest.innerText('main')).includes(ARABIC.text));
    await look(guest, 'plain');

    // and the search finds it, once the index has followed
    for (const end = Date.now() + 20_000; ;) {
      await guest.goto(at(`/search?q=${encodeURIComponent(`معروفا ${tag}`)}`));
      if (await guest.locator('main ol.lines h2[lang=ar] a').count()) break;
      assert.ok(Date.now() < end, 'the search does not find it');
      await new Promise((done) => setTimeout(done, 200));
    }
    await look(guest, 'found');
    assert.deepEqual(wrong.flat(), []);
  });
}
