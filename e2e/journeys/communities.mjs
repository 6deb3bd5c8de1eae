// A community: founded, someone invited by a link comes in and is handed the stewardship; every page on the way is looked at.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, shot, signIn, startPerron, visitor, watch, ways } from '../house.mjs';

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
  test(`founded, joined, handed over: ${way.name}`, async () => {
    const [founder, heir] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(founder, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `community-${name}-${tag}`);
    };
    const at = (path) => `${server.base}/${way.language}${path}`;
    await founder.goto(at('/communities'));
    await look(founder, 'list');
    await founder.click('main .lines h2 a');
    await look(founder, 'home');
    await signIn(server, operator, founder, way.language, `founder-${tag}@example.org`);
    await founder.goto(at('/communities/new'));
    await look(founder, 'new');
    await founder.click('main button.main');
    await look(founder, 'new-refused');
    await founder.check('input[name=kind][value=round-table]');
    await founder.fill('#name-en', `Maple Court ${tag}`);
    await founder.fill('#about-en', 'We meet on Sundays, after the market. Whoever sleeps here belongs here.');
    await founder.fill('#about-fr', 'On se voit le dimanche, après le marché. Qui dort ici est d’ici.');
    await founder.check('input[name=speaks][value=both]');
    await founder.check('input[name=joining][value=request]');
    await founder.check('input[name=sharing][value=here]');
    await founder.fill('#name', 'Robin');
    await founder.check('input[name=shown]');
    await founder.click('main button.main');
    await founder.waitForURL(/\/communities\/[0-9A-Z]+$/);
    await look(founder, 'proposed');
    const home = new URL(founder.url()).pathname;
    await operator.goto(server.base + home);
    await operator.click('main button.main');
    await founder.goto(`${server.base}${home}/invitations`);
    await founder.click('main button.main');
    await founder.waitForSelector('#link');
    await look(founder, 'invitation-made');
    const invitation = await founder.inputValue('#link');
    await heir.goto(invitation);
    await look(heir, 'invited');
    await signIn(server, operator, heir, way.language, `heir-${tag}@example.org`);
    await heir.goto(invitation);
    await heir.fill('#name', 'Camille');
    await heir.click('main button.main');
    await heir.waitForURL(/\/membership$/);
    await look(heir, 'mine');
    await founder.goto(`${server.base}${home}/people`);
    await look(founder, 'people');
    await founder.locator('main li a', { hasText: 'Camille' }).click();
    await look(founder, 'person');
    await founder.check('input[name=stays][value=no]');
    await founder.locator('form[action$="/handover"] button').click();
    await founder.waitForURL(/\/people$/);
    await look(founder, 'offered');
    await heir.reload();
    await look(heir, 'offer');
    await heir.click('main button.main');
    await heir.waitForURL(/\/membership$/);
    await heir.goto(`${server.base}${home}/people`);
    assert.match(await heir.innerText('main'), /Robin/);
    await look(heir, 'handed-over');
    await heir.goto(`${server.base}${home}/settings`);
    await look(heir, 'settings');
    await founder.goto(at('/account'));
    await look(founder, 'account');
    await operator.goto(`${server.base}/${way.language}/communities`);
    await operator.click('main .lines h2 a');
    await look(operator, `steward-${way.width}`);
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await founder.context().close();
    await heir.context().close();
  });
}
