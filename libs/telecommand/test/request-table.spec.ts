import {
  closeRequest,
  COMPLETION_WINDOW_US,
  openRequest,
  overdueRequests,
  REMEMBER_WINDOW_US,
  REQUEST_TABLE_MAX_ITEMS,
  type RequestTable,
} from '../src/request-table';

function opened(table: RequestTable, key: string, nowUs = 0): RequestTable {
  const opening = openRequest(table, key, 'content', nowUs);
  if (opening.kind !== 'new') throw new Error(`expected a new request, got ${opening.kind}`);
  return opening.table;
}

describe('request table', () => {
  it('LK-6 answers a resend with the same content and refuses the same id with other content', () => {
    const table = opened(new Map(), 'ops/1');
    expect(openRequest(table, 'ops/1', 'content', 1)).toMatchObject({
      kind: 'resend',
      entry: { state: 'accepted' },
    });
    expect(openRequest(table, 'ops/1', 'other', 1)).toEqual({ kind: 'conflict' });
  });

  it('LK-4 ends a request once; LK-5 a late reply changes nothing', () => {
    const done = closeRequest(opened(new Map(), 'ops/1'), 'ops/1', 'completed', 'done')!;
    expect(done.get('ops/1')).toMatchObject({ state: 'completed', detail: 'done' });
    expect(closeRequest(done, 'ops/1', 'failed', 'late')).toBeNull();
    expect(closeRequest(done, 'ops/2', 'completed', 'unknown')).toBeNull();
  });

  it('LK-5 is bounded, forgets ended requests first and never running ones', () => {
    let table: RequestTable = new Map();
    for (let index = 0; index < REQUEST_TABLE_MAX_ITEMS; index++) table = opened(table, `ops/${index}`);
    expect(openRequest(table, 'one more', 'content', 1)).toEqual({ kind: 'full' });
    table = closeRequest(table, 'ops/7', 'completed', '')!;
    table = opened(table, 'one more');
    expect(table.has('ops/7')).toBe(false);
    expect(table.size).toBe(REQUEST_TABLE_MAX_ITEMS);
  });

  it('LK-2 names the running requests whose deadline passed, and forgets ended ones in time', () => {
    let table = opened(new Map(), 'ops/1');
    expect(overdueRequests(table, COMPLETION_WINDOW_US - 1)).toEqual([]);
    expect(overdueRequests(table, COMPLETION_WINDOW_US).map((entry) => entry.key)).toEqual(['ops/1']);
    table = closeRequest(table, 'ops/1', 'failed', 'timeout')!;
    table = opened(table, 'ops/2', REMEMBER_WINDOW_US + 1);
    expect(table.has('ops/1')).toBe(false);
  });
});
