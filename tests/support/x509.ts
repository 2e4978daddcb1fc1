export { loadX509 } from '../../main/tls/x509-library.ts';
