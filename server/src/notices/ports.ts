import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { Clock } from '../platform/clock/clock.ts';
import type { Mail } from '../platform/mail-sms/mail.ts';
import type { Sms } from '../platform/mail-sms/sms.ts';
import type { Operations } from '../platform/operation/operation.ts';
import type { MailLocale } from './domain/mail-words.ts';

/** What this room stands on; the composition root fills it. */
export type NoticePorts = {
  readonly db: Kysely<unknown>;
  readonly clock: Clock;
  readonly operations: () => Operations;
  /** Null: no mail server is configured, notices are read in the product only. */
  readonly mail: Mail | null;
  /** Where letters to a person go; null where there is no address, or the account is not in use. */
  readonly addressOf: (
    read: { readonly db: Kysely<unknown> },
    personId: PersonId,
  ) => Promise<{ readonly email: string; readonly locale: MailLocale } | null>;
  /** Null: no gateway for text messages is configured. */
  readonly sms: Sms | null;
  /** The same for text messages. */
  readonly numberOf: (
    read: { readonly db: Kysely<unknown> },
    personId: PersonId,
  ) => Promise<{ readonly phone: string; readonly locale: MailLocale } | null>;
  /** What links in letters begin with. */
  readonly publicUrl: () => string;
};
