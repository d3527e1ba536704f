/**
 * A way to send text messages (短信). Called by a job after the commit, never inside a transaction. No gateway is built in:
 * each operator of a deployment has a contract with another one, and fills this port. Where nobody does, it is null,
 * and notices stay in the product.
 */
export type Sms = {
  readonly send: (message: { readonly to: string; readonly text: string }) => Promise<void>;
};
