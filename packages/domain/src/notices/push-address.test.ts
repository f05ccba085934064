import { describe, expect, test } from 'vitest';
import { endpointFault } from './push-address.ts';

describe('the address of a push service', () => {
  test.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/abc',
  ])('given %s, then it is taken', (endpoint) => {
    expect(endpointFault(endpoint, null)).toBeNull();
  });

  test.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://user:secret@fcm.googleapis.com/',
    'https://127.0.0.1/abc',
    'https://2130706433/abc',
    'https://[::1]/abc',
    'https://localhost/abc',
    'https://printer/abc',
    'https://printer.local/abc',
    'https://metadata.internal/abc',
    'file:///etc/passwd',
  ])('given %s, then it is refused in words', (endpoint) => {
    expect(endpointFault(endpoint, null)).toMatch(/\.$/);
  });

  test('given the one origin that is trusted, then it may be anything', () => {
    expect(endpointFault('http://127.0.0.1:8090/abc', 'http://127.0.0.1:8090')).toBeNull();
    expect(endpointFault('http://127.0.0.1:8091/abc', 'http://127.0.0.1:8090')).not.toBeNull();
  });
});
