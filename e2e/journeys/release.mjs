// What a pulse publishes: a steward sees what would be hidden, publishes a table, is refused one that would uncover it, and
// publishes it with more hidden; anybody reads the tables and takes the data away.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { request } from 'playwright-core';
import { accessible, leadsTo, operatorPage, sampleHouse, shot, visitor, watch, ways } from '../house.mjs';

let browser;
let server;
let operator;
let community;
let actAs;

before(async () => {
  ({ server, browser, operator, community, act: actAs } = await sampleHouse());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const WORDS = {
  en: { publish: /^Publish this table$/, leak: /could be worked out from/, more: /^Hide more/ },
  fr: { publish: /^Publier ce tableau$/, leak: /[Oo]n pourrait déduire/, more: /^Cacher davantage/ },
};

/** Sends a form of the operator; the address it leads to, without the language. */
const act = async (...form) => leadsTo(await actAs(...form));

/** A closed wave that sixty guests answered: few of them are old, few live at the edge. */
async function closedWave(name) {
  const asked = await act(`${community}/questionnaires/new`, `${community}/questionnaires`, { start: 'five', 'title-en': `Five ${name}`, 'title-fr': `Cinq ${name}` });
  const wave = await act(`${community}/waves/new`, `${community}/waves`, {
    'title-en': `Pulse ${name}`, 'title-fr': `Pouls ${name}`, questionnaire: asked.split('/').pop(), series: 'new', arm: 'open', expected: '400', 'smallest-change': '3',
    'place-level': 'postal-area', attribute: 'age', 'purpose-en': 'to see who belongs', 'purpose-fr': 'pour voir qui se sent chez soi', 'keep-days': '30', 'closes-day': '1', 'closes-month': '12', 'closes-year': String(new Date().getFullYear() + 1), 'closes-time': '20:00', reminders: '0', zone: 'America/Toronto',
  });
  await act(wave, `${wave}/opening`, {});
  const path = `${server.base}/en${wave}/response`;
  for (let who = 0; who < 60; who += 1) {
    const guest = await request.newContext({ extraHTTPHeaders: { origin: server.base } });
    const token = (await (await guest.get(`${path}?part=1`)).text()).match(/name="token" value="([^"]+)"/)[1];
    const agree = (shift) => ((who * 7 + shift * 5) % 10 < 6 ? 4 : 2);
    const area = who % 10 === 9 ? 'L6S' : ['L6P', 'L6R', 'M9V'][who % 3];
    const age = who % 12 === 11 ? 'seventy-five' : ['twenty-five', 'forty-five'][who % 2];
    const parts = [
      { q1: agree(0), q2: agree(1), q3: agree(2) === 4 ? 2 : 4 },
      { q4: agree(3), q5: agree(4) === 4 ? 2 : 4 },
      { place: area },
      { age },
    ];
    for (const [at, form] of parts.entries()) {
      const answer = await guest.post(path, { form: { token, part: at + 1, ...form }, maxRedirects: 0 });
      assert.equal(answer.status(), 303, `part ${at + 1}`);
    }
    await guest.dispose();
  }
  await act(wave, `${wave}/closure`, {});
  return wave;
}

/** Waits until what was asked for is worked out. */
async function worked(page) {
  await page.waitForURL(/\/drafts\//);
  // the work is done beside everything else that the machine does
  await page.locator('#draft [role=status]').waitFor({ state: 'detached', timeout: 120_000 });
}

/** Asks for a table; whether it may be published as it is. */
async function ask(page, at, wave, words, [item, first, second]) {
  await page.goto(at(`${wave}/releases/new`));
  await page.check(`input[name=item][value=${item}]`);
  await page.check(`input[name=first][value=${first}]`);
  await page.check(`input[name=second][value="${second}"]`);
  await page.locator('main form').last().locator('button').click();
  await worked(page);
  return (await page.getByRole('button', { name: words.publish }).count()) > 0;
}

for (const way of ways()) {
  test(`publish, be refused, hide more: ${way.name}`, async () => {
    const { language } = way;
    const tag = `${language}-${way.width}${way.script ? '' : '-plain'}`;
    const words = WORDS[language];
    const wave = await closedWave(tag);
    const page = await operatorPage(server, browser, way);
    const wrong = watch(page, server.base);
    const at = (path) => `${server.base}/${language}${path}`;
    const look = async (name) => {
      await accessible(page, language);
      await shot(page, `release-${name}-${tag}`);
    };
    await page.goto(at(wave));
    await page.click(`main a[href$="${wave}/releases"]`);
    await look('list');
    await page.click('main a.button.main');
    await look('new');
    let refused = null;
    for (const asked of [['pr_say', 'age', ''], ['pr_say', 'postal-area', ''], ['pr_say', 'age', 'postal-area'], ['pr_respect', 'age', ''], ['pr_respect', 'postal-area', ''],
      ['pr_respect', 'age', 'postal-area'], ['pr_say', 'province', 'age'], ['pr_contribute', 'age', 'postal-area'], ['pr_contribute', 'age', '']]) {
      if (!(await ask(page, at, wave, words, asked))) {
        refused = asked;
        break;
      }
      await look('preview');
      await page.getByRole('button', { name: words.publish }).click();
      await page.waitForSelector('.said');
      await look('table');
    }
    assert.ok(refused, 'one of the tables is refused');
    assert.match(await page.innerText('main .notice'), words.leak);
    await look('refused');
    const refusedAt = page.url();
    await page.getByRole('button', { name: words.more }).click();
    await page.waitForURL((url) => url.href !== refusedAt);
    await worked(page);
    await look('more');
    await page.goto(at(`${wave}/rows`));
    await look('rows');
    await page.locator('main form button.main').click();
    await worked(page);
    await look('rows-told');

    const anyone = await (await visitor(browser, way)).newPage();
    await anyone.goto(at(`${wave}/releases`));
    await accessible(anyone, language);
    assert.ok((await anyone.locator('main section .lines').first().locator('li').count()) >= 1);
    for (const file of ['data.zip', 'report.pdf']) {
      const answer = await anyone.request.get(at(`${wave}/${file}`));
      assert.equal(answer.status(), 200, file);
      assert.ok((await answer.body()).length > 1_000, file);
    }
    await anyone.goto(at(`${wave}/releases/new`));
    assert.equal(await anyone.locator('input[name=item]').count(), 0, 'for stewards alone');
    await anyone.context().close();
    await page.context().close();
    assert.deepEqual(wrong, []);
  });
}
