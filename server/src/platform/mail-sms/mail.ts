/** One letter to one person. Plain text: nothing in it loads, tracks or hides. */
export type MailMessage = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt, so that a letter sent twice by a crash is shown once. */
  readonly messageId: string;
};

/** `refused`: the server will never take a letter to this address; trying again is useless. */
export type MailOutcome = 'sent' | 'refused';

/** A way to send letters. Called by a job after the commit, never inside a transaction. Throws where trying later may help. */
export type Mail = {
  readonly send: (message: MailMessage) => Promise<MailOutcome>;
};
