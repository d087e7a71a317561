// What an editor does: read a ledger, link a statement to its claim, correct and undo, add files, watch
// articles arrive, print, and all of it by keyboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, openBrowser, openDesk, openPage, sayso, settled } from './desk.mjs';

let desk;
let browser;
let opened;
let page;
let story;
let claim;

before(async () => {
  desk = await openDesk();
  browser = await openBrowser();
  opened = await openPage(browser, desk);
  page = opened.page;
  story = (await api(desk, '/stories')).items[0].id;
  const claims = (await api(desk, `/stories/${encodeURIComponent(story)}/claims`)).items;
  claim = claims.reduce((most, one) => (one.articles > most.articles ? one : most)).id;
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

const storyPath = () => `/stories/${encodeURIComponent(story)}`;
const claimPath = () => `/claims/${encodeURIComponent(claim)}`;
const claimNow = () => api(desk, claimPath());

/** The undo button of the latest notice. */
const undo = () => page.locator('.notice').last().getByRole('button', { name: 'Undo' });

async function clearNotices() {
  while (await page.locator('.notice').count()) await page.locator('.notice .quiet').first().click();
}

test('from the list of stories to the words behind a link of a ledger', async () => {
  await opened.at('/');
  await page.locator('.story-row a').first().click();
  await settled(page);
  assert.equal(new URL(page.url()).pathname, storyPath());
  const known = await claimNow();
  await page.locator('.claim-toggle', { hasText: known.text }).first().click();
  const { articles, publishers, origins } = known.ledger;
  const figures = `${articles} articles → ${publishers} publishers → ${origins.min}–${origins.max} origins`;
  await page.locator('.claim-open .figures', { hasText: figures }).waitFor();
  assert.equal(await page.locator('.ledger-row').count(), known.ledger.nodes.length);
  assert.equal(await page.locator('.ledger-row.root').count(), origins.max, 'a tree for each origin');
  assert.ok(await page.locator('.ledger-row .line.uncertain').count(), 'what may be one origin is dashed');

  const edge = page.locator('.edge:not(.uncertain) .edge-button').first();
  await edge.click();
  assert.equal(await edge.getAttribute('aria-expanded'), 'true');
  const words = await page.locator('.edge-detail dd').allTextContents();
  assert.equal(words.length, 2, 'the words on both sides');
  const drawn = known.ledger.collapsed
    .filter((one) => one.certain)
    .flatMap((one) => one.evidence.map((two) => two.text.trim()));
  for (const quoted of words)
    assert.ok(
      drawn.some((one) => quoted.includes(one)),
      quoted,
    );
});

test('a statement leads to its source, its claim and how others word it', async () => {
  const known = await claimNow();
  const member = known.members.find((one) => one.attribution && one.source && one.node);
  await opened.at(`/articles/${encodeURIComponent(member.document)}`);
  const id = member.attribution;
  await page.locator(`.article-text [data-first="${id}"]`).first().hover();
  assert.equal(
    (await page.locator('.article-text .on-content').allTextContents()).join(''),
    member.text.replaceAll(' ... ', ''),
  );
  assert.ok((await page.locator('.article-text .on-source').allTextContents()).join('').includes(member.source.text));

  await page.locator(`.article-text [data-first="${id}"]`).first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.statement-detail').waitFor();
  assert.equal(new URL(page.url()).hash, `#${id}`, 'the statement has an address of its own');
  await page.locator('.wordings li').first().waitFor();
  const other = page.locator('.wordings a').first();
  const href = await other.getAttribute('href');
  await other.click();
  await settled(page);
  assert.ok(page.url().endsWith(href));
  await page.locator('.of-claim-head a').first().click();
  await page.waitForURL(`**${claimPath()}`);
});

test('a link that is cut is gone, and undoing brings it back', async () => {
  const was = await claimNow();
  const pair = was.ledger.collapsed.find((edge) => edge.certain && edge.reason === 'cites').members;
  const joins = (edge) => edge.certain && pair.every((node) => edge.members.includes(node));
  const link = page.locator(`.edge-button[data-edge="${pair.join(' ')}"]`);
  await opened.at(claimPath());
  await link.click();
  await page.getByRole('button', { name: /^Cut/ }).click();
  await undo().waitFor();
  const cut = await claimNow();
  assert.ok(!cut.ledger.collapsed.some(joins), 'neither rests on the other');
  await link.waitFor({ state: 'detached' });
  assert.equal(await page.locator('.ledger-row.root').count(), cut.ledger.origins.max, 'the drawing follows');

  await undo().click();
  await page.locator('.notice', { hasText: 'Undone' }).waitFor();
  assert.deepEqual((await claimNow()).ledger, was.ledger);
  await link.waitFor();
  await clearNotices();

  await opened.at('/corrections');
  assert.ok(await page.locator('.correction').count());
});

test('uncertain becomes certain when a person confirms it', async () => {
  const was = await claimNow();
  await opened.at(claimPath());
  await page.locator('.edge.uncertain .edge-button[aria-expanded]').first().click();
  await page.getByRole('button', { name: /^Confirm/ }).click();
  await undo().waitFor();
  const confirmed = await claimNow();
  assert.equal(confirmed.ledger.origins.max, was.ledger.origins.max - 1);
  assert.ok(confirmed.ledger.collapsed.some((one) => one.by === 'user'));
  await undo().click();
  await page.locator('.notice', { hasText: 'Undone' }).waitFor();
  await clearNotices();
});

test('a statement gets another type, and a claim a note', async () => {
  await opened.at(claimPath());
  await page.locator('.correct').nth(1).focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog').getByLabel('The source').selectOption('doubts');
  await page.locator('dialog').getByLabel('Your name').fill('Ilse Marrant');
  await page.locator('dialog').getByRole('button', { name: 'Save' }).click();
  await undo().waitFor();
  const retyped = await claimNow();
  assert.ok(retyped.members.some((one) => one.stance === 'doubts'));
  assert.ok(retyped.corrections.some((one) => one.author === 'Ilse Marrant'));
  await undo().click();
  await page.locator('.notice', { hasText: 'Undone' }).waitFor();

  await page.getByRole('button', { name: 'Add a note' }).click();
  await page.locator('dialog').getByLabel(/^Why/).fill('Ask the embassy again');
  await page.locator('dialog').getByRole('button', { name: 'Keep the note' }).click();
  await page.locator('.decisions', { hasText: 'Ask the embassy again' }).waitFor();
  await clearNotices();
});

test('a member that is another claim is split off, and merged again', async () => {
  const was = await claimNow();
  await opened.at(claimPath());
  await page.locator('.correct').last().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /split it off/ }).click();
  await undo().waitFor();
  assert.equal((await claimNow()).members.length, was.members.length - 1);
  await undo().click();
  await page.locator('.notice', { hasText: 'Undone' }).waitFor();
  assert.equal((await claimNow()).members.length, was.members.length);
  await clearNotices();
});

/** Drops files on the page as a file manager would. */
async function drop(files) {
  const data = await page.evaluateHandle((list) => {
    const transfer = new DataTransfer();
    for (const { name, text } of list) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
  await page.locator('.drop-area').waitFor();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await page.locator('.drop-area').waitFor({ state: 'detached' });
}

const harbour = `Harbour of Velmouth to stay shut

The harbour of Velmouth will stay shut until Friday, the port authority said on Monday.

"No ship has left since the storm," said Ilse Marrant, the harbour master.
`;

test('files are added by dropping them; one that cannot be read is named', async () => {
  await opened.at('/articles');
  await drop([
    { name: 'harbour.txt', text: harbour },
    { name: 'empty.txt', text: '' },
    { name: 'broken.pdf', text: '%PDF-1.4 and nothing more' },
  ]);
  const row = (name) => page.locator('.upload', { hasText: name });
  await row('harbour.txt').filter({ hasText: '1 article added' }).waitFor();
  await page.locator('.upload-failed', { hasText: 'broken.pdf' }).locator('.upload-error').waitFor();
  assert.match(
    await page.locator('.upload-failed', { hasText: 'broken.pdf' }).locator('.upload-error').textContent(),
    /damaged/,
  );
  await page.getByRole('link', { name: 'Harbour of Velmouth to stay shut' }).first().waitFor();
  await page.keyboard.press('Escape');
});

test('an article that another process adds appears by itself, and is announced', async () => {
  await opened.at('/articles');
  await page.locator('.live-live').waitFor();
  const path = desk.write('strike.txt', harbour.replaceAll('harbour', 'ferry').replaceAll('Harbour', 'Ferry'));
  sayso('add', desk.store, path);
  await page.getByRole('link', { name: 'Ferry of Velmouth to stay shut' }).waitFor();
  await page.locator('[role=status]', { hasText: 'New article: Ferry of Velmouth' }).waitFor({ state: 'attached' });
});

test('updates can be paused', async () => {
  await opened.at('/');
  await page.locator('.live').click();
  await page.locator('.live-off').waitFor();
  await page.locator('.live').click();
  await page.locator('.live-live').waitFor();
});

test('articles of a story are compared, one column for each', async () => {
  await opened.at(`${storyPath()}/articles`);
  for (const i of [0, 2, 3]) await page.locator('.article-row input').nth(i).check();
  await page.getByRole('button', { name: /^Compare 3/ }).click();
  await settled(page);
  assert.equal(await page.locator('.compare thead th').count(), 4);
  assert.ok(await page.locator('.compare tbody tr').count());
});

test('a briefing prints without what is only there to be pressed', async () => {
  await opened.at(storyPath());
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.banner').isHidden());
  for (const button of await page.locator('.tabs, .actions, .voices button').all()) assert.ok(await button.isHidden());
  assert.ok(await page.locator('.claim-item').first().isVisible());
  const voices = page.locator('.voices .only-print');
  if (await voices.count()) assert.ok(await voices.first().isVisible(), 'every voice is printed');
  const paper = await page.pdf({ format: 'A4' });
  assert.ok(paper.length > 5000);
  await page.emulateMedia({ media: 'screen' });
});

test('going back shows the list as it was', async () => {
  await opened.at('/articles?q=embassy');
  const rows = await page.locator('.article-line').count();
  await page.locator('.article-line a').first().click();
  await settled(page);
  await page.goBack();
  await page.waitForFunction((count) => document.querySelectorAll('.article-line').length === count, rows);
  assert.equal(await page.locator('.filters input').first().inputValue(), 'embassy');
});

test('a file that cannot be read says why, and names it once', async () => {
  await opened.at('/');
  await page.getByRole('button', { name: /^Add articles/ }).click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'notes.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from([0, 1, 2, 0, 9, 0]),
    });
  const told = page.locator('.upload', { hasText: 'notes.bin' });
  await told.locator('.upload-error').waitFor();
  assert.equal((await told.textContent()).split('notes.bin').length, 2);
  assert.match(await told.locator('.upload-error').textContent(), /^not text/);
});

test('no errors on the way', () => {
  assert.deepEqual(opened.wrong, []);
});
