// Coming in: by a link sent to an address, and by a passkey that the browser holds; and leaving again.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { accessible, launch, mailedLink, operatorLink, shot, signIn, startPerron, visitor, watch, ways } from '../house.mjs';

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

/** Asks for a link with the form of the page. */
async function ask(page, language, email) {
  await page.goto(`${server.base}/${language}/sign-in`);
  await page.fill('#email', email);
  await page.click('main button.main');
  await page.waitForURL(/\/sign-in\/sent$/);
}

for (const way of ways()) {
  test(`by a link, and out again: ${way.name}`, async () => {
    const context = await visitor(browser, way);
    const page = await context.newPage();
    const wrong = watch(page, server.base);
    const email = `way-${way.language}-${way.width}-${way.script}@example.org`;
    const keep = (name) => shot(page, `sign-in-${name}-${way.language}-${way.width}${way.script ? '' : '-plain'}`);
    await page.goto(`${server.base}/${way.language}/sign-in`);
    await accessible(page, way.language);
    await keep('ask');
    await ask(page, way.language, email);
    await accessible(page, way.language);
    await keep('sent');
    const address = await mailedLink(server, operator, email);
    await page.goto(address);
    await accessible(page, way.language);
    await keep('open');
    await page.click('main button.main');
    await page.waitForURL(new RegExp(`/${way.language}/$`));
    await page.goto(`${server.base}/${way.language}/account`);
    await page.getByText(email).waitFor();
    await accessible(page, way.language);
    await keep('account');
    await page.fill('#name', 'Marie');
    await page.click('main button.main');
    await page.getByRole('status').filter({ hasText: /./ }).first().waitFor();
    assert.equal(await page.inputValue('#name'), 'Marie');
    await page.locator('main button.stop').last().click();
    await page.waitForURL(new RegExp(`/${way.language}/$`));
    assert.deepEqual(wrong, []);
    await page.goto(`${server.base}/${way.language}/account`);
    assert.match(page.url(), /\/sign-in\?next=%2Faccount$/);
    await page.goto(address);
    await accessible(page, way.language);
    await keep('spent');
    await context.close();
  });
}

test('what is not an address is said beside the field, and kept', async () => {
  const context = await visitor(browser, { script: false });
  const page = await context.newPage();
  await page.goto(`${server.base}/fr/sign-in`);
  await page.evaluate(() => document.querySelector('main form').setAttribute('novalidate', ''));
  await page.fill('#email', 'pas une adresse');
  await page.click('main button.main');
  await accessible(page, 'fr');
  assert.equal(await page.inputValue('#email'), 'pas une adresse');
  assert.match(await page.innerText('#email-fault'), /courriel/);
  await shot(page, 'sign-in-fault');
  await context.close();
});

/** A device with a fingerprint reader that always knows its owner. */
async function device(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true,
      isUserVerified: true, automaticPresenceSimulation: true,
    },
  });
  return {
    knowsOwner: (isUserVerified) => session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  };
}

for (const language of ['en', 'fr']) {
  test(`by a passkey: ${language}`, async () => {
    const context = await visitor(browser, { language, width: 320 });
    const page = await context.newPage();
    const wrong = watch(page, server.base);
    const email = `key-${language}@example.org`;
    const { knowsOwner, keys } = await device(page);
    await signIn(server, operator, page, language, email);
    await page.goto(`${server.base}/${language}/account`);
    await page.click('[data-passkey] button');
    await page.locator('#passkeys ~ ul li').waitFor();
    const [key] = await keys();
    assert.ok(key.isResidentCredential);
    assert.equal(key.rpId, 'localhost');
    await accessible(page, language);
    await shot(page, `passkey-account-${language}-320`);
    await page.click('[data-passkey] button');
    await page.locator('[data-passkey] [role=status]').filter({ hasText: /./ }).waitFor();
    assert.equal((await keys()).length, 1, 'one key for one account on one device');

    await page.locator('main button.stop').last().click();
    await page.waitForURL(new RegExp(`/${language}/$`));
    await page.goto(`${server.base}/${language}/sign-in?next=/account`);
    await knowsOwner(false);
    await page.click('[data-passkey] button');
    await page.locator('[data-passkey] [role=status]').filter({ hasText: /./ }).waitFor();
    await shot(page, `passkey-stopped-${language}-320`);
    await accessible(page, language);
    await knowsOwner(true);
    await page.click('[data-passkey] button');
    await page.waitForURL(/\/account$/);
    await page.getByText(email).waitFor();

    await page.locator('#passkeys ~ ul button').click();
    await page.locator('#passkeys ~ ul').waitFor({ state: 'detached' });
    await page.locator('main button.stop').last().click();
    await page.goto(`${server.base}/${language}/sign-in`);
    await page.click('[data-passkey] button');
    await page.locator('[data-passkey] [role=status]').filter({ hasText: language === 'en' ? 'does not belong' : 'aucun compte' }).waitFor();
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test('without script, passkeys are not offered and the link still is', async () => {
  const context = await visitor(browser, { script: false });
  const page = await context.newPage();
  await page.goto(`${server.base}/en/sign-in`);
  assert.ok(!(await page.isVisible('[data-passkey]')));
  assert.ok(await page.isVisible('main button.main'));
  await context.close();
});

test('the operator names a moderator, and reads the outbox', async () => {
  for (const width of [320, 1280]) {
    const context = await visitor(browser, { width });
    const page = await context.newPage();
    await ask(page, 'fr', 'somebody@example.org');
    await page.goto(await operatorLink(server));
    await page.click('main button.main');
    await page.goto(`${server.base}/en/people`);
    await page.fill('#email', `moderator-${width}@example.org`);
    await page.check('input[value=moderator]');
    await page.click('main button.main');
    await page.locator('main .lines > li', { hasText: `moderator-${width}@example.org` }).filter({ hasText: 'Moderator' }).waitFor();
    await accessible(page, 'en');
    await shot(page, `people-en-${width}`);
    await page.goto(`${server.base}/fr/people`);
    await accessible(page, 'fr');
    await shot(page, `people-fr-${width}`);
    for (const language of ['en', 'fr']) {
      await page.goto(`${server.base}/${language}/outbox`);
      await accessible(page, language);
      await shot(page, `outbox-${language}-${width}`);
    }
    await page.locator('main li a').first().click();
    await accessible(page, 'fr');
    await shot(page, `mail-fr-${width}`);
    await context.close();
  }
});
