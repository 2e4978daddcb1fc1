import type { z } from 'zod';
import { localDate } from '../../shared/dates.ts';
import { documentEntities } from '../../shared/documents.ts';
import { personRoles } from '../../shared/people.ts';
import type { Found, searchContract } from '../../shared/search.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { rightToRead } from '../documents/document-rules.ts';
import type { UnitTexts } from '../equipment/service.ts';
import type { Clock } from '../ports.ts';
import type { Principal } from '../rpc/context.ts';
import { createDocumentPlaces } from './document-places.ts';
import { createPatientSearch } from './patients.ts';
import { best, likeness } from './rank-rules.ts';
import { createSearchQueries, type NamedRow } from './search-queries.ts';
import { findUnits } from './units.ts';

type Input = z.output<(typeof searchContract)['find']['input']>;

/** One search over everything that the caller may read. */
export interface SearchService {
  find(input: Input, principal: Principal): Found;
}

/** The search on one connection. */
export function createSearchService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly texts: UnitTexts;
}): SearchService {
  const { db, clock, texts } = deps;
  const queries = createSearchQueries(db);
  const placesOf = createDocumentPlaces(db);
  const patients = createPatientSearch({ db });

  return {
    find({ text, limit }, principal) {
      const { permissions } = principal;
      const words = searchWords(text.replace(/^#(?=\d+$)/, ''));
      const typed = words.join(' ');
      const nothing = { items: [], total: 0 };
      const equipment = words.length > 0 && permissions.has('equipment:read');
      const named = (rows: readonly NamedRow[]) =>
        best(rows, limit, (row) => likeness(row.text, typed, words) * 2 + (row.active === 1 ? 0 : 1)).map(
          ({ id }) => id,
        );

      function people(): Found['people'] {
        const rows = queries.peopleNames(words);
        const items = queries.people(named(rows)).map(({ roles, active, ...person }) => {
          const held = roles?.split(',') ?? [];
          return { ...person, active: active === 1, roles: personRoles.filter((role) => held.includes(role)) };
        });
        return { items, total: rows.length };
      }

      function facilities(): Found['facilities'] {
        const rows = queries.facilityNames(words);
        const items = queries.facilities(named(rows)).map((row) => ({ ...row, active: row.active === 1 }));
        return { items, total: rows.length };
      }

      function documents(): Found['documents'] {
        const entities = documentEntities.filter((entity) => permissions.has(rightToRead[entity]));
        if (entities.length === 0) return nothing;
        const rows = queries.documentNames(words, entities);
        const hits = queries.documents(named(rows));
        const place = placesOf(hits);
        return { items: hits.map((hit) => ({ ...hit, ...place(hit.entity, hit.entityId) })), total: rows.length };
      }

      function findings(): Found['findings'] {
        const ids = queries.findingIds(words);
        const items = queries.findings(ids.slice(0, limit)).map((row) => ({ ...row, resolved: row.resolved === 1 }));
        return { items, total: ids.length };
      }

      return {
        units: equipment ? findUnits({ queries, texts }, words, limit, localDate(clock.now())) : nothing,
        people: words.length > 0 && permissions.has('people:read') ? people() : nothing,
        facilities: equipment ? facilities() : nothing,
        documents: words.length > 0 ? documents() : nothing,
        findings: equipment ? findings() : nothing,
        patients: words.length > 0 && permissions.has('patients:read') ? patients(words, limit, principal) : nothing,
      };
    },
  };
}
