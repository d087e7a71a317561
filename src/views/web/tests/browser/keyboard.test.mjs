// Everything by keyboard: each stop can be seen, none is a trap, and the work gets done.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api, openBrowser, openDesk, openPage, settled } from './desk.mjs';

let desk;
let browser;
let opened;
let page;

before(async () => {
  desk = await openDesk();
  browser = await openBrowser();
  opened = await openPage(browser, desk);
  page = opened.page;
});
after(async () => {
  await browser?.close();
  await desk?.close();
});

const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const first = element.getClientRects()[0];
    return {
      name: element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 60) ?? element.tagName,
      tag: element.tagName,
      inline: style.display === 'inline',
      outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
      width: box.width,
      height: box.height,
      covered: !element.contains(document.elementFromPoint(first.left + Math.min(first.width, 20) / 2, first.top + 8)),
      onScreen: box.bottom > 0 && box.top < window.innerHeight,
    };
  });

/** Presses Tab until the page's end; gives all stops. */
async function walk(most = 400) {
  const stops = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (!stop) return stops;
    stops.push(stop);
  }
  assert.fail('Tab does not come to the end of the page');
}

async function tabTo(test, most = 200) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const stop = await focused();
    if (stop && test(stop)) return stop;
  }
  assert.fail('not reached by Tab');
}

test('the first stop skips to the content', async () => {
  await opened.at('/');
  await page.keyboard.press('Tab');
  assert.equal((await focused()).name, 'Skip to content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
});

test('every stop of the main views can be seen, is large enough, and leads on', async (t) => {
  const story = (await api(desk, '/stories')).items[0].id;
  const document = (await api(desk, '/documents')).items[0].id;
  for (const path of [
    '/',
    `/stories/${encodeURIComponent(story)}`,
    `/articles/${encodeURIComponent(document)}`,
    '/transfers',
  ]) {
    await t.test(path, async () => {
      await opened.at(path);
      const stops = await walk();
      assert.ok(stops.length > 10);
      for (const stop of stops) {
        assert.ok(stop.outlined, `no outline: ${stop.name}`);
        assert.ok(!stop.covered, `covered by something else: ${stop.name}`);
        assert.ok(stop.onScreen, `out of sight: ${stop.name}`);
        // Links within words are as high as the words are.
        if (stop.tag !== 'A' && stop.tag !== 'INPUT')
          assert.ok(stop.height >= 24 && stop.width >= 24, `${stop.name}: ${stop.width} x ${stop.height}`);
      }
    });
  }
});

test('from the story to a correction and its undoing', async () => {
  await opened.at('/');
  await tabTo((stop) => stop.tag === 'A' && stop.name.startsWith('Korvania'));
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main', 'the focus goes to the new view');

  await tabTo((stop) => stop.tag === 'BUTTON' && stop.name.startsWith('Korvania is considering'));
  await page.keyboard.press('Enter');
  await page.locator('.edge-button').first().waitFor();
  await tabTo((stop) => stop.name.startsWith('Rests on'));
  await page.keyboard.press('Space');
  await page.locator('.edge-detail').waitFor();
  await tabTo((stop) => stop.name.startsWith('Cut'));
  await page.keyboard.press('Enter');
  await page.locator('.notice').waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === 'Undo');
  await page.keyboard.press('Enter');
  await page.locator('.notice', { hasText: 'Undone' }).waitFor();
});

test('a dialog keeps the focus and gives it back', async () => {
  const story = (await api(desk, '/stories')).items[0].id;
  await opened.at(`/stories/${encodeURIComponent(story)}`);
  const button = page.getByRole('button', { name: 'Add a note' });
  await button.focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab');
    // The browser's own bar is a stop of its own: the focus is in the dialog or out of the page.
    assert.ok(
      await page.evaluate(
        () => document.activeElement === document.body || document.activeElement.closest('dialog') !== null,
      ),
    );
  }
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.ok(await button.evaluate((element) => element === document.activeElement));
});

test('statements of an article, one after another', async () => {
  const document = (await api(desk, '/documents')).items[0].id;
  await opened.at(`/articles/${encodeURIComponent(document)}`);
  await tabTo((stop) => stop.inline && stop.tag === 'A' && stop.name.length > 2, 60);
  await page.locator('.article-text a.piece').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.statement-detail').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.statement-detail').waitFor({ state: 'detached' });
});
