/**
 * The columns of a REMS equipment file in their order (REMS 1.3; 1.2 lacks `facility_full`), and then what REMS does
 * not know: obligations (`eq_obligations`, labels separated by comma and space) and further fields of the unit. Calculated columns are written for readers and ignored on the
 * way in. Source: REMS 3.11, obligations page.
 */
export const remsEquipmentColumns = [
  'eq_id',
  'equipment_class',
  'equipment_subclass',
  'manufacturer',
  'eq_mod',
  'department',
  'eq_rm',
  'eq_phone',
  'facility',
  'facility_full',
  'facility_address',
  'contact_id',
  'contact_person',
  'contact_email',
  'supervisor_id',
  'supervisor',
  'supervisor_email',
  'physician_id',
  'physician',
  'physician_email',
  'eq_assetid',
  'eq_sn',
  'eq_mefac',
  'eq_mereg',
  'eq_mefacreg',
  'eq_manid',
  'eq_mandt',
  'eq_rfrbdt',
  'eq_instdt',
  'eq_eoldate',
  'eq_eeoldate',
  'eq_retdate',
  'eq_retired',
  'eq_planned',
  'eq_physcov',
  'eq_auditfreq',
  'eq_acrsite',
  'eq_acrunit',
  'eq_radcap',
  'eq_capfund',
  'eq_capcst',
  'eq_capecst',
  'eq_capyr',
  'eq_captype',
  'eq_capcat',
  'eq_capnote',
  'eq_notes',
  'eq_obligations',
  'eq_software',
  'eq_aetitle',
  'eq_station',
  'eq_ip',
  'eq_warranty',
  'eq_svcsupplier',
  'eq_svccontract',
  'eq_svcuntil',
  'eq_streg',
  'eq_stregexp',
  'eq_eosdate',
  'eq_parent',
] as const;

/** A column of {@link remsEquipmentColumns}. */
export type RemsEquipmentColumn = (typeof remsEquipmentColumns)[number];

/** The columns of a REMS file of tests in their order (1.3; 1.2 lacks the two columns with ids of people). Source: REMS 3.11. */
export const remsTestColumns = [
  'test_id',
  'eq_id',
  'test_type',
  'test_date',
  'report_date',
  'submission_date',
  'performed_by_id',
  'performed_by',
  'reviewed_by_id',
  'reviewed_by',
  'notes',
  'created_by',
  'created_at',
  'modified_by',
  'updated_at',
] as const;

/** A column of {@link remsTestColumns}. */
export type RemsTestColumn = (typeof remsTestColumns)[number];

/** The columns of a REMS file of people in their order, the roles last (REMS 1.2 has `admin` after `login_required`). Source: REMS 3.11. */
export const remsPeopleColumns = [
  'id',
  'name',
  'email',
  'phone',
  'login_required',
  'contact',
  'supervisor',
  'physician',
  'physicist',
  'physics_assistant',
  'qa_technologist',
] as const;

/** A column of {@link remsPeopleColumns}. */
export type RemsPeopleColumn = (typeof remsPeopleColumns)[number];

/** The columns of a REMS file of facilities in their order (1.2 lacks `facility_full`). Source: REMS 3.11. */
export const remsFacilityColumns = ['id', 'name', 'facility_full', 'address', 'is_active'] as const;

/** A column of {@link remsFacilityColumns}. */
export type RemsFacilityColumn = (typeof remsFacilityColumns)[number];

/** The columns of a REMS file of bookings in their order; REMS calls them scheduled tests. Source: REMS 3.11. */
export const remsBookingColumns = [
  'schedule_id',
  'eq_id',
  'scheduled_date',
  'scheduling_date',
  'notes',
  'created_by',
  'created_at',
  'modified_by',
  'updated_at',
] as const;

/** A column of {@link remsBookingColumns}. */
export type RemsBookingColumn = (typeof remsBookingColumns)[number];
