// Me: say who I am, see everything that is kept, take it along, delete it; afterwards nobody knows me.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { accessible, launch, shot, signIn, startPerron, visitor, watch, ways } from '../house.mjs';

let server;
let browser;
let operator;

before(async () => {
  server = await startPerron();
  browser = await launch();
  operator = await (await visitor(browser)).newPage();
  await operator.goto(server.said().match(/http:\S+\/sign-in\/\S+/)[0]);
  await operator.click('main button');
  await operator.waitForURL(/\/en\/$/);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The files of a zip, by the directory at its end. */
function unzip(bytes) {
  const files = {};
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const start = bytes.readUInt32LE(at + 42);
    const data = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(data, data + size);
    files[bytes.toString('utf8', at + 46, at + 46 + name)] = (method ? inflateRawSync(packed) : packed).toString();
    at += 46 + name + extra + comment;
  }
  return files;
}

for (const way of ways()) {
  test(`say who I am, take everything along, delete it: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    const page = await context.newPage();
    const wrong = watch(page, server.base);
    const { language } = way;
    const home = `${server.base}/${language}`;
    const keep = (name) => shot(page, `me-${name}-${language}-${way.width}${way.script ? '' : '-plain'}`);
    const email = `me-${language}-${way.width}-${way.script}@example.org`;
    const words = `Acadienne ${language} ${way.width} ${way.script}`;
    await signIn(server, operator, page, language, email);

    await page.goto(`${home}/me/self-identification`);
    await accessible(page, language);
    await keep('ask');
    assert.equal(await page.locator('main input:checked').count(), 0, 'nothing is chosen in advance');
    await page.check('input[name=group][value=black]');
    await page.check('input[name=group][value=white]');
    await page.check('input[name=age][value=unsaid]');
    await page.fill('#group-own', words);
    await page.click('main button.main');
    await page.locator('main button.stop').waitFor();
    assert.equal(await page.inputValue('#group-own'), words);
    assert.equal(await page.locator('main input[type=checkbox]:checked').count(), 3);
    await accessible(page, language);

    await page.goto(`${home}/me`);
    await accessible(page, language);
    await keep('everything');
    await page.getByText(words).first().waitFor();
    const download = page.waitForEvent('download');
    await page.locator('main a[download]').click();
    const files = unzip(readFileSync(await (await download).path()));
    assert.deepEqual(Object.keys(files), ['everything.json', 'everything.html', 'tout.html']);
    const { everything } = JSON.parse(files['everything.json']);
    assert.equal(everything.account[0].email, email);
    assert.deepEqual(everything['self-identification'].group, { chosen: ['black', 'white'], own: words });
    assert.ok(files['everything.html'].includes('South Asian') === false && files['everything.html'].includes('Black'));
    assert.ok(files['tout.html'].includes('Noir·e') && files['tout.html'].includes(words));

    await page.goto(`${home}/me/deletion`);
    await accessible(page, language);
    await keep('deletion');
    await page.locator('main form button.stop').click();
    await page.waitForURL(new RegExp(`/${language}/$`));
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor();
    await page.goto(`${home}/account`);
    assert.match(page.url(), /\/sign-in\?next=%2Faccount$/);
    await operator.goto(`${server.base}/en/people`);
    assert.equal(await operator.getByText(email).count(), 0);
    await signIn(server, operator, page, language, email);
    await page.goto(`${home}/me`);
    assert.ok(!(await page.content()).includes(words), 'whoever comes back is new');
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test('a guest sees what the cookie holds, and the only operator is told to hand over', async () => {
  const context = await visitor(browser, { width: 320 });
  const page = await context.newPage();
  await page.goto(`${server.base}/fr/me`);
  await accessible(page, 'fr');
  await page.getByText('Vous n’avez pas de compte').waitFor();
  await operator.goto(`${server.base}/en/me/deletion`);
  await accessible(operator, 'en');
  await shot(operator, 'me-duties-en-1280');
  assert.equal(await operator.locator('main form button').count(), 0);
  await operator.goto(`${server.base}/en/self-identification/counts`);
  await accessible(operator, 'en');
  await shot(operator, 'me-counts-en-1280');
  await context.close();
});
