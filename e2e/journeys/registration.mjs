// A series of sessions: one form, a mail from a real server, the link that confirms, answers, changes and gives back; the
// waiting list that fills itself; what somebody needs until it is provided. In both languages, at 320 and 1280 px, with and
// without script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, shot, startMail, startPerron, visitor, watch, ways } from '../house.mjs';

let mail;
let server;
let browser;
let operator;
let series;

const WORDS = {
  en: { title: 'A year of talks', session: 'A place to live', confirm: /Confirm your registration/, done: /You are registered/,
    free: /A seat is yours/, kept: 'Your seat is kept', waits: 'On the waiting list, place 1', need: 'Captions' },
  fr: { title: 'Une année d’échanges', session: 'Se loger', confirm: /Confirmez votre inscription/, done: /Votre inscription/,
    free: /Une place est la vôtre/, kept: 'Votre place est gardée', waits: 'Sur la liste d’attente, rang 1', need: 'Des sous-titres' },
};
const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS',
  '--contact', 'steps@example.org'];

/** Fills the fields of a page, and sends its form. */
async function fill(page, fields) {
  for (const [field, text] of Object.entries(fields)) await page.fill(`#${field}`, text);
  await page.click('main button.main');
}

/** Adds a session of so many seats to the series, so many days from now; its path. */
async function addSession(days, seats, titles) {
  const day = new Date(Date.now() + days * 86_400_000);
  await operator.goto(`${server.base}${series}/settings`);
  await operator.locator('main a.button').click();
  await fill(operator, {
    'title-en': titles[0], 'title-fr': titles[1], 'starts-day': `${day.getUTCDate()}`, 'starts-month': `${day.getUTCMonth() + 1}`,
    'starts-year': `${day.getUTCFullYear()}`, 'starts-time': '13:00', 'call-link': 'https://call.example/room', capacity: `${seats}`,
  });
  await operator.waitForURL(/\/sessions\/[^/]+\/settings$/);
  return new URL(operator.url()).pathname.replace('/settings', '');
}

before(async () => {
  mail = await startMail();
  server = await startPerron({ args: [...SENDER, '--mail-server', mail.url, '--mail-from', 'steps@example.org'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
  await operator.goto(`${server.base}/en/series/new`);
  await fill(operator, {
    'title-en': WORDS.en.title, 'title-fr': WORDS.fr.title, 'about-en': 'Four talks in a year.', 'about-fr': 'Quatre échanges dans l’année.',
    'audience-en': 'Anyone.', 'audience-fr': 'Tout le monde.', 'logistics-en': '- Online\n- One hour', 'logistics-fr': '- En ligne\n- Une heure',
    contact: 'steps@example.org',
  });
  await operator.waitForURL(/\/series\/[^/]+\/settings$/);
  series = new URL(operator.url()).pathname.replace('/settings', '');
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

/** Fills in the form as it stands and sends it. */
async function register(page, name, email) {
  await page.fill('#name', name);
  await page.fill('#email', email);
  await page.click('main button.main');
  await page.waitForURL(/\/registrations\/mail$/);
}

/** The link of a mail. */
const linkOf = (letter) => letter.parts['text/plain'].match(/http:\S+\/registrations\/[0-9A-Z]+-[0-9a-f]+/)[0];

/** Opens the link of the mail and presses the button; one's own page. */
async function confirm(page, email, words) {
  await page.goto(linkOf(await mail.letter(email, words.confirm)));
  await page.click('main .card button.main');
  await page.waitForSelector('main .said');
  return page.url();
}

/** Presses the button of an act on one's own page. */
async function act(page, own, what) {
  await page.goto(own);
  await page.locator(`main button[name=act][value=${what}]`).first().click();
  await page.waitForURL(own);
}

for (const [number, way] of ways().entries()) {
  test(`registered, answered, given back, in line: ${way.name}`, async () => {
    const words = WORDS[way.language];
    const [marie, paul] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(marie, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path.replace(/^\/(en|fr)/, '')}`;
    const look = async (page, name) => {
      await shot(page, `registration-${name}-${tag}`);
      await accessible(page, way.language);
    };
    // a session with one seat for each way
    const session = await addSession(30 + number, 1, [WORDS.en.session, WORDS.fr.session]);
    for (const page of ['settings', 'details', 'agenda']) {
      await operator.goto(at(`${session}/${page}`));
      await look(operator, page);
    }
    await operator.goto(at(`${series}/settings`));
    await look(operator, 'series-settings');
    await operator.click('main form[action$="/publication"] button');
    await operator.waitForURL(/\/settings$/);

    await marie.goto(at('/sessions'));
    await marie.getByText(words.session).first().waitFor();
    await look(marie, 'list');
    await marie.goto(at(series));
    await look(marie, 'series');
    await marie.goto(at(session));
    await look(marie, 'session');
    await marie.click('main a.button.main');
    await marie.waitForURL(/\/registrations\/new/);
    await look(marie, 'new');
    await marie.evaluate(() => document.querySelector('main form').setAttribute('novalidate', ''));
    await marie.click('main button.main');
    await marie.waitForSelector('.errors');
    await look(marie, 'refused');
    await marie.check('input[name=need][value=captions]');
    const [email, other] = [`marie-${tag}@example.org`, `paul-${tag}@example.org`];
    await register(marie, 'Marie-Ève', email);
    await look(marie, 'sent');
    await marie.goto(linkOf(await mail.letter(email, words.confirm)));
    await look(marie, 'confirm');
    const own = await confirm(marie, email, words);
    await marie.getByText(words.kept).first().waitFor();
    await look(marie, 'mine');
    const letter = await mail.letter(email, words.done);
    assert.ok(letter.parts['text/plain'].includes(words.session) && letter.parts['text/html'].includes(words.session));

    await paul.goto(at(`${session}/registrations/new`));
    await register(paul, 'Paul', other);
    const pauls = await confirm(paul, other, words);
    await paul.getByText(words.waits).first().waitFor();
    await look(paul, 'waiting');

    await act(marie, own, 'maybe');
    await act(marie, own, 'no');
    const free = await mail.letter(other, words.free);
    assert.equal(linkOf(free), pauls, 'the same link');
    await paul.goto(pauls);
    await paul.getByText(words.kept).first().waitFor();

    await act(paul, pauls, 'no');
    await act(marie, own, 'take');
    await marie.fill('#name', 'Marie-Ève C.');
    const kept = marie.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url() === own);
    await marie.click('main section:last-of-type button.main');
    await kept;
    await operator.goto(at(`${session}/registrations`));
    await operator.getByText('Marie-Ève C.').first().waitFor();
    await operator.getByText(words.need).first().waitFor();
    await look(operator, 'registrations');
    await operator.click('main form[action$="/provisions"] button.button');
    await operator.waitForSelector('main .badge.now');
    await look(operator, 'provided');
    // a form that needs another look is answered with 422, which the browser notes
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    for (const page of [marie, paul]) await page.context().close();
  });
}
