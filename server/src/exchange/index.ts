export { type PlatformRecord, receiveRecord } from './commands/receive-record.ts';
export { registerSender, senderOf } from './senders.ts';
export { routes } from './routes.ts';
export { catalogue } from './errors.ts';
