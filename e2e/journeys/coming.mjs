// Before a session: who is coming and who is missing, how many people live where, and the session in one's calendar.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  accessible, launch, operatorPage, planSession, send, shot, startMail, startPerron, visitor, watch, ways,
} from '../house.mjs';

const PEOPLE = 24;
const AREAS = ['H2X', 'H2X', 'K1A', 'H2X', 'M5V', 'K1A'];
const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS', '--contact', 'steps@example.org'];
const WORDS = {
  en: { coming: /24 of 30 seats/, missing: /Alberta · nobody yet/, entry: /Your own link|calendar/i },
  fr: { coming: /24 des? 30 places|24 places sur 30|24 sur 30/, missing: /Alberta · personne encore/, entry: /agenda|calendrier/i },
};

let mail;
let server;
let browser;
let host;
let guest; // one of those who come
let session; // its address, without the language

before(async () => {
  mail = await startMail();
  server = await startPerron({ args: [...SENDER, '--mail-server', mail.url, '--mail-from', 'steps@example.org'] });
  browser = await launch();
  host = await operatorPage(server, browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const at = (language, path) => `${server.base}/${language}${path}`;

test('people register from three provinces', async () => {
  const titles = { 'title-en': 'Spring: a place to live', 'title-fr': 'Printemps : se loger', capacity: 30 };
  session = await planSession(server, host.context().request, titles);
  for (let n = 0; n < PEOPLE; n++) {
    const context = await visitor(browser);
    await send(server, context.request, at('en', `${session}/registrations/new`), at('en', `${session}/registrations`), {
      name: `P${n}`, email: `p${n}@example.org`, session: session.split('/').at(-1), place: AREAS[n % AREAS.length],
    });
    const letter = await mail.letter(`p${n}@example.org`, /Confirm your registration/);
    const link = letter.parts['text/plain'].match(/http:\S+\/registrations\/[0-9A-Z]+-[0-9a-f]+/)[0];
    await send(server, context.request, link, `${link}/confirmation`, {});
    if (n === 0) guest = context;
    else await context.close();
  }
});

test('whoever runs sessions brings how many people live where, by keyboard', async () => {
  await host.goto(at('en', '/places'));
  await host.getByRole('link', { name: 'How many people live where' }).focus();
  await host.keyboard.press('Enter');
  await host.waitForURL(/\/population$/);
  await host.fill('#parts', 'Quebec 500\nOntario 800\nAlberta 900');
  await host.fill('#source', 'A count of our own');
  await host.keyboard.press('Enter');
  await host.waitForSelector('dl');
  assert.match(await host.innerText('main'), /Alberta/);
});

for (const way of ways()) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;

  test(`before a session: ${way.name}`, async () => {
    const words = WORDS[way.language];
    const look = async (page, name, path) => {
      const wrong = watch(page, server.base);
      await page.goto(at(way.language, path));
      await accessible(page, way.language);
      await shot(page, `coming-${name}-${tag}`);
      const text = await page.innerText('main');
      assert.deepEqual(wrong, []);
      return text;
    };
    const context = await visitor(browser, way);
    await context.addCookies(await host.context().cookies());
    const steward = await context.newPage();
    const seen = await look(steward, 'who', `${session}/coming`);
    assert.match(seen, words.coming);
    assert.match(seen, words.missing);
    await look(steward, 'population', '/places/1/population');
    await look(steward, 'calendar-host', `${session}/calendar`);
    await context.close();

    const theirs = await visitor(browser, way);
    await theirs.addCookies(await guest.cookies());
    const page = await theirs.newPage();
    assert.match(await look(page, 'calendar', `${session}/calendar`), words.entry);
    await look(page, 'own', '/calendar');
    if (await page.locator('form[action$="/calendar/links"] button.main').count()) {
      await page.locator('form[action$="/calendar/links"] button.main').click();
      await page.waitForSelector('#address');
    }
    const feed = await page.inputValue('#address');
    const told = await page.request.get(feed);
    assert.match(await told.text(), /BEGIN:VEVENT[\s\S]*(a place to live|se loger)/);
    await theirs.close();
  });
}
