// A shared fund: proposed to, checked, voted on from a phone, closed, explained, and told about; every page on the way is looked at.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, press, reach, sampleHouse, shot, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;
let community;
let act;

before(async () => {
  ({ server, browser, operator, community, act } = await sampleHouse());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The newest link of a mail to an address. */
async function mailed(email, pattern) {
  await operator.goto(`${server.base}/en/outbox`);
  await operator.locator('main li', { hasText: email }).first().locator('a').click();
  return (await operator.innerText('main .card')).match(pattern)[0];
}

/** A fund that takes proposals; its address, without the language. */
async function start(name) {
  const far = new Date(Date.now() + 40 * 86_400_000);
  const later = new Date(Date.now() + 60 * 86_400_000);
  const day = (field, date) => ({ [`${field}-day`]: date.getUTCDate(), [`${field}-month`]: date.getUTCMonth() + 1, [`${field}-year`]: date.getUTCFullYear() });
  const made = await act(`${community}/funds/new`, `${community}/funds`, {
    'title-en': `Steps fund ${name}`, 'title-fr': `Fonds du perron ${name}`, 'about-en': 'For what our street wants.', 'about-fr': 'Pour ce que veut notre rue.',
    amount: '1000', currency: 'CAD', way: 'vote', voters: 'contact', honoraria: '50', areas: 'North side\nSouth side', 'help-en': 'Camille, on Tuesdays.', 'help-fr': 'Camille, le mardi.',
    zone: 'America/Toronto', 'report-days': '60', 'agenda-by': 'residents', 'kept-by': 'association', ...day('proposals-until', far), ...day('votes-until', later),
  });
  const fund = made.headers().location.match(/\/funds\/[0-9A-Z]+/)[0];
  await act(`${fund}/settings`, `${fund}/publication`, {});
  return fund;
}

/** Fills in a proposal and sends it; the address of the proposers' own page. */
async function propose(page, title, cost, email) {
  await page.fill('#title', title);
  await page.fill('#about', 'Two benches of wood where people wait.');
  await page.fill('#cost', cost);
  await page.check('input[name=kind][value=group]');
  await page.fill('#name', 'Marie Tremblay');
  await page.fill('#email', email);
  await page.fill('#name-2', 'Jo Singh');
  await page.check('input[name=households]');
  await page.click('main button.main');
  await page.waitForURL(/\/proposals\//);
  return page.url();
}

/** Checks every proposal of a fund that waits. */
async function check(fund) {
  await operator.goto(`${server.base}/en${fund}/settings`);
  const pages = await operator.$$eval('main .lines a[href$="/check"]', (links) => links.map((link) => link.getAttribute('href').replace(/^\/en/, '')));
  for (const page of pages) {
    await operator.goto(`${server.base}/en${page}`);
    const cost = await operator.inputValue('#cost');
    await act(page, page, { verdict: 'eligible', cost, honoraria: '0', 'costed-by': 'Camille', reason: '' });
  }
}

for (const way of ways()) {
  test(`proposed, voted on, explained, told: ${way.name}`, async () => {
    const page = await (await visitor(browser, way)).newPage();
    const wrong = watch(page, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (name) => {
      await accessible(page, way.language);
      await shot(page, `fund-${name}-${tag}`);
    };
    const fund = await start(tag);
    await page.goto(at(community));
    await look('community');
    await page.goto(at(`${community}/funds`));
    await look('list');
    await page.goto(at(fund));
    await look('proposals');
    await page.click('main a.button.main');
    await look('propose');
    await page.click('main button.main');
    await look('propose-refused');
    const mine = await propose(page, 'Benches', '700', `marie-${tag}@example.org`);
    await look('own');
    for (const [title, cost] of [['Mural', '600'], ['Garden', '300']]) {
      await page.goto(at(`${fund}/projects/new`));
      await propose(page, title, cost, `${title}-${tag}@example.org`);
    }
    await check(fund);
    await act(`${fund}/settings`, `${fund}/opening`, {});
    await page.goto(at(`${fund}/rules`));
    await look('rules');

    // three people vote; the last of them by keyboard alone
    const links = [];
    for (const [at_, wants] of [['a', ['2']], ['b', ['2', '3']], ['c', ['1']]]) {
      const email = `${at_}-${tag}@example.org`.toLowerCase();
      await page.goto(at(fund));
      await page.click('main a.button.main');
      if (at_ === 'a') await look('ask');
      await page.fill('#email', email);
      await page.click('main button.main');
      await page.waitForSelector('.notice.warm');
      if (at_ === 'a') await look('sent');
      const link = await mailed(email, /http:\S+\/ballots\/\S+/);
      links.push(link);
      await page.goto(link);
      if (at_ === 'a') await look('ballot');
      if (at_ === 'c') {
        await reach(page, '#n1');
        await page.keyboard.press('Space');
        await reach(page, 'main button.main');
        await page.keyboard.press('Enter');
      } else {
        for (const number of wants) await page.check(`#n${number}`);
        await page.click('main button.main');
      }
      await page.waitForSelector('.said');
      if (at_ === 'b') await look('voted');
    }
    await page.goto(at(`${fund}/outcome`));
    assert.ok(page.url().endsWith(fund), 'nothing of the outcome before the vote is closed');

    await act(`${fund}/settings`, `${fund}/closure`, {});
    for (const end = Date.now() + 20_000; ; await new Promise((done) => setTimeout(done, 100))) {
      await page.goto(at(`${fund}/outcome`));
      if (page.url().endsWith('/outcome')) break;
      assert.ok(Date.now() < end, 'the vote is counted within twenty seconds');
    }
    await look('outcome');
    await page.goto(links[1]);
    assert.equal(await page.locator('table tbody tr').count() > 0, true);
    await look('share');
    await page.goto(at(fund));
    await look('decided');
    await page.click('main .lines h3 a:has-text("Benches")');
    await look('project');
    await page.click('main a[href*="/outcome#p1"]');
    await page.waitForURL(/outcome#p1$/);

    // what was funded is paid and told
    const own = await mailed(`mural-${tag}@example.org`.toLowerCase(), /http:\S+\/proposals\/\S+/);
    const project = await page.getAttribute('main .lines h3 a:has-text("Mural")', 'href');
    await operator.goto(`${server.base}${project}/award`);
    await accessible(operator);
    await page.goto(own.replace(/\/(en|fr)\//, `/${way.language}/`));
    await page.fill('#amount', '120,50');
    await page.fill('#what', 'Peinture');
    await page.fill('#day-day', '3');
    await page.fill('#day-month', '6');
    await page.fill('#day-year', '2027');
    await page.click('form[action$="/receipts"] button');
    await page.waitForSelector('.said');
    await page.fill('#note', 'Forty people came and painted.');
    await press(page, 'form[action$="/note"] button');
    await page.waitForSelector('.said');
    await look('told');
    await page.goto(`${server.base}${project}`);
    await look('what-came');
    assert.match(await page.innerText('main'), /Forty people/);
    await page.goto(at(`${community}/funds/fairness`));
    await look('fairness');
    assert.ok(mine.includes('/proposals/'));
    // a form that is refused is an answer of its own kind, which browsers write down
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await page.context().close();
  });
}

test('those who run a fund: every page of theirs', async () => {
  const fund = await start('run');
  const look = async (path, name) => {
    for (const language of ['en', 'fr']) {
      for (const width of [320, 1280]) {
        await operator.setViewportSize({ width, height: 800 });
        await operator.goto(`${server.base}/${language}${path}`);
        await accessible(operator, language);
        await shot(operator, `fund-${name}-${language}-${width}`);
      }
    }
  };
  await look(`${community}/funds/new`, 'new');
  await look(`${fund}/details`, 'details');
  await look(`${fund}/committee`, 'committee');
  const page = await (await visitor(browser)).newPage();
  await page.goto(`${server.base}/en${fund}/projects/new`);
  await propose(page, 'Benches', '700', 'run@example.org');
  await look(`${fund}/settings`, 'settings');
  await operator.goto(`${server.base}/en${fund}/settings`);
  const project = (await operator.getAttribute('main .lines a[href$="/check"]', 'href')).replace(/^\/en/, '');
  await look(project, 'check');
  await check(fund);
  await act(`${fund}/settings`, `${fund}/opening`, {});
  await look(`${fund}/paper`, 'paper');
  await look(`${fund}/settings`, 'settings-voting');
});
