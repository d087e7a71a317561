// Files to take along: of a story, a claim and the transfers, by keyboard, and with a key.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { api, axe, openBrowser, openDesk, openPage, sayso } from './desk.mjs';

let desk;
let browser;
let opened;
let page;
let story;

before(async () => {
  desk = await openDesk();
  browser = await openBrowser();
  opened = await openPage(browser, desk);
  page = opened.page;
  story = (await api(desk, '/stories')).items[0];
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

const dialog = (on = page) => on.locator('dialog[open]');

/** What comes of something that makes the browser keep a file. */
async function kept(does, on = page) {
  const [file] = await Promise.all([on.waitForEvent('download'), does()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test('a story, by keyboard alone', async () => {
  await opened.at(`/stories/${encodeURIComponent(story.id)}`);
  const button = page.getByRole('button', { name: `Download… ${story.title}` });
  await button.focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor();
  assert.deepEqual(await axe(page), []);
  await dialog().getByRole('link', { name: 'Briefing (HTML)' }).focus();
  const briefing = await kept(() => page.keyboard.press('Enter'));
  assert.equal(briefing.name, `sayso-${story.id.replace(':', '-')}.html`);
  assert.equal(briefing.text, sayso('export', desk.store, '--format', 'html', '--story', story.id));
  const lines = await kept(() =>
    dialog()
      .getByRole('link', { name: /JSON Lines/ })
      .first()
      .click(),
  );
  assert.equal(lines.text, sayso('export', desk.store, '--story', story.id));
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  assert.ok(await button.evaluate((element) => element === document.activeElement), 'the focus comes back');
});

test('every file of a story and of a claim is there', async () => {
  const claim = (await api(desk, '/claims')).items[0];
  for (const [path, least] of [
    [`/stories/${encodeURIComponent(story.id)}`, 10],
    [`/claims/${encodeURIComponent(claim.id)}`, 9],
  ]) {
    await opened.at(path);
    await page
      .getByRole('button', { name: /^Download…/ })
      .first()
      .click();
    await dialog().waitFor();
    const links = await dialog()
      .getByRole('link')
      .evaluateAll((all) => all.map((one) => one.href));
    assert.equal(links.length, least);
    for (const href of links) {
      const answer = await fetch(href);
      assert.equal(answer.status, 200, href);
      assert.ok((await answer.arrayBuffer()).byteLength > 100, href);
    }
  }
});

test('the transfers as they are narrowed down', async () => {
  const transfers = (await api(desk, '/transfers')).items;
  const from = transfers.find((one) => one.supplier).supplier;
  await opened.at(`/transfers?from=${encodeURIComponent(from)}`);
  await page.getByRole('button', { name: 'Download…' }).click();
  assert.deepEqual(await axe(page), []);
  const years = await kept(() =>
    dialog()
      .getByRole('link', { name: /by year/ })
      .click(),
  );
  assert.equal(years.name, 'sayso-transfers-by-year.csv');
  const [head, ...rows] = years.text.trim().split('\r\n');
  assert.match(head, /supplier/);
  assert.ok(rows.length > 0 && rows.every((row) => row.includes(from)), years.text);
  await dialog().getByText('Saved: ').waitFor();
});

test('with a key, which a link cannot send', async () => {
  const keys = `${desk.folder}/keys`;
  const key = sayso('serve', desk.store, '--keys', keys, '--new-key', 'read').trim();
  const locked = await desk.another('--keys', keys);
  const reader = await openPage(browser, locked);
  await reader.page.goto(`${locked.address}/stories/${encodeURIComponent(story.id)}`);
  await reader.page.getByLabel('Key').fill(key);
  await reader.page.keyboard.press('Enter');
  await reader.page
    .getByRole('button', { name: /^Download…/ })
    .first()
    .click();
  const link = dialog(reader.page).getByRole('link', { name: 'Network (GraphML)' });
  const network = await kept(() => link.click(), reader.page);
  assert.equal(network.name, `sayso-${story.id.replace(':', '-')}.graphml`);
  assert.match(network.text, /<graphml/);
  // What the server refuses is said here.
  await reader.page.route('**/export?**', (route) =>
    route.fulfill({
      status: 429,
      contentType: 'application/problem+json',
      body: '{"detail":"other exports are under way"}',
    }),
  );
  await link.click();
  await dialog(reader.page).getByText('Not saved: other exports are under way').waitFor();
  assert.deepEqual(await axe(reader.page), []);
  await reader.close();
  await locked.close();
});

test('a window of 320 pixels', async () => {
  const narrow = await openPage(browser, desk, { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  await narrow.at('/transfers');
  await narrow.page.getByRole('button', { name: 'Download…' }).click();
  assert.deepEqual(await axe(narrow.page), []);
  const over = await narrow.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(over <= 0, `${over} pixels too wide`);
  await narrow.close();
});

test('no errors on the way', () => {
  assert.deepEqual(opened.wrong, []);
});
