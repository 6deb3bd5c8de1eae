// Something is wrong with a story: said by one guest, hidden by a moderator, appealed by its author, shown again by somebody else.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, shot, signIn, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;
let moderator;

before(async () => {
  server = await startPerron();
  browser = await launch();
  operator = await operatorPage(server, browser);
  await operator.goto(`${server.base}/en/people`);
  await operator.fill('#email', 'second@example.org');
  await operator.check('input[name=role][value=moderator]');
  await operator.click('main button.main');
  moderator = await (await visitor(browser)).newPage();
  await signIn(server, operator, moderator, 'en', 'second@example.org');
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const way of ways()) {
  test(`reported, hidden, appealed, shown: ${way.name}`, async () => {
    const [author, reader] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(author, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `report-${name}-${tag}`);
    };
    const at = (path) => `${server.base}/${way.language}${path}`;
    await author.goto(at('/stories/new?prompt=works'));
    await author.fill('#text', `The baker on Mill Street cheats (${tag}).`);
    await author.fill('#title', `A baker ${tag}`);
    await author.check('input[name=see][value=everyone]');
    await author.click('main button.main');
    await author.waitForURL(/\/consent$/);
    const story = new URL(author.url()).pathname.replace(/\/consent$/, '');
    const thing = `story-${story.split('/').pop()}`;

    await reader.goto(server.base + story);
    await reader.click(`main a[href*="${thing}"]`);
    await look(reader, 'new');
    await reader.check('input[name=reason][value=other]');
    await reader.click('main button.main');
    await look(reader, 'new-refused');
    await reader.fill('#words', 'He does not, and he has a name.');
    await reader.click('main button.main');
    await reader.waitForURL((url) => url.pathname === story);

    await operator.goto(at('/reports'));
    await look(operator, 'queue');
    await operator.click(`main a[href$="${thing}"]`);
    await look(operator, 'show');
    await operator.check('input[name=act][value=hide]');
    await operator.check('input[name=reason][value=person]');
    await operator.fill('#words', 'Tell it without the baker.');
    await operator.click('main button.main');
    await operator.waitForURL(/\/reports$/);
    assert.equal((await reader.goto(server.base + story)).status(), 404);

    await author.goto(`${server.base}${story}/consent`);
    await author.click(`main a[href*="${thing}"]`);
    await look(author, 'reason');
    assert.match(await author.innerText('main'), /Tell it without the baker\./);
    await author.fill('#words', 'There is no other bakery to be afraid for.');
    await author.click('main button.main');
    await author.waitForURL(/\/reason$/);
    await look(author, 'appealed');

    await moderator.goto(at(`/reports/${thing}`));
    await look(moderator, 'appeal');
    await moderator.check('input[name=act][value=show]');
    await moderator.click('main button.main');
    await moderator.waitForURL(/\/reports$/);
    assert.equal((await reader.goto(server.base + story)).status(), 200);
    await moderator.goto(at('/reports/log'));
    await look(moderator, 'log');
    assert.deepEqual(wrong, []);
  });
}
