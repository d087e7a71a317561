// Alerts: set from a claim, a source, a search and the transfers; told as they fire; looked at and removed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, axe, openBrowser, openDesk, openPage, sayso, settled } from './desk.mjs';

let desk;
let browser;
let opened;
let page;
let claim;

before(async () => {
  desk = await openDesk();
  browser = await openBrowser();
  opened = await openPage(browser, desk);
  page = opened.page;
  const claims = (await api(desk, '/claims')).items;
  claim = claims.reduce((most, one) => (one.articles > most.articles ? one : most));
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

const dialog = () => page.locator('dialog[open]');
const tellMe = () => page.getByRole('button', { name: /^Tell me when/ });
const alerts = async () => (await api(desk, '/alerts')).items;

async function clearNotices() {
  while (await page.locator('.notice').count()) await page.locator('.notice .quiet').first().click();
}

test('there is nothing yet, and the page says what will stand there', async () => {
  await opened.at('/alerts');
  await page.getByText('No alert is set.').waitFor();
  assert.deepEqual(await axe(page), []);
});

test('an alert of a claim, by keyboard alone', async () => {
  await opened.at(`/claims/${encodeURIComponent(claim.id)}`);
  await tellMe().focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog().getByLabel('it has another origin').focus();
  await page.keyboard.press('ArrowDown');
  assert.ok(await dialog().getByLabel('somebody else denies or doubts it').isChecked());
  await dialog().getByLabel('Your name').fill('Ilse Marrant');
  await page.keyboard.press('Enter');
  await page.locator('.notice', { hasText: 'You will be told' }).waitFor();
  await dialog().waitFor({ state: 'detached' });
  const [made] = await alerts();
  assert.deepEqual(made.condition, { kind: 'denied', claim: claim.id });
  assert.equal(made.author, 'Ilse Marrant');
  await clearNotices();
});

test('an alert of a search, which knows its words', async () => {
  await opened.at('/search?q=embassy');
  await tellMe().click();
  assert.equal(await dialog().getByLabel('Words', { exact: true }).inputValue(), 'embassy');
  await dialog().getByLabel('Only from so many origins').fill('2');
  await dialog().getByRole('button', { name: 'Tell me', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  assert.deepEqual((await alerts())[0].condition, { kind: 'claim', q: 'embassy', origins: 2 });
  await clearNotices();
});

test('an alert of a source, and of a transfer', async () => {
  const source = (await api(desk, '/sources')).items[0];
  await opened.at(`/sources/${encodeURIComponent(source.id)}`);
  await tellMe().click();
  await dialog().getByRole('button', { name: 'Tell me', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  assert.deepEqual((await alerts())[0].condition, { kind: 'statement', source: source.name });
  await clearNotices();

  await opened.at('/transfers?from=Halvora');
  await tellMe().first().click();
  await dialog().getByRole('button', { name: 'Tell me', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  assert.deepEqual((await alerts())[0].condition, { kind: 'transfer', from: 'Halvora' });
  await clearNotices();
});

test('what the server refuses is said in the dialog', async () => {
  await opened.at('/alerts');
  await tellMe().first().click();
  await dialog().getByLabel('Words', { exact: true }).fill('missiles');
  await dialog().locator('summary').click();
  await dialog().getByLabel('E-mail addresses').fill('nobody');
  await dialog().getByRole('button', { name: 'Tell me', exact: true }).click();
  await dialog().locator('.problem').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  // The browser itself calls an answer of 400 an error.
  opened.wrong.length = 0;
});

const strike = `Ferries of Velmouth stand still

The ferries of Velmouth will not sail on Friday, said Ilse Marrant, the harbour master, on Monday.
`;

test('a firing is told as an article brings it, and leads to its words', async () => {
  await opened.at('/alerts');
  await page.locator('.live-live').waitFor();
  await tellMe().first().click();
  await dialog().getByLabel('a source says something new').check();
  await dialog().getByLabel('Source', { exact: true }).fill('Ilse Marrant');
  await dialog().getByRole('button', { name: 'Tell me', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
  await clearNotices();
  await opened.at('/');
  await page.locator('.live-live').waitFor();

  sayso('add', desk.store, desk.write('ferries.txt', strike));
  const notice = page.locator('.notice-alert').first();
  await notice.waitFor();
  await page.locator('.banner .badge', { hasText: '1' }).waitFor();
  assert.deepEqual(await axe(page), []);
  await notice.getByRole('link', { name: 'See why' }).click();
  await settled(page);
  await page.locator('.banner .badge').waitFor({ state: 'detached' });

  await page.locator('.firing').first().waitFor();
  assert.deepEqual(await axe(page), []);
  const [firing] = (await api(desk, '/alerts/firings')).items;
  assert.equal(await page.locator('.firing-why').first().textContent(), firing.why);
  await page.locator('.firing-words a').first().click();
  await settled(page);
  await page.locator('.article-text .pointed').first().waitFor();
  for (const piece of await page.locator('.article-text .pointed').allTextContents())
    assert.ok(firing.evidence[0].text.includes(piece.trim()), piece);
});

test('the feed has what fired', async () => {
  await opened.at('/alerts');
  const href = await page.getByRole('link', { name: 'Feed' }).first().getAttribute('href');
  const answer = await fetch(desk.address + href);
  assert.match(answer.headers.get('content-type'), /^application\/atom\+xml/);
  assert.match(await answer.text(), /<entry>/);
});

test('an alert is paused, goes on, and is removed once that is confirmed', async () => {
  await opened.at('/alerts');
  const before = (await alerts()).length;
  const row = () => page.locator('.alert-row').first();
  await row()
    .getByRole('button', { name: /^Pause/ })
    .click();
  await row().locator('.paused').waitFor();
  assert.equal((await alerts())[0].enabled, false);
  await row()
    .getByRole('button', { name: /^Go on/ })
    .click();
  await row().locator('.paused').waitFor({ state: 'detached' });
  await row()
    .getByRole('button', { name: /^Remove/ })
    .click();
  await dialog().waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog().getByRole('button', { name: 'Remove' }).click();
  await page.locator('.notice', { hasText: 'Removed' }).waitFor();
  assert.equal((await alerts()).length, before - 1);
});

test('where one may only read, nothing is offered that fails, and the page of alerts says why', async () => {
  const readOnly = await desk.another('--read-only');
  const reader = await openPage(browser, readOnly);
  for (const path of ['/transfers', '/search?q=embassy', `/claims/${encodeURIComponent(claim.id)}`, '/alerts']) {
    await reader.at(path);
    await reader.page
      .getByRole('button', { name: /^(Tell me when|Merge|Add a note|Correct|Add articles)/ })
      .first()
      .waitFor({ state: 'detached' });
  }
  await reader.page.getByText('only lets you read').waitFor();
  await reader.page.locator('.alert-row').first().waitFor();
  assert.equal(await reader.page.getByRole('button', { name: /^(Pause|Remove)/ }).count(), 0);
  assert.deepEqual(await axe(reader.page), []);
  assert.deepEqual(reader.wrong, []);
  await reader.close();
  await readOnly.close();
});

test('with a key, a feed gets an address that opens it', async () => {
  const keys = `${desk.folder}/keys`;
  const key = sayso('serve', desk.store, '--keys', keys, '--new-key', 'write').trim();
  const locked = await desk.another('--keys', keys);
  const writer = await openPage(browser, locked);
  await writer.page.goto(`${locked.address}/alerts`);
  await writer.page.getByLabel('Key').fill(key);
  await writer.page.keyboard.press('Enter');
  await writer.page
    .getByRole('button', { name: /^Feed…/ })
    .first()
    .click();
  const box = writer.page.locator('dialog[open]');
  await box.getByRole('button', { name: 'Make an address' }).click();
  const address = await box.getByLabel('Address for a feed reader').inputValue();
  assert.deepEqual(await axe(writer.page), []);
  assert.equal((await fetch(address)).status, 200);
  await box.getByRole('button', { name: 'Make a new address' }).click();
  await writer.page.waitForFunction((old) => document.querySelector('dialog input').value !== old, address);
  assert.equal((await fetch(address)).status, 401);
  assert.equal((await fetch(await box.getByLabel('Address for a feed reader').inputValue())).status, 200);
  await writer.close();
  await locked.close();
});

test('a window of 320 pixels, and the dark', async () => {
  const narrow = await openPage(browser, desk, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  await narrow.at('/alerts');
  const over = await narrow.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} pixels too wide`);
  assert.deepEqual(await axe(narrow.page), []);
  assert.deepEqual(narrow.wrong, []);
  await narrow.close();
});

test('no errors on the way', () => {
  assert.deepEqual(opened.wrong, []);
});
