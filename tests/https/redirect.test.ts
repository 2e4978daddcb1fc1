import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createRedirectListener } from '../../main/https/redirect-listener.ts';
import { freePort } from '../network/network-desk.ts';

it('tells strangers no way at all, and always tells this machine', async () => {
  const port = await freePort();
  const target = () => ({ names: ['127.0.0.1'], port: 8443 });
  const listener = await createRedirectListener({ host: '127.0.0.1', port, target, mayAsk: () => false });
  onTestFinished(() => listener.close());
  const from = (localAddress: string) =>
    new Promise<[number | undefined, string | undefined]>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, localAddress, agent: false }, (response) => {
        response.resume();
        resolve([response.statusCode, response.headers.location]);
      });
      call.on('error', reject);
      call.end();
    });
  expect(await from('127.0.0.3')).toEqual([403, undefined]);
  expect(await from('127.0.0.1')).toEqual([301, 'https://127.0.0.1:8443/']);
});
