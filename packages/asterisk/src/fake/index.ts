export { FakeAsterisk, type FakePhone, type RequestListener } from './fake-asterisk.ts';
export { FakeChannel, type FakeChannelDescription } from './fake-channel.ts';
