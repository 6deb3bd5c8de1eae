// What comes first: an issue is raised and merged, a round opened, voted in on a phone and on paper, closed, objected to, confirmed.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, foundTable, launch, operatorPage, send, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;

before(async () => {
  server = await startPerron({ args: ['--demo'] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const WORDS = {
  en: { once: 'entered already', first: 'Gives a voice to 3 people', adds: 'Adds a voice for 2 people', yes: 'by 9 people' },
  fr: { once: 'déjà saisie', first: 'Donne une voix à 3 personnes', adds: 'Ajoute une voix pour 2 personnes', yes: 'par 9 personnes' },
};

for (const way of ways().filter(({ script, width }) => script || width === 320)) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
  const words = WORDS[way.language];
  const at = (place) => `${server.base}/${way.language}${place}`;
  const look = async (page, name) => {
    await accessible(page, way.language);
    await shot(page, `priorities-${name}-${tag}`);
  };
  /** Presses a button by keyboard alone. */
  const press = async (page, button) => {
    await page.focus(button);
    const loaded = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await loaded;
  };

  test(`from an issue to the table's yes: ${way.name}`, async () => {
    const host = await operatorPage(server, browser, way);
    const wrong = [watch(host, server.base)];
    const request = host.context().request;
    const home = at(await foundTable(server, host.context(), `Quay Table ${tag}`));

    // a resident without an account raises one, by keyboard, after a first try that says nothing
    const resident = await (await visitor(browser, way)).newPage();
    wrong.push(watch(resident, server.base));
    await resident.goto(`${home}/issues/new`);
    await look(resident, 'raise');
    await press(resident, 'main form button.main');
    await look(resident, 'raise-refused');
    await resident.fill('#title-en', 'A bench at the stop');
    await resident.fill('#title-fr', 'Un banc à l’arrêt');
    await resident.fill('#strengths-en', 'Two carpenters live across the street.');
    await press(resident, 'main form button.main');
    await resident.waitForURL(/\/issues\/[0-9A-Z]+$/);
    await look(resident, 'waiting');
    const bench = resident.url();
    await host.goto(bench);
    await look(host, 'to-accept');
    await press(host, 'form[action$="/decision"] button.main');

    const raise = async (en, fr) => {
      const made = await send(server, request, `${home}/issues/new`, `${home}/issues`, { 'title-en': en, 'title-fr': fr });
      return server.base + made.headers().location;
    };
    await raise('A lamp in the lane', 'Une lampe dans la ruelle');
    await raise('A warm room', 'Une salle chaude');
    const alike = await raise('A bench by the stop', 'Un banc près de l’arrêt');
    await host.goto(`${alike}/merger`);
    await look(host, 'merger');
    await host.check('main input[type=radio] >> nth=0');
    await press(host, 'main button.main');
    await host.waitForURL(alike);
    await look(host, 'merged');
    await host.goto(bench);
    await look(host, 'issue');
    await host.goto(`${home}/issues`);
    await look(host, 'issues');
    await host.goto(`${home}/issues/sources`);
    await look(host, 'sources');

    // a round: written, looked at, opened
    await host.goto(`${home}/priorities/new`);
    await host.fill('#title-en', 'What first?');
    await host.fill('#title-fr', 'Quoi d’abord?');
    await host.check('input[name=voters][value=everyone]');
    await host.fill('#wanted', '2');
    await look(host, 'new');
    await press(host, 'main form button.main');
    await host.waitForURL(/\/priorities\/[0-9A-Z]+$/);
    await look(host, 'draft');
    const round = host.url();
    await press(host, 'form[action$="/opening"] button');
    await look(host, 'open');

    // voted on a phone by thumb and by keyboard, and changed
    const voter = await (await visitor(browser, { ...way, width: 320 })).newPage();
    wrong.push(watch(voter, server.base));
    await voter.goto(round);
    await look(voter, 'open-guest');
    await voter.click('main a.big');
    await voter.waitForSelector('#c1');
    await look(voter, 'ballot');
    await press(voter, 'main form button.main');
    await look(voter, 'ballot-refused');
    await voter.focus('#c3');
    await voter.keyboard.press('Space');
    await press(voter, 'main form button.main');
    await voter.waitForURL(round);
    await voter.goto(`${round}/ballot`);
    assert.ok(await voter.isChecked('#c3'), 'their own ballot is shown to them');
    await look(voter, 'ballot-again');
    await voter.uncheck('#c3');
    await voter.check('#c1');
    await voter.check('#c2');
    await press(voter, 'main form button.main');
    for (const choice of ['1', '1', '3']) {
      const guest = (await visitor(browser, way)).request;
      await send(server, guest, `${round}/ballot`, `${round}/ballot`, { choice });
    }

    // paper, once
    await host.goto(`${round}/cards`);
    await host.fill('#card', '17');
    await host.check('#c3');
    await press(host, 'main form button.main');
    await host.fill('#card', '17');
    await host.check('#c1');
    await press(host, 'main form button.main');
    assert.match(await host.innerText('main'), new RegExp(words.once));
    await look(host, 'cards');
    await host.goto(`${round}/cards/paper?from=18&count=4`);
    await look(host, 'cards-paper');
    await host.goto(round);
    assert.doesNotMatch(await host.innerText('main'), /voice for|voix pour|plain count|compte simple/, 'secret until it is closed');

    // closed: the order, as everybody sees it
    await press(host, 'form[action$="/closure"] button');
    await voter.goto(round);
    const order = await voter.innerText('main .ranked');
    assert.match(order, new RegExp(`${words.first}[^]*${words.adds}`));
    await look(voter, 'closed-guest');

    // talked over: the grid, an objection, an answer; then yes
    await host.goto(`${round}/grid`);
    for (const [field, level] of [['i1', '5'], ['f1', '4'], ['i2', '5'], ['f2', '4'], ['i3', '2'], ['f3', '1']]) await host.selectOption(`#${field}`, level);
    await press(host, 'main form button.main');
    await host.waitForSelector('svg.grid');
    await look(host, 'grid');
    await host.goto(round);
    await host.fill('#objection', 'The room must come first: it is minus twenty.');
    await press(host, 'form[action$="/objections"] button');
    await look(host, 'objection');
    await host.fill('textarea[name=answer]', 'The hall opens on Fridays from next week.');
    await press(host, 'form[action$="/answer"] button');
    await host.fill('#people', '9');
    await look(host, 'closed');
    await press(host, 'form[action$="/confirmation"] button.main');
    assert.match(await host.innerText('main'), new RegExp(words.yes));
    await look(host, 'confirmed');
    await voter.goto(home);
    assert.match(await voter.innerText('main .ranked'), new RegExp(words.adds));
    await look(voter, 'home');
    await host.goto(`${home}/priorities`);
    await look(host, 'rounds');
    // what a page refuses, it says with a status of its own
    assert.deepEqual(wrong.flat().filter((said) => !said.includes('422')), []);
  });
}

test('points and ranks on a phone', async () => {
  const page = await (await visitor(browser, { width: 320, language: 'fr' })).newPage();
  await page.goto(`${server.base}/fr/communities`);
  await page.click('main .lines h2 a:has-text("Trois-Marches")');
  await page.click('main a[href$="/ballot"]');
  await page.waitForSelector('#n1');
  await accessible(page, 'fr');
  await shot(page, 'priorities-points-fr-320');
  await page.fill('#n1', '4');
  await page.fill('#n2', '4');
  await page.fill('#n3', '4');
  await page.click('main form button.main');
  assert.match(await page.innerText('#answers'), /enlevez-en 2/);
  assert.equal(await page.inputValue('#n3'), '4', 'what was typed is kept');
  await page.fill('#n3', '2');
  await page.click('main form button.main');
  await page.waitForURL(/\/priorities\/[0-9A-Z]+$/);
});
