import type { Database } from 'better-sqlite3';

export const id = 90;
export const name = 'capital-plan';

/**
 * When the life of a unit began: the latest of three dates, or null. And when it is expected to end: as many years later as its subclass
 * lasts, a 29 February on the 28th; null without a lifetime and beyond the year 9999.
 */
const life = `SET (life_began_on, estimated_end_of_life_on) = (
  SELECT begun, CASE WHEN lifetime_years > 0 AND substr(begun, 1, 4) + lifetime_years <= 9999 THEN
    CASE substr(begun, 6)
      WHEN '02-29' THEN date((substr(begun, 1, 4) + lifetime_years) || '-03-01', '-1 day')
      ELSE (substr(begun, 1, 4) + lifetime_years) || substr(begun, 5) END END
  FROM (SELECT nullif(max(coalesce(refurbished_on, ''), coalesce(installed_on, ''), coalesce(manufactured_on, '')), '') AS begun)
    LEFT JOIN subclasses s ON s.id = subclass_id)`;

/** Named scenarios of capital planning, and what each says of single units; the expected life of a unit, kept by the database itself. */
export function up(db: Database): void {
  db.exec(`
    CREATE TABLE capital_scenarios (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      name_folded TEXT NOT NULL,
      note TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      created_at TEXT NOT NULL,
      created_by TEXT NOT NULL,
      updated_at TEXT NOT NULL,
      deleted_at TEXT,
      deleted_by TEXT,
      deleted_reason TEXT
    ) STRICT;
    CREATE UNIQUE INDEX capital_scenarios_name ON capital_scenarios (name_folded) WHERE deleted_at IS NULL;

    CREATE TABLE capital_scenario_items (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      scenario_id INTEGER NOT NULL REFERENCES capital_scenarios (id),
      unit_id INTEGER NOT NULL REFERENCES units (id),
      year INTEGER CHECK (year BETWEEN 1900 AND 2100),
      funded INTEGER CHECK (funded IN (0, 1)),
      cost INTEGER CHECK (cost >= 0),
      note TEXT,
      version INTEGER NOT NULL DEFAULT 1,
      updated_at TEXT NOT NULL,
      UNIQUE (scenario_id, unit_id)
    ) STRICT;
    CREATE INDEX capital_scenario_items_unit ON capital_scenario_items (unit_id);

    -- Stored, so that lists sort by them without computing them for every unit. Whoever writes units, these follow.
    ALTER TABLE units ADD COLUMN life_began_on TEXT;
    ALTER TABLE units ADD COLUMN estimated_end_of_life_on TEXT;
    UPDATE units ${life};
    CREATE TRIGGER units_life_inserted AFTER INSERT ON units
      WHEN coalesce(NEW.manufactured_on, NEW.installed_on, NEW.refurbished_on) IS NOT NULL BEGIN
      UPDATE units ${life} WHERE id = NEW.id;
    END;
    CREATE TRIGGER units_life_changed AFTER UPDATE OF subclass_id, manufactured_on, refurbished_on, installed_on ON units BEGIN
      UPDATE units ${life} WHERE id = NEW.id;
    END;
    CREATE TRIGGER subclasses_lifetime_changed AFTER UPDATE OF lifetime_years ON subclasses BEGIN
      UPDATE units ${life} WHERE subclass_id = NEW.id;
    END;
  `);
}
