import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { applyEvent, staleByTopic } from '../../renderer/api/live.ts';
import { topics } from '../../shared/contract/events.ts';
import { contract } from '../../shared/contract/index.ts';

const procedures = Object.entries(contract).flatMap(([feature, entries]) =>
  Object.keys(entries).map((name) => `${feature}.${name}`),
);

describe('the table of topics', () => {
  it('knows every topic and names only what exists', () => {
    expect(Object.keys(staleByTopic).sort()).toEqual([...topics].sort());
    for (const part of Object.values(staleByTopic).flat()) {
      expect(
        procedures.some((name) => name.startsWith(part)),
        part,
      ).toBe(true);
    }
  });

  it('makes stale what an event touches and leaves the rest', () => {
    const queries = new QueryClient();
    for (const name of procedures) queries.setQueryData([name, {}], {});
    const stale = () =>
      queries
        .getQueryCache()
        .getAll()
        .filter((query) => query.isStale())
        .map((query) => query.queryKey[0]);
    applyEvent(queries, { topic: 'import', ids: [3] });
    expect(stale()).toEqual(expect.arrayContaining(['imports.get', 'imports.list', 'home.summary']));
    expect(stale()).not.toContain('people.list');
    expect(stale()).not.toContain('auth.me');
  });

  it('reads again every list that names a unit when one of its findings changes: it may not be used any more', () => {
    const queries = new QueryClient();
    const lists = [
      'equipment.list',
      'compliance.units',
      'bookings.list',
      'planner.range',
      'findings.list',
      'home.summary',
    ];
    for (const name of lists) queries.setQueryData([name, {}], {});
    applyEvent(queries, { topic: 'finding', ids: [3] });
    const left = queries
      .getQueryCache()
      .getAll()
      .filter((query) => !query.isStale());
    expect(left).toEqual([]);
  });
});
