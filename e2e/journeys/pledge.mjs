// The pledge: a person and an organisation sign, confirm from the mail, see the map change, say what came of it, and withdraw;
// a moderator brings a list. In both languages, at 320 and 1280 px, with and without script.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import {
  accessible, launch, mailedLink, operatorLink, operatorPage, shot, startPerron, visitor, watch, ways,
} from '../house.mjs';

let server;
let browser;
let operator;

const WORDS = {
  en: { title: 'A pledge to belong', counted: 'your signature counts', noted: 'it is noted', withdrawn: 'is withdrawn' },
  fr: { title: 'Un engagement d’appartenance', counted: 'votre signature compte', noted: 'c’est noté', withdrawn: 'est retirée' },
};
const PLACES = ['Quebec', 'Nunavut', 'Manitoba', 'Alberta', 'Ontario', 'Yukon', 'Nova Scotia', 'British Columbia'];
const CODES = ['QC', 'NU', 'MB', 'AB', 'ON', 'YT', 'NS', 'BC'];
const SENDER = ['--convener', 'Mill Street Round Table', '--postal-address', '12 Mill Street, Halifax NS',
  '--contact', 'steps@example.org'];
const LIST = 'name,email,province,public,notes\nZoé Côté,zoe@example.org,QC,yes,x\nM\u0430rie,,QC,yes,\nAmy,,Nunavut,no,\n"Ben,,,,\n';

before(async () => {
  server = await startPerron({ args: SENDER });
  browser = await launch();
  operator = await operatorPage(server, browser);
  await operator.goto(`${server.base}/en/pledge/versions/new`);
  for (const [field, text] of Object.entries({
    title_en: WORDS.en.title,
    title_fr: WORDS.fr.title,
    text_en: 'Belonging grows where people are met at the door.\n\nWe will open ours, listen before we speak, and stay.',
    text_fr: 'L’appartenance grandit là où l’on est accueilli à la porte.\n\nNous ouvrirons la nôtre, nous écouterons avant de parler, et nous resterons.',
    actions_en: 'Knock on one door\nCook for a neighbour',
    actions_fr: 'Frapper à une porte\nCuisiner pour quelqu’un',
  })) await operator.fill(`#${field}`, text);
  await operator.click('main button.main');
  await operator.waitForURL(/\/en\/pledge$/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What the map says of a province, once it is what is expected: counts are a few seconds old at most. */
async function tile(page, path, code, expected) {
  const text = page.locator('svg.tiles g', { hasText: code }).locator('text').last();
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto(path);
    const now = (await text.textContent()).replace(/\u00a0/g, ' ');
    if (now === expected) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`${code} did not become ${expected}`);
}

/** Fills the form as it stands; the radio buttons and the place are the same for all. */
async function fill(page, { kind, name, email, place }) {
  await page.check(`input[name=kind][value=${kind}]`);
  await page.fill('#name', name);
  await page.fill('#email', email);
  await page.fill('#place', place);
  await page.check('input[name=action][value="1"]');
  await page.check('input[name=shown][value=public]');
}

/** Opens the link of the mail and presses the button; one's own page. */
async function confirm(page, email) {
  await page.goto(await mailedLink(server, operator, email, 'pledge/confirmations'));
  await page.click('main button.main');
  await page.waitForURL(/\/pledge\/signatures\/[^/]+$/);
  return page.url();
}

for (const [number, way] of ways().entries()) {
  test(`signed, seen on the map, withdrawn: ${way.name}`, async () => {
    const words = WORDS[way.language];
    const [person, table] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(person, server.base);
    const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (page, name) => {
      await shot(page, `pledge-${name}-${tag}`);
      await accessible(page, way.language);
    };
    const [place, code] = [PLACES[number], CODES[number]];

    // the home page is a few seconds old at most
    const band = person.locator('section[aria-labelledby=pledge] a.button');
    for (let tries = 0; tries < 40 && !(await band.count()); tries += 1) {
      await person.goto(at('/'));
      await person.waitForTimeout(250);
    }
    await look(person, 'home');
    await band.click();
    await tile(person, at('/pledge'), code, '0');
    await look(person, 'call');
    await person.click('main a.button.main');
    await look(person, 'new');
    await person.evaluate(() => document.querySelector('main form').setAttribute('novalidate', ''));
    await person.click('main button.main');
    await person.waitForSelector('.errors');
    await look(person, 'refused');
    const email = `person-${tag}@example.org`;
    await fill(person, { kind: 'person', name: 'Marie-Ève Côté', email, place });
    await person.check('input[name=reminders]');
    await person.click('main button.main');
    await person.waitForURL(/\/pledge\/mail$/);
    await look(person, 'sent');
    await person.goto(await mailedLink(server, operator, email, 'pledge/confirmations'));
    await look(person, 'confirm');
    const own = await confirm(person, email);
    await person.getByText(words.counted).first().waitFor();
    await look(person, 'mine');
    await tile(person, at('/pledge'), code, '< 10');
    await look(person, 'call-one');

    await person.goto(`${own}/outcome`);
    await look(person, 'outcome');
    await person.check('input[name=progress][value=begun]');
    await person.fill('#words', 'Nous avons mangé ensemble.');
    await person.click('main button.main');
    await person.getByText(words.noted).first().waitFor();

    await table.goto(at('/pledge/signatures/new'));
    const group = `table-${tag}@example.org`;
    await fill(table, { kind: 'organisation', name: 'La cuisine du coin', email: group, place });
    await table.click('main button.main');
    await table.waitForSelector('#sector-fault');
    await look(table, 'organisation-refused');
    await table.check('input[name=sector][value=association]');
    await table.fill('#logo', 'LCC');
    await table.click('main button.main');
    await table.waitForURL(/\/pledge\/mail$/);
    const theirs = await confirm(table, group);
    await table.goto(at('/pledge/signatures?q=cuis'));
    await table.getByText('La cuisine du coin').waitFor();
    assert.ok(!(await table.innerText('main')).includes('Marie-Ève'));
    await look(table, 'list');

    // its name is said to be wrong, hidden, and its people ask for another look
    await person.goto(at('/pledge/signatures?q=cuis&report=1'));
    await look(person, 'list-report');
    await person.click('main a[href*="reports/new"]');
    const thing = new URL(person.url()).searchParams.get('thing');
    await person.check('input[name=reason][value=other]');
    await person.fill('#words', 'There is no such kitchen.');
    await person.click('main button.main');
    await operator.goto(`${server.base}/en/reports/${thing}`);
    await operator.check('input[name=act][value=hide]');
    await operator.check('input[name=reason][value=other]');
    await operator.fill('#words', 'Say who you are.');
    await operator.click('main button.main');
    await operator.waitForURL(/\/reports$/);
    await table.goto(theirs);
    assert.match(await table.innerText('main'), /Say who you are\./);
    await look(table, 'hidden');
    await table.fill('#appeal', 'We cook at number twelve.');
    await table.locator('form[action$="/appeal"] button').click();
    await table.waitForURL(theirs);
    await look(table, 'appealed');
    await operator.goto(`${server.base}/en/reports/${thing}`);
    assert.match(await operator.innerText('main'), /We cook at number twelve\./);

    for (const [page, path] of [[person, own], [table, theirs]]) {
      await page.goto(path);
      await page.click('main button.stop');
      await page.waitForURL(/\/pledge$/);
      await page.getByText(words.withdrawn).first().waitFor();
    }
    await tile(person, at('/pledge'), code, '0');
    await person.goto(own);
    await look(person, 'gone');
    // forms that need another look, and what was withdrawn, are answered with 422 and 410, which the browser notes
    assert.deepEqual(wrong.filter((line) => !/422|410/.test(line)), []);
    await person.context().close();
    await table.context().close();
  });
}

for (const way of ways().filter((way) => way.script)) {
  test(`a moderator brings a list: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    const page = await context.newPage();
    await page.goto(await operatorLink(server));
    await page.click('main button');
    const tag = `${way.language}-${way.width}`;
    const at = (path) => `${server.base}/${way.language}${path}`;
    const look = async (name) => {
      await shot(page, `pledge-${name}-${tag}`);
      await accessible(page, way.language);
    };
    const bring = async (button) => {
      await page.goto(at('/pledge/lists/new'));
      await page.setInputFiles('#list', { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
      await page.click(`main button[value=${button}]`);
      await page.waitForURL(/\/pledge\/lists\/[^/]+$/);
    };
    for (const [name, path] of Object.entries({
      desk: '/desk', version: '/pledge/versions/new', outcomes: '/pledge/outcomes', 'list-new': '/pledge/lists/new',
      moderator: '/pledge', link: '/pledge/links/new', versions: '/pledge/versions', privacy: '/privacy',
    })) {
      await page.goto(at(path));
      await look(name);
    }
    // one person may bring a few files a minute
    if (way.language === 'en' && way.width === 320) {
      await bring('check');
      await look('list-checked');
    }
    await bring('keep');
    await look('list-kept');
    const report = page.url();
    await page.click('main a.button.main');
    await page.getByText('Zoé Côté').waitFor();
    await look('list-names');
    await page.goto(report);
    await page.click('main button.stop');
    await page.waitForURL(/\/pledge$/);
    const poster = await page.request.get(at('/pledge/poster.pdf'));
    assert.equal(poster.headers()['content-type'], 'application/pdf');
    await context.close();
  });
}
