// A room: its rules proposed, agreed to and in force; booked by two people at once, of whom one gets it; confirmed by the
// link of a mail, given back by it; a vote on how its time is shared; the ledger of what was decided. In both languages, at
// 320 and 1280 px, with and without script; and by keyboard alone.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, reach, send, shot, startMail, startPerron, visitor, watch, ways } from '../house.mjs';

let mail;
let server;
let browser;
let operator;
let community;
let space;
let decided;

const WORDS = {
  en: { confirm: /Confirm your booking/, held: /Your time is booked/, back: /Given back/, taken: 'Somebody has', booked: 'booked', cancelled: 'cancelled' },
  fr: { confirm: /Confirmez votre réservation/, held: /Votre moment est réservé/, back: /C’est redonné/, taken: 'Quelqu’un a le moment', booked: 'réservé', cancelled: 'annulé' },
};
const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS',
  '--contact', 'steps@example.org'];

const path = (url) => new URL(url, server.base).pathname.replace(/^\/(en|fr)/, '');

/** Parts of a day so many days from now, as forms ask for them. */
function dayIn(days) {
  const day = new Date(Date.now() + days * 86_400_000);
  return { day: `${day.getUTCDate()}`, month: `${day.getUTCMonth() + 1}`, year: `${day.getUTCFullYear()}` };
}

/** Sends a form of the operator's; where it leads. */
async function post(page, action, form) {
  const answer = await send(server, operator.context().request, `${server.base}/en${page}`, `${server.base}/en${action}`, form);
  return path(answer.headers().location);
}

before(async () => {
  mail = await startMail();
  server = await startPerron({ args: [...SENDER, '--mail-server', mail.url, '--mail-from', 'steps@example.org'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
  community = await post('/communities/new', '/communities', {
    kind: 'association', 'name-en': 'Mill Street tenants', 'name-fr': 'Locataires de la rue du Moulin', 'about-en': 'We share a hall.',
    'about-fr': 'On partage une salle.', speaks: 'both', joining: 'open', sharing: 'open', name: 'Robin', shown: 'yes',
  });
  const rules = await post(`${community}/spaces/new`, `${community}/spaces`, {
    'name-en': 'Mill Street hall', 'name-fr': 'Salle de la rue du Moulin', 'about-en': 'Forty chairs, a kitchen, a piano.',
    'about-fr': 'Quarante chaises, une cuisine, un piano.', venue: '12 Mill Street\nHalifax', 'access-en': 'A ramp at the side door.',
    'access-fr': 'Une rampe à la porte de côté.', 'keys-en': 'The blue door; the code is 4711.', 'keys-fr': 'La porte bleue; le code est 4711.',
    zone: 'America/Halifax', place: 'Halifax, Nova Scotia', keeper: 'institution', open: 'yes',
  });
  space = rules.replace('/rules', '');
  const week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`day-${day}`, '0:00-24:00']));
  await post(`${rules}/new`, rules, {
    who: 'everyone', ...week, 'most-hours': '4', 'ahead-days': '300', fee: '0', currency: 'CAD', 'quiet-from': '22:00', 'quiet-until': '8:00',
    'words-en': 'Sweep the floor; leave it as you found it.', 'words-fr': 'Balayez; laissez la salle comme vous l’avez trouvée.', 'agenda-by': 'residents',
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
});

const linkOf = (letter) => letter.parts['text/plain'].match(/http:\S+\/bookings\/[0-9A-Z]+-[0-9a-f]+/)[0];

async function fill(page, fields) {
  for (const [field, text] of Object.entries(fields)) await page.fill(`#${field}`, text);
}

test('rules are agreed to, come into force, and stand in the ledger', async () => {
  for (const [number, way] of ways().entries()) {
    const page = await (await visitor(browser, way)).newPage();
    const at = (path) => `${server.base}/${way.language}${path}`;
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    for (const [name, where] of [['rules', `${space}/rules`], ['list', `${community}/spaces`], ['space-shut', space]]) {
      await page.goto(at(where));
      await accessible(page, way.language);
      if (number < 8) await shot(page, `space-${name}-${tag}`);
    }
    for (const [name, where] of [['new', `${community}/spaces/new`], ['propose', `${space}/rules/new`], ['rules-run', `${space}/rules`]]) {
      if (!way.script) continue;
      await operator.setViewportSize({ width: way.width, height: 800 });
      await operator.goto(at(where));
      await accessible(operator, way.language);
      await shot(operator, `space-${name}-${tag}`);
    }
    await page.context().close();
  }
  await operator.goto(`${server.base}/en${space}/rules`);
  await operator.click('main details summary');
  await fill(operator, { 'meeting-en': 'Tenants’ meeting of 12 May', 'meeting-fr': 'Assemblée des locataires du 12 mai', people: '23' });
  await operator.check('input[name=decided-by][value=residents]');
  await operator.click('main details button.main');
  await operator.waitForURL(new RegExp(`${space}$`));
  await operator.goto(`${server.base}/en${community}/ledger`);
  assert.match(await operator.innerText('main'), /Rules of Mill Street hall/);
});

test('time is voted on, counted and explained', async () => {
  const over = dayIn(40);
  decided = await post(`${space}/hours/new`, `${space}/hours`, {
    'title-en': 'Winter hours', 'title-fr': 'Heures d’hiver', 'about-en': 'Who gets the hall on weekday evenings?', 'about-fr': 'À qui la salle les soirs de semaine?',
    hours: '10', weeks: '12', 'closes-day': over.day, 'closes-month': over.month, 'closes-year': over.year, 'agenda-by': 'residents',
  });
  const uses = [['Basketball', 'Basketball', '4'], ['Sewing circle', 'Cercle de couture', '3'], ['Homework help', 'Aide aux devoirs', '5.5']];
  for (const [en, fr, hours] of uses) await post(decided, `${decided}/uses`, { 'title-en': en, 'title-fr': fr, hours });
  for (const width of [320, 1280]) {
    await operator.setViewportSize({ width, height: 800 });
    for (const language of ['en', 'fr']) {
      await operator.goto(`${server.base}/${language}${decided}`);
      await accessible(operator, language);
      await shot(operator, `space-hours-draft-${language}-${width}`);
    }
  }
  await post(decided, `${decided}/opening`, {});
  for (const width of [320, 1280]) {
    await operator.setViewportSize({ width, height: 800 });
    for (const language of ['en', 'fr']) {
      for (const [name, where] of [['open', decided], ['ballot', `${decided}/ballot`], ['papers', `${decided}/papers`], ['new', `${space}/hours/new`]]) {
        await operator.goto(`${server.base}/${language}${where}`);
        await accessible(operator, language);
        await shot(operator, `space-hours-${name}-${language}-${width}`);
      }
    }
  }
  // by keyboard alone: down to the first use, chosen with the space bar, sent with Enter
  await operator.goto(`${server.base}/en${decided}/ballot`);
  await reach(operator, 'input[name=use]');
  await operator.keyboard.press('Space');
  await operator.keyboard.press('Enter');
  await operator.waitForURL(new RegExp(`${decided}$`));
  assert.match(await operator.innerText('main'), /Your vote is kept/);
  assert.doesNotMatch(await operator.innerText('main'), /wanted by/);
});

test('booked, confirmed and given back by keyboard alone', async () => {
  const page = await (await visitor(browser)).newPage();
  const press = async (selector) => {
    await reach(page, selector);
    await page.keyboard.press('Enter');
  };
  await page.goto(`${server.base}/en${space}`);
  await press('main a[href$="/bookings/new"]');
  await page.waitForURL(/\/bookings\/new$/);
  const on = dayIn(60);
  const fields = { 'on-day': on.day, 'on-month': on.month, 'on-year': on.year, from: '9:00', until: '10:30', title: 'Choir', name: 'Jo', email: 'jo@example.org' };
  for (const [field, text] of Object.entries(fields)) {
    await reach(page, `#${field}`);
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/bookings\/mail$/);
  await page.goto(linkOf(await mail.letter('jo@example.org', WORDS.en.confirm)));
  await press('main form[action$="/confirmation"] button');
  await page.waitForSelector('main .said');
  assert.match(await page.innerText('main ul.lines'), /booked/);
  await press('main form[action$="/cancellation"] button');
  await page.waitForFunction(() => /cancelled/.test(document.querySelector('main ul.lines').innerText));
  await page.context().close();
});

for (const [number, way] of ways().entries()) {
  test(`booked twice at once, confirmed, given back: ${way.name}`, async () => {
    const words = WORDS[way.language];
    const [marie, paul] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(marie, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (page, name) => {
      await shot(page, `space-${name}-${tag}`);
      await accessible(page, way.language);
    };
    await marie.goto(at(community));
    await look(marie, 'community');
    await marie.goto(at(space));
    await look(marie, 'week');
    const on = dayIn(10 + number);
    const fields = { 'on-day': on.day, 'on-month': on.month, 'on-year': on.year, from: '13:00', until: '15:00', title: 'Sewing circle' };
    for (const [page, name] of [[marie, 'marie'], [paul, 'paul']]) {
      await page.goto(at(`${space}/bookings/new`));
      await fill(page, { ...fields, name, email: `${name}-${tag}@example.org` });
    }
    await look(marie, 'form');
    // both at the same moment: one is asked to confirm, the other is told that it is taken
    const sent = (page) => page.waitForURL(/\/bookings\/mail$/).then(() => page);
    const refused = (page) => page.waitForSelector('main .errors').then(() => null);
    const answers = Promise.all([marie, paul].map((page) => Promise.race([sent(page), refused(page)])));
    await Promise.all([marie, paul].map((page) => page.click('main form.flow button.main')));
    const [first, second] = await answers;
    assert.notEqual(Boolean(first), Boolean(second), 'one of the two has the room');
    const [winner, loser, email] = first ? [marie, paul, `marie-${tag}@example.org`] : [paul, marie, `paul-${tag}@example.org`];
    assert.match(await loser.innerText('main .errors'), new RegExp(words.taken));
    assert.equal(await loser.inputValue('#title'), 'Sewing circle');
    await look(loser, 'taken');
    await look(winner, 'sent');

    await winner.goto(linkOf(await mail.letter(email, words.confirm)));
    await look(winner, 'confirm');
    await winner.click('main form[action$="/confirmation"] button');
    await winner.waitForSelector('main .said');
    assert.match(await winner.innerText('main ul.lines'), new RegExp(words.booked));
    assert.doesNotMatch(await winner.innerText('main'), /4711/, 'not before the day before');
    await look(winner, 'mine');
    const own = winner.url();
    const letter = await mail.letter(email, words.held);
    assert.ok(Object.keys(letter.parts).some((type) => type.startsWith('text/calendar')), 'with an entry for the calendar');
    const feed = await (await winner.request.get(at(`${space}/calendar.ics`))).text();
    assert.match(feed, /Sewing circle/);
    await operator.setViewportSize({ width: way.width, height: 800 });
    await operator.goto(at(`${space}/bookings`));
    await look(operator, 'bookings');
    await operator.goto(at(`${space}/settings`));
    await look(operator, 'settings');

    await winner.goto(own);
    await winner.click('main form[action$="/cancellation"] button');
    await winner.waitForURL(own);
    assert.match(await winner.innerText('main ul.lines'), new RegExp(words.cancelled));
    await mail.letter(email, words.back);
    // the time is free for the other one
    await loser.click('main form.flow button.main');
    await loser.waitForURL(/\/bookings\/mail$/);
    await winner.goto(at(`${community}/ledger`));
    await look(winner, 'ledger');
    await winner.goto(at('/ledger'));
    await look(winner, 'ledger-all');
    assert.deepEqual(wrong.filter((line) => !/422/.test(line)), []);
    await Promise.all([marie.context().close(), paul.context().close()]);
  });
}
