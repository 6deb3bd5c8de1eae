// An action plan: written, suggested to, agreed to, taken on, said to be done and confirmed by residents; every page is looked at.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, foundTable, launch, operatorPage, shot, signIn, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;

before(async () => {
  server = await startPerron({ args: ['--demo'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of ways()) {
  test(`planned, agreed to, confirmed done: ${way.name}`, async () => {
    // the operator looks after the house and runs plans everywhere; residents join the table
    const steward = await operatorPage(server, browser, way);
    const [lead, neighbour] = await Promise.all([1, 2].map(async () => (await visitor(browser, way)).newPage()));
    const wrong = watch(steward, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `plan-${name}-${tag}`);
    };
    const table = await foundTable(server, operator, `Mill Street ${tag}`);
    for (const [page, name] of [[lead, 'lead'], [neighbour, 'neighbour']]) {
      await signIn(server, operator, page, way.language, `${name}-${tag}@example.org`);
      await page.goto(at(`${table}/membership`));
      await page.fill('#name', name === 'lead' ? 'Odile' : 'Camille');
      await page.click('main button.main');
      await page.waitForURL(/\/communities\/[0-9A-Z]+(\/membership)?$/);
      await page.waitForFunction(() => !document.querySelector('#name') || document.querySelector('.said'));
    }

    // written
    await steward.goto(at(`${table}/plan`));
    await look(steward, 'begin');
    await steward.fill('#title-en', `A street for every season ${tag}`);
    await steward.fill('#title-fr', `Une rue en toute saison ${tag}`);
    await steward.click('main button.main');
    await steward.waitForURL(/\/plans\/[0-9A-Z]+\/settings$/);
    const plan = new URL(steward.url()).pathname.match(/\/plans\/[0-9A-Z]+/)[0];
    await look(steward, 'empty');
    await steward.fill('#goal-en', 'Nobody stays in because of the snow');
    await steward.fill('#goal-fr', 'Personne ne reste chez soi à cause de la neige');
    await steward.locator('form[action$="/goals"] button').click();
    await steward.waitForSelector('#n-1-en');
    await steward.fill('#n-1-en', 'Sidewalks are clear by noon');
    await steward.fill('#n-1-fr', 'Les trottoirs sont dégagés à midi');
    await steward.locator('form[action$="/objectives"] button').click();
    await steward.waitForSelector('#o-1-1');
    await steward.locator('form[action$="/actions"]').evaluate((form) => (form.closest('details').open = true));
    await steward.fill('#a-1-1-en', 'Shovel for neighbours who cannot');
    await steward.fill('#a-1-1-fr', 'Pelleter pour qui ne le peut pas');
    await steward.check('#a-1-1-help');
    await steward.locator('form[action$="/actions"] button').click();
    await steward.waitForSelector('.items a');
    await look(steward, 'written');
    await steward.locator('.items a').first().click();
    await steward.waitForURL(/\/details$/);
    await steward.fill('#cost', 'twelve');
    await steward.click('main button.main');
    await steward.waitForSelector('.errors');
    await look(steward, 'action-refused');
    await steward.fill('#cost', '1,250');
    await steward.fill('#due-day', '1');
    await steward.fill('#due-month', '12');
    await steward.fill('#due-year', '2027');
    await steward.fill('#partner-1', 'The city');
    await steward.selectOption('#part-1', 'approve');
    await steward.click('main button.main');
    await steward.waitForURL(/\/actions\/[0-9A-Z]+$/);
    const action = new URL(steward.url()).pathname.replace(/^\/../, '');
    await steward.goto(at(`${plan}/details`));
    await steward.fill('#welcome-en', 'Come in and sit down.');
    await look(steward, 'details');
    await steward.click('main button.main');
    await steward.waitForURL(/\/settings$/);
    await steward.locator('form[action$="/publication"] button').click();
    await steward.waitForSelector('a[href$="/agreement"]');

    // suggested to by somebody without an account
    const guest = await (await visitor(browser, way)).newPage();
    await guest.goto(at(plan));
    await look(guest, 'proposed');
    await guest.click('a.button.main');
    await guest.waitForURL(/\/suggestions$/);
    await look(guest, 'suggest');
    await guest.fill('#text', 'Start with the hill: it is the steepest.');
    await guest.fill('#name', 'Joss');
    await guest.click('main button.main');
    await guest.waitForSelector('#waiting');
    await steward.goto(at(`${plan}/suggestions`));
    await look(steward, 'suggested');
    await steward.locator('details', { has: steward.locator('form[action$="/answer"]') }).first().evaluate((one) => (one.open = true));
    await steward.locator('input[value=accepted]').first().check();
    await steward.locator('textarea[name=reason]').first().fill('You are right.');
    await steward.locator('form[action$="/answer"] button').first().click();
    await steward.waitForSelector('#answered');
    await guest.goto(at(`${plan}/suggestions`));
    assert.match(await guest.innerText('main'), /You are right\./);
    await look(guest, 'answered');

    // agreed to: residents answer, whoever runs it writes it down
    for (const page of [lead, neighbour]) {
      await page.goto(at(`${plan}/agreement`));
      await page.focus('#verdict');
      await page.keyboard.press('Space'); // by keyboard alone
      await page.locator('form[action$="/assent"] button').press('Enter');
      await page.waitForSelector('#say ~ .hint');
    }
    await look(neighbour, 'assent');
    await steward.goto(at(`${plan}/agreement`));
    await look(steward, 'agreement');
    for (const field of ['agenda', 'decided', 'holder']) await steward.check(`input[name=${field}][value=residents]`);
    await steward.locator('form[action$="/agreement"] button').click();
    await steward.waitForURL(new RegExp(`${plan}$`));
    await look(steward, 'agreed');

    // taken on, said to be done, confirmed by the others
    await lead.goto(at(action));
    await look(lead, 'action-free');
    await lead.locator('form[action$="/lead"] button').click();
    await lead.waitForSelector('button[name=leave]');
    await lead.check('input[name=state][value=done]');
    await lead.locator('form[action$="/steps"] button').click();
    await lead.waitForSelector('details li', { state: 'attached' });
    await lead.goto(at(action));
    await look(lead, 'action-done');
    await neighbour.goto(at(action));
    await look(neighbour, 'action-confirm');
    await neighbour.check('input[name=verdict][value=yes]');
    await neighbour.locator('form[action$="/confirmation"] button').click();
    await neighbour.waitForSelector('#done ~ .hint');
    await guest.goto(at(action));
    assert.match(await guest.innerText('main'), /1 (resident|personne)/);
    // a second resident: the operator is one of the table's people too
    await steward.goto(at(action));
    await steward.check('input[name=verdict][value=yes]');
    await steward.locator('form[action$="/confirmation"] button').click();
    await steward.waitForSelector('#done ~ .hint');
    await guest.goto(at(action));
    assert.match(await guest.innerText('main'), /(Confirmed by|Confirmée par) 2/);
    await look(guest, 'action-confirmed');
    for (const page of ['', '/timeline', '/people']) {
      await guest.goto(at(plan + page));
      await look(guest, `public${page.replace('/', '-')}`);
    }
    const booklet = await guest.request.get(at(`${plan}/booklet.pdf`));
    assert.equal((await booklet.body()).subarray(0, 5).toString(), '%PDF-');

    // the table's terms, and what an institution promised
    await steward.goto(at(`${table}/terms/new`));
    await look(steward, 'terms-new');
    await steward.click('main button.main');
    await steward.waitForURL(/\/terms$/);
    await look(steward, 'terms');
    await steward.goto(at(`${table}/promises/new`));
    await look(steward, 'promise-new');
    await steward.fill('#who', 'The city');
    await steward.check('input[name=kind][value=door]');
    await steward.fill('#text-en', 'Open the hall each evening');
    await steward.fill('#text-fr', 'Ouvrir la salle chaque soir');
    await steward.fill('#due-day', '1');
    await steward.fill('#due-month', '12');
    await steward.fill('#due-year', '2027');
    await steward.click('main button.main');
    await steward.waitForURL(/\/promises\/[0-9A-Z]+$/);
    await look(steward, 'promise');
    await guest.goto(at(`${table}/promises`));
    await look(guest, 'promises');
    await guest.goto(at(table));
    await look(guest, 'community');
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    for (const page of [steward, lead, neighbour, guest]) await page.context().close();
  });
}

test('the sample shows a plan with everything on it', async () => {
  for (const way of ways().filter(({ script }) => script)) {
    const page = await (await visitor(browser, way)).newPage();
    const at = (path) => `${server.base}/${way.language}${path}`;
    await page.goto(at('/communities'));
    await page.locator('main .lines h2 a', { hasText: /Three Steps|Trois-Marches/ }).click();
    await accessible(page, way.language);
    await shot(page, `plan-sample-community-${way.language}-${way.width}`);
    await page.locator('section[aria-labelledby=plans] h3 a').click();
    await page.waitForURL(/\/plans\/[0-9A-Z]+$/);
    const plan = new URL(page.url()).pathname.replace(/^\/../, '');
    for (const path of ['', '/timeline', '/people', '/suggestions', '/agreement']) {
      await page.goto(at(plan + path));
      await accessible(page, way.language);
      await shot(page, `plan-sample${path.replace('/', '-')}-${way.language}-${way.width}`);
    }
    await page.goto(at(plan));
    await page.locator('main .lines b a').nth(2).click();
    await accessible(page, way.language);
    await shot(page, `plan-sample-action-${way.language}-${way.width}`);
    await page.context().close();
  }
});
