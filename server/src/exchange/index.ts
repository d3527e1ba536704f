export { type PlatformRecord, receiveRecord } from './commands/receive-record.ts';
export { registerSender } from './commands/keep-senders.ts';
export { senderOf } from './queries/sender-of.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
