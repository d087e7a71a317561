// How long the views of a running server take: `tools/desk figures ADDRESS`. Each view is opened once in a
// new tab with an empty cache (first paint, everything shown) and once more from within the desk, as a
// link does; then it is scrolled down ten windows. All in milliseconds.
import { api, openBrowser, openPage, settled } from './desk.mjs';

const desk = { address: process.argv[2]?.replace(/\/$/, '') };
if (!desk.address) throw new Error('Usage: figures.mjs ADDRESS');
const to = encodeURIComponent;
const largest = (list, of) => list.reduce((most, one) => (of(one) > of(most) ? one : most));

const stories = (await api(desk, '/stories?limit=500')).items;
const story = largest(stories, (one) => one.reports).id;
const claims = (await api(desk, `/stories/${to(story)}/claims?limit=500`)).items;
const claim = largest(claims, (one) => one.articles).id;
const documents = (await api(desk, `/stories/${to(story)}`)).documents;
const source = (await api(desk, '/sources')).items[0].id;
const views = {
  stories: '/',
  'stories by title': '/?q=the',
  'a story': `/stories/${to(story)}`,
  disputes: `/stories/${to(story)}/disputes`,
  timeline: `/stories/${to(story)}/timeline`,
  'its articles': `/stories/${to(story)}/articles`,
  'a claim': `/claims/${to(claim)}`,
  articles: '/articles',
  'articles by text': '/articles?q=government',
  'an article': `/articles/${to(documents[0].id)}`,
  sources: '/sources',
  'sources by name': '/sources?q=ministry',
  'a source': `/sources/${to(source)}`,
  transfers: '/transfers',
  compare: `/compare?${documents
    .slice(0, 5)
    .map((one) => `set=${to(one.id)}`)
    .join('&')}`,
  search: '/search?q=president',
  alerts: '/alerts',
  corrections: '/corrections',
};

const browser = await openBrowser();

async function opened(path) {
  const { page, at, close } = await openPage(browser, desk);
  await page.addInitScript(() => {
    window.slow = [];
    new PerformanceObserver((list) => window.slow.push(...list.getEntries().map((one) => one.duration))).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  await at(path);
  const shown = await page.evaluate(() => performance.now());
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  await page.evaluate(() => (window.slow.length = 0));
  for (let i = 0; i < 10; i++) {
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(100);
  }
  const scrolled = Math.max(0, ...(await page.evaluate(() => window.slow)));
  await close();
  return { paint, shown, scrolled };
}

async function followed(page, path) {
  return page.evaluate(async (href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    const start = performance.now();
    link.click();
    do await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    while (document.querySelector('.waiting') || !document.querySelector('main h1'));
    link.remove();
    return performance.now() - start;
  }, path);
}

const inside = await openPage(browser, desk);
console.log('view               first paint   shown  by a link  longest task while scrolling');
for (const [name, path] of Object.entries(views)) {
  const { paint, shown, scrolled } = await opened(path);
  await inside.at('/no/such/page');
  const link = await followed(inside.page, path);
  await settled(inside.page);
  const columns = [paint, shown, link, scrolled].map((one, i) => String(Math.round(one)).padStart([13, 8, 11, 12][i]));
  console.log(name.padEnd(17) + columns.join(''));
}
await browser.close();
