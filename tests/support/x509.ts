export { loadX509 } from '../../main/https/x509-library.ts';
