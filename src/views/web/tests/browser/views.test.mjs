// Every view, in light and dark: nothing that axe finds, no errors, no request to anywhere else.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { api, axe, openBrowser, openDesk, openPage, sayso, settled } from './desk.mjs';

let desk;
let browser;
let views;

/** The address of each view, of the story that was read. */
async function viewsOf() {
  const story = (await api(desk, '/stories')).items[0].id;
  const claims = (await api(desk, `/stories/${encodeURIComponent(story)}/claims`)).items;
  const claim = claims.reduce((most, one) => (one.articles > most.articles ? one : most)).id;
  const documents = (await api(desk, '/documents')).items;
  const source = (await api(desk, '/sources')).items[0].id;
  const [of, to] = [encodeURIComponent(story), encodeURIComponent];
  return {
    stories: '/',
    claims: `/stories/${of}`,
    disputes: `/stories/${of}/disputes`,
    timeline: `/stories/${of}/timeline`,
    'story articles': `/stories/${of}/articles`,
    claim: `/claims/${to(claim)}`,
    articles: '/articles',
    article: `/articles/${to(documents[0].id)}`,
    statement: `/articles/${to(documents[0].id)}#a1`,
    sources: '/sources',
    source: `/sources/${to(source)}`,
    transfers: '/transfers',
    compare: `/compare?${documents
      .slice(0, 3)
      .map((one) => `set=${to(one.id)}`)
      .join('&')}`,
    alerts: '/alerts',
    corrections: '/corrections',
    search: '/search?q=missiles',
    nowhere: '/no/such/page',
    'no such story': '/stories/s%3Anone',
  };
}

before(async () => {
  desk = await openDesk();
  browser = await openBrowser();
  views = await viewsOf();
  // Something that was corrected, and something that was undone.
  const claim = decodeURIComponent(views.claim.split('/')[2]);
  await api(desk, '/corrections', { action: 'note', targets: [claim], note: 'Ask again' });
  const { members } = (await api(desk, `/claims/${encodeURIComponent(claim)}`)).ledger.collapsed[0];
  const { id } = await api(desk, '/corrections', { action: 'cut', targets: [claim, ...members] });
  await api(desk, `/corrections/${id}/undo`, {});
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`every view in ${colorScheme}`, async (t) => {
    const { page, wrong, at, close } = await openPage(browser, desk, { colorScheme });
    for (const [name, path] of Object.entries(views)) {
      await t.test(name, async () => {
        wrong.length = 0;
        await at(path);
        assert.equal(await page.locator('h1').count(), 1, 'one main heading');
        assert.match(await page.title(), /sayso/);
        if (name === 'statement') await page.locator('.statement-detail').waitFor();
        assert.deepEqual(await axe(page), []);
        // The browser itself calls an answer of 404 an error.
        if (name !== 'no such story') assert.deepEqual(wrong, []);
      });
    }
    await close();
  });
}

test('with everything opened', async (t) => {
  const { page, wrong, at, close } = await openPage(browser, desk);
  await t.test('a claim within the story, an edge of its ledger', async () => {
    await at(views.claims);
    await page.locator('.claim-toggle').first().click();
    await page.locator('.edge-button').first().click();
    assert.deepEqual(await axe(page), []);
  });
  await t.test('a correction', async () => {
    await at(views.claim);
    await page.locator('.correct').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  });
  await t.test('files to add', async () => {
    await page.getByRole('button', { name: 'Add articles' }).click();
    assert.deepEqual(await axe(page), []);
  });
  assert.deepEqual(wrong, []);
  await close();
});

describe('for every reader', () => {
  test('a window of 320 pixels needs no scrolling to the side', async () => {
    const { page, at, close } = await openPage(browser, desk, { viewport: { width: 320, height: 640 } });
    for (const [name, path] of Object.entries(views)) {
      await at(path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${name} is ${over} pixels too wide`);
    }
    await close();
  });

  test('words and names that are longer than the window break', async () => {
    const report = {
      id: 'long',
      outlet: 'The Consolidated Gazette of Velmouth, Osterby and the Outer Isles (with the Harbour Shipping List)',
      title: `Harbour ${'overlongwordwithoutanyspaces'.repeat(8)} shut`,
      published: '2031-03-04T08:00:00Z',
      text: `The harbour ${'ofaverylongname'.repeat(20)} is shut, said Ilse Marrant, the harbour master, on Monday.`,
    };
    sayso('add', desk.store, desk.write('long.jsonl', `${JSON.stringify(report)}\n`));
    const { page, at, close } = await openPage(browser, desk, { viewport: { width: 400, height: 800 } });
    for (const path of ['/articles', '/articles/long', '/search?q=harbour']) {
      await at(path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${path} is ${over} pixels too wide`);
    }
    await close();
  });

  test('a server that is gone is said to be, and nothing else', async () => {
    const other = await desk.another();
    const { page, at, close } = await openPage(browser, other);
    await at('/');
    await other.close();
    await page.getByRole('link', { name: 'Transfers' }).click();
    await page.getByText('The server does not answer').waitFor();
    assert.equal(await page.getByText('No transfer fits').count(), 0);
    assert.equal(await page.getByText('No article tells').count(), 0);
    await close();
  });

  test('where motion is not wanted, nothing moves', async () => {
    const { page, at, close } = await openPage(browser, desk, { reducedMotion: 'reduce' });
    await at(views.claims);
    const moving = await page.evaluate(() => document.getAnimations().length);
    assert.equal(moving, 0);
    await close();
  });

  test('the first paint comes within a second', async (t) => {
    // The best of five visits, each with an empty cache: the others may have waited for the machine.
    const paints = [];
    for (let i = 0; i < 5; i++) {
      const { page, at, close } = await openPage(browser, desk);
      await at('/');
      paints.push(
        await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY,
        ),
      );
      await close();
    }
    t.diagnostic(`first contentful paint after ${paints.map(Math.round).join(', ')} ms`);
    assert.ok(Math.min(...paints) < 1000, `${paints} ms`);
  });

  test('a second visit, a reload and going back show the desk too', async () => {
    const { page, wrong, at, close } = await openPage(browser, desk);
    await at('/');
    await page.reload();
    await settled(page);
    await at('/transfers');
    await at('/');
    await page.goBack();
    await settled(page);
    await page.getByRole('heading', { level: 1, name: 'Transfers' }).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });
});
