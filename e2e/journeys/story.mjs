// The whole way once: a note said at a table becomes a line of a page, a recommendation, a clause; two communities endorse it,
// one objects; a city answers; the edition goes out; the neighbour finds where the words went and takes them back; the clause
// is marked and still stands; and anybody can count the edition again from its bundle.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessible, foundTable, launch, operatorPage, perron, planSession, press, send, shot, startMail, startPerron, visitor, watch, ways } from '../house.mjs';

const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS', '--contact', 'steps@example.org'];

let mail;
let server;
let browser;
let operator;
let folder;

before(async () => {
  mail = await startMail();
  server = await startPerron({ args: [...SENDER, '--mail-server', mail.url, '--mail-from', 'steps@example.org'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
  folder = mkdtempSync(path.join(tmpdir(), 'perron-story-'));
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await mail?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const SAYS = {
  en: {
    note: ['Leave one room unlocked until nine.', 'We need a room that stays open.'],
    yes: /Yes: 2 of 3 communities/, objects: /1 objects/, stands: /still stands/, nowhere: /You took it back/,
    words: 'A room in two buildings, from the spring.', line: /Leave one room in every building/, voices: /2 notes/,
  },
  fr: {
    note: ['Laisser une salle ouverte jusqu’à vingt et une heures.', 'Il nous faut une salle qui reste ouverte.'],
    yes: /Oui\s: 2 sur 3 communautés/, objects: /1 s’oppose/, stands: /tient toujours/, nowhere: /Vous l’avez repris/,
    words: 'Une salle dans deux immeubles, dès le printemps.', line: /Laisser une salle ouverte dans chaque/, voices: /2 notes/,
  },
};

for (const way of ways()) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;

  test(`from a table to a strategy, and back: ${way.name}`, async () => {
    const says = SAYS[way.language];
    const at = (place) => `${server.base}/${way.language}${place}`;
    const look = async (page, name) => {
      await accessible(page, way.language);
      await shot(page, `story-${name}-${tag}`);
    };
    const desk = operator.context().request;
    const act = (page, action, form) => send(server, desk, `${server.base}/en${page}`, `${server.base}/en${action}`, form);
    const read = (page) => page.innerText('main');
    const [neighbour, other, reader, city] = await Promise.all([0, 1, 2, 3].map(async () => (await visitor(browser, way)).newPage()));
    const wrong = [neighbour, other, reader, city].map((page) => watch(page, server.base));

    // two neighbours sit at a table and say the like, each in their own words
    const tables = [];
    for (const name of ['Mill Street', 'Harbour', 'Hillside']) tables.push(await foundTable(server, operator, `${name} ${tag}`));
    const [table] = tables;
    const community = table.split('/').pop();
    const session = await planSession(server, desk, { community, 'title-en': `Who keeps the door open? ${tag}`, 'title-fr': `Qui garde la porte ouverte? ${tag}` });
    await operator.goto(`${server.base}/en${session}/room/projector`);
    const code = (await operator.innerText('main')).match(/Code:\s*(\S+)/)?.[1];
    for (const [page, name] of [[neighbour, 'Ana'], [other, 'Bo']]) {
      await page.goto(at(`${session}/room`));
      await page.fill('#name', name);
      await page.check(`[name=language][value=${way.language}]`);
      if (await page.$('#code')) await page.fill('#code', code);
      await page.click('main form button.main');
      await page.waitForSelector('.notice.said');
    }
    await act(`${session}/room/tables`, `${session}/room/tables`, { tables: '1' });
    await act(`${session}/room/desk`, `${session}/room/stage`, { stage: 'running' });
    for (const [page, words] of [[neighbour, says.note[0]], [other, says.note[1]]]) {
      await page.goto(at(`${session}/room`));
      await page.fill('#text', words);
      await page.selectOption('#kind', 'recommendation');
      await page.click('form[data-again] details summary');
      await page.check('#may-quote');
      await press(page, 'form[data-again] button.main');
      await page.goto(at(`${session}/notes`));
      assert.match(await read(page), new RegExp(words.slice(0, 20)));
    }
    await look(neighbour, 'note');
    await act(`${session}/room/desk`, `${session}/room/stage`, { stage: 'closed' });

    // the page of the evening: a recommendation that rests on both notes
    const summary = `${session}/summary`;
    await operator.goto(`${server.base}/en${summary}/draft`);
    if (await operator.locator('main button.main').count()) await press(operator, 'main button.main');
    await operator.goto(`${server.base}/en${summary}/lines/new?section=recommendation`);
    await operator.fill('#text-en', 'Leave one room in every building unlocked until nine.');
    await operator.fill('#text-fr', 'Laisser une salle ouverte dans chaque immeuble jusqu’à vingt et une heures.');
    await operator.check('input[name=doer][value=institution]');
    await operator.check('input[name=addressee][value=municipality]');
    await operator.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    for (const box of await operator.locator('input[name=note]').all()) await box.check();
    assert.equal(await operator.locator('input[name=note]:checked').count(), 2);
    await press(operator, 'main form button.main');
    // what the draft made of single notes by itself is one recommendation now
    await operator.goto(`${server.base}/en${summary}/draft`);
    await operator.waitForSelector('#gauge');
    const alone = operator.locator('li', { hasNotText: 'in every building' }).locator('form[action$="/removal"]');
    const removals = await alone.evaluateAll((all) => all.map((one) => one.getAttribute('action').replace('/en/', '/')));
    for (const removal of removals) await act(`${summary}/draft`, removal, {});
    await act(`${summary}/draft`, `${summary}/asking`, {});
    await act(`${summary}/draft`, `${summary}/publication`, {});
    await reader.goto(at(summary));
    await look(reader, 'page');

    // the strategy: its clause rests on that line
    const begun = await act('/strategies/new', '/strategies', { 'title-en': `A strategy for belonging ${tag}`, 'title-fr': `Une stratégie d’appartenance ${tag}`, community });
    const strategy = begun.headers().location.match(/\/strategies\/[0-9A-Z]+/)[0];
    await act(`${strategy}/settings`, `${strategy}/settings`, {
      'title-en': `A strategy for belonging ${tag}`, 'title-fr': `Une stratégie d’appartenance ${tag}`, days: '60', state: 'open',
    });
    await operator.goto(`${server.base}/en${strategy}/clauses/new`);
    await operator.selectOption('#kind', 'definition');
    await operator.fill('#title-en', 'What we mean by belonging');
    await operator.fill('#text-en', 'Belonging is being missed when you are away.');
    await operator.fill('#title-fr', 'Ce que nous entendons par appartenance');
    await operator.fill('#text-fr', 'Appartenir, c’est manquer à quelqu’un quand on s’absente.');
    await press(operator, 'main button.main');
    await operator.waitForURL(/\/clauses\/1$/);
    await operator.goto(`${server.base}/en${strategy}/clauses/new`);
    await operator.selectOption('#kind', 'recommendation');
    await operator.fill('#title-en', 'A room that stays open');
    await operator.fill('#text-en', 'The city keeps one room in every building it owns unlocked until nine in the evening.');
    await operator.fill('#title-fr', 'Une salle qui reste ouverte');
    await operator.fill('#text-fr', 'La ville garde une salle ouverte dans chacun de ses immeubles jusqu’à vingt et une heures.');
    await press(operator, 'main button.main');
    await operator.waitForURL(/\/clauses\/2$/);
    await operator.goto(`${server.base}/en${strategy}/clauses/2/sources?community=${community}&session=${session.split('/').pop()}`);
    await operator.locator('.choice', { hasText: 'in every building' }).locator('input').check();
    await press(operator, 'form[action$="/sources"] button.main');
    await operator.waitForURL(/\/clauses\/2$/);
    await reader.goto(at(`${strategy}/clauses/2`));
    assert.match(await read(reader), says.voices);
    await look(reader, 'clause');

    // three communities say what they think of it
    // the day it is where the strategy holds, which late in the evening is another one than elsewhere
    const [year, month, day] = new Date().toLocaleDateString('en-CA', { timeZone: 'America/Toronto' }).split('-');
    const said = {
      strategy: strategy.split('/').pop(), number: '2', version: '1', way: 'consent', people: '12',
      'day-day': day, 'day-month': month, 'day-year': year,
    };
    const verdicts = [
      { verdict: 'yes' }, { verdict: 'yes' },
      { verdict: 'objection', remaining: '3', 'reason-en': 'Who has the key, and who cleans?', 'reason-fr': 'Qui a la clé, et qui nettoie?' },
    ];
    for (const [n, verdict] of verdicts.entries()) {
      const form = `${tables[n]}/endorsements/${strategy.split('/').pop()}/2`;
      await act(form, `${tables[n]}/endorsements`, { ...said, ...verdict });
    }
    await reader.goto(at(`${strategy}/endorsements`));
    assert.match(await read(reader), says.yes);
    assert.match(await read(reader), says.objects);
    await look(reader, 'endorsed');

    // the city is asked by a letter, and answers by its link
    const address = `city-${tag}@example.org`;
    await act(`${strategy}/replies/new`, `${strategy}/replies`, { clause: '2', institution: '', who: `The city ${tag}`, email: address, language: way.language });
    const letter = await mail.letter(address, /./);
    await city.goto(letter.parts['text/plain'].match(/http:\S+\/replies\/[0-9A-Za-z-]+/)[0]);
    await look(city, 'asked');
    await city.check('input[name=verdict][value=partly]');
    await city.fill(`#words-${way.language}`, says.words);
    await press(city, 'form[action$="/answers"] button.main');
    await look(city, 'answered');
    await reader.goto(at(`${strategy}/replies`));
    assert.match(await read(reader), new RegExp(says.words));
    await look(reader, 'replies');

    // the edition goes out, with all of it
    await operator.goto(`${server.base}/en${strategy}/editions/new`);
    await press(operator, 'main button.main');
    await operator.waitForURL(/\/editions\/1$/);
    const edition = `${strategy}/editions/1`;
    await reader.goto(at(edition));
    assert.match(await read(reader), says.voices);
    await look(reader, 'edition');
    const pdf = await reader.request.get(server.base + (await reader.locator('main a[href*=".pdf"]').first().getAttribute('href')));
    assert.equal(pdf.headers()['content-type'], 'application/pdf');
    assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
    if (process.env.SHOTS) writeFileSync(path.join(folder, `../story-${tag}.pdf`), await pdf.body());

    // the neighbour finds where the words went, and takes them back
    await neighbour.goto(at('/trace'));
    assert.equal(await neighbour.locator('.climb li').count(), 3, 'the line, the clause and the edition');
    assert.match(await read(neighbour), says.line);
    await look(neighbour, 'where');
    await neighbour.click('h2.said a');
    await press(neighbour, 'form[action$="/withdrawal"] button');
    await neighbour.goto(at('/trace'));
    assert.match(await read(neighbour), says.nowhere);
    await look(neighbour, 'back');

    // the clause is marked, and still stands on the words of the other
    await reader.goto(at(edition));
    assert.match(await read(reader), says.stands);
    await look(reader, 'marked');
    await reader.goto(at(`${strategy}/clauses/2/trace`));
    for (const words of says.note) assert.ok(!(await read(reader)).includes(words), 'notes are for those they were said to');
    await look(reader, 'trace');
    await other.goto(at(`${strategy}/clauses/2/trace`));
    assert.ok((await read(other)).includes(says.note[1]), 'who was there reads what is left');
    assert.ok(!(await read(other)).includes(says.note[0]));

    // anybody counts the edition again, from its bundle alone
    const kept = await bundleOf(reader, at(`/bundles?kind=edition&of=${strategy.split('/').pop()}`), tag);
    const key = path.join(folder, `key-${tag}.txt`);
    writeFileSync(key, await (await reader.request.get(at('/bundles/key'))).text());
    assert.match(await perron('verify', kept, '--key', key), /match/);
    const changed = changedCopy(kept);
    await assert.rejects(perron('verify', changed, '--key', key), /: 1\n[^]*DIFFERS/);

    assert.deepEqual(wrong.flat().filter((line) => !line.includes('422')), []);
    for (const page of [neighbour, other, reader, city]) await page.context().close();
  });
}

/** The newest bundle that a list of them leads to, as a file: it is made by a job, soon after the edition. */
async function bundleOf(page, list, tag) {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.goto(list);
    const link = page.locator('main a[href*="/bundles/"]').filter({ hasNotText: '.txt' });
    const found = (await link.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).find((href) => /\/bundles\/\d+$/.test(href));
    if (found) {
      const file = path.join(folder, `bundle-${tag}.zip`);
      writeFileSync(file, await (await page.request.get(`${server.base}${found}/bundle.zip`)).body());
      return file;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('no bundle of the edition');
}

/** The same bundle with one word of the edition changed, packed anew. */
function changedCopy(file) {
  const changed = file.replace('.zip', '-changed.zip');
  execFileSync(process.env.PERRON_TEST_PYTHON ?? 'python3', ['-c', `
import sys, zipfile
old, new = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w')
changed = 0
for name in old.namelist():
    data = old.read(name)
    if b'nine in the evening' in data:
        data, changed = data.replace(b'nine in the evening', b'ten in the evening!'), changed + 1
    new.writestr(name, data)
assert changed, 'nothing was changed'
new.close()
`, file, changed]);
  return changed;
}
