import {
  answerTags,
  type LdapRequest,
  message,
  referral,
  requestTags,
  result,
  searchEntry,
  searchReference,
} from './ber.ts';
import { asksForTls, type Behaviour, type Line } from './fake-ldap.ts';

const { bind, search, extended } = requestTags;
/** An id that people of fake servers have. */
export const fakeDirectoryId = '11111111-2222-3333-4444-555555555555';

/** Answers a request as a directory that lets everybody in, whatever the name and the password. */
export function permit(request: LdapRequest, line: Line, dn = 'uid=anybody,dc=fake'): void {
  if (request.tag === bind) line.answer(request, result(answerTags.bind, 0));
  if (request.tag === search) {
    const person = { uid: ['anybody'], entryUUID: [fakeDirectoryId] };
    // The server's own entry is asked for with an empty base.
    if (request.bytes.readUInt8(request.bytes.indexOf(0x04) + 1) > 0) line.answer(request, searchEntry(dn, person));
    line.answer(request, result(answerTags.done, 0));
  }
  // "Who am I": nobody.
  if (request.tag === extended && !asksForTls(request)) line.answer(request, result(answerTags.extended, 0));
}

/** Lets the service account in, and does something else with the requests of a kind. */
function permitBut(kind: number, other: (request: LdapRequest, line: Line) => void): Behaviour {
  return { request: (request, line) => (request.tag === kind ? other(request, line) : permit(request, line)) };
}

/** Servers that keep a sign-in waiting. None of them ever gives an answer that would end it. */
export const stalls: Readonly<Record<string, Behaviour>> = {
  'silence after connecting': {},
  'one byte a second': {
    request(request, line) {
      const answer = message(request.id, result(answerTags.bind, 0));
      let sent = 0;
      line.every(1000, () => line.send(answer.subarray(sent, ++sent)));
    },
  },
  'a message that never ends': {
    request(_request, line) {
      line.send(Buffer.from([0x30, 0x84, 0, 0x0f, 0, 0, 0x02]));
      line.every(50, () => line.send(Buffer.alloc(16, 0x04)));
    },
  },
  'silence after the bind': permitBut(search, () => undefined),
  'entries without an end': permitBut(search, (request, line) => {
    const entry = searchEntry('uid=anybody,dc=fake', { uid: ['anybody'], entryUUID: [fakeDirectoryId] });
    line.answer(request, entry);
    line.every(100, () => line.answer(request, entry));
  }),
  'silence after the password': {
    request(request, line) {
      if (request.tag === bind && request.bytes.includes('uid=anybody')) return;
      permit(request, line);
    },
  },
  'answers to somebody else': permitBut(bind, (request, line) =>
    line.every(200, () => line.send(message(request.id + 1000, result(answerTags.bind, 0)))),
  ),
};

/** Servers that end a sign-in at once, in a way that no directory should. */
export const breakers: Readonly<Record<string, Behaviour>> = {
  'farewell at once': { connected: (line) => line.reset() },
  'reset after the bind': permitBut(bind, (request, line) => {
    line.answer(request, result(answerTags.bind, 0));
    line.reset();
  }),
  'reset after the search': permitBut(search, (request, line) => {
    permit(request, line);
    line.reset();
  }),
  'an announced length of two gigabytes': {
    request: (_request, line) => line.send(Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, 0x02, 0x01, 0x01])),
  },
  'a length of eight bytes': {
    request: (_request, line) => line.send(Buffer.from([0x30, 0x88, 1, 1, 1, 1, 1, 1, 1, 1])),
  },
  'a length without an end': { request: (_request, line) => line.send(Buffer.from([0x30, 0x80, 0x02, 0x01, 0x01])) },
  'a text that is longer than its message': {
    request: (request, line) => {
      const answer = message(request.id, result(answerTags.bind, 0, 'text'));
      answer.writeUInt8(0x7f, answer.length - 5);
      line.send(answer);
    },
  },
  'another protocol': {
    connected: (line) => line.send(Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n')),
  },
  'a flood before anything was asked': { connected: (line) => line.send(Buffer.alloc(4 * 1024 * 1024, 0x30)) },
  'thousands of entries': permitBut(search, (request, line) => {
    for (let index = 0; index < 10_000; index += 1)
      line.answer(
        request,
        searchEntry(`uid=anybody${index},dc=fake`, { uid: ['anybody'], entryUUID: [fakeDirectoryId] }),
      );
    line.answer(request, result(answerTags.done, 0));
  }),
};

/** A server that sends everybody to another one, by every means that the protocol has. */
export function referrer(url: string): Behaviour {
  return permitBut(search, (request, line) => {
    line.answer(request, searchReference(url));
    line.answer(request, result(answerTags.done, 10, '', referral(url)));
  });
}

/** A server that answers a bind with a referral. */
export function bindReferrer(url: string): Behaviour {
  return permitBut(bind, (request, line) => line.answer(request, result(answerTags.bind, 10, '', referral(url))));
}

/** What a server without StartTLS says when asked; it would take passwords in clear, as many do. */
export const startTlsRefused: Behaviour = {
  request(request, line) {
    if (asksForTls(request)) line.answer(request, result(answerTags.extended, 2, 'unsupported extended operation'));
    else permit(request, line);
  },
};

/** Accepts StartTLS and never begins the handshake. */
export const startTlsSilent: Behaviour = {
  request(request, line) {
    if (asksForTls(request)) line.answer(request, result(answerTags.extended, 0));
  },
};

/** Somebody in between who answers in clear, behind the answer to StartTLS, what will be asked inside TLS. */
export const startTlsInjected: Behaviour = {
  request(request, line) {
    if (!asksForTls(request)) return;
    const further = [1, 2, 3].map((next) => message(request.id + next, result(answerTags.bind, 0)));
    line.send(Buffer.concat([message(request.id, result(answerTags.extended, 0)), ...further]));
  },
};
