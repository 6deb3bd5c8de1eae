// The pulse: a steward builds a questionnaire and a wave and sees what it can detect; somebody answers, leaves, resumes, finishes.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, leadsTo, reach, sampleHouse, shot, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
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

/** Sends a form of the operator; the address it leads to, without the language. */
const act = async (...form) => leadsTo(await actAs(...form));

/** An open wave of the five outcomes, with place and age. */
async function open(name) {
  const asked = await act(`${community}/questionnaires/new`, `${community}/questionnaires`, { start: 'five', 'title-en': `Five ${name}`, 'title-fr': `Cinq ${name}` });
  const wave = await act(`${community}/waves/new`, `${community}/waves`, {
    'title-en': `Pulse ${name}`, 'title-fr': `Pouls ${name}`, questionnaire: asked.split('/').pop(), series: 'new', arm: 'open', expected: '400', 'smallest-change': '3',
    'place-level': 'postal-area', attribute: 'age', 'purpose-en': 'to see who belongs', 'purpose-fr': 'pour voir qui se sent chez soi', 'keep-days': '30', 'closes-day': '1', 'closes-month': '12', 'closes-year': String(new Date().getFullYear() + 1), 'closes-time': '20:00', reminders: '0', zone: 'America/Toronto',
  });
  await act(wave, `${wave}/opening`, {});
  return wave;
}

for (const way of ways()) {
  test(`answer, leave, resume, hand in: ${way.name}`, async () => {
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const wave = await open(tag);
    const visit = await visitor(browser, way);
    let page = await visit.newPage();
    const wrong = watch(page, server.base);
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (name) => {
      await accessible(page, way.language);
      await shot(page, `pulse-${name}-${tag}`);
    };
    await page.goto(at(community));
    await look('community');
    await page.goto(at(`${community}/pulse`));
    await look('home');
    await page.goto(at(wave));
    await look('cover');
    await page.click('main a.button.main');
    await page.waitForURL(/\/response/);
    assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen in advance');
    await look('first');
    await page.check('input[name=q1][value="4"]');
    await reach(page, 'input[name=q2]');
    await page.keyboard.press('Space');
    await page.check('input[name=q3][value="-"]');
    await page.click('main button.main');
    await page.waitForURL(/part=2/);

    // they leave, and come back with the same browser
    await page.close();
    page = await visit.newPage();
    await page.goto(at(wave));
    await page.click('main a.button.main');
    await page.waitForSelector('input[name=q5]');
    await page.check('input[name=q5][value="2"]');
    await page.click('main button.main');
    await page.waitForURL(/part=3/);
    await look('place');
    await page.fill('#place', 'D9D');
    await page.click('main button.main');
    await page.waitForSelector('#place-fault');
    await look('place-refused');
    await page.fill('#place', 'L6P 1A1');
    await page.click('main button.main');
    await page.waitForURL(/part=4/);
    await look('self');
    await page.check('input[name=age][value=sixty-five]');
    await page.click('main button.main');
    await page.waitForURL(/\/response$/);
    await look('thanks');
    await page.click('main a.button');
    await page.waitForURL(/part=1/);
    assert.ok(await page.isChecked('input[name=q1][value="4"]'), 'what was said is there');

    await act(wave, `${wave}/closure`, {});
    await page.click('main button.main');
    await page.waitForSelector('.said');
    await look('late');
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await visit.close();
  });
}

test('a steward builds a questionnaire and a wave, and sees what it can detect', async () => {
  const look = async (path, name) => {
    for (const language of ['en', 'fr']) {
      for (const width of [320, 1280]) {
        await operator.setViewportSize({ width, height: 800 });
        await operator.goto(`${server.base}/${language}${path}`);
        await accessible(operator, language);
        await shot(operator, `pulse-${name}-${language}-${width}`);
      }
    }
  };
  await look(`${community}/pulse`, 'steward');
  await look(`${community}/questionnaires/new`, 'questionnaire-new');
  await operator.goto(`${server.base}/en${community}/questionnaires/new`);
  await operator.fill('#title-en', 'Core');
  await operator.fill('#title-fr', 'Noyau');
  await operator.click('main button.main');
  await operator.waitForSelector('.said');
  const asked = new URL(operator.url()).pathname.replace(/^\/en/, '');
  await operator.click('main ol li:first-child button[value^="down:"]');
  await operator.locator('main ol li:first-child h2', { hasText: /^1\. How often would you say/ }).waitFor();
  for (const [path, name] of [['', 'builder'], ['/preview', 'preview'], ['/items/new', 'question']]) await look(`${asked}${path}`, name);
  await look(`${community}/items`, 'file');
  await look(`${community}/panel`, 'panel');
  await look(`${community}/waves/new`, 'settings');

  await operator.goto(`${server.base}/en${community}/waves/new`);
  await operator.fill('#title-en', 'How are we?');
  await operator.fill('#title-fr', 'Comment allons-nous?');
  await operator.check('input[name=questionnaire]');
  await operator.check('input[name=arm][value=panel]');
  await operator.check('input[name=arm][value=open]');
  await operator.check('input[name=place-level][value=none]');
  await operator.click('main form button.main');
  await operator.waitForSelector('.said');
  const wave = new URL(operator.url()).pathname.replace(/^\/en/, '');
  assert.match(await operator.innerText('main'), /With 400 answers, this wave can see a change of 12\.1 percentage points/);
  await look(wave, 'draft');
  await operator.goto(`${server.base}/en${wave}`);
  await operator.click('main form[action$="/opening"] button');
  await operator.waitForSelector('.said');
  for (const [path, name] of [['', 'running'], ['/paper', 'paper'], ['/links', 'links']]) await look(`${wave}${path}`, name);
});
