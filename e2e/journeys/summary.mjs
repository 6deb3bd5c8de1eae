// The one page of a session: empty at first, written in both languages, too long and mended, asked, published, read.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, operatorPage, planSession, send, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;

before(async () => {
  server = await startPerron({ args: ['--demo'] });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const WORDS = {
  en: { fits: 'It fits', none: 'no summary yet' },
  fr: { fits: 'Elle tient', none: 'pas encore de synthèse' },
};

for (const way of ways().filter(({ script, width }) => script || width === 320)) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
  const words = WORDS[way.language];
  const at = (place) => `${server.base}/${way.language}${place}`;
  const look = async (page, name) => {
    await accessible(page, way.language);
    await shot(page, `summary-${name}-${tag}`);
  };

  test(`from an empty page to everybody: ${way.name}`, async () => {
    const host = await operatorPage(server, browser, way);
    const wrong = watch(host, server.base);

    // each way has a session of its own
    const titles = { 'title-en': `Steps ${tag}`, 'title-fr': `Des marches ${tag}` };
    const session = `/${way.language}${await planSession(server, host.context().request, titles)}`;
    const summary = `${server.base}${session}/summary`;
    const room = `${server.base}${session}/room`;
    await send(server, host.context().request, `${room}/desk`, `${room}/stage`, { stage: 'running' });  // nothing is published of what is still to come

    const reader = await (await visitor(browser, way)).newPage();
    await reader.goto(summary);
    assert.match(await reader.innerText('main'), new RegExp(words.none));
    await look(reader, 'none');

    await host.goto(`${summary}/draft`);
    await look(host, 'begin');
    await host.click('main button.main');
    await host.waitForSelector('#gauge');
    await look(host, 'desk');

    const write = async (section, english, french) => {
      await host.goto(`${summary}/lines/new?section=${section}`);
      await host.fill('#text-en', english);
      await host.fill('#text-fr', french);
      if (section === 'recommendation') {
        await look(host, 'line');
        await host.check('input[name=doer][value=help]');
        await host.check('input[name=addressee][value=municipality]');
      }
      // by keyboard alone
      await host.focus('main form button.main');
      await host.keyboard.press('Enter');
      await host.waitForSelector('#gauge');
    };
    await write('insight', 'A bench is where it starts.', 'Tout commence par un banc.');
    await write('recommendation', 'Pay one door-keeper per block.', 'Payer une personne par îlot.');
    await write('dissent', 'Once it is paid, it is a job.', 'Une fois payé, c’est un emploi.');
    assert.match(await host.innerText('#gauge'), new RegExp(words.fits));

    await host.goto(`${summary}/translation`);
    await look(host, 'translation');
    if (way.script) {
      // the gauge follows what one types; nothing is kept until one says so
      const free = await host.innerText('#gauge');
      const fields = await host.$$('main textarea');
      for (const field of fields) await field.fill('Words upon words. '.repeat(33).trim());
      await host.fill('main textarea >> nth=0', 'Words upon words. '.repeat(33).trim() + ' ');
      await host.waitForFunction((free) => document.querySelector('#gauge').innerText !== free, free);
      await host.goto(`${summary}/draft`);
    } else {
      await host.goto(`${summary}/draft`);
    }
    await host.click(`form[action$="/asking"] button`);
    await host.waitForSelector(`form[action$="/publication"]`);
    await look(host, 'confirming');
    await host.click(`form[action$="/publication"] button`);
    await host.waitForSelector('article.sheet');
    await reader.goto(summary);
    await reader.waitForSelector('article.sheet .dissent');
    await look(reader, 'published');
    const pdf = await reader.request.get(`${summary}.pdf`);
    assert.equal(pdf.headers()['content-type'], 'application/pdf');

    for (const place of ['feedback/results', 'archive']) {
      await reader.goto(`${server.base}${session}/${place}`);
      await look(reader, place.replace('/', '-'));
    }
    await host.goto(`${server.base}${session}/feedback/questions`);
    await look(host, 'questions');
    await host.goto(`${server.base}${session}/resources`);
    await look(host, 'resources');
    assert.deepEqual(wrong, []);
  });
}
