// Where the machine's requests may lead, and where not.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { isPublic } from './addresses.ts';
import { sendOut } from './egress.ts';
import { signedHeaders } from './sign.ts';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});
const listen = async (answer: RequestListener): Promise<string> => {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const post = (url: string, allowed: readonly string[] = [], timeoutMs?: number) =>
  sendOut({ url, method: 'POST', headers: {}, body: '{}' }, { allowed, ...(timeoutMs ? { timeoutMs } : {}) });

describe('The way out', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
    ...['224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00:ec2::254', '::ffff:127.0.0.1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:0:7f00:1::', 'ff02::1', 'localhost', ''],
  ])('%s is not public', (address) => expect(isPublic(address)).toBe(false));

  test.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111'])('%s is public', (address) =>
    expect(isPublic(address)).toBe(true),
  );

  test.each([
    ...['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/', 'http://[::1]/', 'http://localhost:1/'],
    ...['http://169.254.169.254/latest/meta-data/', 'http://[::ffff:10.0.0.1]/', 'file:///etc/passwd'],
    ...['http://name:word@1.1.1.1/', 'gopher://1.1.1.1/', 'nonsense'],
  ])('%s is refused before anything is sent', async (url) => {
    await expect(post(url)).rejects.toThrow(/not on the public internet|no address|name or a password/);
  });

  test('a host that is allowed is reached, with what was sent', async () => {
    let got = '';
    const host = await listen((request, response) => {
      request.on('data', (part) => {
        got += part;
      });
      request.on('end', () => response.end('thanks'));
    });
    expect(await post(`http://${host}/hook`, [host])).toMatchObject({ status: 200, text: 'thanks' });
    expect(got).toBe('{}');
    await expect(post(`http://${host}/hook`, ['127.0.0.2'])).rejects.toThrow('not on the public internet');
  });

  test('nobody who answers is said in words', async () => {
    const host = await listen(() => undefined);
    const last = servers.pop();
    await new Promise<void>((closed) => last?.close(() => closed()));
    await expect(post(`http://${host}/hook`, [host])).rejects.toThrow(`Nobody answers at ${host}.`);
    await expect(post('http://nowhere.invalid/hook')).rejects.toThrow(/nowhere\.invalid/);
  });

  test('a redirect into the house is refused, and one without end as well', async () => {
    const inside = await listen((_, response) => response.end('secret'));
    const host = await listen(({ url }, response) => {
      response.writeHead(307, { location: url === '/in' ? `http://${inside}/` : '/round' }).end();
    });
    await expect(post(`http://${host}/in`, [host])).rejects.toThrow(
      `${inside} is not on the public internet`,
    );
    await expect(post(`http://${host}/round`, [host])).rejects.toThrow('redirects without end');
  });

  test('who answers without end is hung up on, and who does not answer is not waited for', async () => {
    const endless = await listen((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    expect((await post(`http://${endless}/`, [endless])).text).toHaveLength(65_536);
    const silent = await listen(() => undefined);
    await expect(post(`http://${silent}/`, [silent], 100)).rejects.toThrow('did not answer in time');
  });

  // The example of the Standard Webhooks specification's reference libraries.
  test('a signature is what receivers expect', () => {
    const headers = signedHeaders('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: 1_614_265_330_000,
      body: '{"test": 2432232314}',
    });
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});
