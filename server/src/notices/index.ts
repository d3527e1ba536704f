export type { NoticePorts } from './ports.ts';
export { NOTICE_KINDS, type NoticeDetail, type NoticeKind } from './domain/notice-kinds.ts';
export { catalogue } from './errors.ts';
export { letterOf, type MailLocale } from './domain/mail-words.ts';
export { unreadOf } from './queries/unread-of.ts';
export { subscriptions } from './subscriptions.ts';
export { jobs } from './jobs.ts';
export { routes } from './routes.ts';
