// What needs no browser: cutting texts, laying out ledgers, words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimOffers, conditionOf, searchOffers, transferOffers } from '../src/alerts';
import { eventReader } from '../src/api/stream';
import { layOut } from '../src/ledger/tree';
import { partsOf, to } from '../src/router';
import { codePoints, paragraphs, pieces } from '../src/text/spans';
import { day, days, figures, figuresAloud, originsWords, quoted, whose } from '../src/words';

const mark = (of: string, role: string, ...spans: [number, number][]) => ({ of, role, spans });

test('overlapping and nested marks cut a text into pieces that lose nothing', () => {
  const text = 'She said he said no.';
  const cut = pieces(codePoints(text), [
    mark('a1', 'source', [0, 3]),
    mark('a1', 'content', [9, 19]),
    mark('a2', 'source', [9, 11]),
    mark('a2', 'content', [17, 19]),
  ]);
  assert.equal(cut.map((piece) => piece.text).join(''), text);
  assert.deepEqual(
    cut.map((piece) => piece.marks.map((one) => one.of + one.role).join('+')),
    ['a1source', '', 'a1content+a2source', 'a1content', 'a1content+a2content', ''],
  );
});

test('marks that cross each other share the piece in the middle', () => {
  const cut = pieces(codePoints('abcdef'), [mark('x', 'content', [0, 4]), mark('y', 'content', [2, 6])]);
  assert.deepEqual(
    cut.map((piece) => [piece.text, piece.marks.map((one) => one.of).join('')]),
    [
      ['ab', 'x'],
      ['cd', 'xy'],
      ['ef', 'y'],
    ],
  );
});

test('spans are code points: an emoji before a mark does not move it', () => {
  const cut = pieces(codePoints('🛰️🛰️ yes'), [mark('a', 'content', [5, 8])]);
  assert.equal(cut.find((piece) => piece.marks.length)?.text, 'yes');
});

test('a mark over two paragraphs is cut at the paragraph', () => {
  const points = codePoints('one two\n\nthree four');
  const spans = paragraphs(points);
  assert.deepEqual(spans, [
    [0, 7],
    [9, 19],
  ]);
  const both = spans.map(([from, to]) =>
    pieces(points, [mark('a', 'content', [4, 14])], from, to).map((piece) => piece.text),
  );
  assert.deepEqual(both, [
    ['one ', 'two'],
    ['three', ' four'],
  ]);
});

const edge = (a: string, b: string, certain = true) => ({ members: [a, b], reason: 'cites', certain });

test('a ledger has one tree for each origin, and an arc for what may be one', () => {
  const tree = layOut(['m0', 'm1', 'm2', 'm3'], [edge('m1', 'm0'), edge('m2', 'm1'), edge('m3', 'm0', false)]);
  assert.deepEqual(
    tree.rows.map((row) => [row.node, row.depth, row.origin]),
    [
      ['m0', 0, 1],
      ['m1', 1, 1],
      ['m2', 2, 1],
      ['m3', 0, 2],
    ],
  );
  assert.deepEqual(
    tree.arcs.map((arc) => [arc.from, arc.to, arc.lane]),
    [[0, 3, 0]],
  );
});

test('the root is whom nobody is found to take from, also where it was added last', () => {
  const tree = layOut(['m0', 'm1', 'o0'], [edge('m0', 'o0'), edge('m1', 'o0')]);
  assert.deepEqual(
    tree.rows.map((row) => [row.node, row.parent, row.hasChildren]),
    [
      ['o0', undefined, true],
      ['m0', 'o0', false],
      ['m1', 'o0', false],
    ],
  );
});

test('lines go on past a row whose parent has more to come', () => {
  const tree = layOut(['m0', 'm1', 'm2', 'm3'], [edge('m1', 'm0'), edge('m2', 'm1'), edge('m3', 'm0')]);
  assert.deepEqual(
    tree.rows.map((row) => row.passing),
    [[], [true], [true, false], [false]],
  );
});

test('arcs that overlap have lanes of their own', () => {
  const tree = layOut(['m0', 'm1', 'm2'], [edge('m1', 'm0', false), edge('m2', 'm0', false)]);
  assert.equal(tree.lanes, 2);
});

test('edges to nodes that are not there are left out', () => {
  assert.equal(layOut(['m0'], [edge('m0', 'gone')]).rows.length, 1);
});

test('figures read as the command line has them', () => {
  const ledger = { articles: 13, publishers: 1, origins: { min: 3, max: 5 } };
  assert.equal(figures(ledger), '13 articles → 1 publisher → 3–5 origins');
  assert.equal(figuresAloud(ledger), '13 articles from 1 publisher, resting on between 3 and 5 separate origins');
  assert.equal(originsWords({ min: 1, max: 1 }), '1 origin');
});

test('days as people write them, as exact as they are known', () => {
  assert.equal(day('2031-03-09T10:00:00Z'), '9 March 2031');
  assert.equal(day('2031-03'), 'March 2031');
  assert.equal(day('2031'), '2031');
  assert.equal(day(null), '');
  assert.equal(days('2031-03-09', '2031-03-12T01:00Z'), '9 to 12 March 2031');
  assert.equal(days('2031-03-09', '2031-04-12'), '9 March to 12 April 2031');
  assert.equal(days('2030-12-31', '2031-01-02'), '31 December 2030 to 2 January 2031');
  assert.equal(days('2031-03-09', '2031-03-09'), '9 March 2031');
});

test('words in quotation marks of their own get no second pair', () => {
  assert.equal(quoted(' no request '), '“no request”');
  assert.equal(quoted('“No,” '), '“No,”');
});

test('whose word it is', () => {
  assert.equal(whose('She', 'Ilse Marrant'), 'She (Ilse Marrant)');
  assert.equal(whose('Ilse Marrant, the harbour master,', 'Ilse Marrant'), 'Ilse Marrant, the harbour master');
  assert.equal(whose(null, null), 'on nobody’s word');
});

test('ids of any kind survive an address', () => {
  for (const id of ['sha256:ab@2', 'a/b#c?d&e,f%g', 'Ü “x”']) {
    assert.deepEqual(partsOf(new URL(to.article(id), 'http://x').pathname), [id]);
    const query = new URL(to.compare([[id, 'b'], ['c']]), 'http://x').searchParams;
    const sets = query.getAll('set').map((set) => set.split(',').map(decodeURIComponent));
    assert.deepEqual(sets, [[id, 'b'], ['c']]);
  }
});

test('events are read however they are cut on the way', () => {
  const sent =
    ': hello\n\nid: 7\nevent: document\ndata: {"id":\ndata: "d1"}\n\nevent: store\r\ndata: {}\r\n\r\ndata: wai';
  for (const size of [1, 3, 1000]) {
    const events = eventReader();
    const found = [];
    for (let i = 0; i < sent.length; i += size) found.push(...events.read(sent.slice(i, i + size)));
    assert.deepEqual(found, [
      { type: 'document', data: '{"id":\n"d1"}' },
      { type: 'store', data: '{}' },
    ]);
    assert.equal(events.lastId(), '7');
  }
});

test('a condition has what was filled in, and nothing while something is missing', () => {
  const [search] = searchOffers('embassy');
  assert.deepEqual(conditionOf(search!, { q: ' embassy ', source: '', origins: '2' }), {
    kind: 'claim',
    q: 'embassy',
    origins: 2,
  });
  assert.equal(conditionOf(search!, { q: ' ' }), undefined);
  assert.equal(conditionOf(search!, { q: 'embassy', origins: 'many' }), undefined);
  const [transfer] = transferOffers();
  assert.equal(conditionOf(transfer!, {}), undefined);
  assert.deepEqual(conditionOf(transfer!, { to: 'Korvania' }), { kind: 'transfer', to: 'Korvania' });
  assert.deepEqual(conditionOf(claimOffers('c:1')[1]!, { q: 'left over' }), { kind: 'denied', claim: 'c:1' });
});
