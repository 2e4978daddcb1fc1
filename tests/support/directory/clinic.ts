import { type Attributes, dnValue, ldifEntry } from './ldif.ts';

/** Where everything of the test directory lies. */
export const clinic = {
  base: 'dc=clinic,dc=test',
  people: 'ou=people,dc=clinic,dc=test',
  groups: 'ou=groups,dc=clinic,dc=test',
  /** A place with nobody in it. */
  nobody: 'ou=nobody,dc=clinic,dc=test',
  rootDn: 'cn=root,dc=clinic,dc=test',
  rootPassword: 'the root of the test directory',
  serviceDn: 'cn=rems,dc=clinic,dc=test',
  /** Unlike anything else, so that it can be searched for. */
  servicePassword: 'Sv9-unmistakable-service-secret-q7X',
  /** Of every person. */
  password: 'the password in the directory',
} as const;

/** Names with every sign that means something in a filter or in a name of an entry. */
export const oddNames = [
  'star*man',
  'par(en)s',
  'back\\slash',
  'bo,b',
  'plus+one',
  'quo"te',
  '#x',
  ' ÿ',
  'müller',
  'semi;colon',
  'eq=ual',
  '<angle>',
  'EXTERNAL',
  'PLAIN',
  '{{login}}',
  '大野',
] as const;

/** People without anything odd. */
export const plainNames = ['alice', 'bob', 'carol', 'dave', 'erin', 'fred', 'gina', 'henry'] as const;

/** Accounts that may not be used, by what says so. Attributes of Active Directory too: slapd takes them for what they are. */
export const barredAccounts: Readonly<Record<string, Attributes>> = {
  'locked.openldap': { pwdAccountLockedTime: '000001010000Z' },
  'reset.openldap': { pwdReset: 'TRUE' },
  'locked.389ds': { nsAccountLock: 'true' },
  'disabled.ad': { userAccountControl: '514' },
  'locked.ad': { userAccountControl: '512', 'msDS-User-Account-Control-Computed': '16' },
  'expired.ad': { userAccountControl: '512', accountExpires: '131000000000000000' },
  'password-expired.ad': { userAccountControl: '512', 'msDS-User-Account-Control-Computed': '8388608' },
  'must-change.ad': { userAccountControl: '512', pwdLastSet: '0' },
  'expired.shadow': { shadowExpire: '10000' },
};

/** Accounts whose attributes look like trouble and are none. */
export const soundAccounts: Readonly<Record<string, Attributes>> = {
  'sound.ad': {
    userAccountControl: '512',
    'msDS-User-Account-Control-Computed': '0',
    lockoutTime: '0',
    accountExpires: '9223372036854775807',
    pwdLastSet: '133000000000000000',
  },
  'forever.ad': { userAccountControl: '66048', accountExpires: '0', pwdLastSet: '0' },
  'sound.389ds': { nsAccountLock: 'false' },
};

/** An account with the lasting id of an Active Directory, stored as bytes. */
export const guid = {
  bytes: Buffer.from(Array.from({ length: 16 }, (_, index) => index)),
  text: '03020100-0504-0706-0809-0a0b0c0d0e0f',
};

/** Extra attributes, for Active Directory's and 389's. Numbers are theirs. */
export const accountSchema = `
attributetype ( 1.2.840.113556.1.4.8 NAME 'userAccountControl' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.1460 NAME 'msDS-User-Account-Control-Computed' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.662 NAME 'lockoutTime' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.159 NAME 'accountExpires' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.96 NAME 'pwdLastSet' EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
attributetype ( 1.2.840.113556.1.4.2 NAME 'objectGUID' EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40 SINGLE-VALUE )
attributetype ( 2.16.840.1.113730.3.1.610 NAME 'nsAccountLock' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
objectclass ( 1.3.6.1.4.1.4203.666.11.77.1 NAME 'testAccount' SUP top AUXILIARY
  MAY ( userAccountControl $ msDS-User-Account-Control-Computed $ lockoutTime $ accountExpires $ pwdLastSet $ objectGUID $ nsAccountLock $ shadowExpire ) )
`;

/** The name of a person's entry. */
export function personDn(uid: string, place: string = clinic.people): string {
  return `uid=${dnValue(uid)},${place}`;
}

/** The name of a group's entry. */
export function groupDn(cn: string): string {
  return `cn=${dnValue(cn)},${clinic.groups}`;
}

/** The attributes of a person. */
export function personAttributes(uid: string, further: Attributes = {}): Attributes {
  return {
    objectClass: ['inetOrgPerson', 'testAccount'],
    uid,
    cn: `Person ${uid}`,
    sn: uid,
    mail: `person${[...uid].map((sign) => sign.codePointAt(0)?.toString(36)).join('')}@clinic.test`,
    displayName: `Dr ${uid.trim()}`,
    userPassword: clinic.password,
    ...further,
  };
}

/** How deep groups are nested in groups in the chain `level-1` (carol) … `level-9`. */
export const chainDepth = 9;
/** Groups that henry is a member of, without any use. */
export const wideGroups = 499;

const group = (cn: string, ...members: string[]) =>
  ldifEntry(groupDn(cn), { objectClass: 'groupOfNames', cn, member: members });
const unit = (dn: string) =>
  ldifEntry(dn, { objectClass: 'organizationalUnit', ou: dn.split(',')[0]?.slice('ou='.length) ?? '' });
const person = (uid: string, further?: Attributes, place?: string) =>
  ldifEntry(personDn(uid, place), personAttributes(uid, further));

/** Every entry of the test directory, in an order in which it can be loaded. */
export function clinicLdif(): string {
  const [day, night] = [`ou=day,${clinic.people}`, `ou=night,${clinic.people}`];
  const { serviceDn, servicePassword } = clinic;
  return [
    ldifEntry(clinic.base, { objectClass: ['dcObject', 'organization'], dc: 'clinic', o: 'Clinic' }),
    ...[clinic.people, clinic.groups, clinic.nobody, day, night].map(unit),
    ldifEntry(serviceDn, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'rems',
      userPassword: servicePassword,
    }),
    ...[...plainNames, ...oddNames].map((uid) => person(uid)),
    ...Object.entries({ ...barredAccounts, ...soundAccounts }).map(([uid, state]) => person(uid, state)),
    ...[day, night].map((place) => person('twin', {}, place)),
    ...[day, night, clinic.people].map((place) => person('triplet', {}, place)),
    person('administrator'),
    person('guid', { objectGUID: guid.bytes }),
    // No address and no name to show, and several of what others have once.
    ldifEntry(personDn('bare'), {
      objectClass: 'inetOrgPerson',
      ...{ uid: 'bare', cn: 'bare', sn: 'bare', userPassword: clinic.password },
    }),
    person('many', { uid: ['many', 'many.names'], mail: ['one@clinic.test', 'two@clinic.test'] }),

    group('physicists', personDn('alice'), personDn('bo,b'), personDn(' ÿ')),
    group('Équipe, "A+B"', personDn('bob')),
    group('administrators', personDn('erin')),
    ldifEntry(groupDn('unique'), {
      objectClass: 'groupOfUniqueNames',
      cn: 'unique',
      uniqueMember: personDn('fred'),
    }),
    ldifEntry(groupDn('posix'), { objectClass: 'posixGroup', cn: 'posix', gidNumber: '5000', memberUid: 'gina' }),
    group('level-1', personDn('carol')),
    ...Array.from({ length: chainDepth - 1 }, (_, index) => group(`level-${index + 2}`, groupDn(`level-${index + 1}`))),
    group('ring-a', personDn('dave'), groupDn('ring-c')),
    group('ring-b', groupDn('ring-a')),
    group('ring-c', groupDn('ring-b'), groupDn('ring-c')),
    ...Array.from({ length: wideGroups }, (_, index) => group(`wide-${index + 1}`, personDn('henry'))),
    group('above-the-wide', ...Array.from({ length: wideGroups }, (_, index) => groupDn(`wide-${index + 1}`))),
  ].join('');
}
