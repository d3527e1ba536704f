export type TextMessage = {
  readonly to: string;
  readonly text: string;
  /** The same for every attempt, so that a gateway can drop what a crash sends twice. */
  readonly id: string;
};

/** `refused`: the gateway will never take a message to this number; trying again is useless. */
export type TextOutcome = 'sent' | 'refused';

/**
 * A way to send text messages (短信). Called by a job after the commit, never inside a transaction.
 * Throws where trying later may help. Where no gateway is configured the port is null, and notices
 * stay in the product.
 */
export type Sms = {
  readonly send: (message: TextMessage) => Promise<TextOutcome>;
};
