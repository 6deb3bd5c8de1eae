// A strategy, from a neighbour's words to a clause, an edition and back: written, suggested to, published, traced, and marked
// when the words are taken back; every page is looked at.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, foundTable, launch, operatorPage, press, shot, startPerron, visitor, watch, ways } from '../house.mjs';

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

const SAYS = {
  en: { one: /1 story/, falls: /Nothing is left under it/, waits: /other wording waits/, missing: /French: Missing/, lost: /Nothing is lost/ },
  fr: { one: /1 récit/, falls: /Il ne reste rien dessous/, waits: /autre formulation attend/, missing: /Français\s: Manquante/, lost: /Rien n’est perdu/ },
};

for (const way of ways()) {
  test(`from words to an edition and back: ${way.name}`, async () => {
    const steward = await operatorPage(server, browser, way);
    const [owner, guest] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = [steward, owner, guest].map((page) => watch(page, server.base));
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const says = SAYS[way.language];
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `strategy-${name}-${tag}`);
    };
    const read = (page) => page.innerText('main');

    // a neighbour tells a story that may be used
    await owner.goto(at('/stories/new'));
    await owner.click('main .lines a');
    await owner.fill('#text', `I learned everybody’s name in the laundry room, ${tag}.`);
    await owner.fill('#title', `The laundry room ${tag}`);
    await owner.check('input[name=see][value=everyone]');
    await owner.check('#grant-strategy');
    await owner.click('main button.main');
    await owner.waitForURL(/\/stories\/[0-9A-Z]+\/consent$/);
    const story = new URL(owner.url()).pathname.replace(/\/consent$/, '');
    await owner.goto(at('/trace'));
    await look(owner, 'trace-nowhere');

    // begun and opened
    const table = await foundTable(server, operator, `Mill Street ${tag}`);
    await steward.goto(at('/strategies/new'));
    await look(steward, 'new');
    await press(steward, 'main button.main');
    await steward.waitForSelector('.errors');
    await steward.fill('#title-en', `A strategy for belonging ${tag}`);
    await steward.fill('#title-fr', `Une stratégie d’appartenance ${tag}`);
    await steward.check(`input[name=community][value="${table.split('/').pop()}"]`);
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/strategies\/[0-9A-Z]+\/settings$/);
    const strategy = new URL(steward.url()).pathname.match(/\/strategies\/[0-9A-Z]+/)[0];
    await steward.fill('#lead-en', 'In the words of those who live it.');
    await steward.fill('#lead-fr', 'Dans les mots de celles et ceux qui la vivent.');
    await steward.check('input[name=state][value=open]');
    await look(steward, 'settings');
    await press(steward, 'main button.main');

    // a clause, first in one language
    await steward.goto(at(`${strategy}/clauses/new`));
    await look(steward, 'clause-new');
    await steward.selectOption('#kind', 'definition');
    await steward.fill('#title-en', 'What we mean by belonging');
    await steward.fill('#text-en', 'Belonging is being known where you live, and being missed when you are away.');
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/clauses\/1$/);
    await steward.goto(at(`${strategy}/editions/new`));
    assert.match(await read(steward), says.missing);
    await look(steward, 'hindered');
    await steward.goto(at(`${strategy}/clauses/1/wording`));
    await steward.fill('#title-fr', 'Ce que nous entendons par appartenance');
    await steward.fill('#text-fr', 'Appartenir, c’est être connu là où l’on vit, et manquer à quelqu’un quand on s’absente.');
    await steward.check('#same');
    await look(steward, 'wording');
    await press(steward, 'button[value=version]');
    await steward.waitForURL(/\/clauses\/1$/);

    // it rests on the story
    await steward.goto(at(`${strategy}/clauses/1/sources`));
    await look(steward, 'sources');
    await steward.locator('.choice', { hasText: `The laundry room ${tag}` }).locator('input').check();
    await press(steward, 'form[action$="/sources"] button.main');
    await steward.waitForURL(/\/clauses\/1$/);
    for (const language of way.language === 'en' ? ['en'] : ['en', 'fr']) {
      const approval = steward.locator(`form[action$="/approval"]:has([value="${language}"])`);
      if (await approval.count()) await approval.locator('button').click();
    }
    await look(steward, 'clause');

    // somebody without an account suggests another wording
    await guest.goto(at(strategy));
    assert.match(await read(guest), says.one);
    await look(guest, 'open');
    await guest.goto(at(`${strategy}/clauses/1/wording`));
    await guest.fill('#text-en', 'Belonging is being known where you live, having a say, and being missed when you are away.');
    await guest.fill('#text-fr', 'Appartenir, c’est être connu là où l’on vit, avoir son mot à dire, et manquer à quelqu’un quand on s’absente.');
    await guest.fill('#why', 'Being known is not enough.');
    await look(guest, 'suggest');
    await press(guest, 'main button.main');
    await guest.waitForURL(/\/clauses\/1$/);
    await look(guest, 'suggested');
    await guest.goto(at(strategy));
    assert.match(await read(guest), says.waits);
    await guest.goto(at(`${strategy}/discussion`));
    await look(guest, 'discussion');
    await steward.goto(at(`${strategy}/clauses/1`));
    await steward.locator('details', { has: steward.locator('form[action$="/decision"]') }).evaluate((one) => (one.open = true));
    await steward.locator('input[value=accepted]').check();
    await press(steward, 'form[action$="/decision"] button.button');
    await steward.waitForSelector('ins, del');
    await look(steward, 'decided');

    // published, and read in both languages
    await steward.goto(at(`${strategy}/editions/new`));
    await look(steward, 'ready');
    await press(steward, 'main button.main');
    await steward.waitForURL(/\/editions\/1$/);
    await guest.goto(at(`${strategy}/editions/1`));
    assert.match(await read(guest), says.one);
    await look(guest, 'edition');
    await guest.goto(at(`${strategy}/clauses/1/trace`));
    await look(guest, 'trace');
    await guest.goto(at(`${strategy}/languages`));
    await look(guest, 'languages');
    await guest.goto(at('/strategies'));
    await look(guest, 'list');

    // the owner finds it, and takes the words back
    await owner.goto(at('/trace'));
    await look(owner, 'trace-mine');
    assert.equal(await owner.locator('.climb li').count(), 2, 'the clause and the edition');
    await owner.goto(`${server.base}${story}/consent`);
    await press(owner, 'form[action$="/withdrawal"] button');
    await owner.goto(at('/trace'));
    await look(owner, 'trace-back');
    await guest.goto(at(`${strategy}/editions/1`));
    assert.match(await read(guest), says.falls);
    await look(guest, 'marked');
    assert.ok(!(await (await guest.goto(at(`${strategy}/clauses/1/trace`))).text()).includes('laundry'), 'nobody reads it any more');
    assert.deepEqual(wrong.flat().filter((line) => !line.includes('422')), []);
    for (const page of [steward, owner, guest]) await page.context().close();
  });
}
