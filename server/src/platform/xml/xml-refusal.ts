/**
 * - `document_type`: declares a document type, and with it perhaps entities
 * - `not_well_formed`: breaks a rule of XML, or uses an entity nobody declared
 * - `encoding`: the bytes are no text of the encoding they claim, or of none we know
 * - `too_deep`, `too_many_nodes`, `too_large`: more than any honest document has
 */
export type XmlFault =
  | 'document_type'
  | 'not_well_formed'
  | 'encoding'
  | 'too_deep'
  | 'too_many_nodes'
  | 'too_large';

export class XmlRefusal extends Error {
  override name = 'XmlRefusal';
  readonly fault: XmlFault;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(fault: XmlFault, detail: Readonly<Record<string, string | number>>) {
    super(`xml: ${fault}`);
    this.fault = fault;
    this.detail = detail;
  }
}
