// A store of invented reports, the server over it, and a browser: what the browser tests stand on.
//
// SAYSO is the program (build/release/sayso by default), CHROMIUM the browser (/usr/bin/chromium).
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../..');
const program = process.env.SAYSO ?? join(root, 'build/release/sayso');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs the program to its end. */
export function sayso(...args) {
  return execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A folder of its own, removed at the end. */
function ownFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-desk-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves a new store with the reports of the example, on a port that is free. */
export async function openDesk() {
  const { folder, remove } = ownFolder();
  const store = join(folder, 'story.db');
  sayso('add', store, 'examples/missile-request');
  const { address, end } = await serve(store);
  return {
    address,
    store,
    folder,
    /** Another server over the same store. */
    another: async (...options) => {
      const { address, end } = await serve(store, ...options);
      return { address, close: end };
    },
    write: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    copyStore: () => cpSync(store, `${store}.copy`),
    close: async () => {
      await end();
      remove();
    },
  };
}

async function serve(store, ...options) {
  const server = spawn(program, ['serve', store, '--listen', '127.0.0.1:0', ...options], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async () => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  };
  return { address: await addressOf(server), end };
}

/** The address that the server prints once it listens. */
function addressOf(server) {
  return new Promise((found, failed) => {
    let said = '';
    const read = (data) => {
      said += data;
      const address = /http:\/\/[\w.:[\]-]+/.exec(said);
      if (address) found(address[0].replace(/\/$/, ''));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.once('exit', (status) => failed(new Error(`the server ended with ${status}: ${said}`)));
  });
}

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Whatever proxy the environment names, and whatever the browser itself would look up: loopback alone.
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/**
 * A page that keeps what must not happen: errors, what the content security policy stops, and requests
 * to anywhere but the desk.
 */
export async function openPage(browser, desk, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(desk.address)) wrong.push(`asks ${request.url()}`);
  });
  // Far more than anything takes, so that no test fails because the machine is slow.
  page.setDefaultTimeout(60000);
  return {
    page,
    wrong,
    /** Goes to a view and waits until its data is there. */
    at: async (path) => {
      await page.goto(desk.address + path);
      await settled(page);
    },
    close: () => context.close(),
  };
}

/** Waits until nothing is being read any more. */
export async function settled(page) {
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => !document.querySelector('.waiting'));
}

/** The server's answer, as any program would get it; with a body, to a POST. */
export async function api(desk, path, body) {
  const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${desk.address}/api/v1${path}`, body ? post : {});
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** What axe finds wrong in a page: rules of WCAG 2.0 to 2.2, A and AA, and its best practices. */
export async function axe(page) {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return found.violations.map(
    (one) =>
      `${one.id}: ${one.help}: ${one.nodes
        .slice(0, 3)
        .map((node) => `${node.target} ${node.failureSummary}`)
        .join('; ')}`,
  );
}
