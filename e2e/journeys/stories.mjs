// Stories: told, allowed, read, taken back; told aloud; taken down by somebody and claimed with a code.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accessible, launch, operatorPage, press, shot, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;

/** A file that begins as a recording begins, and a picture of one dot; both of our own making. */
const folder = mkdtempSync(path.join(tmpdir(), 'perron-story-'));
const sound = path.join(folder, 'voice.ogg');
const photo = path.join(folder, 'dot.png');
const other = path.join(folder, 'not-a-voice.mp3');
const head = Buffer.from('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0', 'latin1');
writeFileSync(sound, Buffer.concat([Buffer.from('OggS\0\x02'), Buffer.alloc(20), Buffer.from([1, head.length]), head]));
writeFileSync(photo, Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64'));
writeFileSync(other, 'just words');

before(async () => {
  server = await startPerron({ args: ['--demo'] });
  browser = await launch();
  operator = await operatorPage(server, browser);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const WORDS = {
  en: ['Nobody has typed', 'not a recording', 'It is yours now'],
  fr: ['Personne n’a encore mis', 'n’est pas un enregistrement', 'Il est à vous'],
};

for (const way of ways()) {
  const tag = `${way.language}-${way.width}${way.script ? '' : '-plain'}`;
  const words = WORDS[way.language];
  const at = (place) => `${server.base}/${way.language}${place}`;
  const look = async (page, name) => {
    await accessible(page, way.language);
    await shot(page, `story-${name}-${tag}`);
  };
  const status = async (page, address) => (await page.goto(address)).status();

  test(`told, allowed, read, taken back: ${way.name}`, async () => {
    const [owner, reader] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(owner, server.base);
    await owner.goto(at('/stories/new'));
    await look(owner, 'choose');
    await owner.click('main .lines a');
    await look(owner, 'new');
    await owner.click('main button.main');
    await owner.waitForSelector('.errors');
    await look(owner, 'new-refused');
    await owner.fill('#text', `Every morning someone waves from her balcony, ${tag}.`);
    await owner.fill('#title', `The wave ${tag}`);
    await owner.fill('#name', 'Ana B.');
    await owner.check('input[name=see][value=everyone]');
    await owner.check('#grant-name');
    await owner.click('main button.main');
    await owner.waitForURL(/\/stories\/[0-9A-Z]+\/consent$/);
    await look(owner, 'own');
    const story = new URL(owner.url()).pathname.replace(/\/consent$/, '');
    await reader.goto(at('/stories?q=balcony'));
    assert.match(await reader.innerText('main'), new RegExp(`The wave ${tag}`));
    await look(reader, 'found');
    await reader.goto(server.base + story);
    assert.match(await reader.innerText('main'), /Ana B\./);
    await look(reader, 'read');
    // the words corrected, a photo added
    await owner.goto(`${server.base}${story}/words`);
    await look(owner, 'words');
    await owner.fill('#name', 'Ana');
    await owner.click('main button.main');
    await owner.waitForURL(/\/consent$/);
    await owner.goto(`${server.base}${story}/files`);
    await look(owner, 'files');
    await owner.setInputFiles('#photo', photo);
    await owner.fill('#alternative', 'One dot');
    await owner.locator('form[action$="/photo"] button').click();
    await owner.waitForSelector('.photo img');
    await look(owner, 'files-photo');
    await reader.goto(server.base + story);
    assert.ok(await reader.locator('img[alt="One dot"]').evaluate((image) => image.decode().then(() => image.naturalWidth === 1)));
    // taken back, it is gone at once
    await owner.goto(`${server.base}${story}/consent`);
    await owner.locator('form[action$="/withdrawal"] button').click();
    await owner.waitForSelector('.notice.apart');
    await look(owner, 'withdrawn');
    assert.equal(await status(reader, server.base + story), 404);
    assert.equal(await status(reader, `${server.base}${story}/photo`), 404);
    await reader.goto(at('/stories?q=balcony'));
    assert.doesNotMatch(await reader.innerText('main'), new RegExp(`The wave ${tag}`));
    await owner.goto(at('/stories/mine'));
    await look(owner, 'mine');
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await owner.context().close();
    await reader.context().close();
  });

  test(`told aloud: ${way.name}`, async () => {
    const [owner, reader] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(owner, server.base);
    await owner.goto(at('/stories/new?prompt=works'));
    await owner.click('main .head a');
    await look(owner, 'spoken');
    await owner.check(`input[name=language][value=${way.language}]`);
    await owner.setInputFiles('#sound', other);
    await owner.click('main button.main');
    await owner.waitForSelector('.errors');
    assert.match(await owner.innerText('.errors'), new RegExp(words[1]));
    await look(owner, 'spoken-refused');
    if (way.script) {
      const [begin, end] = [owner.locator('[data-record] button').nth(0), owner.locator('[data-record] button').nth(1)];
      assert.ok(await end.isHidden());
      await begin.click();
      await end.waitFor();
      assert.ok(await begin.isHidden());
      await look(owner, 'recording');
      await owner.waitForTimeout(1200); // somebody speaks: the browser's own test tone
      await end.click();
      await owner.locator('[data-record] audio').waitFor();
      await look(owner, 'recorded');
      assert.ok(await owner.locator('[data-record] audio').evaluate((player) => new Promise((done) => {
        if (player.readyState > 0) done(true);
        player.addEventListener('loadedmetadata', () => done(true));
        player.addEventListener('error', () => done(false));
      })), 'what was recorded can be listened to before it is sent');
    } else {
      assert.ok(await owner.locator('[data-record]').isHidden());
      await owner.setInputFiles('#sound', sound);
    }
    await owner.click('main button.main');
    await owner.waitForURL(/\/stories\/[0-9A-Z]+\/consent$/);
    await look(owner, 'own-spoken');
    const story = new URL(owner.url()).pathname.replace(/\/consent$/, '');
    assert.equal(await status(reader, `${server.base}${story}/sound`), 404);
    await owner.check('input[name=see][value=everyone]');
    await press(owner, 'main button.main');
    await owner.waitForSelector('.said');
    await reader.goto(server.base + story);
    assert.match(await reader.innerText('main'), new RegExp(words[0]));
    if (way.script) {
      assert.ok(await reader.locator('audio').evaluate((player) => new Promise((done) => {
        if (player.readyState > 0) done(true);
        player.addEventListener('loadedmetadata', () => done(true));
        player.addEventListener('error', () => done(false));
        player.load();
      })), 'what was kept can be listened to');
    }
    await look(reader, 'heard');
    await owner.goto(`${server.base}${story}/files`);
    await owner.fill('#words', `The librarian knows each child, ${tag}.`);
    await owner.locator('form[action$="/transcript"] button').click();
    await owner.waitForSelector('.said');
    await look(owner, 'typed');
    await reader.goto(at('/stories?q=librarian'));
    assert.match(await reader.innerText('main'), new RegExp(`knows each child, ${tag}`));
    await look(reader, 'found-spoken');
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await owner.context().close();
    await reader.context().close();
  });

  test(`taken down and claimed: ${way.name}`, async () => {
    const [owner, thief] = [await (await visitor(browser, way)).newPage(), await (await visitor(browser, way)).newPage()];
    const wrong = watch(owner, server.base);
    await operator.setViewportSize({ width: way.width, height: 900 });
    await operator.goto(at('/stories/taken'));
    await look(operator, 'taken');
    await operator.goto(at('/stories/taken/new'));
    await operator.click('main .lines a');
    await look(operator, 'taken-new');
    await operator.fill('#text', `The bus driver waits, ${tag}.`);
    await operator.check('input[name=see][value=everyone]');
    await operator.click('main button.main');
    await operator.waitForSelector('.errors');
    await operator.check('#aloud');
    await operator.click('main button.main');
    await operator.waitForURL(/\/taking$/);
    await look(operator, 'taking');
    const story = new URL(operator.url()).pathname.replace(/\/taking$/, '');
    await operator.click('main button.main');
    await operator.waitForSelector('.slip');
    await look(operator, 'slip');
    const code = await operator.innerText('.slip .say');
    // the address on the slip brings the code along, where there is script; else it is typed
    await owner.goto(at(way.script ? `/stories/claim#${code}` : '/stories/claim'));
    await look(owner, 'claim');
    if (way.script) assert.equal(await owner.inputValue('#code'), code);
    else await owner.fill('#code', code.toLowerCase());
    await owner.click('main button.main');
    await owner.waitForURL(/\/consent$/);
    assert.match(await owner.innerText('main'), new RegExp(words[2]));
    await look(owner, 'claimed');
    await thief.goto(at('/stories/claim'));
    await thief.fill('#code', code);
    await thief.click('main button.main');
    await thief.waitForSelector('.errors');
    await look(thief, 'claim-refused');
    assert.equal(await status(thief, server.base + story), 200);
    await owner.check('#see');
    await press(owner, 'main button.main');
    await owner.waitForSelector('.said');
    assert.equal(await status(thief, server.base + story), 404);
    await operator.goto(at('/stories/prompts'));
    await look(operator, 'prompts');
    assert.deepEqual(wrong.filter((line) => !line.includes('422')), []);
    await owner.context().close();
    await thief.context().close();
  });
}
