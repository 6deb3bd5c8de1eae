// The door of a room: two people with one tablet. The second opens the link of their own registration, is asked whose the
// tablet is, takes it over, and leaves; the first is still there.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, mailedLink, operatorPage, planSession, shot, startPerron, visitor, watch } from '../house.mjs';

let server;
let browser;
let operator;

before(async () => {
  server = await startPerron();
  browser = await launch();
  operator = await operatorPage(server, browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of [{ language: 'en', width: 1280, script: true }, { language: 'fr', width: 320, script: false }]) {
  test(`whose tablet is it: ${way.language}, ${way.width} px`, async () => {
    const tag = `${way.language}-${way.width}`;
    const session = await planSession(server, operator.request, { 'title-en': `Two at one tablet ${tag}`, 'title-fr': `Deux pour une tablette ${tag}` });
    const at = (path) => `${server.base}/${way.language}${session}${path}`;
    const tablet = await (await visitor(browser, way)).newPage();
    const wrong = watch(tablet, server.base);
    await operator.goto(at('/room/projector'));
    const code = (await operator.innerText('main')).match(/Code\s?:\s*(\S+)/)?.[1] ?? '';
    const comeIn = async (name) => {
      await tablet.fill('#name', name);
      await tablet.check(`[name=language][value=${way.language}]`);
      if (await tablet.locator('#code').count()) await tablet.fill('#code', code);
      await tablet.click('main form button.main');
      await tablet.waitForSelector('.notice.said');
    };
    await tablet.goto(at('/room'));
    await comeIn('Ana');

    // Ben registered at home, and opens his link here
    const email = `ben.${tag}@example.org`;
    const home = await (await visitor(browser, way)).newPage();
    await home.goto(at('/registrations/new'));
    await home.fill('#name', 'Ben');
    await home.fill('#email', email);
    await home.click('main button.main');
    await home.waitForURL(/\/registrations\/mail$/);
    await home.goto(await mailedLink(server, operator, email, 'registrations'));
    await home.click('main .card button.main');
    await home.waitForSelector('main .said');
    const own = await home.getAttribute('main a[href*="/room?pass="]', 'href');
    await tablet.goto(`${server.base}${own}`);
    assert.equal(await tablet.locator('[name=who]:checked').count(), 0, 'nobody decides for them');
    await accessible(tablet, way.language);
    await shot(tablet, `door-whose-${tag}`);
    await tablet.check('[name=who][value=other]');
    await comeIn('Ben');
    await operator.goto(at('/attendance'));
    for (const name of ['Ana', 'Ben']) assert.ok((await operator.innerText('main')).includes(name), name);
    assert.deepEqual(wrong, []);
    await tablet.context().close();
    await home.context().close();
  });
}
