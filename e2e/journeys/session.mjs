// The spring session from the first letter to the published page: thirty people register by mail in English and French,
// their calendars read the invitation, they meet at five tables in two rounds, and the page they confirm comes by mail.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessible, launch, operatorPage, planSession, send, shot, startMail, startPerron, visitor, watch } from '../house.mjs';

const PEOPLE = 30;
const AREAS = ['H2X', 'K1A', 'M5V', 'J8X', 'B3H'];
const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS', '--contact', 'steps@example.org'];
const SUBJECTS = {
  en: { confirm: /Confirm your registration/, done: /You are registered/ },
  fr: { confirm: /Confirmez votre inscription/, done: /Votre inscription/ },
};
const NOTES = {
  en: ['Open the library on Sundays', 'A bench in front of every shop', 'Rent takes the time we had for neighbours', 'I can lend a truck', 'A meal on each street in May', 'Nobody asked the tenants'],
  fr: ['Ouvrir la bibliothèque le dimanche', 'Un banc devant chaque commerce', 'Le loyer prend le temps des voisins', 'Je peux prêter un camion', 'Un repas par rue en mai', 'Personne n’a demandé aux locataires'],
};
const KINDS = ['recommendation', 'idea', 'barrier', 'offer', 'recommendation', 'disagreement'];

let mail;
let server;
let browser;
let host;
let session; // its address, without the language
const people = []; // { request, language, email }

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

/** Everybody at once, a few at a time. */
async function all(act) {
  for (let first = 0; first < PEOPLE; first += 10) await Promise.all(people.slice(first, first + 10).map((one, n) => act(one, first + n)));
}

/** What a calendar program reads in an invitation. */
function read(calendar) {
  const script = `import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.read())
event = calendar.walk('VEVENT')[0]
print(json.dumps({'method': str(calendar['METHOD']), 'uid': str(event['UID']), 'summary': str(event['SUMMARY']),
  'start': event.decoded('DTSTART').timestamp(), 'zones': len(calendar.walk('VTIMEZONE')), 'alarms': len(event.walk('VALARM'))}))`;
  return JSON.parse(execFileSync(process.env.PERRON_TEST_PYTHON ?? 'python3', ['-c', script], { input: calendar }));
}

test('the facilitator plans it', async () => {
  const titles = { 'title-en': 'Spring: a place to live', 'title-fr': 'Printemps : se loger', capacity: PEOPLE };
  session = await planSession(server, host.context().request, titles);
});

test('thirty people register, confirm by mail, and their calendars read it', async () => {
  for (let n = 0; n < PEOPLE; n++) {
    const language = n % 3 === 2 ? 'fr' : 'en';
    people.push({ request: (await visitor(browser, { language })).request, language, email: `p${n}@example.org` });
  }
  await all(async ({ request, language, email }, n) => {
    await send(server, request, at(language, `${session}/registrations/new`), at(language, `${session}/registrations`), {
      name: `P${n}`, email, session: session.split('/').at(-1),
    });
  });
  await all(async ({ request, language, email }) => {
    const letter = await mail.letter(email, SUBJECTS[language].confirm);
    const link = letter.parts['text/plain'].match(/http:\S+\/registrations\/[0-9A-Z]+-[0-9a-f]+/)[0];
    await send(server, request, link, `${link}/confirmation`, {});
  });
  for (const { language, email } of people) {
    const letter = await mail.letter(email, SUBJECTS[language].done);
    assert.ok(letter.parts['text/calendar'], 'the invitation is in the letter');
    if (email !== 'p0@example.org' && email !== 'p2@example.org') continue;
    const entry = read(letter.parts['text/calendar']);
    assert.equal(entry.method, 'REQUEST');
    assert.match(entry.summary, /a place to live|se loger/);
    assert.ok(entry.zones > 0 && entry.alarms > 0 && Math.abs(entry.start - Date.now() / 1000) < 3600);
  }
  await host.goto(at('en', `${session}/registrations`));
  await accessible(host, 'en');
});

test('they meet at five tables in two rounds', async () => {
  const request = host.context().request;
  await host.goto(at('en', `${session}/room/projector`));
  const code = (await host.innerText('main')).match(/Code:?\s*(\S+)/i)?.[1] ?? '';
  await all(async (one, n) => send(server, one.request, at(one.language, `${session}/room`), at(one.language, `${session}/room/presence`), {
    name: `P${n}`, language: n % 4 ? one.language : 'both', postal: AREAS[n % 5], code, ...(n < 12 ? { leads: 'yes' } : {}),
  }));
  await send(server, request, at('en', `${session}/room/desk`), at('en', `${session}/room/stage`), { stage: 'running' });
  for (const round of [1, 2]) {
    await send(server, request, at('en', `${session}/room/tables`), at('en', `${session}/room/tables`), { tables: 5, round: 'next' });
    await all(async (one, n) => {
      const which = (n + 3 * round) % 6;
      await send(server, one.request, at(one.language, `${session}/room`), at(one.language, `${session}/notes`), {
        client: `r${round}-${n}`, kind: KINDS[which], text: `${NOTES[one.language][which]}${n % 2 ? '' : ` (${AREAS[n % 5]})`}`, language: one.language,
      });
    });
  }
  const page = await people[0].request.get(at('en', `${session}/room`));
  assert.match(await page.text(), /round 2/);
  await send(server, request, at('en', `${session}/room/desk`), at('en', `${session}/room/stage`), { stage: 'closing' });
  await all((one) => send(server, one.request, at(one.language, `${session}/room`), at(one.language, `${session}/room/pulse`), { contributed: 4, heard: 4, again: 5 }));
  await send(server, request, at('en', `${session}/room/desk`), at('en', `${session}/room/stage`), { stage: 'closed' });
});

test('the one page is drafted from the notes, translated, and asked about', async () => {
  const wrong = watch(host, server.base);
  await host.goto(at('en', `${session}/summary/draft`));
  await host.click('main button.main');
  await host.waitForSelector('#gauge');
  assert.match(await host.innerText('main'), /library on Sundays|bibliothèque le dimanche/);
  await accessible(host, 'en');
  await shot(host, 'session-draft-en-1280');
  await host.goto(at('en', `${session}/summary/translation`));
  for (const field of await host.$$('main textarea')) {
    if (!(await field.inputValue())) await field.fill((await field.getAttribute('lang')) === 'fr' ? 'La même chose, dite en français.' : 'The same, said in English.');
  }
  await host.click('main form button.main');
  await host.waitForURL(/\/summary\/draft$/);
  await host.click('form[action$="/asking"] button');
  await host.waitForSelector('form[action$="/publication"]');
  assert.deepEqual(wrong, []);
});

test('who was there says whether it is right', async () => {
  await all(async (one, n) => {
    const page = at(one.language, `${session}/summary/confirmation`);
    await send(server, one.request, page, page, n === 4 ? { verdict: 'missing', words: 'The buses are missing.' } : { verdict: 'right' });
  });
  await host.goto(at('en', `${session}/summary/draft`));
  assert.match(await host.innerText('main'), /The buses are missing/);
});

test('it is published, read in both languages, printed, and comes by mail', async () => {
  await host.click('form[action$="/publication"] button');
  await host.waitForSelector('article.sheet');
  const reader = await (await visitor(browser, { width: 320, language: 'fr' })).newPage();
  for (const [page, language, width] of [[host, 'en', 1280], [reader, 'fr', 320]]) {
    await page.goto(at(language, `${session}/summary`));
    await page.waitForSelector('article.sheet .dissent');
    await accessible(page, language);
    await shot(page, `session-page-${language}-${width}`);
    const pdf = await (await page.request.get(at(language, `${session}/summary.pdf`))).body();
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();
    assert.equal(text.split('\f').length, 2, 'exactly one page');
    assert.match(text, language === 'en' ? /a place to live/ : /se loger/);
  }
  for (const { language, email } of [people[0], people[2]]) {
    const letter = await mail.letter(email, language === 'en' ? /one page|summary/i : /page|synthèse/i);
    assert.ok(letter.parts['text/plain'].includes(`${session}/summary`));
  }
});
