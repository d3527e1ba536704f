/** A way to send a text message. Called by a job after the commit, never inside a transaction. */
export type Sms = {
  readonly send: (message: { readonly to: string; readonly text: string }) => Promise<void>;
};
