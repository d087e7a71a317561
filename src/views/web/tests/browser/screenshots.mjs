// Writes the pictures of docs/desk from the example story. Run by `tools/desk screenshots` when a view
// has changed; nothing is compared.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { api, openBrowser, openDesk, openPage, root, sayso, settled } from './desk.mjs';

const folder = join(root, 'docs/desk');
mkdirSync(folder, { recursive: true });
const desk = await openDesk();
const browser = await openBrowser();
const to = encodeURIComponent;
const story = (await api(desk, '/stories')).items[0].id;
const claims = (await api(desk, `/stories/${to(story)}/claims`)).items;
const claim = claims.reduce((most, one) => (one.articles > most.articles ? one : most)).id;
const member = (await api(desk, `/claims/${to(claim)}`)).members.find(
  (one) => one.source?.text === 'two senior defence officials',
);
const documents = (await api(desk, `/stories/${to(story)}`)).documents.map((one) => one.id);

// Alerts, and an article that fires some of them.
for (const condition of [
  { kind: 'origin', claim },
  { kind: 'statement', source: 'Marit Oslane' },
  { kind: 'transfer', from: 'Halvora', to: 'Korvania' },
])
  await api(desk, '/alerts', { condition, author: 'Ana Verdal', email: ['desk@tarn.example'] });
const later = {
  id: 'tarn-1',
  outlet: 'Tarn Courier',
  title: 'Korvania did ask, ministry says',
  published: '2024-03-17T08:00:00Z',
  text: [
    'Korvania is considering asking Halvora for as many as 300 Lanner air-defence missiles, Dov Karsk, the defence ' +
      'minister of Korvania, told the Tarn Courier on Sunday.',
    '"Nothing will cross our territory," said Marit Oslane, the foreign secretary of Ardenmark.',
  ].join('\n\n'),
};

const pictures = [
  ['story', `/stories/${to(story)}`, 860],
  ['claim', `/claims/${to(claim)}`, 940],
  ['disputes', `/stories/${to(story)}/disputes`, 720],
  ['timeline', `/stories/${to(story)}/timeline`, 720],
  ['article', `/articles/${to(member.document)}#${member.attribution}`, 860],
  [
    'compare',
    `/compare?${documents
      .slice(0, 5)
      .map((id) => `set=${to(id)}`)
      .join('&')}`,
    720,
  ],
  ['dark', `/stories/${to(story)}`, 760],
  ['alerts', '/alerts', 720],
];
for (const [name, path, height] of pictures) {
  const { page, at, close } = await openPage(browser, desk, {
    colorScheme: name === 'dark' ? 'dark' : 'light',
    viewport: { width: 1200, height },
  });
  // Only now, so that the other pictures are of the example alone.
  if (name === 'alerts') sayso('add', desk.store, desk.write('later.jsonl', `${JSON.stringify(later)}\n`));
  await at(path);
  if (name === 'article') await page.locator('.wordings li').first().waitFor();
  if (name === 'dark') await page.locator('.claim-toggle').first().click();
  await page.locator('.live-live').waitFor();
  await settled(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await close();
}
await browser.close();
await desk.close();
