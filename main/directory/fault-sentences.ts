import type { DirectorySettings } from '../../shared/directory.ts';
import type { DirectoryFault } from './faults.ts';

/** Why a server did not do, and what to do about it; for administrators. */
export function sentenceOfFault(fault: DirectoryFault, tls: DirectorySettings['tls']): string {
  switch (fault.kind) {
    case 'name-unknown':
      return 'The name of the server is not known to the network. Check its spelling and the name service.';
    case 'refused':
      return 'Nothing listens at this port. Check the port, usually 636 for LDAPS and 389 otherwise, and that the directory runs.';
    case 'no-route':
      return 'The network has no way to this server. Check the network of this machine and the address.';
    case 'no-answer':
      return 'The server did not answer in time. Check the address, the port and the firewalls in between.';
    case 'closed':
      return tls === 'ldaps'
        ? 'The server closed the connection. Check that this port speaks LDAPS.'
        : 'The server closed the connection. Check the port and the log of the directory.';
    case 'not-loopback':
      return 'Without encryption only a directory on this machine is asked. Choose LDAPS or StartTLS.';
    case 'start-tls-refused':
      return 'The server refuses StartTLS. Set up a certificate there, or choose LDAPS.';
    case 'not-tls':
      return 'What answers at this port does not speak TLS. Check the port: LDAPS usually has 636, StartTLS 389.';
    case 'authority-unknown':
      return 'The certificate is signed by an authority that is not trusted here. Give the certificate of that authority.';
    case 'name-mismatch':
      return fault.detail === null
        ? 'The certificate is for another server. Use the name that stands in the certificate.'
        : `The certificate is for another server (${fault.detail}). Use a name that stands in the certificate.`;
    case 'certificate-expired':
      return 'The certificate of the server has expired. Renew it on the server.';
    case 'certificate-not-yet-valid':
      return 'The certificate of the server is not valid yet. Check the clocks of both machines.';
    case 'certificate-refused':
      return 'The certificate of the server cannot be accepted. Renew it on the server.';
    case 'unprotected':
      return 'The connection was not protected when a password should have travelled. Nothing was sent.';
    case 'malformed':
      return 'What came back is not LDAP. Check that this port belongs to a directory.';
    case 'account-refused':
      return 'The directory refuses the service account. Check its name and type its password again.';
    case 'protection-asked':
      return 'The directory asks for an encrypted connection. Choose LDAPS or StartTLS.';
    case 'anonymous-refused':
      return 'The directory does not let this account search. Name a service account that may read people and groups.';
    case 'base-missing':
      return 'The directory has no such place to search. Check the base that people and groups are searched below.';
    case 'filter-unusable':
      return 'The filter for people cannot be used. Correct it in the settings of the directory.';
    case 'busy':
      return 'The directory is busy. Try again in a moment.';
    case 'result':
      return `The directory refused the request (result ${fault.detail ?? '?'}). Its log says more.`;
    case 'no-lasting-id':
      return 'The directory shows no lasting id of people (objectGUID, entryUUID or nsUniqueId). Let the service account read it.';
    case 'no-username':
      return 'The entry that was found has no username. Check the attribute of the username.';
  }
}
